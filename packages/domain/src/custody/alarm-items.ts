/** From what is due in a stay to the stages of its alarms that have come, and who may be on duty to hear them. */
import { allow, type Decision, deny } from '../access/decision.ts'
import type { RoleCode } from '../access/roles.ts'
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import type { Instant } from '../time/instant.ts'
import { type AlarmKind, type AlarmStage, type AlarmTarget, alarmStages } from './alarms.ts'
import type { CareRules } from './care-rules-table.ts'

/** The duties in a suite, the lowest first: an alarm goes up in this order. */
export const custodyDuties = [
  { code: 'DETENTION_OFFICER', label: 'Detention officer' },
  { code: 'CUSTODY_OFFICER', label: 'Custody sergeant' },
  { code: 'INSPECTOR', label: 'Custody inspector' },
  { code: 'SUPERINTENDENT', label: 'Duty superintendent' },
] as const satisfies readonly { code: AlarmTarget; label: string }[]

/** One thing due, as the clock of a stay tells it. */
export interface DueThing {
  what: string
  label: string
  at: Instant
}

const clockKinds = new Set([
  'REVIEW',
  'EXTENSION',
  'WARRANT',
  'WARRANT_EXTENSION',
  'DRUG_SAMPLE_HOLD',
  'RIGHTS_DELAY',
  'BAIL_END',
])

/** How the alarm of a thing goes up: release by CL-10, what the law times by the clock, and all care as checks. */
export function alarmKindOf(what: string): AlarmKind {
  if (what === 'RELEASE_OR_CHARGE') return 'RELEASE'
  return clockKinds.has(what) ? 'CLOCK' : 'CHECK'
}

export interface RaisedStage extends AlarmStage {
  what: string
  label: string
  dueAt: Instant
  /** The highest that is called. */
  level: AlarmTarget
}

/** Every stage that has come at `now` of everything that is due, the earliest first; each is raised once. */
export function reachedStages(due: readonly DueThing[], now: Instant, rules: CareRules): RaisedStage[] {
  return due
    .flatMap(({ what, label, at }) =>
      alarmStages(at, alarmKindOf(what), rules).map((stage) => ({
        ...stage,
        what,
        label,
        dueAt: at,
        level: highestOf(stage.to),
      })),
    )
    .filter((stage) => stage.at <= now)
    .sort((a, b) => a.at.localeCompare(b.at))
}

/** When the next stage comes after `now`; undefined when nothing is to come. */
export function nextStageAt(due: readonly DueThing[], now: Instant, rules: CareRules): Instant | undefined {
  return due
    .flatMap(({ what, at }) => alarmStages(at, alarmKindOf(what), rules).map((stage) => stage.at))
    .filter((at) => at > now)
    .sort()[0]
}

const highestOf = (targets: readonly AlarmTarget[]): AlarmTarget =>
  custodyDuties.map(({ code }) => code as AlarmTarget).findLast((code) => targets.includes(code)) ??
  'DETENTION_OFFICER'

/** Whether an officer may take up a duty in a suite: by role in custody, by rank above it. */
export function decideDuty(duty: AlarmTarget, who: { rank: Rank; roles: readonly RoleCode[] }): Decision {
  switch (duty) {
    case 'DETENTION_OFFICER':
      return who.roles.includes('DETENTION_OFFICER') || who.roles.includes('CUSTODY_SERGEANT')
        ? allow()
        : deny('Only custody staff are on duty as detention officer.')
    case 'CUSTODY_OFFICER':
      return who.roles.includes('CUSTODY_SERGEANT') && isAtLeast(who.rank, 'PS')
        ? allow()
        : deny('s.36: a custody officer is a sergeant or above in the custody role.')
    case 'INSPECTOR':
      return isAtLeast(who.rank, 'INSP')
        ? allow()
        : deny('Only an inspector or above is on duty as inspector.')
    case 'SUPERINTENDENT':
      return isAtLeast(who.rank, 'SUPT')
        ? allow()
        : deny('Only a superintendent or above is on duty as superintendent.')
  }
}

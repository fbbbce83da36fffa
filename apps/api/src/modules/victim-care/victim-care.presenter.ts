/** Victims of a crime and the list of who has to be told, as officers see them. */
import type { VictimCarePage, VictimDueLine, VictimView } from '@mips/contracts/victim-care-parts'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { labelIn } from '@mips/domain/custody/offence-words'
import { contactStanding, contactWays, referralState } from '@mips/domain/investigation/victim-contact'
import { contactTriggers } from '@mips/domain/investigation/victim-deadlines'
import {
  enhancedReasons,
  needsProblems,
  specialMeasures,
  victimNeeds,
} from '@mips/domain/investigation/victim-needs'
import { referralOf, statementState, victimSteps } from '@mips/domain/investigation/victim-steps'
import { viewLinkedPeople, viewPerson } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { ageOf, contactsOf, needsOf, owedOf, planOf, stepsOf } from './victim-care.reading.ts'
import type { CareRow, DueListRow, DueRow, VictimRow } from './victim-care.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedAll = (list: Codes, codes: readonly string[]) => codes.map((code) => coded(list, code))
const ruleLine = ({ rule, severity, message, field }: RuleProblem) => ({
  rule,
  severity,
  message,
  field: field ?? null,
})
const trigger = (code: string) =>
  code === 'UPDATE' ? { code, label: 'Update' } : coded(contactTriggers, code)

export function presentCare(row: CareRow, who: Principal, { clock }: { clock: Clock }): VictimCarePage {
  const now = clock.now().toISOString()
  const { id, reference, version } = row
  return {
    id,
    reference,
    version,
    victims: row.victims.map((victim) => presentVictim(row, victim, now)),
    may: { keep: holds(who, 'victim.care.keep') },
  }
}

function presentVictim(care: CareRow, victim: VictimRow, now: string): VictimView {
  const { known, facts, needs, isEnhanced } = needsOf(care, victim, now)
  const steps = stepsOf(victim)
  const statement = statementState(steps)
  const said = victim.needs
  return {
    ...personOf(victim, now),
    known: {
      reasons: codedAll(enhancedReasons, victimNeeds(known).reasons),
      language: victim.language,
      interpreterNeeded: victim.interpreterNeeded,
      phones: victim.phones,
      age: ageOf(victim, now) ?? null,
    },
    needs: {
      askedAt: said?.askedAt ?? null,
      isEnhanced,
      reasons: codedAll(enhancedReasons, needs.reasons),
      differsBecause: said?.differsBecause ?? null,
      isVulnerable: needs.isVulnerable,
      isIntimidated: needs.isIntimidated,
      facts: { ...facts },
      measuresOpen: codedAll(specialMeasures, needs.measures),
      measures: codedAll(specialMeasures, said?.measures ?? []),
      viewInOwnWords: said?.viewInOwnWords ?? null,
      by: said?.by ?? null,
    },
    ...plansOf(victim),
    contacts: victim.contacts.map(({ recordedAt: _recordedAt, way, triggers, ...contact }) => ({
      ...contact,
      way: coded(contactWays, way),
      triggers: codedAll(contactTriggers, triggers),
    })),
    steps: victim.steps.map(({ kind, ...step }) => ({ ...step, kind: coded(victimSteps, kind) })),
    statement,
    referral: referralState(referralOf(steps, care.reportedAt ?? now)),
    dues: victim.dues.map((due) => presentDue(victim, due, now)),
    left: needsProblems(
      {
        ...(said === null ? {} : { askedAt: said.askedAt }),
        ...(said === null ? {} : { isEnhanced }),
        ...(said?.differsBecause ? { differsBecause: said.differsBecause } : {}),
        measuresWanted: said?.measures ?? [],
        ...(said?.viewInOwnWords ? { viewInOwnWords: said.viewInOwnWords } : {}),
        isStatementOffered: statement !== 'NOT_OFFERED',
        isReferralOffered: steps.some(({ kind }) => kind.startsWith('REFERRAL_')),
      },
      facts,
    ).map(ruleLine),
  }
}

function personOf(victim: VictimRow, now: string) {
  const [person] = viewLinkedPeople([victim], londonDay(now))
  if (person === undefined) throw new Error('a victim without a person')
  return { person }
}

function plansOf({ plan, earlierPlan }: VictimRow) {
  return {
    plan:
      plan === null
        ? null
        : {
            ...plan,
            enoughWays: codedAll(contactWays, plan.enoughWays),
            unsafeWays: codedAll(contactWays, plan.unsafeWays),
            optedOut: codedAll(contactTriggers, plan.optedOut),
          },
    earlierPlan:
      earlierPlan === null
        ? null
        : {
            ...earlierPlan,
            enoughWays: codedAll(contactWays, earlierPlan.enoughWays),
            unsafeWays: codedAll(contactWays, earlierPlan.unsafeWays),
          },
  }
}

function presentDue(victim: VictimRow, due: DueRow, now: string): VictimView['dues'][number] {
  const { id, since, by, doneAt, endReason } = due
  const standing = contactStanding(
    owedOf(victim.personRecordId, due),
    contactsOf(victim),
    planOf(victim),
    now,
  )
  const open = standing.state === 'DONE' ? 'OWED' : standing.state
  return {
    id,
    trigger: trigger(due.trigger),
    since,
    by,
    state: doneAt === null ? open : 'DONE',
    failedAttempts: standing.failedAttempts,
    doneAt,
    endReason,
    rule: contactTriggers.find(({ code }) => code === due.trigger)?.rule ?? 'VC-5',
  }
}

export function presentDueLine({ person, ...row }: DueListRow, now: Date): VictimDueLine {
  return {
    ...row,
    trigger: trigger(row.trigger),
    name: viewPerson(person, londonDay(now.toISOString())).name,
    isOverdue: new Date(row.by) < now,
  }
}

/** The care plan as its page shows it, with every check judged for ever by what was known when it was typed. */
import type { CarePage, CheckLine } from '@mips/contracts/custody-care-replies'
import { watchPlan } from '@mips/domain/custody/care-due'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { judgeChecks, type PlanInForce } from '@mips/domain/custody/check-history'
import { type ObservationLevel, observationLevels } from '@mips/domain/custody/codes'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { checkMinutes } from '@mips/domain/custody/observation'
import { labelIn } from '@mips/domain/custody/offence-words'
import { riskNeeds } from '@mips/domain/custody/risk-carry'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { londonDay } from '@mips/domain/time/london-day'
import type { Clock } from '../../platform/clock.ts'
import { careFacts, isStayHeld, readClockAt, utc } from '../custody/custody.entry.service.ts'
import type { CarePageRow, CheckRow } from './custody-care.rows.ts'

const careKinds = ['VISIT', 'ROUSE', 'WATCHER_RELIEF']

export function presentCare(row: CarePageRow, _who: unknown, { clock }: { clock: Clock }): CarePage {
  const now = clock.now()
  const rules = careRulesOn(londonDay(now.toISOString()))
  const plan = row.clock.care ? careFacts(row.clock, row.clock.care).plan : undefined
  return {
    id: row.id,
    version: row.version,
    arrivedAt: row.arrivedAt,
    isHeld: isStayHeld(row),
    observationLevel: row.observationLevel,
    plans: row.plans,
    watch:
      plan === undefined
        ? null
        : {
            level: plan.level,
            everyMinutes: checkMinutes(plan, rules),
            mustRouse: plan.mustRouse,
            watcher: plan.watcher ?? null,
            since: plan.watchingSince ?? null,
          },
    levels: row.levels,
    watches: row.watches,
    direction: row.direction,
    asked: askedOf(row),
    checks: presentChecks(row, rules),
    due: readClockAt(row.clock, now).due.filter(({ what }) => careKinds.includes(what)),
    problems: problemsOf(row, plan),
  }
}

/** What the latest assessment asks of the plan; the age is the assessment's own matter. */
function askedOf({ risk }: CarePageRow): CarePage['asked'] {
  if (risk === null) return null
  const { leastObservation, mustRouse, needsAntiLigature } = riskNeeds(
    { answers: risk.answers, isIntoxicated: risk.isIntoxicated ?? false },
    false,
  )
  return { leastObservation, mustRouse, needsAntiLigature: needsAntiLigature || risk.needsAntiLigature }
}

function problemsOf(row: CarePageRow, plan: { level: string; watcher?: string } | undefined): RuleProblem[] {
  const problems: RuleProblem[] = []
  const add = (severity: RuleProblem['severity'], rule: string, message: string) =>
    void problems.push({ rule, severity, message })
  if (row.plans.length === 0) add('ASK', '12.9', 'Write the care plan.')
  const isWatched = plan?.level === '3' || plan?.level === '4'
  if (isWatched && !plan?.watcher) add('ASK', '12.9', 'Name the officer who watches.')
  const asked = askedOf(row)
  const [latest] = row.plans
  if (latest === undefined || asked === null) return problems
  if (latest.level < asked.leastObservation)
    add('WARN', 'TR-1', `The risk assessment points to level ${asked.leastObservation} at least.`)
  if (asked.mustRouse && !latest.mustRouse)
    add('WARN', 'TR-2', 'The risk assessment points to rousing at each visit.')
  if (asked.needsAntiLigature && !latest.needsAntiLigature)
    add('WARN', '12.9', 'The risk assessment points to a cell without ligature points.')
  return problems
}

function presentChecks(row: CarePageRow, rules: ReturnType<typeof careRulesOn>): CheckLine[] {
  const standing = row.checks.filter(({ isCorrected }) => !isCorrected)
  const judged = judgeChecks(
    standing.map((check) => ({
      id: check.id,
      kind: check.kind === 'VISIT' ? 'VISIT' : 'ROUSE',
      doneAt: utc(check.doneAt),
      recordedAt: utc(check.recordedAt),
    })),
    plansOf(row),
    utc(row.clock.authorisedAt ?? row.arrivedAt),
    rules,
  )
  const byId = new Map(judged.map((one) => [one.id, one]))
  return row.checks.map((check) => {
    const found = byId.get(check.id)
    const { rousing, ...line } = check
    return {
      ...line,
      kindLabel: labelIn(custodyLogKinds, check.kind),
      failed: failedOf(rousing),
      dueAt: found?.dueAt ?? null,
      timing: found?.timing ?? 'ON_TIME',
      minutesLate: found?.minutesLate ?? 0,
    }
  })
}

/** Annex H in the words of the page. */
export const rousingWords: Record<string, string> = {
  isRousable: 'could not be roused',
  saysName: 'did not say their name',
  saysHome: 'did not say where they live',
  saysWhere: 'did not say where they are',
  opensEyes: 'did not open their eyes',
  liftsArms: 'did not lift their arms',
}

const failedOf = (rousing: CheckRow['rousing']): string[] =>
  Object.entries(rousing ?? {}).flatMap(([what, isMet]) => (isMet ? [] : [rousingWords[what] ?? what]))

/** Every plan that was in force: TR-1's least from the authorisation on, then each plan and each change of level without one. */
function plansOf(row: CarePageRow): PlanInForce[] {
  const first = utc(row.clock.authorisedAt ?? row.arrivedAt)
  const planned = row.plans.flatMap((plan): PlanInForce[] => {
    const watch = watchPlan(levelOf(plan.level), plan)
    return watch === undefined
      ? []
      : [{ ...watch, from: utc(plan.decidedAt), recordedAt: utc(plan.recordedAt) }]
  })
  const changed = row.levels.flatMap((change): PlanInForce[] => {
    const [from, level] = [utc(change.at), levelOf(change.to)]
    if (level === undefined || planned.some((plan) => plan.from === from)) return []
    return [{ level, mustRouse: false, from, recordedAt: utc(change.recordedAt) }]
  })
  return [{ level: '1', mustRouse: false, from: first, recordedAt: first }, ...planned, ...changed]
}

const levelOf = (code: string | null): ObservationLevel | undefined =>
  observationLevels.find((level) => level.code === code)?.code

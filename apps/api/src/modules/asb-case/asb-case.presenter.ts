/** Cases of anti-social behaviour as officers see them: the page and the desk. */
import type { AsbActionLine, AsbCasePage, AsbDeskLine } from '@mips/contracts/asb-case-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewLinkedPeople, viewPlace } from '@mips/domain/pole/record-view'
import {
  asbActionProblems,
  asbActionSteps,
  asbCaseBases,
  asbCaseOutcomes,
  asbPartners,
  asbTools,
  caseReviewProblems,
  caseReviewState,
  caseReviewSteps,
} from '@mips/domain/safeguarding/asb-case'
import { asbSendingProblems, asbSendWays, asbSharingBases } from '@mips/domain/safeguarding/asb-sharing'
import {
  asbReviewDue,
  asbRiskFactors,
  asbRiskGrades,
  asbTypes,
  readAsbAnswers,
  scoreAsbRisk,
} from '@mips/domain/safeguarding/asb-risk'
import { asbCaseState } from '@mips/domain/safeguarding/repeats'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { actionFacts, askedFacts, closingProblems, ruleLine, utc } from './asb-case.reading.ts'
import type { ActionRow, CaseRow, DeskRow, RiskRow } from './asb-case.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null) => (code === null ? null : coded(list, code))
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

export function presentCase(row: CaseRow, who: Principal, { clock }: { clock: Clock }): AsbCasePage {
  const now = clock.now().toISOString()
  const day = londonDay(now)
  const { people, events, location, risks, actions, triggers, asbType, basis, outcome, ...rest } = row
  const linked = viewLinkedPeople(people, day)
  const calls = events.filter(({ role }) => role === 'ARISES_FROM')
  const reviewOn = reviewOf(risks[0])
  const isOpen = row.state === 'OPEN'
  const closed = 'The case is closed.'
  return {
    ...rest,
    asbType: codedOr(asbTypes, asbType),
    basis: coded(asbCaseBases, basis),
    outcome: codedOr(asbCaseOutcomes, outcome),
    location: location === null ? null : viewPlace(location, day),
    victims: linked.filter(({ role }) => role === 'VICTIM'),
    causing: linked.filter(({ role }) => role === 'SUSPECT'),
    calls,
    grade: codedOr(asbRiskGrades, risks[0]?.grade ?? null),
    reviewOn,
    isReviewOverdue: isOpen && reviewOn !== null && day > reviewOn,
    risks: risks.map(presentRisk),
    actions: actions.map((action) => presentAction(action, day)),
    caseReviews: triggers.map((one) => {
      const rules = safeguardingRulesOn(londonDay(one.askedAt))
      const { state, dueAt, isOverdue } = caseReviewState(askedFacts(one), now, rules)
      const victim = people.find(({ personRecordId }) => personRecordId === one.victimId)
      const { isAccepted: _accepted, bodies, ...shown } = one
      return {
        ...shown,
        bodies: bodies.map((body) => coded(asbPartners, body)),
        // Who took part is asked with the answer itself.
        steps: caseReviewSteps.filter(
          (step) => caseReviewProblems(askedFacts(one), step, ['OTHER']).length === 0,
        ),
        victim: victim === undefined ? null : displayName(victim),
        state,
        dueAt: dueAt ?? null,
        isOverdue,
      }
    }),
    left: isOpen ? leftOf(row, calls).map(ruleLine) : [],
    may: {
      keep: may(
        isOpen && holds(who, 'asb.case.keep'),
        isOpen ? 'Your role does not keep ASB cases.' : closed,
      ),
      review: may(
        isOpen && holds(who, 'asb.case.review') && row.owner?.id !== who.userId,
        isOpen ? 'Another supervisor reviews this case.' : closed,
      ),
      close: may(holds(who, 'asb.case.review'), 'A supervisor closes a case and opens it again.'),
    },
  }
}

const lastOf = (times: readonly string[]): string =>
  times
    .map((at) => londonDay(utc(at)))
    .sort()
    .at(-1) ?? ''

/** What the case asks for next, then what closing it asks for. */
function leftOf(row: CaseRow, calls: readonly { occurredFrom: string }[]): RuleProblem[] {
  const [risk] = row.risks
  const answers = risk === undefined ? undefined : readAsbAnswers(risk.answers)
  const { problems } = asbCaseState(
    risk === undefined || answers === undefined
      ? undefined
      : { answers, assessedOn: londonDay(utc(risk.assessedAt)) },
    lastOf(calls.map(({ occurredFrom }) => occurredFrom)),
  )
  const asked = closingProblems(row, false).map((one): RuleProblem => ({ ...one, severity: 'ASK' }))
  return [...problems, ...asked]
}

/** The day by which the last answer is reviewed; null where it is. */
const reviewOf = (risk: RiskRow | undefined): string | null => {
  const grade = asbRiskGrades.find(({ code }) => code === risk?.grade)
  if (risk === undefined || grade === undefined || risk.reviewedAt !== null) return null
  return asbReviewDue(grade.code, londonDay(utc(risk.assessedAt)))
}

function presentRisk(row: RiskRow): AsbCasePage['risks'][number] {
  const answers = readAsbAnswers(row.answers)
  const { reviewedAt, reviewedBy, reviewAnswer, reviewWords, grade, ...rest } = row
  return {
    ...rest,
    grade: coded(asbRiskGrades, grade),
    because: answers === undefined ? '' : scoreAsbRisk(answers).reason,
    answers: asbRiskFactors.map(({ code, label, low, high }) => ({
      code,
      label,
      low,
      high,
      answer: row.answers[code] ?? 0,
    })),
    review:
      reviewedAt === null
        ? null
        : { at: reviewedAt, by: reviewedBy, answer: reviewAnswer ?? '', words: reviewWords },
  }
}

function presentAction(row: ActionRow, day: string): AsbActionLine {
  const { partner, tool, sendings, ...rest } = row
  const facts = actionFacts(row)
  const isOver = row.doneAt !== null || row.withdrawnAt !== null
  return {
    ...rest,
    partner: coded(asbPartners, partner),
    tool: coded(asbTools, tool),
    isOverdue: !isOver && row.dueOn !== null && row.dueOn < day,
    sendings: sendings.map(({ way, basis, ...sending }) => ({
      ...sending,
      way: coded(asbSendWays, way),
      basis: coded(asbSharingBases, basis),
    })),
    maySend: asbSendingProblems(facts, { to: 'somebody' }).length === 0,
    // Sending says to whom and what: it has a form of its own.
    steps: asbActionSteps.filter(
      ({ code }) => code !== 'SENT' && asbActionProblems(facts, code).length === 0,
    ),
  }
}

/** The desk: gravest first, then what is due first. */
export function presentDesk(rows: readonly DeskRow[], clock: Clock): AsbDeskLine[] {
  const now = clock.now().toISOString()
  const order = (code: string | null) => asbRiskGrades.find((grade) => grade.code === code)?.order ?? 2.5
  return rows
    .map((row) => ({ row, due: firstDue(row, now) }))
    .sort(
      (a, b) =>
        Number(b.due?.isOverdue ?? false) - Number(a.due?.isOverdue ?? false) ||
        order(b.row.grade) - order(a.row.grade) ||
        (a.due?.by ?? '9').localeCompare(b.due?.by ?? '9') ||
        a.row.id.localeCompare(b.row.id),
    )
    .map(({ row, due }) => {
      const { answers: _a, assessedAt: _s, reviewedAt: _r, actionDueOn: _d, triggers: _t, ...rest } = row
      return {
        ...rest,
        basis: coded(asbCaseBases, row.basis),
        grade: codedOr(asbRiskGrades, row.grade),
        due,
      }
    })
}

type DueWords = NonNullable<AsbDeskLine['due']>

function firstDue(row: DeskRow, now: string): DueWords | null {
  const day = londonDay(now)
  const found: DueWords[] = []
  const answers = row.answers === null ? undefined : readAsbAnswers(row.answers)
  const assessedOn = row.assessedAt === null ? '' : londonDay(utc(row.assessedAt))
  const { problems, reviewOn } = asbCaseState(
    answers === undefined ? undefined : { answers, assessedOn },
    row.lastCallAt === null ? '' : londonDay(utc(row.lastCallAt)),
  )
  for (const { message, rule } of problems)
    found.push({ text: message, by: null, isOverdue: answers !== undefined, rule })
  if (reviewOn !== undefined && row.reviewedAt === null)
    found.push({ text: 'Supervisor reviews the risk', by: reviewOn, isOverdue: day > reviewOn, rule: 'AB-3' })
  if (row.actionDueOn !== null)
    found.push({
      text: 'An action is due',
      by: row.actionDueOn,
      isOverdue: day > row.actionDueOn,
      rule: 'AB-4',
    })
  for (const one of row.triggers) {
    const asked = askedFacts({ ...one, askedAt: utc(one.askedAt), answeredAt: null })
    const { state, dueAt, isOverdue } = caseReviewState(asked, now, safeguardingRulesOn(day))
    if (dueAt !== undefined)
      found.push({
        text: state === 'ASKED' ? 'Decide on the case review' : 'Answer the case review',
        by: londonDay(dueAt),
        isOverdue,
        rule: 'AB-2',
      })
  }
  return (
    found.sort(
      (a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (a.by ?? '').localeCompare(b.by ?? ''),
    )[0] ?? null
  )
}

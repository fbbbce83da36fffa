/** Care of the witnesses of a case: their dates, needs, special measures, warnings and wishes, each a step that is added to (WC-1 to WC-7). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type SpecialMeasure, specialMeasures } from '../investigation/victim-needs.ts'
import { addDays, formatDay, isDay } from '../time/day.ts'
import type { CaseRules } from './case-rules-table.ts'

export const careStepKinds = [
  { code: 'DATES', label: 'Dates' },
  { code: 'NEEDS', label: 'Needs' },
  { code: 'MEASURE', label: 'Special measure' },
  { code: 'WARNED', label: 'Warned' },
  { code: 'ANSWERED', label: 'Answer to the warning' },
  { code: 'WISH', label: 'Wish on contact' },
] as const
export type CareStepKind = (typeof careStepKinds)[number]['code']

export const witnessNeeds = [
  { code: 'INTERPRETER', label: 'Interpreter' },
  { code: 'STEP_FREE', label: 'Step-free way' },
  { code: 'HEARING', label: 'Help with hearing' },
  { code: 'SIGHT', label: 'Help with reading or sight' },
  { code: 'TRAVEL', label: 'Travel' },
  { code: 'CARE_OF_OTHERS', label: 'Care of children or others' },
  { code: 'COURT_VISIT', label: 'Visit to the court before' },
  { code: 'WITNESS_SERVICE', label: 'Witness service' },
  { code: 'OTHER', label: 'Other' },
] as const
export type WitnessNeed = (typeof witnessNeeds)[number]['code']

/** In their order: what was not asked for is not applied for, and what was not applied for is not granted. */
export const measureStates = [
  { code: 'ASKED', label: 'Asked for by the witness' },
  { code: 'APPLIED', label: 'Applied for to the court' },
  { code: 'GRANTED', label: 'Granted' },
  { code: 'REFUSED', label: 'Refused' },
  { code: 'WITHDRAWN', label: 'No longer wanted' },
] as const
export type MeasureState = (typeof measureStates)[number]['code']

export const warningAnswers = [
  { code: 'COMES', label: 'Will come' },
  { code: 'UNSURE', label: 'Not sure' },
  { code: 'CANNOT', label: 'Cannot come' },
] as const
export type WarningAnswer = (typeof warningAnswers)[number]['code']

export interface AvoidedSpan {
  /** Days (YYYY-MM-DD), both in it. */
  from: string
  to: string
  why?: string
}

export type CareStep =
  | { kind: 'DATES'; from: string; to: string; avoid: readonly AvoidedSpan[] }
  | { kind: 'NEEDS'; needs: readonly WitnessNeed[]; words?: string }
  | { kind: 'MEASURE'; measure: SpecialMeasure; state: MeasureState; words?: string }
  | { kind: 'WARNED'; hearingOn: string; way: string; through?: string }
  | { kind: 'ANSWERED'; hearingOn: string; answer: WarningAnswer; words?: string }
  | { kind: 'WISH'; isNoContact: boolean; words: string }

type Of<Kind extends CareStepKind> = Extract<CareStep, { kind: Kind }>
const newest = <Kind extends CareStepKind>(
  steps: readonly CareStep[],
  kind: Kind,
  fits: (step: Of<Kind>) => boolean = () => true,
): Of<Kind> | undefined =>
  steps.findLast((step): step is Of<Kind> => step.kind === kind && fits(step as Of<Kind>))

/** WC-1 to WC-3, WC-5, WC-6: what stands against adding a step after those there are; `steps` in the order in which they were added. */
export function careStepProblems(
  step: CareStep,
  steps: readonly CareStep[],
  of: { isVulnerable: boolean; today: string },
): RuleProblem[] {
  switch (step.kind) {
    case 'DATES':
      return datesProblems(step)
    case 'NEEDS':
      return needsProblems(step)
    case 'MEASURE':
      return measureProblems(step, steps, of.isVulnerable)
    case 'WARNED':
      return warningProblems(step, steps, of.today)
    case 'ANSWERED':
      return answerProblems(step, steps)
    case 'WISH':
      return wishProblems(step)
  }
}

function datesProblems({ from, to, avoid }: Of<'DATES'>): RuleProblem[] {
  const { problems, block } = problemList()
  block(to < from, 'WC-1', 'The last day is before the first: check the days.', 'to')
  for (const [index, span] of avoid.entries()) {
    block(span.to < span.from, 'WC-1', 'This ends before it begins: check the days.', `avoid.${index}.to`)
    block(
      span.to < from || span.from > to,
      'WC-1',
      `The dates are known from ${formatDay(from)} to ${formatDay(to)}: this lies outside.`,
      `avoid.${index}.from`,
    )
  }
  return problems
}

function needsProblems({ needs, words }: Of<'NEEDS'>): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    needs.length === 0 && !isSaid(words),
    'WC-2',
    'Choose what the witness needs, or write that they need nothing.',
    'needs',
  )
  block(needs.includes('OTHER') && !isSaid(words), 'WC-2', 'Say what else they need.', 'words')
  return problems
}

function measureProblems(
  { measure, state, words }: Of<'MEASURE'>,
  steps: readonly CareStep[],
  isVulnerable: boolean,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const before = measuresOf(steps).get(measure)
  const label = specialMeasures.find(({ code }) => code === measure)?.label ?? measure
  block(
    state === 'APPLIED' && before !== 'ASKED' && before !== 'REFUSED',
    'WC-3',
    `${label} was not asked for by the witness: ask them first.`,
    'state',
  )
  block(
    (state === 'GRANTED' || state === 'REFUSED') && before !== 'APPLIED',
    'WC-3',
    `Nothing was applied for yet: enter the application for ${label.toLowerCase()} first.`,
    'state',
  )
  block(
    state === 'WITHDRAWN' && before === undefined,
    'WC-3',
    `${label} was not asked for by the witness.`,
    'state',
  )
  block(state === before, 'WC-3', `That is entered already for ${label.toLowerCase()}.`, 'state')
  block(
    state === 'ASKED' && !isSaid(words),
    'WC-3',
    'Write why, in the words of the witness: the assessment and the court ask for them.',
    'words',
  )
  ask(
    state === 'ASKED' && !isVulnerable,
    'WC-3',
    'A measure is for a vulnerable or intimidated witness: the file says so from now on.',
    'measure',
  )
  return problems
}

function warningProblems(
  { hearingOn, through }: Of<'WARNED'>,
  steps: readonly CareStep[],
  today: string,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    !isDay(hearingOn) || hearingOn < today,
    'WC-5',
    'That hearing has passed: choose one that is to come.',
    'hearingOn',
  )
  block(
    isNotToBeContacted(steps) && !isSaid(through),
    'WC-6',
    'This witness does not want to be contacted: say through whom they were told.',
    'through',
  )
  const avoided = avoidedOn(steps, hearingOn)
  ask(
    avoided !== undefined,
    'WC-5',
    `The witness avoids that day${avoided?.why === undefined ? '' : ` (${avoided.why})`}: tell the court.`,
    'hearingOn',
  )
  return problems
}

function answerProblems({ hearingOn, answer, words }: Of<'ANSWERED'>, steps: readonly CareStep[]) {
  const { problems, block } = problemList()
  block(
    newest(steps, 'WARNED', (one) => one.hearingOn === hearingOn) === undefined,
    'WC-5',
    'The witness was not warned for that hearing yet: enter the warning first.',
    'hearingOn',
  )
  block(answer === 'CANNOT' && !isSaid(words), 'WC-5', 'Write why the witness cannot come.', 'words')
  return problems
}

function wishProblems({ words }: Of<'WISH'>): RuleProblem[] {
  const { problems, block } = problemList()
  block(!isSaid(words), 'WC-6', 'Write the wish in the words of the witness.', 'words')
  return problems
}

/** WC-3: where each measure stands, by its newest step. */
export const measuresOf = (steps: readonly CareStep[]): Map<SpecialMeasure, MeasureState> =>
  new Map(steps.flatMap((step) => (step.kind === 'MEASURE' ? [[step.measure, step.state] as const] : [])))

/** WC-1: the dates that hold: the newest answer stands for all earlier ones. */
export const datesOf = (steps: readonly CareStep[]): Of<'DATES'> | undefined => newest(steps, 'DATES')

/** WC-1: the span in which a witness avoids a day, by the dates that hold. */
export const avoidedOn = (steps: readonly CareStep[], day: string): AvoidedSpan | undefined =>
  datesOf(steps)?.avoid.find(({ from, to }) => from <= day && day <= to)

/** WC-6: whether the newest wish is not to be contacted. */
export const isNotToBeContacted = (steps: readonly CareStep[]): boolean =>
  newest(steps, 'WISH')?.isNoContact === true

/** WC-4: the measures that are wanted and not applied for, each with the last day for it, counted from a hearing (YYYY-MM-DD). */
export const measuresDue = (
  steps: readonly CareStep[],
  hearingOn: string,
  rules: CaseRules,
): { measure: SpecialMeasure; by: string }[] =>
  [...measuresOf(steps)].flatMap(([measure, state]) =>
    state === 'ASKED' ? [{ measure, by: addDays(hearingOn, rules.specialMeasuresDays) }] : [],
  )

export const warningStandings = [
  { code: 'CANNOT', label: 'Cannot come', isOpen: true },
  { code: 'CLASH', label: 'Avoids that day', isOpen: true },
  { code: 'NOT_WARNED', label: 'Not warned', isOpen: true },
  { code: 'NO_ANSWER', label: 'Warned, no answer', isOpen: true },
  { code: 'UNSURE', label: 'Not sure', isOpen: true },
  { code: 'COMES', label: 'Will come', isOpen: false },
] as const
export type WarningStanding = (typeof warningStandings)[number]['code']

/** WC-7: how a witness stands for a hearing on a day: the newest answer to its warning, else a day that they avoid, else whether they were warned. */
export function warningStanding(steps: readonly CareStep[], hearingOn: string): WarningStanding {
  const answer = newest(steps, 'ANSWERED', (one) => one.hearingOn === hearingOn)?.answer
  if (answer !== undefined) return answer
  if (avoidedOn(steps, hearingOn) !== undefined) return 'CLASH'
  return newest(steps, 'WARNED', (one) => one.hearingOn === hearingOn) === undefined
    ? 'NOT_WARNED'
    : 'NO_ANSWER'
}

/** WC-7: the day by which every witness of a hearing is warned. */
export const warnBy = (hearingOn: string, rules: CaseRules): string =>
  addDays(hearingOn, -rules.witnessWarnDays)

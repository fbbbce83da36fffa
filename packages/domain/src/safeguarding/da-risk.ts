/** Grading domestic abuse: all questions put, score and judgement apart, the second look and MARAC (DA-1 to DA-5, SG-04, SG-05). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addMonths } from '../time/day.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { endOfWorkingDay } from '../time/working-days.ts'
import {
  type DaAnswer,
  type DaGrade,
  daOrder,
  dashTopics,
  daTools,
  type DaTool,
  topicsOf,
} from './da-tools.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

export interface DaAssessment {
  tool: DaTool
  /** Keys of the tool that the force has loaded, where it is not DASH. */
  loadedTopics?: readonly string[]
  /** Thresholds and grave signs of a tool that the force has loaded (DA-6). */
  loaded?: { bands: { medium: number; high: number } | null; grave: readonly string[] }
  answers: Readonly<Record<string, DaAnswer | undefined>>
  grade?: DaGrade
  rationale?: string
  isFromPartner?: boolean
  isSeenAlone?: boolean
  areDatabasesSearched?: boolean
  assessedAt: Instant
  assessedBy: { userId: string; rank: Rank }
}

/** SG-04: topics that have no answer; "does not know" and "would not say" are answers. */
export const unanswered = (assessment: DaAssessment): string[] =>
  topicsOf(assessment.tool, assessment.loadedTopics).filter((key) => assessment.answers[key] === undefined)

/** Yes answers, and the band that a scored tool gives them; advice beside the grade, never the grade itself. */
export function daScore(
  assessment: DaAssessment,
  rules: SafeguardingRules,
): { yes: number; band: DaGrade | undefined; grave: string[]; rule: 'DA-2' } {
  const keys = topicsOf(assessment.tool, assessment.loadedTopics)
  const yes = keys.filter((key) => assessment.answers[key] === 'YES').length
  const bands = bandsOf(assessment, rules)
  const signs =
    assessment.loaded?.grave ?? dashTopics.filter(({ isGrave }) => isGrave).map(({ code }) => code)
  const grave = signs.filter((code) => assessment.answers[code] === 'YES')
  return { yes, band: bands === undefined ? undefined : bandOf(yes, bands), grave, rule: 'DA-2' }
}

/** From how many yes answers a risk is medium and high: of the loaded tool, else of a tool that is scored. */
function bandsOf({ tool, loaded }: DaAssessment, rules: SafeguardingRules) {
  if (loaded !== undefined) return loaded.bands ?? undefined
  const isScored = daTools.some(({ code, isScored: scored }) => code === tool && scored)
  return isScored ? { medium: rules.daBandMedium, high: rules.daBandHigh } : undefined
}

function bandOf(yes: number, bands: { medium: number; high: number }): DaGrade {
  if (yes >= bands.high) return 'HIGH'
  return yes >= bands.medium ? 'MEDIUM' : 'STANDARD'
}

/** What stands against calling an assessment complete. It can be saved with any of its answers. */
export function daCompletionProblems(assessment: DaAssessment, rules: SafeguardingRules): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const open = unanswered(assessment)
  const isPolice = assessment.isFromPartner !== true
  const isPoliceOnly = daTools.some(({ code, policeOnly }) => code === assessment.tool && policeOnly)
  block(
    isPolice && open.length > 0,
    'SG-04',
    `${open.length} questions have no answer: put each, also when the answer is not known or refused.`,
    'answers',
  )
  block(
    !isPolice && isPoliceOnly,
    'DA-1',
    'Partners do not use this tool: choose the one on their form.',
    'tool',
  )
  block(assessment.grade === undefined, 'DA-1', 'Grade the risk.', 'grade')
  block(!isSaid(assessment.rationale), 'DA-1', 'Say why it is graded so, in your own words.', 'rationale')
  ask(
    isPolice && assessment.areDatabasesSearched !== true,
    'DA-1',
    'Search earlier records of both people.',
    'areDatabasesSearched',
  )
  ask(
    isPolice && assessment.isSeenAlone === undefined,
    'DA-1',
    'Say whether the victim was seen alone.',
    'isSeenAlone',
  )
  const { band, grave } = daScore(assessment, rules)
  const isLower = (than: DaGrade) =>
    assessment.grade !== undefined && daOrder(assessment.grade) < daOrder(than)
  warn(
    band !== undefined && isLower(band),
    'DA-2',
    'The grade is lower than the count of answers: the second look says why.',
    'grade',
  )
  warn(
    grave.length > 0 && assessment.grade === 'STANDARD',
    'DA-2',
    `Answers weigh against standard: ${grave.length} grave signs. The second look says why.`,
    'grade',
  )
  return problems
}

export interface DaHistory {
  /** Domestic incidents of the same victim, this one too. */
  incidentTimes: readonly Instant[]
  /** When a MARAC last heard this victim. */
  lastMaracAt?: Instant
  /** A contact of any kind about domestic abuse after that. */
  now: Instant
}

/** DA-3: every reason for which this victim goes to a MARAC; empty where none holds. */
export function maracReasons(
  assessment: DaAssessment,
  history: DaHistory,
  rules: SafeguardingRules,
): string[] {
  const since = addMonths(londonDay(history.now), -rules.maracWindowMonths)
  const recent = history.incidentTimes.filter((at) => londonDay(at) > since).length
  const wasHeard = history.lastMaracAt !== undefined && londonDay(history.lastMaracAt) > since
  const { band, yes } = daScore(assessment, rules)
  return [
    ...(assessment.grade === 'HIGH' ? ['Graded high by judgement.'] : []),
    ...(band === 'HIGH'
      ? [`${yes} yes answers, and ${bandsOf(assessment, rules)?.high ?? rules.daBandHigh} are high.`]
      : []),
    ...(recent >= rules.maracEscalationIncidents
      ? [`${recent} incidents in ${rules.maracWindowMonths} months.`]
      : []),
    ...(wasHeard ? [`Heard by a MARAC in the last ${rules.maracWindowMonths} months.`] : []),
  ]
}

/** SG-05 and DA-4: what follows from an assessment: the second look, and MARAC in one working day. */
export function daDue(
  assessment: DaAssessment,
  facts: { maracReasons: readonly string[]; referredAt?: Instant; secondLookAt?: Instant },
  now: Instant,
  rules: SafeguardingRules,
): Due[] {
  const items: Due[] = []
  const second = addHours(assessment.assessedAt, rules.daSecondLookHours)
  if (facts.secondLookAt === undefined && second !== undefined)
    items.push(
      due(
        {
          what: 'DA_SECOND_LOOK',
          text: 'Second look at the risk',
          by: second,
          who: 'SUPERVISOR',
          rule: 'DA-4',
        },
        now,
      ),
    )
  const by = endOfWorkingDay(assessment.assessedAt, rules.maracReferralDays)
  if (facts.maracReasons.length > 0 && facts.referredAt === undefined && by !== undefined)
    items.push(
      due({ what: 'MARAC', text: 'Refer to the MARAC', by, who: 'SAFEGUARDING', rule: 'SG-05' }, now),
    )
  return items.sort(byDue)
}

/** SG-05: with a high risk, safeguarding is done before the suspect is released; custody asks this. */
export const releaseWaitsForSafeguarding = (
  grade: DaGrade | undefined,
  isSafeguardingDone: boolean,
): boolean => grade === 'HIGH' && !isSafeguardingDone

/** DA-4: the second look is another supervisor's; lowering a grade needs its reason, from high an inspector. */
export function secondLookProblems(
  assessment: DaAssessment,
  look: { userId: string; rank: Rank; grade: DaGrade; reason?: string },
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    look.userId === assessment.assessedBy.userId,
    'DA-4',
    'You assessed this: another supervisor looks at it.',
    'by',
  )
  block(!isAtLeast(look.rank, 'PS'), 'DA-4', 'A sergeant or above takes the second look.', 'by')
  const isChanged = assessment.grade !== undefined && look.grade !== assessment.grade
  const isLower = assessment.grade !== undefined && daOrder(look.grade) < daOrder(assessment.grade)
  block(isChanged && !isSaid(look.reason), 'DA-4', 'Say why the grade changes.', 'reason')
  block(
    isLower && assessment.grade === 'HIGH' && !isAtLeast(look.rank, 'INSP'),
    'DA-4',
    'An inspector or above lowers a high risk.',
    'grade',
  )
  return problems
}

/** DA-5: second looks that are overdue, the gravest grade first and then the oldest. */
export const overdueLooks = <Row extends { grade?: DaGrade; assessedAt: Instant; isOverdue: boolean }>(
  rows: readonly Row[],
): Row[] =>
  rows
    .filter(({ isOverdue }) => isOverdue)
    .sort(
      (a, b) =>
        (b.grade === undefined ? 9 : daOrder(b.grade)) - (a.grade === undefined ? 9 : daOrder(a.grade)) ||
        Date.parse(a.assessedAt) - Date.parse(b.assessedAt),
    )

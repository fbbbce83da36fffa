/** Who investigates: solvability, harm and workload, each with its reasons, and what may never be screened out (AL-1 to AL-5). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'

/** Each is answered with its evidence; recalled from common screening. */
export const solvabilityFactors = [
  { code: 'SUSPECT', label: 'Named or described suspect', points: 2 },
  { code: 'VEHICLE', label: 'Registration of a vehicle', points: 1 },
  { code: 'CCTV', label: 'Film of it', points: 1 },
  { code: 'FORENSIC', label: 'Forensic opportunity at the scene', points: 1 },
  { code: 'PROPERTY', label: 'Property that can be told from others', points: 1 },
  { code: 'WITNESS', label: 'Witnesses', points: 1 },
  { code: 'COMMUNICATIONS', label: 'Traceable calls, messages or payments', points: 1 },
  { code: 'SERIES', label: 'Part of a series', points: 1 },
  { code: 'LOCATION', label: 'Location data', points: 1 },
  { code: 'VICTIM', label: 'Victim who supports it', points: 1 },
] as const
export type SolvabilityFactor = (typeof solvabilityFactors)[number]['code']

/** AL-1: with one of these a crime is never filed without enquiries. */
export const screeningBars = [
  { code: 'VULNERABLE', label: 'vulnerable victim', harm: 3 },
  { code: 'DOMESTIC', label: 'domestic abuse', harm: 4 },
  { code: 'HATE', label: 'hate', harm: 3 },
  { code: 'SERIOUS_VIOLENCE', label: 'serious violence', harm: 5 },
  { code: 'SEXUAL', label: 'sexual offence', harm: 5 },
] as const
export type ScreeningBar = (typeof screeningBars)[number]['code']

/** Levels of the professionalising programme: 1 volume, 2 serious and complex, 3 major, 4 strategic. */
export type PipLevel = 1 | 2 | 3 | 4

export interface CrimeToAllocate {
  solvability: readonly { factor: SolvabilityFactor; evidence: string }[]
  flags: readonly ScreeningBar[]
  isRepeatVictim: boolean
  isSuspectAtLarge: boolean
  isChildVictim: boolean
  levelNeeded: PipLevel
}

export interface Assessment {
  /** 0 to 11. */
  solvability: number
  /** 0 upwards; the more, the sooner. */
  harm: number
  /** One sentence for each point, so that a decision can be read. */
  reasons: string[]
  suggestion: 'ALLOCATE' | 'FILE'
  rule: string
}

/** AL-2: solvability and harm with their reasons; a factor named twice, or without evidence, counts nothing more. */
export function assessCrime(crime: CrimeToAllocate, rules: InvestigationRules): Assessment {
  const evidenced = solvabilityFactors.flatMap(({ code, label, points }) => {
    const held = crime.solvability.find(({ factor, evidence }) => factor === code && isSaid(evidence))
    return held === undefined ? [] : [{ points, words: `${label}: ${held.evidence}` }]
  })
  const solvability = evidenced.reduce((sum, { points }) => sum + points, 0)
  const bars = screeningBars.filter(({ code }) => crime.flags.includes(code))
  const others = [
    { holds: crime.isChildVictim, points: 3, words: 'child victim' },
    { holds: crime.isRepeatVictim, points: 2, words: 'repeat victim' },
    { holds: crime.isSuspectAtLarge, points: 1, words: 'suspect at large' },
  ].filter(({ holds }) => holds)
  const harm = [...bars.map((row) => row.harm), ...others.map(({ points }) => points)].reduce(
    (a, b) => a + b,
    0,
  )
  const harms = [...bars.map(({ label }) => label), ...others.map(({ words }) => words)]
  const isBarred = bars.length > 0
  const isSolvable = solvability >= rules.screenInScore
  return {
    solvability,
    harm,
    reasons: [...evidenced.map(({ words }) => words), ...harms.map((words) => `Harm: ${words}`)],
    suggestion: isBarred || isSolvable ? 'ALLOCATE' : 'FILE',
    rule: isBarred ? 'AL-1' : 'AL-2',
  }
}

/** AL-1: what stands against filing without enquiries. */
export function filingProblems(
  crime: CrimeToAllocate,
  filing: { reason?: string; isVictimTold: boolean },
  rules: InvestigationRules,
): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const bars = screeningBars.filter(({ code }) => crime.flags.includes(code)).map(({ label }) => label)
  block(
    bars.length > 0,
    'AL-1',
    `This is never filed without enquiries (${bars.join(', ')}): allocate it.`,
    'decision',
  )
  block(!isSaid(filing.reason), 'AL-2', 'Say why nothing more is done.', 'reason')
  ask(
    !filing.isVictimTold,
    'VC-1',
    'The victim is told that it is not investigated, with the reasons and an offer of support.',
    'isVictimTold',
  )
  const { solvability } = assessCrime(crime, rules)
  warn(
    solvability >= rules.screenInScore,
    'AL-2',
    `Its solvability is ${solvability}: crimes from ${rules.screenInScore} are allocated.`,
    'decision',
  )
  return problems
}

export interface Candidate {
  officerId: string
  level: PipLevel
  held: number
  heldHarm: number
  /** Has a crime of the same victim, suspect or series. */
  knowsIt?: string
  isAbsent: boolean
}

export interface Ranked {
  officerId: string
  isFit: boolean
  reasons: string[]
}

/** AL-3 and AL-4: the officers in the order in which they are offered; who is not fit is listed last with the reason. */
export function rankOfficers(
  crime: Pick<CrimeToAllocate, 'levelNeeded'>,
  officers: readonly Candidate[],
  rules: InvestigationRules,
): Ranked[] {
  return officers
    .map((officer) => ({ officer, ranked: rankedOf(officer, crime.levelNeeded, rules) }))
    .sort((a, b) => order(a.ranked, a.officer) - order(b.ranked, b.officer) || byLoad(a.officer, b.officer))
    .map(({ ranked }) => ranked)
}

function rankedOf(officer: Candidate, needed: PipLevel, rules: InvestigationRules): Ranked {
  const against = [
    ...(officer.isAbsent ? ['Absent'] : []),
    ...(officer.level < needed ? [`Level ${officer.level}, and this needs level ${needed}`] : []),
  ]
  const load = `${officer.held} crimes held, harm ${officer.heldHarm}`
  const heavy = officer.held >= rules.heavyWorkload ? [`Full: ${rules.heavyWorkload} crimes or more`] : []
  const knows = isSaid(officer.knowsIt) ? [`Knows it: ${officer.knowsIt}`] : []
  return {
    officerId: officer.officerId,
    isFit: against.length === 0,
    reasons: [...against, ...knows, load, ...heavy],
  }
}

/** Unfit last, full officers before them, those who know it first. */
function order(ranked: Ranked, officer: Candidate): number {
  if (!ranked.isFit) return 3
  if (ranked.reasons.some((reason) => reason.startsWith('Full'))) return 2
  return isSaid(officer.knowsIt) ? 0 : 1
}

const byLoad = (a: Candidate, b: Candidate): number =>
  a.held - b.held || a.heldHarm - b.heldHarm || a.officerId.localeCompare(b.officerId)

/** AL-5: an allocation names its reason; a person below the level needed takes it only with a reason of its own. */
export function allocationProblems(allocation: {
  reason?: string
  levelNeeded: PipLevel
  levelHeld: PipLevel
  belowLevelReason?: string
  isDeclined?: boolean
  declineReason?: string
}): RuleProblem[] {
  const { problems, block, ask } = problemList()
  ask(!isSaid(allocation.reason), 'AL-5', 'Say why this officer has it.', 'reason')
  block(
    allocation.levelHeld < allocation.levelNeeded && !isSaid(allocation.belowLevelReason),
    'AL-3',
    `This needs level ${allocation.levelNeeded}: choose another officer, or say why this one and who supports them.`,
    'officerId',
  )
  block(
    allocation.isDeclined === true && !isSaid(allocation.declineReason),
    'AL-5',
    'Say why it is declined.',
    'declineReason',
  )
  return problems
}

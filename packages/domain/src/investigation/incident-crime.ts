/** What an incident still owes before it closes, and its NSIR closing codes beside what was first reported (ST-9, NS-1, NS-2). */
import type { IncidentType } from '../codes/incidents.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

/** The top level of the national list of incident categories; local administration codes are a force's own. */
export const nsirCategories = [
  { code: 'TRANSPORT', label: 'Transport', chapter: 'Transport' },
  { code: 'ASB_PERSONAL', label: 'Anti-social behaviour: personal', chapter: 'Anti-social behaviour' },
  { code: 'ASB_NUISANCE', label: 'Anti-social behaviour: nuisance', chapter: 'Anti-social behaviour' },
  {
    code: 'ASB_ENVIRONMENTAL',
    label: 'Anti-social behaviour: environmental',
    chapter: 'Anti-social behaviour',
  },
  { code: 'SAFETY', label: 'Public safety and welfare', chapter: 'Public safety and welfare' },
  { code: 'CRIME', label: 'Crime', chapter: 'Crime' },
  { code: 'ADMINISTRATION', label: 'Administration', chapter: 'Administration' },
] as const
export type NsirCategory = (typeof nsirCategories)[number]['code']

/** Recalled with little confidence: the list of the standard decides. */
export const nsirQualifiers = [
  { code: 'ALCOHOL', label: 'Alcohol' },
  { code: 'DOMESTIC', label: 'Domestic' },
  { code: 'HATE', label: 'Hate' },
  { code: 'MENTAL_HEALTH', label: 'Mental health' },
  { code: 'YOUTH', label: 'Youth related' },
  { code: 'DRUGS', label: 'Drugs' },
  { code: 'FIREARMS', label: 'Firearms' },
] as const
export type NsirQualifier = (typeof nsirQualifiers)[number]['code']

/** What a report of each type is counted as when it comes in; recalled, the list of the standard decides. */
const opening: Readonly<Record<IncidentType, NsirCategory | undefined>> = {
  DOMESTIC: 'SAFETY',
  ASSAULT: 'CRIME',
  ROBBERY: 'CRIME',
  BURGLARY: 'CRIME',
  THEFT: 'CRIME',
  VEHICLE_CRIME: 'CRIME',
  CRIMINAL_DAMAGE: 'CRIME',
  SEXUAL_OFFENCE: 'CRIME',
  HARASSMENT: 'CRIME',
  HATE_CRIME: 'CRIME',
  WEAPON: 'CRIME',
  DRUGS: 'CRIME',
  FRAUD: 'CRIME',
  PUBLIC_ORDER: 'CRIME',
  ASB: 'ASB_NUISANCE',
  NOISE: 'ASB_NUISANCE',
  CONCERN_FOR_SAFETY: 'SAFETY',
  MISSING_PERSON: 'SAFETY',
  MENTAL_HEALTH: 'SAFETY',
  SUDDEN_DEATH: 'SAFETY',
  SUSPICIOUS: 'SAFETY',
  ABANDONED_CALL: 'SAFETY',
  COLLISION: 'TRANSPORT',
  TRAFFIC: 'TRANSPORT',
  ALARM: 'SAFETY',
  WANTED_PERSON: 'SAFETY',
  ANIMAL: 'SAFETY',
  OTHER: undefined,
}

/** The code that a report is opened with, by its type; undefined where only its closing tells. */
export const nsirOpening = (incidentType: string): NsirCategory | undefined =>
  opening[incidentType as IncidentType]

const chapterOf = (code: NsirCategory): string | undefined =>
  nsirCategories.find((category) => category.code === code)?.chapter

export interface ReportStanding {
  openingCode?: NsirCategory
  closingCodes: readonly NsirCategory[]
  /** Somebody stands on the incident as harmed or as suspected. */
  hasVictimOrSuspect: boolean
  /** A decision stands: crime, crime-related incident, N100 or none. */
  hasDecision: boolean
  /** What it owes is asked of the incident that it repeats. */
  isDuplicate: boolean
}

/** Whether somebody has to decide on the report and nobody did: a report of crime, or one with a victim or a suspect (ST-9). */
export function isReportDecided(report: ReportStanding): boolean {
  const isOfCrime =
    report.openingCode === 'CRIME' || report.closingCodes.includes('CRIME') || report.hasVictimOrSuspect
  return report.hasDecision || report.isDuplicate || !isOfCrime
}

export interface IncidentClosing {
  openingCode?: NsirCategory
  closingCodes: readonly NsirCategory[]
  closingReason?: string
  /** Every report is decided: crime, crime-related incident, N100 or none. */
  isDecided: boolean
  /** Children seen who have neither a report nor a reason (G2). */
  childrenUndecided: number
  isDomestic: boolean
  isRiskAssessed: boolean
  isCrimeRecorded: boolean
}

/** What an incident still owes before it can close; nothing of it blocks saving. */
export function incidentClosingProblems(incident: IncidentClosing): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  ask(incident.closingCodes.length === 0, 'NS-1', 'Choose at least one closing code.', 'closingCodes')
  block(!incident.isDecided, 'ST-9', 'Decide whether there is a crime first.', 'decision')
  block(
    incident.childrenUndecided > 0,
    'SG-17',
    incident.childrenUndecided === 1
      ? '1 child needs a decision: refer, or say why not.'
      : `${incident.childrenUndecided} children need a decision: refer, or say why not.`,
    'children',
  )
  block(
    incident.isDomestic && !incident.isRiskAssessed,
    'SG-04',
    'Complete the domestic abuse risk assessment first.',
    'riskAssessment',
  )
  // The opening code stands by itself: only verifiable information that contradicts it takes a reported kind away.
  // Which kind of one chapter it was is told by the closing code.
  const { openingCode } = incident
  const isDropped =
    openingCode !== undefined &&
    incident.closingCodes.length > 0 &&
    !incident.closingCodes.some((code) => chapterOf(code) === chapterOf(openingCode))
  ask(
    isDropped && !isSaid(incident.closingReason),
    'NS-2',
    'The incident closes as something else than was reported: say what showed that.',
    'closingReason',
  )
  warn(
    incident.isCrimeRecorded && !incident.closingCodes.includes('CRIME'),
    'NS-2',
    'A crime was recorded here: add crime to the closing codes.',
    'closingCodes',
  )
  return problems
}

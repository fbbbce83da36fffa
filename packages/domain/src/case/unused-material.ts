/** Unused material: the schedules fill themselves from every item of the case; the officer decides and says why (UM-1 to UM-8). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { Instant } from '../time/instant.ts'

/** C: the open schedule, which is served. D: the sensitive one, which never is and is numbered by itself. */
export type ScheduleKind = 'C' | 'D'

/** Material that is presumed to meet the test (CPIA code 5.4 and 6.6); each class is answered in a contested case. */
export const materialClasses = [
  { code: 'CALLS', label: 'Emergency and other calls' },
  { code: 'INCIDENT_LOG', label: 'Incident logs' },
  { code: 'CRIME_REPORT', label: 'Crime report' },
  { code: 'INVESTIGATION_LOG', label: 'Investigation log' },
  { code: 'NOTEBOOK', label: "Officers' notes" },
  { code: 'ENQUIRIES', label: 'House-to-house and CCTV enquiries' },
  { code: 'IMAGERY', label: 'Imagery of the incident' },
  { code: 'CUSTODY_RECORD', label: 'Custody or voluntary attendance record' },
  { code: 'PREVIOUS_ACCOUNT', label: 'Previous accounts of complainant or witness' },
  { code: 'INTERVIEW', label: 'Records of interview' },
  { code: 'RELIABILITY', label: "What casts doubt on a witness's reliability" },
] as const
export type MaterialClass = (typeof materialClasses)[number]['code']

/** Kinds of record from which a line is made, and the class that each is presumed to belong to. */
export const materialKinds = [
  { code: 'CALL', label: 'Call record', presumed: 'CALLS' },
  { code: 'INCIDENT', label: 'Incident log', presumed: 'INCIDENT_LOG' },
  { code: 'CRIME', label: 'Crime report', presumed: 'CRIME_REPORT' },
  { code: 'INVESTIGATION', label: 'Investigation log', presumed: 'INVESTIGATION_LOG' },
  { code: 'NOTES', label: 'Notes', presumed: 'NOTEBOOK' },
  { code: 'ENQUIRY', label: 'Enquiry record', presumed: 'ENQUIRIES' },
  { code: 'RECORDING', label: 'Recording', presumed: 'IMAGERY' },
  { code: 'CUSTODY', label: 'Custody record', presumed: 'CUSTODY_RECORD' },
  { code: 'ACCOUNT', label: 'First account', presumed: 'PREVIOUS_ACCOUNT' },
  { code: 'INTERVIEW', label: 'Interview', presumed: 'INTERVIEW' },
  { code: 'CONVICTIONS', label: 'Convictions or misconduct of a witness', presumed: 'RELIABILITY' },
  { code: 'STATEMENT', label: 'Statement', presumed: undefined },
  { code: 'EXHIBIT', label: 'Exhibit', presumed: undefined },
  { code: 'DOCUMENT', label: 'Document', presumed: undefined },
  { code: 'INTELLIGENCE', label: 'Intelligence', presumed: undefined },
] as const satisfies readonly { code: string; label: string; presumed: MaterialClass | undefined }[]
export type MaterialKind = (typeof materialKinds)[number]['code']

/** An item of the case as the store has it. */
export interface CaseMaterial {
  originId: string
  kind: MaterialKind
  description: string
  location: string
  madeAt: Instant
  isRelevant: boolean
  /** It is part of the prosecution's case, so it is no unused material. */
  isEvidence: boolean
  isSensitive: boolean
  sensitivityReason?: string
}

export interface UnusedLine {
  originId: string
  schedule: ScheduleKind
  number: number
  description: string
  location: string
  presumed?: MaterialClass
  sensitivityReason?: string
  decision?: DisclosureDecision
  /** It went out in a schedule that was served. */
  isServed?: boolean
  /** It became evidence or changed its side after it was served; the number is not used again. */
  isWithdrawn?: boolean
}

export interface DisclosureDecision {
  meetsTest: boolean
  reason: string
  by: string
  at: Instant
}

/** UM-1: the class that an item is presumed to belong to; undefined where nothing is presumed. */
export const presumedClass = (kind: MaterialKind): MaterialClass | undefined =>
  materialKinds.find(({ code }) => code === kind)?.presumed

/**
 * UM-2: the lines of both schedules, made anew from the material: a line that was served keeps its number for good, others
 * keep their order and their decision, new ones follow in the order in which the items were made. What became evidence or
 * changed its side falls away before it is served and reads as withdrawn afterwards. Each schedule counts from 1 without a
 * gap, so that the open one never shows where a sensitive item is.
 */
export function scheduleLines(
  material: readonly CaseMaterial[],
  standing: readonly UnusedLine[] = [],
): UnusedLine[] {
  const served = standing.filter(({ isServed }) => isServed === true)
  const kept = served.map((line) => (stands(line, material) ? line : { ...line, isWithdrawn: true }))
  const waiting = standing.filter((line) => line.isServed !== true && stands(line, material))
  const isOn = (item: CaseMaterial) =>
    [...kept, ...waiting].some(
      (line) =>
        line.originId === item.originId && line.schedule === sideOf(item) && line.isWithdrawn !== true,
    )
  const fresh = material
    .filter((item) => item.isRelevant && !item.isEvidence && !isOn(item))
    .toSorted((a, b) => a.madeAt.localeCompare(b.madeAt) || a.originId.localeCompare(b.originId))
    .map(lineOf)
  const next: Record<ScheduleKind, number> = { C: highest(kept, 'C') + 1, D: highest(kept, 'D') + 1 }
  const numbered = [...waiting, ...fresh].map((line) => {
    const number = next[line.schedule]
    next[line.schedule] += 1
    return { ...line, number }
  })
  return [...kept, ...numbered]
}

const sideOf = ({ isSensitive }: CaseMaterial): ScheduleKind => (isSensitive ? 'D' : 'C')

const highest = (lines: readonly UnusedLine[], schedule: ScheduleKind): number =>
  lines.reduce((most, line) => (line.schedule === schedule ? Math.max(most, line.number) : most), 0)

/** Whether the item of a line is still unused, relevant and on the same side. A withdrawn line stays so. */
function stands(line: UnusedLine, material: readonly CaseMaterial[]): boolean {
  const item = material.find(({ originId }) => originId === line.originId)
  if (item === undefined || line.isWithdrawn === true) return false
  return item.isRelevant && !item.isEvidence && sideOf(item) === line.schedule
}

function lineOf(item: CaseMaterial): UnusedLine {
  const [presumed, schedule] = [presumedClass(item.kind), sideOf(item)]
  return {
    originId: item.originId,
    schedule,
    number: 0,
    description: item.description,
    location: item.location,
    ...(presumed === undefined ? {} : { presumed }),
    ...(schedule === 'D' && isSaid(item.sensitivityReason)
      ? { sensitivityReason: item.sensitivityReason }
      : {}),
  }
}

/** UM-3: why a description does not say what the item is; undefined where it does. */
export function descriptionProblem(description: string): string | undefined {
  const text = description.trim()
  if (text === '') return 'Describe the item so that a decision can be made without opening it.'
  if (/^(form\s+)?MG\s*\d{1,2}\s*[A-F]?$/i.test(text))
    return 'A form number is no description: say what the paper holds.'
  if (/^(various|misc(ellaneous)?|assorted|other)\b[^,;:]{0,40}$/i.test(text))
    return 'List each item by itself: a bundle of various papers cannot be decided on.'
  return undefined
}

/** UM-4 to UM-6: what stands against signing the schedules. */
export function scheduleProblems(
  lines: readonly UnusedLine[],
  answers: Partial<Record<MaterialClass, string>>,
): RuleProblem[] {
  const { problems, block } = problemList()
  for (const [index, line] of lines.entries()) {
    if (line.isWithdrawn === true) continue
    const name = `${line.schedule}${line.number}`
    const words = descriptionProblem(line.description)
    block(words !== undefined, 'UM-3', `${name}: ${words}`, `lines.${index}.description`)
    block(
      line.schedule === 'D' && !isSaid(line.sensitivityReason),
      'UM-4',
      `${name}: say why it is sensitive, and what harm disclosure would do.`,
      `lines.${index}.sensitivityReason`,
    )
    block(
      line.decision === undefined || !isSaid(line.decision.reason),
      'UM-5',
      `${name}: decide whether it meets the test, and say why.`,
      `lines.${index}.decision`,
    )
    block(
      line.presumed !== undefined &&
        line.decision?.meetsTest === false &&
        line.decision.reason.trim().length < 20,
      'UM-5',
      `${name}: this is presumed to meet the test: say in a sentence why it does not.`,
      `lines.${index}.decision`,
    )
  }
  for (const { code, label } of materialClasses)
    block(
      answers[code] === undefined &&
        !lines.some((line) => line.presumed === code && line.isWithdrawn !== true),
      'UM-6',
      `${label}: provided, none, not yet, or sensitive?`,
      `presumed.${code}`,
    )
  return problems
}

/** UM-7: the open schedule as it is served: no decision, no mark, nothing that shows whether there is a sensitive one. */
export const servedSchedule = (
  lines: readonly UnusedLine[],
): { number: number; description: string; location: string }[] =>
  lines
    .filter(({ schedule }) => schedule === 'C')
    .map(({ number, description, location, isWithdrawn }) =>
      isWithdrawn === true
        ? { number, description: 'Withdrawn from this schedule', location: '' }
        : { number, description, location },
    )
    .toSorted((a, b) => a.number - b.number)

/** UM-8: the numbers that the disclosure officer's report names: open items that meet the test, with the reason of each. */
export const reportedItems = (lines: readonly UnusedLine[]): { number: number; reason: string }[] =>
  lines
    .filter((line) => line.schedule === 'C' && line.isWithdrawn !== true && line.decision?.meetsTest === true)
    .map((line) => ({ number: line.number, reason: line.decision?.reason ?? '' }))

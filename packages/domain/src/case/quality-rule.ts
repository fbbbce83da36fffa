/** The shape of a file-quality rule: its id, how grave it is, and what it finds in a file, each with the way to mend it. */
import type { CaseFile, CaseOffence, Defendant, ListedOffence } from './case-file.ts'
import type { CaseRules } from './case-rules-table.ts'

/** What is wrong in one place. `field` is the path within the file, by index, as a form names it. */
export interface Fault {
  field: string
  mend: string
}

export interface QualityRule {
  id: `FQ-${number}`
  /** BLOCK: the file is not sent. WARN: somebody looks at it. */
  severity: 'BLOCK' | 'WARN'
  /** What the rule asks of a file, in one sentence. */
  asks: string
  /** Codes by which the court, the prosecutor or the national computer refuses the same. */
  refusedAs: readonly string[]
  find: (file: CaseFile, today: string, rules: CaseRules) => Fault[]
}

export const rule = (
  number: number,
  severity: QualityRule['severity'],
  asks: string,
  refusedAs: readonly string[],
  find: QualityRule['find'],
): QualityRule => ({ id: `FQ-${number}`, severity, asks, refusedAs, find })

/** One fault, or none. */
export const when = (isWrong: boolean, field: string, mend: string): Fault[] =>
  isWrong ? [{ field, mend }] : []

/** Faults of every defendant. */
export const eachDefendant = (
  file: CaseFile,
  find: (defendant: Defendant, field: string) => Fault[],
): Fault[] => file.defendants.flatMap((defendant, index) => find(defendant, `defendants.${index}`))

/** Faults of every offence of every defendant. */
export const eachOffence = (
  file: CaseFile,
  find: (offence: CaseOffence, field: string, defendant: Defendant) => Fault[],
): Fault[] =>
  eachDefendant(file, (defendant, field) =>
    defendant.offences.flatMap((offence, index) => find(offence, `${field}.offences.${index}`, defendant)),
  )

/** Faults of every offence that the national list has; the others are rule 7's. */
export const eachListed = (
  file: CaseFile,
  find: (offence: CaseOffence, listed: ListedOffence, field: string, defendant: Defendant) => Fault[],
): Fault[] =>
  eachOffence(file, (offence, field, defendant) =>
    offence.listed === undefined ? [] : find(offence, offence.listed, field, defendant),
  )

/** Faults of every row of a list. */
export const each = <Row>(
  rows: readonly Row[],
  list: string,
  find: (row: Row, field: string, index: number) => Fault[],
): Fault[] => rows.flatMap((row, index) => find(row, `${list}.${index}`, index))

/** A text that has something in it and is no longer than the receiver takes. */
export const isWithin = (text: string | undefined, most: number): boolean =>
  text !== undefined && text.trim() !== '' && text.length <= most

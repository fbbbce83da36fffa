/** Links of a report to people: as whom, in which category, with what sensitive data, as fact or assessment (NL-4 to NL-6). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

/** The categories of DPA 2018 s.38(3). They stand on the link, never on the person, and nobody becomes a suspect by being named. */
export const subjectCategories = [
  { code: 'SUSPECT', label: 'Suspected of an offence' },
  { code: 'CONVICTED', label: 'Convicted of an offence' },
  { code: 'VICTIM', label: 'Victim' },
  { code: 'WITNESS', label: 'Witness' },
  { code: 'OTHER', label: 'Other' },
] as const
export type SubjectCategory = (typeof subjectCategories)[number]['code']

/** Kinds of sensitive data (DPA 2018 s.35(8)). */
export const sensitiveKinds = [
  { code: 'ORIGIN', label: 'Race or ethnic origin' },
  { code: 'POLITICS', label: 'Political opinions' },
  { code: 'BELIEF', label: 'Religion or belief' },
  { code: 'UNION', label: 'Trade union membership' },
  { code: 'BIOMETRIC', label: 'Genetic or biometric data that identify' },
  { code: 'HEALTH', label: 'Health' },
  { code: 'SEX_LIFE', label: 'Sex life or orientation' },
] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]['code']

/** Conditions for sensitive processing by a competent authority (DPA 2018 Schedule 8). */
export const schedule8Conditions = [
  { code: 'STATUTORY', label: 'A function under law, with substantial public interest (paragraph 1)' },
  { code: 'JUSTICE', label: 'Administration of justice (paragraph 2)' },
  { code: 'VITAL', label: 'Vital interests of somebody (paragraph 3)' },
  { code: 'SAFEGUARDING', label: 'Safeguarding of children and of individuals at risk (paragraph 4)' },
  { code: 'PUBLIC', label: 'Made public by the person (paragraph 5)' },
  { code: 'CLAIMS', label: 'Legal claims (paragraph 6)' },
  { code: 'JUDICIAL', label: 'Judicial acts (paragraph 7)' },
  { code: 'FRAUD', label: 'Preventing fraud (paragraph 8)' },
  { code: 'ARCHIVING', label: 'Archiving and research (paragraph 9)' },
] as const

export interface ReportLink {
  nominalId: string
  role: 'SUBJECT' | 'MENTIONED'
  category?: SubjectCategory
  /** CONVICTED: the record of the conviction. SUSPECT: the paragraph that says of what. */
  groundId?: string
}

/** NL-4: what a link to a person lacks at the release. A report may name many and be about none. */
export function linkProblems(links: readonly ReportLink[]): RuleProblem[] {
  const { problems, block } = problemList()
  const count = (isMeant: (link: ReportLink) => boolean) => links.filter(isMeant).length
  const open = count(({ category }) => category === undefined)
  const groundless = count(
    ({ category, groundId }) => (category === 'SUSPECT' || category === 'CONVICTED') && !isSaid(groundId),
  )
  block(
    new Set(links.map(({ nominalId }) => nominalId)).size < links.length,
    'NL-4',
    'One person is linked twice: keep the link that says more.',
    'links',
  )
  block(
    open > 0,
    'NL-4',
    `Say of each person whether they are suspected, convicted, victim, witness or other: ${open} left.`,
    'links',
  )
  block(
    groundless > 0,
    'NL-4',
    `Say on what each is suspected or convicted, or choose “other”: ${groundless} left.`,
    'links',
  )
  return problems
}

/** NL-5: sensitive data stand only where strictly necessary, with the condition of Schedule 8 (DPA 2018 s.35). */
export function sensitiveProblems(
  held: readonly { kind: SensitiveKind; isStrictlyNecessary: boolean; schedule8?: string }[],
): RuleProblem[] {
  const { problems, block } = problemList()
  for (const { kind, isStrictlyNecessary, schedule8 } of held) {
    const label = sensitiveKinds.find(({ code }) => code === kind)?.label ?? kind
    block(
      !isStrictlyNecessary,
      'NL-5',
      `${label}: take it out, or say that it is strictly necessary.`,
      'sensitive',
    )
    block(!isSaid(schedule8), 'NL-5', `${label}: choose the condition of Schedule 8.`, 'sensitive')
  }
  return problems
}

export interface Assertion {
  /** What a report says of a person: a name, an address, a phone. */
  field: string
  value: string
  assertedByReportId: string
  basis: 'FACT' | 'ASSESSMENT'
  evaluatedById?: string
}

/**
 * NL-6: whether what a report says may stand among the values of a person: never as the golden value, and as one of the others
 * only after somebody evaluated it. An assessment is shown as one (DPA 2018 s.38(2)).
 */
export function assertionShows(assertion: Assertion): { isGolden: false; isListed: boolean; words: string } {
  const isListed = isSaid(assertion.evaluatedById)
  const words = assertion.basis === 'FACT' ? 'From intelligence' : 'From intelligence, an assessment'
  return { isGolden: false, isListed, words }
}

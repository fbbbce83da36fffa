/** The entries of the rights of a detainee or an attender: what each is, its answers, and who may make it (custody.md 10, 12.4, 12.5). */
import type { CustodyLogKind } from './log-kinds.ts'

interface KindRow {
  code: string
  label: string
  log: CustodyLogKind
  /** The answers that it takes; none for an entry that says only that it was done. */
  answers: readonly string[]
  /** Which topic shows it: rights, the adult, or the detention of a child. */
  topic: 'rights' | 'adult' | 'child' | 'delay' | 'attender'
}

/** What can be entered; a wrong one is put right by a new one of the same kind. */
export const rightsEntryKinds = [
  {
    code: 'WAITS',
    label: 'The rights wait',
    log: 'RIGHTS',
    answers: ['INCAPABLE', 'VIOLENT', 'URGENT_MEDICAL'],
    topic: 'rights',
  },
  {
    code: 'GROUNDS_TOLD',
    label: 'Told the offence and why they are held',
    log: 'RIGHTS',
    answers: [],
    topic: 'rights',
  },
  {
    code: 'NOTICE_GIVEN',
    label: 'Notice of rights given',
    log: 'RIGHTS',
    answers: ['WRITTEN', 'EASY_READ', 'READ_OUT'],
    topic: 'rights',
  },
  {
    code: 'CODES_OFFERED',
    label: 'Codes offered to read',
    log: 'RIGHTS',
    answers: ['YES', 'NO'],
    topic: 'rights',
  },
  {
    code: 'LEGAL_ADVICE',
    label: 'Free legal advice',
    log: 'RIGHTS',
    answers: ['YES', 'NO', 'LATER'],
    topic: 'rights',
  },
  { code: 'INFORM', label: 'Somebody to be told', log: 'RIGHTS', answers: ['YES', 'NO'], topic: 'rights' },
  {
    code: 'INFORM_CALL',
    label: 'Call to tell somebody',
    log: 'INFORM_CALL',
    answers: ['TOLD', 'NO_REPLY', 'REFUSED'],
    topic: 'rights',
  },
  { code: 'SIGNED', label: 'Asked to sign', log: 'RIGHTS', answers: ['YES', 'NO'], topic: 'rights' },
  { code: 'INTERPRETER', label: 'Interpreter', log: 'INTERPRETER', answers: ['YES', 'NO'], topic: 'rights' },
  {
    code: 'CONSULATE',
    label: 'Told of the right to contact the consulate',
    log: 'CONSULATE',
    answers: ['YES', 'NO'],
    topic: 'rights',
  },
  {
    code: 'CONSULATE_NOTIFIED',
    label: 'Consulate notified',
    log: 'CONSULATE',
    answers: ['ASKED_FOR', 'AGREEMENT'],
    topic: 'rights',
  },
  {
    code: 'REPEATED',
    label: 'Rights given again before the adult',
    log: 'RIGHTS_REPEATED',
    answers: [],
    topic: 'adult',
  },
  {
    code: 'ADULT_NEED',
    label: 'Appropriate adult',
    log: 'AA_CALL',
    answers: [
      'AGE',
      'MENTAL_DISORDER',
      'LEARNING_DISABILITY',
      'AUTISM',
      'ACQUIRED_BRAIN_INJURY',
      'OTHER',
      'NOT_NEEDED',
    ],
    topic: 'adult',
  },
  {
    code: 'GUARDIAN_TOLD',
    label: 'Person responsible for the child',
    log: 'INFORM_CALL',
    answers: ['TOLD', 'NOBODY'],
    topic: 'child',
  },
  {
    code: 'WOMAN_IN_CHARGE',
    label: 'Woman in whose care the girl is',
    log: 'NOTE',
    answers: [],
    topic: 'child',
  },
  { code: 'OVERNIGHT', label: 'Held overnight', log: 'NOTE', answers: [], topic: 'child' },
  {
    code: 'AUTHORITY_ASKED',
    label: 'Local authority asked for accommodation',
    log: 'LA_ACCOMMODATION',
    answers: ['SECURE', 'NON_SECURE'],
    topic: 'child',
  },
  {
    code: 'AUTHORITY_ANSWERED',
    label: 'Answer of the local authority',
    log: 'LA_ACCOMMODATION',
    answers: ['GIVEN', 'REFUSED', 'NO_ANSWER'],
    topic: 'child',
  },
  {
    code: 'CERTIFICATE',
    label: 'Certificate for the court (s.38(6))',
    log: 'LA_ACCOMMODATION',
    answers: ['IMPRACTICABLE', 'NO_SECURE_PLACE'],
    topic: 'child',
  },
  {
    code: 'ACCOMMODATED',
    label: 'Moved to local authority accommodation',
    log: 'LA_ACCOMMODATION',
    answers: [],
    topic: 'child',
  },
  { code: 'DELAY', label: 'Right delayed', log: 'RIGHTS', answers: ['S56', 'S58'], topic: 'delay' },
  {
    code: 'DELAY_REVIEWED',
    label: 'Delay looked at again',
    log: 'RIGHTS',
    answers: ['GOES_ON', 'ENDED'],
    topic: 'delay',
  },
  { code: 'CAUTIONED', label: 'Cautioned', log: 'RIGHTS', answers: [], topic: 'attender' },
  {
    code: 'CONSENTED',
    label: 'Agreed to be interviewed',
    log: 'RIGHTS',
    answers: ['YES', 'NO'],
    topic: 'attender',
  },
  {
    code: 'WELFARE',
    label: 'Welfare looked at',
    log: 'NOTE',
    answers: ['NO_CONCERN', 'CONCERN'],
    topic: 'attender',
  },
] as const satisfies readonly KindRow[]
export type RightsEntryKind = (typeof rightsEntryKinds)[number]['code']

/** The words for the answers. */
export const rightsAnswers = [
  { code: 'INCAPABLE', label: 'Not able to understand' },
  { code: 'VIOLENT', label: 'Violent, or likely to be' },
  { code: 'URGENT_MEDICAL', label: 'In urgent need of medical care' },
  { code: 'WRITTEN', label: 'In writing' },
  { code: 'EASY_READ', label: 'Easy to read' },
  { code: 'READ_OUT', label: 'Read out' },
  { code: 'YES', label: 'Yes' },
  { code: 'NO', label: 'No' },
  { code: 'LATER', label: 'Not now' },
  { code: 'TOLD', label: 'Told' },
  { code: 'NO_REPLY', label: 'No reply' },
  { code: 'REFUSED', label: 'Refused' },
  { code: 'ASKED_FOR', label: 'At the request of the person' },
  { code: 'AGREEMENT', label: 'Under an agreement with the country' },
  { code: 'AGE', label: 'Under 18, or looks it' },
  { code: 'MENTAL_DISORDER', label: 'Mental disorder' },
  { code: 'LEARNING_DISABILITY', label: 'Learning disability' },
  { code: 'AUTISM', label: 'Autism' },
  { code: 'ACQUIRED_BRAIN_INJURY', label: 'Acquired brain injury' },
  { code: 'OTHER', label: 'Another reason to be vulnerable' },
  { code: 'NOT_NEEDED', label: 'Not needed' },
  { code: 'NOBODY', label: 'Nobody could be told' },
  { code: 'SECURE', label: 'Secure' },
  { code: 'NON_SECURE', label: 'Not secure' },
  { code: 'GIVEN', label: 'Given' },
  { code: 'NO_ANSWER', label: 'No answer' },
  { code: 'IMPRACTICABLE', label: 'Moving the child is impracticable' },
  { code: 'NO_SECURE_PLACE', label: 'No secure place, and the public needs protection from serious harm' },
  { code: 'S56', label: 'To have somebody told (s.56)' },
  { code: 'S58', label: 'To a solicitor (s.58)' },
  { code: 'GOES_ON', label: 'The ground still holds' },
  { code: 'ENDED', label: 'The delay has ended' },
  { code: 'NO_CONCERN', label: 'No concern' },
  { code: 'CONCERN', label: 'A concern' },
] as const
export type RightsAnswer = (typeof rightsAnswers)[number]['code']

/** One entry as the rules read it. */
export interface RightsEntry {
  id: string
  kind: string
  happenedAt: string
  answer: string | null
  language: string | null
  person: string | null
  reason: string | null
  aboutId: string | null
  untilAt: string | null
  /** `ADULT_NEED`: declared vulnerable. `CERTIFICATE`: serious harm to the public. `CONSULATE`: an asylum seeker or refugee. */
  isSo: boolean | null
  correctedById: string | null
}

/** The row of a kind. */
export const rightsKindOf = (code: string): KindRow | undefined =>
  rightsEntryKinds.find((kind) => kind.code === code)

/** What an entry lacks or has too much: an answer that its kind does not take, a language, a person. */
export function entryGaps(entry: {
  kind: string
  answer?: string | undefined
  language?: string | undefined
  person?: string | undefined
  aboutId?: string | undefined
}): { field: string; reason: string }[] {
  const kind = rightsKindOf(entry.kind)
  if (kind === undefined) return [{ field: 'kind', reason: 'Choose what is entered' }]
  const gaps: { field: string; reason: string }[] = []
  if (kind.answers.length > 0 && !kind.answers.includes(entry.answer ?? ''))
    gaps.push({ field: 'answer', reason: 'Choose an answer' })
  if (kind.answers.length === 0 && entry.answer !== undefined)
    gaps.push({ field: 'answer', reason: 'This entry has no answer' })
  const needsPerson =
    entry.kind === 'WOMAN_IN_CHARGE' ||
    entry.kind === 'AUTHORITY_ASKED' ||
    (entry.kind === 'INFORM_CALL' && entry.answer !== undefined) ||
    (entry.kind === 'GUARDIAN_TOLD' && entry.answer === 'TOLD')
  if (needsPerson && !entry.person)
    gaps.push({ field: 'person', reason: personWords[entry.kind] ?? 'Say who' })
  if (entry.kind === 'NOTICE_GIVEN' && !entry.language)
    gaps.push({ field: 'language', reason: 'Choose the language of the notice' })
  if (entry.kind === 'INTERPRETER' && entry.answer === 'YES' && !entry.language)
    gaps.push({ field: 'language', reason: 'Say which language' })
  if (entry.kind === 'AUTHORITY_ANSWERED' && entry.aboutId === undefined)
    gaps.push({ field: 'aboutId', reason: 'Choose the request that was answered' })
  return gaps
}

const personWords: Record<string, string> = {
  WOMAN_IN_CHARGE: 'Name the woman in whose care this girl is',
  AUTHORITY_ASKED: 'Name the local authority',
  INFORM_CALL: 'Say who was called',
  GUARDIAN_TOLD: 'Say who was told',
}

/** What each kind of entry of rights asks on a screen; the words of its fields. */
import { rightsAnswers, rightsEntryKinds, type RightsEntryKind } from '@mips/domain/custody/rights-entries'

export type EntryFields = {
  answer?: string
  language?: string
  person?: string
  relation?: string
  reason?: string
  isSo?: string
}

/** The fields of a kind that has more than its time, each with its label. */
export const entryFields: Record<RightsEntryKind, EntryFields> = {
  WAITS: { answer: 'Why the rights wait', reason: 'What is seen' },
  GROUNDS_TOLD: {},
  NOTICE_GIVEN: { answer: 'How', language: 'Language of the notice' },
  CODES_OFFERED: { answer: 'Wants to read the Codes' },
  LEGAL_ADVICE: { answer: 'Wants a solicitor', reason: 'The reason given, when not wanted' },
  INFORM: { answer: 'Wants somebody told', person: 'Who', relation: 'Who they are to them' },
  INFORM_CALL: {
    answer: 'What came of the call',
    person: 'Who was called',
    relation: 'Who they are to them',
  },
  SIGNED: { answer: 'Signed', reason: 'Why not, when not signed' },
  INTERPRETER: { answer: 'Needs an interpreter', language: 'Language', reason: 'How this was decided' },
  CONSULATE: {
    answer: 'Wants the consulate told',
    person: 'Which country',
    isSo: 'Is an asylum seeker or refugee',
  },
  CONSULATE_NOTIFIED: { answer: 'Why', person: 'Which consulate', reason: 'Reference' },
  REPEATED: {},
  ADULT_NEED: { answer: 'Why an adult is needed', isSo: 'Recorded as vulnerable', reason: 'What shows it' },
  GUARDIAN_TOLD: {
    answer: 'Was somebody told?',
    person: 'Who was told',
    relation: 'Who they are to the child',
    reason: 'Why nobody, where nobody was told',
  },
  WOMAN_IN_CHARGE: { person: 'Name of the woman' },
  OVERNIGHT: { reason: 'Why the child is held overnight' },
  AUTHORITY_ASKED: { answer: 'What was asked for', person: 'Local authority', relation: 'Who was spoken to' },
  AUTHORITY_ANSWERED: { answer: 'Their answer', reason: 'What they said' },
  CERTIFICATE: {
    answer: 'Why the child stays',
    reason: 'Why, in words for the court',
    isSo: 'Other accommodation would not protect the public from serious harm',
  },
  ACCOMMODATED: { person: 'Where', reason: 'Who took the child there' },
  DELAY: {},
  DELAY_REVIEWED: {},
  CAUTIONED: {},
  CONSENTED: { answer: 'Agrees to be interviewed, knowing what it is', reason: 'What was explained' },
  WELFARE: { answer: 'Welfare', reason: 'What was looked at' },
}

/** The answers of a kind as choices. */
export function answersOf(kind: RightsEntryKind): { value: string; label: string }[] {
  const answers: readonly string[] = rightsEntryKinds.find(({ code }) => code === kind)?.answers ?? []
  return rightsAnswers
    .filter(({ code }) => answers.includes(code))
    .map(({ code, label }) => ({ value: code, label }))
}

export const kindLabel = (kind: RightsEntryKind): string =>
  rightsEntryKinds.find(({ code }) => code === kind)?.label ?? kind

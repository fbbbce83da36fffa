/** Statements: what one holds before it is signed, who signs in which order, and that it stands from then on (MS-1 to MS-8). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { Decision } from '../access/decision.ts'
import { allow, deny } from '../access/decision.ts'
import { isDay } from '../time/day.ts'
import type { CaseRules } from './case-rules-table.ts'

/** `isEvidence`: the account of a witness, which the file counts as a statement of theirs. */
export const statementKinds = [
  { code: 'WITNESS', label: 'Witness statement (MG11)', isEvidence: true },
  { code: 'INTERVIEW', label: 'Summary of a recorded interview', isEvidence: true },
  { code: 'PERSONAL', label: 'Victim personal statement', isEvidence: false },
  { code: 'BUSINESS', label: 'Impact statement for a business', isEvidence: false },
] as const
export type StatementKind = (typeof statementKinds)[number]['code']

export const statementStates = [
  { code: 'DRAFT', label: 'Being written' },
  { code: 'WITNESS_SIGNED', label: 'Signed by the witness' },
  { code: 'SIGNED', label: 'Signed' },
  { code: 'DISCARDED', label: 'Not made' },
] as const
export type StatementState = (typeof statementStates)[number]['code']

export const signatureWays = [
  { code: 'DRAWN', label: 'Drawn on the screen' },
  { code: 'TYPED', label: 'Name typed' },
] as const
export type SignatureWay = (typeof signatureWays)[number]['code']

/** Who signs: whose words they are, and the officer before whom they signed. */
export const signers = [
  { code: 'WITNESS', label: 'Witness' },
  { code: 'OFFICER', label: 'Officer who took it' },
] as const
export type Signer = (typeof signers)[number]['code']

/** What is to be done with a personal statement at court. */
export const readingWishes = [
  { code: 'MYSELF', label: 'Read aloud by the victim' },
  { code: 'PROSECUTOR', label: 'Read aloud by the prosecutor' },
  { code: 'UNREAD', label: 'Not read aloud' },
] as const
export type ReadingWish = (typeof readingWishes)[number]['code']

/** What is kept of a statement beside its words. */
export interface StatementFacts {
  /** Said where no date of birth is known. */
  isAdult?: boolean
  /** Who cannot read it has it read to them. */
  cannotRead?: boolean
  readBy?: string
  /** INTERVIEW: the exhibit or disc of the recording, and the day (YYYY-MM-DD) of the interview. */
  recording?: string
  interviewedOn?: string
  /** PERSONAL and BUSINESS. */
  reading?: ReadingWish
}

export interface StatementDraft {
  kind: StatementKind
  text: string
  facts: StatementFacts
  /** Years on the day of signing; nothing where no date of birth is known. */
  age?: number
  /** An officer's own statement: they are over age and signed in. */
  isOfficer: boolean
  /** References of exhibits that it produces, and those that the record has. */
  exhibits: readonly string[]
  exhibitsHere: readonly string[]
  /** Address, telephone and mail of those whom the record names, as the store has them. */
  contacts: readonly string[]
}

/** An address of mail, or a telephone number of ten digits and more, however it is spaced. */
const CONTACT = /\w@[\w-]+\.\w|(?:\+44\s?|\b0)(?:[\s()-]{0,2}\d){9,10}\b/

/** Whether a text says how to reach somebody: any telephone or mail, or one of the known contacts however it is spaced (FQ-47). */
export function saysContact(text: string, known: readonly (string | undefined)[]): boolean {
  const plain = squeeze(text)
  return (
    CONTACT.test(text) ||
    known.some((one) => squeeze(one ?? '').length > 4 && plain.includes(squeeze(one ?? '')))
  )
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[\s,.()-]+/g, '')

/** MS-2: the declaration under which it is signed (Criminal Justice Act 1967 s.9(2); a child below the age of the table says that they know what truth is). */
export function declarationFor(age: number | undefined, rules: CaseRules): string {
  if (age !== undefined && age < rules.statementOathFromAge)
    return 'This statement is true to the best of my knowledge and belief, and I understand how important it is to tell the truth.'
  return 'This statement, each page of which is signed by me, is true to the best of my knowledge and belief, and I make it knowing that, if it is tendered in evidence, I shall be liable to prosecution if I have wilfully stated in it anything which I know to be false, or do not believe to be true.'
}

/** How the age stands on the paper: in years below the age of the table, else that the witness is over it. */
export const ageWords = (age: number | undefined, rules: CaseRules): string =>
  age !== undefined && age < rules.adultFromAge ? String(age) : `Over ${rules.adultFromAge}`

/** MS-1 to MS-6: what stands against signing a statement as it is written. */
export function signingProblems(draft: StatementDraft): RuleProblem[] {
  const { problems, block } = problemList()
  const { facts } = draft
  block(!isSaid(draft.text), 'MS-1', 'Write what the witness says.', 'text')
  block(
    !draft.isOfficer && draft.age === undefined && facts.isAdult !== true,
    'MS-2',
    'Say that the witness is over 18, or enter their date of birth on their record: a child’s age stands on the statement.',
    'isAdult',
  )
  block(
    facts.cannotRead === true && !isSaid(facts.readBy),
    'MS-3',
    'Name who read the statement to the witness.',
    'readBy',
  )
  block(
    saysContact(draft.text, draft.contacts),
    'MS-4',
    'Take address, telephone and mail out of the words: they are kept apart and never served.',
    'text',
  )
  const isInterview = draft.kind === 'INTERVIEW'
  block(
    isInterview && !isSaid(facts.recording),
    'MS-5',
    'Say which recording this sums up: its exhibit or disc.',
    'recording',
  )
  block(
    isInterview && !isDay(facts.interviewedOn ?? ''),
    'MS-5',
    'Enter the day of the interview.',
    'interviewedOn',
  )
  const isPersonal = draft.kind === 'PERSONAL' || draft.kind === 'BUSINESS'
  block(
    isPersonal && facts.reading === undefined,
    'MS-5',
    'Ask whether it is to be read aloud at court, and by whom.',
    'reading',
  )
  const strange = draft.exhibits.filter((reference) => !draft.exhibitsHere.includes(reference))
  block(
    strange.length > 0,
    'MS-6',
    `${strange.join(', ')}: no exhibit of this record has this reference. Choose from the list.`,
    'exhibits',
  )
  return problems
}

/** MS-7: what stands against a signature: the witness first, then the officer who took it, each in their own hand. */
export function signatureProblems(
  signature: { by: Signer; way: SignatureWay; mark: string },
  of: { state: StatementState; takenBy: string; userId: string; isOfficer: boolean },
): RuleProblem[] {
  const { problems, block } = problemList()
  const { by, way, mark } = signature
  const isBegun = of.state === 'DRAFT' || of.state === 'WITNESS_SIGNED'
  block(!isBegun, 'MS-7', 'This statement is not open to be signed.', 'by')
  block(by === 'WITNESS' && of.state === 'WITNESS_SIGNED', 'MS-7', 'The witness has signed it already.', 'by')
  block(
    by === 'OFFICER' && of.state === 'DRAFT',
    'MS-7',
    'The witness signs first: the officer signs that they saw it.',
    'by',
  )
  block(
    (by === 'OFFICER' || of.isOfficer) && of.takenBy !== of.userId,
    'MS-7',
    'Only the officer who took the statement signs here.',
    'by',
  )
  block(way === 'TYPED' && !isSaid(mark), 'MS-7', 'Type the full name of who signs.', 'mark')
  block(way === 'DRAWN' && !isDrawn(mark), 'MS-7', 'Sign in the box, or type the name.', 'mark')
  return problems
}

/** A path of points on the screen: at least one line in it. */
const isDrawn = (mark: string): boolean => /^(?:[ML]\d{1,4} \d{1,4})+$/.test(mark) && mark.includes('L')

/** MS-8: a statement that somebody signed stands; what is to be added is a further statement. */
export function decideWriting(state: StatementState): Decision {
  if (state === 'DRAFT') return allow()
  return deny(
    state === 'DISCARDED'
      ? 'This statement was not made.'
      : 'This statement is signed and stays as it is: take a further statement.',
  )
}

/** The state that follows a signature; an officer's own statement needs no second hand. */
export const stateAfter = (by: Signer, isOfficer: boolean): StatementState =>
  by === 'OFFICER' || isOfficer ? 'SIGNED' : 'WITNESS_SIGNED'

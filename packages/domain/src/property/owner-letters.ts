/** Letters to owners: what each says, until when they answer, and what stands against writing it (PX-35, PX-36). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, formatDay } from '../time/day.ts'
import type { DisposalDecision } from './disposal.ts'
import type { PropertyRules } from './property-rules-table.ts'

export const letterKinds = [
  { code: 'CLAIM', label: 'We hold something that may be yours' },
  { code: 'COLLECT', label: 'Your property can be collected' },
  { code: 'NOTICE', label: 'Notice before an item is disposed of' },
] as const
export type LetterKind = (typeof letterKinds)[number]['code']

export const letterWays = [
  { code: 'POST', label: 'By post' },
  { code: 'RECORDED', label: 'By recorded delivery' },
  { code: 'EMAIL', label: 'By email' },
  { code: 'HAND', label: 'By hand' },
] as const
export type LetterWay = (typeof letterWays)[number]['code']

/** What an owner says, in the words of the instruction that follows (PX-34). */
export const ownerAnswers = [
  { code: 'WANTS_BACK', label: 'Wants it back' },
  { code: 'DISCLAIMS', label: 'Does not want it' },
  { code: 'NOT_REACHED', label: 'Could not be reached' },
] as const
export type OwnerAnswer = (typeof ownerAnswers)[number]['code']

export interface LetterFacts {
  kind: LetterKind
  ownerId?: string
  address?: string
  /** Where the item can be fetched. */
  collectFrom?: string
  /** The end that is authorised. */
  authorised?: DisposalDecision
  isGone: boolean
}

/** PX-35: a letter has somebody to go to, and promises no return that nobody authorised. */
export function letterProblems(letter: LetterFacts): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    letter.isGone,
    'PX-35',
    'This item has been given back or destroyed: there is nothing to write of.',
    'kind',
  )
  block(
    letter.ownerId === undefined,
    'PX-35',
    'Name the owner: add the person from whom it came to the exhibit.',
    'ownerId',
  )
  block(!isSaid(letter.address), 'PX-35', 'Enter the address or email that the letter goes to.', 'address')
  block(
    letter.kind === 'COLLECT' && letter.authorised !== 'RETURN',
    'PX-35',
    'The return is not authorised: get the authority first, then write that it can be collected.',
    'kind',
  )
  block(
    letter.kind === 'COLLECT' && !isSaid(letter.collectFrom),
    'PX-35',
    'Say where it can be collected.',
    'collectFrom',
  )
  return problems
}

/** The last day (YYYY-MM-DD) on which an owner may answer a letter of a day. */
export const letterAnswerBy = (day: string, rules: PropertyRules): string =>
  addDays(day, rules.letterAnswerDays)

export interface LetterWords {
  kind: LetterKind
  item: string
  reference: string
  answerBy: string
  collectFrom?: string
  words?: string
}

/** The paragraphs of a letter, without greeting and signature. */
export function letterText({ kind, item, reference, answerBy, collectFrom, words }: LetterWords): string[] {
  const until = formatDay(answerBy)
  const of = `The item: ${item}. Please quote ${reference} whenever you write or call.`
  const own = isSaid(words) && words !== undefined ? [words] : []
  if (kind === 'COLLECT')
    return [
      'The police hold property of yours, and it can now be given back to you.',
      of,
      `Please collect it from ${collectFrom ?? ''} by ${until}. Bring this letter and something with your name and photograph on it. If somebody else collects it for you, give them a signed note as well.`,
      ...own,
      `If you do not want it, or cannot come, tell us by ${until}. What nobody collects may be sold or destroyed under the Police (Property) Act 1897.`,
    ]
  if (kind === 'NOTICE')
    return [
      'The police hold property that may be yours and that is no longer needed.',
      of,
      `If you want it back, tell us by ${until} and say how you can show that it is yours.`,
      ...own,
      'If we do not hear from you by then, it may be sold or destroyed under the Police (Property) Act 1897. You may also ask a magistrates’ court to decide to whom it belongs.',
    ]
  return [
    'The police hold something that may belong to you.',
    of,
    `Please tell us by ${until} whether it is yours and whether you want it back. It may have to stay with us while a case is open; we will tell you when it can be given back.`,
    ...own,
  ]
}

/** PX-36: sending comes after writing and is said once; an answer is that of a letter which was sent. */
export function letterStepProblems(
  letter: { isSent: boolean; isAnswered: boolean },
  step: { kind: 'SENT' | 'ANSWERED'; how?: LetterWay; answer?: OwnerAnswer },
): RuleProblem[] {
  const { problems, block } = problemList()
  block(step.kind === 'SENT' && letter.isSent, 'PX-36', 'This letter was sent already.', 'step')
  block(step.kind === 'SENT' && step.how === undefined, 'PX-36', 'Say how it was sent.', 'how')
  block(
    step.kind === 'ANSWERED' && !letter.isSent,
    'PX-36',
    'This letter was not sent yet: record that first.',
    'step',
  )
  block(step.kind === 'ANSWERED' && letter.isAnswered, 'PX-36', 'The answer is kept already.', 'step')
  block(
    step.kind === 'ANSWERED' && step.answer === undefined,
    'PX-36',
    'Say what the owner answered.',
    'answer',
  )
  return problems
}

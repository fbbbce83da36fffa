/** Exceptions of results in words: cause and cure, and the rule by which each is found. */
import { messageExceptions, type MessageExceptionKind } from '@mips/domain/case/result-message'

/** Cause and cure of a kind. */
export function wordsOf(kind: string): {
  kind: string
  cause: string
  cure: string
  mayAccept: boolean
} {
  const row = messageExceptions.find(({ code }) => code === kind)
  return {
    kind,
    cause: row?.cause ?? 'It could not be applied.',
    cure: row?.cure ?? 'Tell the administrator.',
    mayAccept: row?.mayAccept ?? false,
  }
}

const rules: Partial<Record<MessageExceptionKind, string>> = {
  UNKNOWN_RESULT: 'RC-2',
  STEP_NOT_OPEN: 'RC-5',
  TWO_STEPS: 'RC-6',
  TWO_REMANDS: 'RC-4',
  EARLIER_CHANGED: 'RC-8',
}

/** The rule and the sentence of the first, with how many more there are. */
export function firstRefusalOf(kinds: readonly MessageExceptionKind[]): { rule: string; reason: string } {
  const [first] = kinds
  if (first === undefined) return { rule: 'RC-3', reason: '' }
  const rule = rules[first] ?? 'RC-3'
  const { cause, cure } = wordsOf(first)
  const more = new Set(kinds).size - 1
  return { rule, reason: `${rule}: ${cause} ${cure}${more === 0 ? '' : ` (${more} more)`}` }
}

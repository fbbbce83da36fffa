/** The marks of a redaction while they are worked on: each change is kept on the server at once, one after the other. */
import type { RedactionMark, RedactionView, RefusedSuggestion } from '@mips/contracts/redaction'
import type { RedactionReason } from '@mips/domain/redaction/suggest'
import { useCallback, useRef, useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'

export type Marks = { marks: RedactionMark[]; refused: RefusedSuggestion[] }
export type Range = { page: number; from: number; to: number }

export type MarkWork = Marks & {
  state: 'saved' | 'saving' | 'failed'
  change: (next: (before: Marks) => Marks) => void
  /** The revision that the next act goes with. */
  revision: () => number
}

/** Begins with what was read; what is changed is sent whole, with the revision that came back last. */
export function useMarks(view: RedactionView): MarkWork {
  const [held, setHeld] = useState<Marks>({ marks: view.marks, refused: view.refused })
  const [state, setState] = useState<MarkWork['state']>('saved')
  const latest = useRef(held)
  const revision = useRef(view.revision)
  const isSending = useRef(false)
  const { run } = useAct(topicApi.redaction.mark.mutation(), { tellsErrors: true })
  const params = { recordId: view.recordId, redactionId: view.id }
  const flush = async () => {
    if (isSending.current) return
    isSending.current = true
    let sent: Marks | undefined
    while (sent !== latest.current) {
      sent = latest.current
      setState('saving')
      const answer = await run({ params, body: { revision: revision.current, ...sent } })
      if (answer === undefined) {
        isSending.current = false
        return setState('failed')
      }
      revision.current = answer.revision
    }
    isSending.current = false
    setState('saved')
  }
  const change = useCallback((next: (before: Marks) => Marks) => {
    latest.current = next(latest.current)
    setHeld(latest.current)
    void flush()
    // What it sends is read when it is sent.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return { ...held, state, change, revision: () => revision.current }
}

const isSame = (one: Range, other: Range) =>
  one.page === other.page && one.from === other.from && one.to === other.to

/** How a suggestion was answered. */
export function answerOf({ marks, refused }: Marks, at: Range): 'OPEN' | 'TAKEN' | 'REFUSED' {
  const isTaken = marks.some(
    (mark) => mark.kind === 'WORDS' && mark.page === at.page && mark.from <= at.from && mark.to >= at.to,
  )
  if (isTaken) return 'TAKEN'
  return refused.some((one) => isSame(one, at)) ? 'REFUSED' : 'OPEN'
}

export const accepted =
  (at: Range, reason: RedactionReason, rule: Extract<RedactionMark, { kind: 'WORDS' }>['rule']) =>
  (before: Marks): Marks => ({
    marks: [...without(before.marks, at), { kind: 'WORDS', ...at, reason, rule }],
    refused: before.refused.filter((one) => !isSame(one, at)),
  })

export const refusing =
  (at: Range) =>
  (before: Marks): Marks => ({
    marks: without(before.marks, at),
    refused: [...before.refused.filter((one) => !isSame(one, at)), at],
  })

/** Takes back every mark of words that has one of these words in it. */
export const takingBack =
  (at: Range) =>
  (before: Marks): Marks => ({ ...before, marks: without(before.marks, at) })

const without = (marks: readonly RedactionMark[], at: Range): RedactionMark[] =>
  marks.filter(
    (mark) => mark.kind !== 'WORDS' || mark.page !== at.page || mark.from > at.to || mark.to < at.from,
  )

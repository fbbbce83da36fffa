/** A message with results as a court sends it (docs/messages.md). */
import type { OffenceResult } from '@mips/contracts/court-parts'
import { GivenResult } from '@mips/contracts/court-parts'
import { courtPleas, courtVerdicts } from '@mips/domain/case/court-codes'
import type { MessageException } from '@mips/domain/case/result-message'
import { isDay } from '@mips/domain/time/day'
import { z } from 'zod'

const words = (most: number) => z.string().max(most)
const day = z.string().refine(isDay)
const codesOf = <const T extends readonly { code: string }[]>(list: T) =>
  z.enum(list.map(({ code }) => code) as [T[number]['code'], ...T[number]['code'][]])

const SentOffence = z.object({
  sequence: z.number().int().min(0).max(999).optional(),
  code: words(8).min(1),
  start: day,
  end: day.optional(),
  plea: codesOf(courtPleas).optional(),
  verdict: codesOf(courtVerdicts).optional(),
  results: z.array(GivenResult).max(20),
})

const ResultMessage = z.object({
  reference: words(20).min(1),
  courtReference: words(30).optional(),
  hearing: z.object({ courtCode: words(8).min(1), day, type: words(8).optional() }),
  defendants: z
    .array(
      z.object({
        prosecutorReference: words(30).optional(),
        familyName: words(100).optional(),
        offences: z.array(SentOffence).max(99),
      }),
    )
    .min(1)
    .max(99),
})
export type ResultMessage = z.infer<typeof ResultMessage>

/** What a message says; undefined where it is in another shape. */
export function readMessage(content: unknown): ResultMessage | undefined {
  const read = z.object({ result: ResultMessage }).safeParse(content)
  return read.success ? read.data.result : undefined
}

/** The offence of a message as the result of a line of the file. */
export const resultOf = (
  message: ResultMessage,
  at: { defendant: number; offence: number; lineId: string },
): OffenceResult => {
  const sent = message.defendants[at.defendant]?.offences[at.offence]
  return {
    lineId: at.lineId,
    results: sent?.results ?? [],
    ...(sent?.plea === undefined ? {} : { plea: sent.plea }),
    ...(sent?.verdict === undefined ? {} : { verdict: sent.verdict }),
  }
}

const Kept = z.array(
  z.object({
    kind: z.string(),
    defendant: z.number().optional(),
    offence: z.number().optional(),
    result: z.number().optional(),
    candidates: z.array(z.string()).optional(),
  }),
)

/** The exceptions of a row, which this module alone writes. */
export const exceptionsOf = (kept: unknown): MessageException[] => {
  const read = Kept.safeParse(kept)
  // Written by this module alone, from kinds of the domain.
  return read.success ? (read.data as MessageException[]) : []
}

/** What the records of custody procedures share: lateness, putting right by a new row, authority, and who kept a row. */
import { z } from 'zod'
import { Id, instant, OfficerRef, requiredText, text } from './common.ts'

export const stay = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
export const stayParams = z.strictObject({ recordId: Id })

/** What lets an act be entered after it happened. */
export const entered = { lateReason: text(500).optional() }

/** Saves onto an earlier row: `previousId` is the row that was read; `why` is asked when a finished one is put right. */
export const onto = { previousId: Id.optional(), why: text(500).optional() }

/** An officer who gave the authority, and when. The rank is the one on record, never typed. */
export const Authority = z.strictObject({ officerId: Id, at: instant() })

export const Problem = z.object({
  rule: z.string(),
  severity: z.string(),
  field: z.string().optional(),
  message: z.string(),
})
export type Problem = z.infer<typeof Problem>

/** What every act answers: the new row, the first row of its chain, and what is still to be said. */
export const keptReply = z.object({ id: z.string(), rootId: z.string(), problems: z.array(Problem) })
export type Kept = z.infer<typeof keptReply>

/** An officer as they stood when the row was written. */
export const OfficerThen = OfficerRef
export const AuthorityThen = z.object({ officer: OfficerThen, at: z.string() })

/** Who wrote a row and when; and the rows that it replaced, oldest first. */
export const rowReply = {
  id: z.string(),
  rootId: z.string(),
  state: z.string(),
  recordedAt: z.string(),
  recordedBy: OfficerRef.nullable(),
  problems: z.array(Problem),
  earlier: z.array(
    z.object({
      id: z.string(),
      recordedAt: z.string(),
      recordedBy: OfficerRef.nullable(),
      state: z.string(),
      why: z.string().nullable(),
      /** What the row said, as words by field. */
      facts: z.record(z.string(), z.string()),
    }),
  ),
}

/** Facts of the stay that the forms are opened with, never asked again. */
export const StayFacts = z.object({
  id: z.string(),
  custodyNumber: z.string(),
  version: z.number(),
  state: z.string(),
  isHeld: z.boolean(),
  personName: z.string(),
  sex: z.string(),
  age: z.number().nullable(),
  isChild: z.boolean(),
  arrivedAt: z.string(),
  cell: z.string().nullable(),
  arrest: z
    .object({
      id: z.string(),
      arrestedAt: z.string(),
      place: z.string().nullable(),
      isForceUsed: z.boolean(),
      officers: z.array(OfficerRef),
    })
    .nullable(),
  offences: z.array(z.object({ code: z.string(), title: z.string(), isRecordable: z.boolean().nullable() })),
  asn: z.object({ long: z.string(), short: z.string(), madeAt: z.string() }).nullable(),
  /** Whether this reader may record here. */
  mayRecord: z.boolean(),
})
export type StayFacts = z.infer<typeof StayFacts>

export const Named = requiredText(120, 'Enter the name')

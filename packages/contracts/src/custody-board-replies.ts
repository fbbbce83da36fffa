/** What the live board answers. */
import { z } from 'zod'
import { oneOf } from './common.ts'
import { BoardLine } from './custody-replies.ts'

/** One event of the stream; `isAll` says that anything may have changed. */
export const BoardNews = z.object({
  kind: oneOf(['hello', 'changed', 'beat', 'end']),
  isAll: z.boolean(),
  ids: z.array(z.string()),
  at: z.string(),
})
export type BoardNews = z.infer<typeof BoardNews>

export const DutyLine = z.object({
  stationCode: z.string(),
  stationName: z.string(),
  duty: z.string(),
  dutyLabel: z.string(),
  since: z.string(),
})
export type DutyLine = z.infer<typeof DutyLine>

/** The alarm of one thing due: the stage that it stands at, who is called, who has answered. */
export const AlarmLine = z.object({
  id: z.string(),
  recordId: z.string(),
  custodyNumber: z.string(),
  personName: z.string(),
  cell: z.string().nullable(),
  stationCode: z.string(),
  what: z.string(),
  label: z.string(),
  rule: z.string(),
  dueAt: z.string(),
  raisedAt: z.string(),
  isOverdue: z.boolean(),
  level: z.string(),
  levelLabel: z.string(),
  /** The duties still called: those of the stage less those who acknowledged it. */
  calls: z.array(z.string()),
  /** Whether the reader is on one of them, in that suite. */
  isForMe: z.boolean(),
  acknowledged: z.array(
    z.object({ by: z.string(), dutyLabel: z.string(), at: z.string(), said: z.string() }),
  ),
})
export type AlarmLine = z.infer<typeof AlarmLine>

export const SuiteLine = z.object({
  code: z.string(),
  name: z.string(),
  held: z.number(),
  children: z.number(),
  overdue: z.number(),
  soon: z.number(),
  highRisk: z.number(),
  constantWatch: z.number(),
  waitingForDecision: z.number(),
  openAlarms: z.number(),
  nextDue: z.object({ label: z.string(), at: z.string(), personName: z.string() }).nullable(),
  cells: z.object({ used: z.number(), free: z.number(), outOfUse: z.number() }),
  onDuty: z.array(z.object({ name: z.string(), dutyLabel: z.string(), since: z.string() })),
})
export type SuiteLine = z.infer<typeof SuiteLine>

/** How one line of a round came in; `was_saved`: it had come before under the same key. */
export const RoundResult = z.object({
  key: z.string(),
  outcome: oneOf(['saved', 'was_saved', 'refused']),
  entryId: z.string().nullable(),
  /** Why it was refused, or who entered the like at about the same time. */
  reason: z.string().nullable(),
  recordedAt: z.string().nullable(),
})
export type RoundResult = z.infer<typeof RoundResult>

export const PackedStay = z.object({
  line: BoardLine,
  /** What the detention clock is read from (`ClockInput` of the domain), so that it goes on without the network. */
  clockInput: z.record(z.string(), z.unknown()),
  /** Minutes between visits at this level of observation. */
  visitMinutes: z.number().nullable(),
  grounds: z.string().nullable(),
  log: z.array(
    z.object({
      kind: z.string(),
      kindLabel: z.string(),
      happenedAt: z.string(),
      recordedAt: z.string(),
      author: z.string().nullable(),
      text: z.string(),
      lateReason: z.string().nullable(),
    }),
  ),
})
export type PackedStay = z.infer<typeof PackedStay>

export const HandoverPage = z.object({
  id: z.string(),
  stationCode: z.string(),
  stationName: z.string(),
  outgoing: z.string(),
  incoming: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  accepted: z.number(),
  of: z.number(),
  lines: z.array(
    z.object({
      line: BoardLine,
      note: z.string().nullable(),
      acceptedBy: z.string().nullable(),
      acceptedAt: z.string().nullable(),
      /** What stands against this line being taken over. */
      problems: z.array(z.object({ severity: z.string(), rule: z.string(), message: z.string() })),
    }),
  ),
  may: z.object({
    note: z.boolean(),
    accept: z.boolean(),
    takeOver: z.boolean(),
    reason: z.string().nullable(),
  }),
})
export type HandoverPage = z.infer<typeof HandoverPage>

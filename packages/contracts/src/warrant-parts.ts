/** Warrants as their readers see them: a line of the register, and the page of one. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { LinkedPerson, Marker } from './pole-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const officer = OfficerRef.nullable()
const due = z.object({
  what: z.string(),
  text: z.string(),
  by: z.string(),
  who: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
})

/** Why the person is on no national computer, or still on it. */
export const circulationStandings = [
  { code: 'NOT_CIRCULATED', label: 'Wanted and not circulated' },
  { code: 'CIRCULATED', label: 'Circulated' },
  { code: 'STALE', label: 'Over and still circulated' },
  { code: 'NONE', label: 'Not circulated' },
] as const

const money = z.object({
  owedPence: z.number(),
  costsPence: z.number(),
  paidPence: z.number(),
  leftPence: z.number(),
})

export const WarrantLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  kind: coded,
  state: coded,
  grade: coded.nullable(),
  /** Null where the person is hidden from this reader. */
  person: LinkedPerson.nullable(),
  court: z.string(),
  issuedAt: z.string().nullable(),
  targetOn: z.string().nullable(),
  /** What is due first. */
  next: due.nullable(),
  isOverdue: z.boolean(),
  areaUnit: z.string(),
  attempts: z.number(),
  circulation: z.object({ code: z.string(), label: z.string() }),
  leftPence: z.number(),
})
export type WarrantLine = z.infer<typeof WarrantLine>

export const WarrantAttemptView = z.object({
  id: z.string(),
  at: z.string(),
  address: z.string(),
  result: coded,
  wasRiskRead: z.boolean(),
  officers: z.array(officer),
  next: z.object({ text: z.string(), dueOn: z.string().nullable(), owner: officer }).nullable(),
  note: z.string().nullable(),
  recordedBy: officer,
  recordedAt: z.string(),
})

export const WarrantCirculationView = z.object({
  id: z.string(),
  enteredAt: z.string(),
  /** The reference that the national computer gave: the proof. */
  reference: z.string(),
  enteredBy: officer,
  /** Whether it was on within the hours that WA-9 gives. */
  wasInTime: z.boolean(),
  reviewedAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  cancelledBy: officer,
})

export const WarrantPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  kind: coded,
  /** Backed for bail: the person is released to a day and not held for the court. */
  isBacked: z.boolean(),
  state: coded,
  isWanted: z.boolean(),
  person: LinkedPerson.nullable(),
  court: z.object({ code: z.string(), name: z.string() }),
  courtReference: z.string().nullable(),
  offenceWords: z.string().nullable(),
  terms: z.string(),
  risk: z.string().nullable(),
  requestedAt: z.string(),
  issuedAt: z.string().nullable(),
  /** The grade that the facts give, and the one that holds. */
  grading: z.object({
    factors: z.array(coded),
    given: coded.nullable(),
    because: z.array(z.string()),
    grade: coded.nullable(),
    reason: z.string().nullable(),
    targetOn: z.string().nullable(),
    gradedBy: officer,
    gradedAt: z.string().nullable(),
  }),
  ownerUnit: z.string(),
  areaUnit: z.string().nullable(),
  units: z.array(coded),
  addresses: z.array(
    z.object({
      id: z.string(),
      placeId: z.string().nullable(),
      words: z.string(),
      why: z.string().nullable(),
      markers: z.array(Marker),
    }),
  ),
  attempts: z.array(WarrantAttemptView),
  circulations: z.array(WarrantCirculationView),
  circulation: coded,
  transfer: z.object({ force: z.string(), acceptedAt: z.string() }).nullable(),
  money: money.nullable(),
  payments: z.array(
    z.object({
      id: z.string(),
      pence: z.number(),
      paidOn: z.string(),
      receipt: z.string(),
      takenBy: officer,
    }),
  ),
  ended: z
    .object({
      at: z.string(),
      place: z.string().nullable(),
      words: z.string().nullable(),
      bailedTo: z.string().nullable(),
      courtReference: z.string().nullable(),
      arrest: z.object({ id: z.string(), reference: z.string().nullable() }).nullable(),
    })
    .nullable(),
  /** Arrests of the person since the issue, from which an execution is chosen. */
  arrests: z.array(
    z.object({ id: z.string(), reference: z.string().nullable(), at: z.string(), title: z.string() }),
  ),
  due: z.array(due),
  log: z.array(
    z.object({
      id: z.string(),
      happenedAt: z.string(),
      author: z.string().nullable(),
      text: z.string(),
    }),
  ),
  may: z.object({
    decide: z.boolean(),
    grade: z.boolean(),
    allocate: z.boolean(),
    attempt: z.boolean(),
    execute: z.boolean(),
    needsArrest: z.boolean(),
    serveBail: z.boolean(),
    withdraw: z.boolean(),
    transfer: z.boolean(),
    takeBack: z.boolean(),
    circulate: z.boolean(),
    pay: z.boolean(),
  }),
})
export type WarrantPage = z.infer<typeof WarrantPage>

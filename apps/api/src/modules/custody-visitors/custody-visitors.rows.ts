/** The rows in which the database answers visits. */

export type VisitRow = {
  id: string
  stationCode: string
  station: string
  visitors: string
  arrivedAt: Date
  admittedAt: Date | null
  delayReason: string | null
  leftAt: Date | null
  note: string | null
  recordedById: string
  recordedBy: string
}

export type ConcernRow = {
  id: string
  visitId: string
  stationCode: string
  station: string
  recordId: string | null
  custodyNumber: string | null
  kind: string
  words: string
  raisedAt: string
  visitors: string
  isSettled: boolean
  answers: { words: string; isSettled: boolean; at: string; by: string | null }[]
}

export type DetaineeRow = {
  id: string
  custodyNumber: string
  cell: string | null
  state: string
  arrivedAt: string
  isHeld: boolean
  dob: string | null
  dobPrecision: string | null
  language: string | null
  offers: {
    outcome: string
    consent: string | null
    reason: string | null
    authorisedBy: string | null
    at: string
  }[]
}

type Person = {
  forename: string | null
  surname: string | null
  dob: string | null
  dobPrecision: string | null
}

export type VisitedRow = {
  id: string
  custodyNumber: string
  station: string | null
  cell: string | null
  state: string
  arrivedAt: string
  authorisedAt: string | null
  endedAt: string | null
  riskLevel: string | null
  observationLevel: string | null
  person: Person | null
  consent: string | null
  rights: { at: string; kind: string; answer: string | null }[]
  attending: { role: string; askedAt: string; cameAt: string | null }[]
  health: { urgency: string; calledAt: string; seenAt: string | null }[]
  log: { at: string; kind: string }[]
  reviews: { dueAt: string; doneAt: string | null }[]
  searches: { at: string; kind: string }[]
  force: string[]
  checks: { checks: number; late: number; typed_late: number; most_late: number } | null
}

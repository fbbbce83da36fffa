/** An investigation, its actions, its series and the lists of crimes as officers see them. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'
import { LocationBrief } from './pole-locations.ts'
import { LinkedPerson, PersonBrief } from './pole-replies.ts'
import { RuleLine } from './rights-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const officer = OfficerRef.nullable()

/** An officer to whom a crime may be given, in the order in which they are offered, with why. */
export const CandidateLine = z.object({
  officer: OfficerRef,
  level: z.number(),
  isFit: z.boolean(),
  reasons: z.array(z.string()),
})

export const ActionLine = z.object({
  id: z.string(),
  reference: z.string(),
  text: z.string(),
  state: coded,
  priority: coded,
  lineId: z.string().nullable(),
  isReturn: z.boolean(),
  owner: officer,
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  result: z.string().nullable(),
  resultedBy: officer,
  resultedAt: z.string().nullable(),
  reviewedBy: officer,
  closedReason: z.string().nullable(),
  by: officer,
  at: z.string(),
})
export type ActionLine = z.infer<typeof ActionLine>

export const BoardAction = ActionLine.extend({
  harm: z.number(),
  crime: z.object({ id: z.string(), reference: z.string().nullable(), title: z.string() }),
})
export type BoardAction = z.infer<typeof BoardAction>

export const SuspectLine = z.object({
  /** Null where only the link says so: named, with no standing entered yet. */
  id: z.string().nullable(),
  personRecordId: z.string().nullable(),
  person: PersonBrief.omit({ personRecordId: true, markers: true, photograph: true }).nullable(),
  description: z.string().nullable(),
  status: coded,
  isNamed: z.boolean(),
  isSettled: z.boolean(),
  grounds: z.string().nullable(),
  since: z.string(),
  recordedBy: officer,
})
export type SuspectLine = z.infer<typeof SuspectLine>

const MethodLine = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  facetLabel: z.string(),
  words: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: officer,
})

const LogLine = z.object({
  id: z.string(),
  kind: z.string(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  author: z.string().nullable(),
  text: z.string(),
  lateReason: z.string().nullable(),
  correctsId: z.string().nullable(),
  correctedById: z.string().nullable(),
})

/** What is due, of rules and of tasks: who owes it, by when, why, and where it is done. */
export const DueLine = z.object({
  what: z.string(),
  text: z.string(),
  because: z.string().nullable(),
  by: z.string().nullable(),
  who: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
  opensAt: z.string().nullable(),
})
export type DueLine = z.infer<typeof DueLine>

export const InvestigationPage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  state: coded,
  steps: z.array(coded),
  officer,
  isAccepted: z.boolean(),
  committedFrom: z.string().nullable(),
  committedTo: z.string().nullable(),
  circumstances: z.string().nullable(),
  location: LocationBrief.nullable(),
  people: z.array(LinkedPerson),
  assessment: z.object({
    factors: z.array(z.object({ factor: z.string(), label: z.string(), evidence: z.string() })),
    /** What the record shows already, for the form to open with. */
    carried: z.array(z.object({ factor: z.string(), evidence: z.string() })),
    isVulnerable: z.boolean(),
    solvability: z.number(),
    harm: z.number(),
    levelNeeded: z.number(),
    reasons: z.array(z.string()),
    suggestion: z.string(),
    rule: z.string(),
    assessedBy: officer,
    assessedAt: z.string().nullable(),
    mayFile: z.array(RuleLine),
  }),
  allocations: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      from: officer,
      to: officer,
      reason: z.string().nullable(),
      levelNeeded: z.number(),
      levelHeld: z.number(),
      belowLevelReason: z.string().nullable(),
      givenBy: officer,
      givenAt: z.string(),
      answer: z.string().nullable(),
      answeredAt: z.string().nullable(),
      declineReason: z.string().nullable(),
    }),
  ),
  history: z.array(
    z.object({
      stepLabel: z.string(),
      reason: z.string().nullable(),
      at: z.string(),
      by: officer,
    }),
  ),
  due: z.array(DueLine),
  changed: z.object({
    isFirstLook: z.boolean(),
    since: z.string().nullable(),
    lines: z.array(z.object({ at: z.string(), by: z.string().nullable(), what: z.string() })),
    /** More than are listed. */
    more: z.number(),
  }),
  lines: z.array(
    z.object({
      id: z.string(),
      hypothesis: z.string(),
      direction: z.string(),
      status: z.string(),
      closedReason: z.string().nullable(),
      asksForPrivateMaterial: z.boolean(),
      proportionality: z.string().nullable(),
      by: officer,
      at: z.string(),
    }),
  ),
  actions: z.array(ActionLine),
  decisions: z.array(
    z.object({
      number: z.number(),
      decision: z.string(),
      reason: z.string(),
      alternatives: z.string().nullable(),
      decidedAt: z.string(),
      writtenAt: z.string(),
      writtenAfterMinutes: z.number().nullable(),
      author: officer,
      corrects: z.number().nullable(),
      correctedBy: z.number().nullable(),
      isSensitive: z.boolean(),
      readers: z.array(OfficerRef),
    }),
  ),
  reviews: z.array(
    z.object({
      id: z.string(),
      verdict: z.string(),
      answers: z.array(z.object({ label: z.string(), text: z.string() })),
      returnReasons: z.array(z.string()),
      nextReviewOn: z.string().nullable(),
      reviewer: officer,
      at: z.string(),
    }),
  ),
  messages: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      author: officer,
      at: z.string(),
      mentions: z.array(OfficerRef),
    }),
  ),
  suspects: z.array(SuspectLine),
  methods: z.array(MethodLine),
  log: z.array(LogLine),
  /** What the plan and the crime still lack; nothing of it blocks saving. */
  left: z.array(RuleLine),
  may: z.object({
    work: able,
    assess: able,
    allocate: able,
    file: able,
    handOver: able,
    answer: able,
    review: able,
  }),
})
export type InvestigationPage = z.infer<typeof InvestigationPage>

export const MapCrime = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  hoCode: z.string().nullable(),
  at: z.string(),
  address: z.string().nullable(),
  easting: z.number().nullable(),
  northing: z.number().nullable(),
  methods: z.array(coded),
})
export type MapCrime = z.infer<typeof MapCrime>

export const SeriesPage = z.object({
  crime: MapCrime,
  version: z.number(),
  placeId: z.string().nullable(),
  series: z.object({ id: z.string(), name: z.string() }).nullable(),
  members: z.array(
    MapCrime.extend({
      memberId: z.string(),
      basis: coded,
      strength: coded,
      words: z.string().nullable(),
      addedBy: officer,
      addedAt: z.string(),
    }),
  ),
  shared: z.object({ ofAll: z.array(coded), ofSome: z.array(coded) }),
  /** Done alike within half a year: shared methods first, then the nearer. */
  alike: z.array(MapCrime.extend({ shared: z.array(coded), metres: z.number().nullable() })),
})
export type SeriesPage = z.infer<typeof SeriesPage>

export const CrimeListLine = MapCrime.omit({ easting: true, northing: true, methods: true }).extend({
  flags: z.array(coded),
  recordedAt: z.string().nullable(),
  state: coded,
  officer,
  isAccepted: z.boolean(),
  harm: z.number(),
  harmWords: z.array(z.string()),
  solvability: z.number(),
  isAssessed: z.boolean(),
  levelNeeded: z.number(),
  nextDueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  openActions: z.number(),
})
export type CrimeListLine = z.infer<typeof CrimeListLine>

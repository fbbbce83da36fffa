/** Identity as a journal: what was recorded, decided, undone and placed, and the people that a reader sees in it. */
import {
  type Cluster,
  type ClusterRecord,
  type IdentityDecision,
  madeTogether,
  replayDecisions,
} from '../nominal/cluster.ts'
import { goldenView } from '../nominal/survivorship.ts'
import type { GoldenNominal, PersonRecordFacts } from '../nominal/survivorship-facts.ts'
import { type LaterFact, factsToPlace } from './later-facts.ts'

/** What one source said, with the list that it is on. */
export type JournalRecord = ClusterRecord & { facts: PersonRecordFacts }

/** A fact that was added to a person record after it was made, and what it adds to it. */
export type JournalFact = LaterFact & { adds: Partial<PersonRecordFacts> }

export type Journal = {
  records: JournalRecord[]
  decisions: IdentityDecision[]
  facts: JournalFact[]
  /** Where somebody placed a fact after an undo, and what they settled on. */
  placed: { factId: string; personRecordId: string }[]
}

/** One person as one reader sees them. */
export type PersonView = { cluster: Cluster; golden: GoldenNominal }

/**
 * The people in the journal for a reader on these lists; `today` is YYYY-MM-DD. `golden` computes one person from what
 * their records say; whoever looks at many like journals may give one that remembers.
 */
export function viewJournal(
  journal: Journal,
  lists: ReadonlySet<number>,
  today: string,
  golden: (records: PersonRecordFacts[], today: string) => GoldenNominal = goldenView,
): PersonView[] {
  const records = journal.records.filter((record) => lists.has(record.aclId ?? 0))
  const ids = new Set(records.map((record) => record.personRecordId))
  const decisions = journal.decisions.filter((decision) => ids.has(decision.a) && ids.has(decision.b))
  const { clusters } = replayDecisions(records, [...madeTogether(records), ...decisions])
  return clusters.map((cluster) => ({
    cluster,
    golden: golden(
      cluster.personRecordIds.flatMap((id) => {
        const record = records.find((each) => each.personRecordId === id)
        return record === undefined ? [] : [withFacts(record, journal)]
      }),
      today,
    ),
  }))
}

/** Undoes a decision: it is marked, and nothing else changes. */
export const undoInJournal = (journal: Journal, decisionId: string, undoneAt: string): Journal => ({
  ...journal,
  decisions: journal.decisions.map((decision) =>
    decision.decisionId === decisionId ? { ...decision, undoneAt } : decision,
  ),
})

/** The facts that somebody must place after an act turned one journal into another; those placed before are settled. */
export function toPlaceInJournal(was: Journal, is: Journal): JournalFact[] {
  const unsettled = is.facts
    .filter((fact) => !is.placed.some((placed) => placed.factId === fact.factId))
    .map((fact) => ({ ...fact, personRecordId: standsOn(is, fact) }))
  const decisions = [...madeTogether(is.records), ...is.decisions]
  return factsToPlace({ before: clustersOf(was), after: clustersOf(is) }, decisions, unsettled)
}

/** Everybody in the journal, with nothing left out. */
export const clustersOf = (journal: Journal): Cluster[] =>
  replayDecisions(journal.records, [...madeTogether(journal.records), ...journal.decisions]).clusters

/** The record on which a fact stands: where it was placed last, else where it was written. */
export const standsOn = (journal: Journal, fact: JournalFact): string =>
  journal.placed.findLast((placed) => placed.factId === fact.factId)?.personRecordId ?? fact.personRecordId

function withFacts(record: JournalRecord, journal: Journal): PersonRecordFacts {
  const own = journal.facts.filter((fact) => standsOn(journal, fact) === record.personRecordId)
  return own.reduce<PersonRecordFacts>(
    (all, { adds }) => ({
      ...all,
      names: [...(all.names ?? []), ...(adds.names ?? [])],
      dobs: [...(all.dobs ?? []), ...(adds.dobs ?? [])],
      identifiers: [...(all.identifiers ?? []), ...(adds.identifiers ?? [])],
      markers: [...(all.markers ?? []), ...(adds.markers ?? [])],
    }),
    record.facts,
  )
}

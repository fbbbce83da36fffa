/** Which facts must be placed by a person when two people are parted again. */
import type { Cluster, IdentityDecision } from '../nominal/cluster.ts'

/**
 * A fact that was added after its person record was made. `isOwn`: it was said by the source of that record, or for
 * that record by name, so there is no doubt whose it is; otherwise it was recorded of the person as they stood then.
 */
export type LaterFact = { factId: string; personRecordId: string; recordedAt: string; isOwn: boolean }

/** The clusters of the same records before an act (an undo, a "not the same") and after it. */
export type Parting = { before: readonly Cluster[]; after: readonly Cluster[] }

/**
 * Facts of the joined person that were recorded while they were joined and may be of either. They stay on the record
 * where they were written, so that nothing is lost from view, until somebody says whose they are. Facts from before
 * the first join, facts with their own record, and people whom the act does not part are left alone.
 */
export function factsToPlace<Fact extends LaterFact>(
  parting: Parting,
  decisions: readonly IdentityDecision[],
  facts: readonly Fact[],
): Fact[] {
  const parted = partedRecords(parting)
  const since = new Map([...parted.keys()].map((id) => [id, firstJoin(id, parting, decisions)]))
  return facts.filter((fact) => {
    const from = since.get(fact.personRecordId)
    return !fact.isOwn && from !== undefined && fact.recordedAt >= from
  })
}

/** The person records of everybody whom the act parts, each with the people that there are now. */
export function partedRecords({ before, after }: Parting): Map<string, Cluster[]> {
  const parted = new Map<string, Cluster[]>()
  for (const cluster of before) {
    const now = after.filter((each) =>
      each.personRecordIds.some((id) => cluster.personRecordIds.includes(id)),
    )
    if (now.length < 2) continue
    for (const id of cluster.personRecordIds) parted.set(id, now)
  }
  return parted
}

/**
 * When those who are parted now were first joined: the earliest join across the parting, or to a record that has left
 * since. Decisions undone count too, because facts were recorded while they held; `decisions` hold those of records
 * made together as well (`madeTogether`). Undefined for records that are not parted from anybody.
 */
export function firstJoin(
  personRecordId: string,
  { before, after }: Parting,
  decisions: readonly IdentityDecision[],
): string | undefined {
  const members = before.find((cluster) => cluster.personRecordIds.includes(personRecordId))?.personRecordIds
  if (members === undefined) return undefined
  const partOf = (id: string) => after.findIndex((cluster) => cluster.personRecordIds.includes(id))
  const crosses = ({ a, b }: IdentityDecision) =>
    members.includes(a) && members.includes(b)
      ? partOf(a) !== partOf(b)
      : members.includes(a) || members.includes(b)
  const joins = decisions.filter((decision) => decision.kind === 'same' && crosses(decision))
  return joins.map((decision) => decision.decidedAt).sort()[0]
}

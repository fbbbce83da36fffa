/** Which person records are one person: the identity decisions replayed from the beginning. */
import { allow, type Decision, deny } from '../access/decision.ts'

/** `nominalId` is the nominal that was made with the record; a record that joined another one has its own too. */
export type ClusterRecord = { personRecordId: string; nominalId: string; recordedAt: string }

/** A dated and signed judgement on two person records; undoing marks it, nothing is deleted. Instants are UTC texts. */
export type IdentityDecision = {
  decisionId: string
  kind: 'same' | 'not_same' | 'unsure'
  a: string
  b: string
  decidedAt: string
  undoneAt?: string | null
}

/**
 * One person. `nominalId` is that of its oldest record; undefined when an older cluster has it, in which case a new
 * nominal must be made. `absorbedNominalIds` are pointers that lead here.
 */
export type Cluster = {
  nominalId: string | undefined
  personRecordIds: string[]
  absorbedNominalIds: string[]
}

export type Replay = {
  /** By the age of their oldest record; every record is in exactly one. */
  clusters: Cluster[]
  /** Joins that a `not_same` holds back: each is for a person to look at. */
  blocked: { decisionId: string; because: string[] }[]
  /** The standing `not_same` decisions. */
  keptApart: IdentityDecision[]
}

/**
 * Replays the standing decisions over the records. `not_same` always beats `same`, whichever came first, between any
 * two records of the clusters that would be joined; `unsure` joins and parts nobody. Of joins that cannot all hold,
 * the earlier ones do. Decisions about records that are not given are passed over. The order of the input is without
 * effect, so undoing a decision gives just what would be had it never been made.
 */
export function replayDecisions(records: ClusterRecord[], decisions: IdentityDecision[]): Replay {
  const byAge = [...records].sort(
    (a, b) => order(a.recordedAt, b.recordedAt) || order(a.personRecordId, b.personRecordId),
  )
  const members = new Map(byAge.map((record) => [record.personRecordId, [record]]))
  const standing = decisions
    .filter((decision) => !decision.undoneAt && members.has(decision.a) && members.has(decision.b))
    .sort((a, b) => order(a.decidedAt, b.decidedAt) || order(a.decisionId, b.decisionId))
  const keptApart = standing.filter((decision) => decision.kind === 'not_same')
  const blocked: Replay['blocked'] = []
  for (const decision of standing) {
    if (decision.kind !== 'same') continue
    const [one, other] = [members.get(decision.a) ?? [], members.get(decision.b) ?? []]
    if (one === other) continue
    const because = keptApartBetween(idsOf(one), idsOf(other), keptApart)
    if (because.length > 0) {
      blocked.push({ decisionId: decision.decisionId, because: because.map((apart) => apart.decisionId) })
      continue
    }
    const joined = [...one, ...other]
    for (const record of joined) members.set(record.personRecordId, joined)
  }
  return { clusters: toClusters(byAge, members), blocked, keptApart }
}

/**
 * Whether two person records may be joined, or suggested for joining: not while any record of the one's cluster is
 * held apart from any of the other's. Joining what is one already is refused as well.
 */
export function decideJoin(replay: Replay, a: string, b: string): Decision {
  const [one, other] = [clusterOf(replay, a), clusterOf(replay, b)]
  if (!one || !other) return deny('One of the two records is not there.')
  if (one === other) return deny('These records are already one person.')
  const apart = keptApartBetween(one.personRecordIds, other.personRecordIds, replay.keptApart)
  if (apart.length > 0)
    return deny('It was decided that these are not the same person; undo that decision first.')
  return allow()
}

/** The cluster that holds a person record; undefined for a record that was not replayed. */
export function clusterOf(replay: Replay, personRecordId: string): Cluster | undefined {
  return replay.clusters.find((cluster) => cluster.personRecordIds.includes(personRecordId))
}

function keptApartBetween(one: string[], other: string[], keptApart: IdentityDecision[]): IdentityDecision[] {
  return keptApart.filter(
    ({ a, b }) => (one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a)),
  )
}

function toClusters(byAge: ClusterRecord[], members: Map<string, ClusterRecord[]>): Cluster[] {
  const taken = new Set<string>()
  const clusters: Cluster[] = []
  for (const group of new Set(byAge.map((record) => members.get(record.personRecordId) ?? []))) {
    const inOrder = byAge.filter((record) => group.includes(record))
    const nominalIds = [...new Set(inOrder.map((record) => record.nominalId))].filter((id) => !taken.has(id))
    for (const id of nominalIds) taken.add(id)
    const [nominalId, ...absorbedNominalIds] = nominalIds
    clusters.push({ nominalId, personRecordIds: idsOf(inOrder), absorbedNominalIds })
  }
  return clusters
}

function idsOf(records: ClusterRecord[]): string[] {
  return records.map((record) => record.personRecordId)
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Which person records are one person: the identity decisions replayed from the beginning, list by list. */
import { allow, type Decision, deny } from '../access/decision.ts'

/**
 * `nominalId` is the nominal that was made with the record; a record that joined another one has its own too.
 * `aclId` is its access list, 0 (the default) being open.
 */
export type ClusterRecord = {
  personRecordId: string
  nominalId: string
  recordedAt: string
  aclId?: number
}

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
 * One person. `nominalId` is that of its oldest open record (of its oldest where none is open); undefined when another
 * cluster has it, in which case a new nominal must be made. `absorbedNominalIds` are pointers that lead here.
 */
export type Cluster = {
  nominalId: string | undefined
  personRecordIds: string[]
  absorbedNominalIds: string[]
}

export type Replay = {
  /** By the age of their oldest record; every record is in exactly one. */
  clusters: Cluster[]
  /** Joins that are held back; each is for a person to look at. Empty `because`: not every reader may see why. */
  blocked: { decisionId: string; because: string[] }[]
  /** The standing `not_same` decisions. */
  keptApart: IdentityDecision[]
  /** Those of them on two lists whose records an open person holds together: nobody saw both when they were joined. */
  contradicted: IdentityDecision[]
}

type Node = ClusterRecord & { aclId: number }
type Group = { nodes: Node[] }

/**
 * Replays the standing decisions over the records. `not_same` always beats `same`, whichever came first, between any
 * two records of the clusters that would be joined; `unsure` joins and parts nobody. Of joins that cannot all hold,
 * the earlier ones do. Decisions about records that are not given are passed over. The order of the input is without
 * effect, so undoing a decision gives just what would be had it never been made.
 *
 * Open records are joined by open decisions first; the records of each list are laid over them after that, and never
 * bring two open people together or cross to another list. So what a reader sees is the same whether the records are
 * joined first and those hidden from the reader left out after, or the other way round.
 */
export function replayDecisions(records: ClusterRecord[], decisions: IdentityDecision[]): Replay {
  const nodes: Node[] = [...records]
    .map((record) => ({ ...record, aclId: record.aclId ?? 0 }))
    .sort((a, b) => order(a.recordedAt, b.recordedAt) || order(a.personRecordId, b.personRecordId))
  const known = new Map(nodes.map((node) => [node.personRecordId, node]))
  const standing = decisions
    .filter((decision) => !decision.undoneAt && known.has(decision.a) && known.has(decision.b))
    .sort((a, b) => order(a.decidedAt, b.decidedAt) || order(a.decisionId, b.decisionId))
  const keptApart = standing.filter((decision) => decision.kind === 'not_same')
  const groups = new Map(nodes.map((node) => [node.personRecordId, { nodes: [node] } as Group]))
  const blocked: Replay['blocked'] = []
  const lists = [...new Set(nodes.map((node) => node.aclId))].sort((a, b) => a - b)
  for (const list of [...new Set([0, ...lists])]) {
    const visible = new Set([0, list])
    for (const decision of standing) {
      if (decision.kind !== 'same' || levelOf(decision, known) !== list) continue
      const one = partOf(groups, decision.a, visible)
      const other = partOf(groups, decision.b, visible)
      if (one.group === other.group) continue
      const because = keptApartBetween(idsOf(one.nodes), idsOf(other.nodes), keptApart)
      const bridges = list !== 0 && isOpen(one.nodes) && isOpen(other.nodes)
      if (because.length > 0 || bridges) {
        blocked.push({ decisionId: decision.decisionId, because: because.map((apart) => apart.decisionId) })
        continue
      }
      const joined: Group = { nodes: [...one.group.nodes, ...other.group.nodes] }
      for (const node of joined.nodes) groups.set(node.personRecordId, joined)
    }
  }
  for (const decision of standing)
    if (decision.kind === 'same' && crosses(decision, known) && !isOneAlready(decision, groups))
      blocked.push({ decisionId: decision.decisionId, because: [] })
  const contradicted = keptApart.filter((apart) => isOneAlready(apart, groups))
  return { clusters: toClusters(nodes, groups), blocked, keptApart, contradicted }
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

/** The nominal that a number leads to now: its own while it has records, else the one that took them in. */
export function resolveNominal(replay: Replay, nominalId: string): string | undefined {
  const cluster =
    replay.clusters.find((each) => each.nominalId === nominalId) ??
    replay.clusters.find((each) => each.absorbedNominalIds.includes(nominalId))
  return cluster?.nominalId
}

/**
 * Records that were made for one nominal are one person from the start, though nobody signed a decision: each is held
 * to the oldest open one, or, where none is open, to the oldest on its own list.
 */
export function madeTogether(records: ClusterRecord[]): IdentityDecision[] {
  const byAge = [...records].sort(
    (a, b) => order(a.recordedAt, b.recordedAt) || order(a.personRecordId, b.personRecordId),
  )
  return byAge.flatMap((record) => {
    const mates = byAge.filter((other) => other.nominalId === record.nominalId)
    const first =
      mates.find((mate) => (mate.aclId ?? 0) === 0) ??
      mates.find((mate) => (mate.aclId ?? 0) === (record.aclId ?? 0))
    if (first === undefined || first === record) return []
    return [
      {
        decisionId: `made ${record.personRecordId}`,
        kind: 'same' as const,
        a: first.personRecordId,
        b: record.personRecordId,
        decidedAt: record.recordedAt,
      },
    ]
  })
}

/** The list on which a decision is seen: that of its ends, where they are on one list and the open one; -1 otherwise. */
function levelOf(decision: IdentityDecision, known: Map<string, Node>): number {
  const [a, b] = [known.get(decision.a)?.aclId ?? 0, known.get(decision.b)?.aclId ?? 0]
  if (a === b || b === 0) return a
  return a === 0 ? b : -1
}

const crosses = (decision: IdentityDecision, known: Map<string, Node>) => levelOf(decision, known) === -1

const isOneAlready = (decision: IdentityDecision, groups: Map<string, Group>) =>
  groups.get(decision.a) === groups.get(decision.b)

const isOpen = (nodes: Node[]) => nodes.some((node) => node.aclId === 0)

/** The group of a record, and of its records those that somebody on this list sees. */
function partOf(groups: Map<string, Group>, personRecordId: string, visible: Set<number>) {
  const group = groups.get(personRecordId) ?? { nodes: [] }
  return { group, nodes: group.nodes.filter((node) => visible.has(node.aclId)) }
}

function keptApartBetween(one: string[], other: string[], keptApart: IdentityDecision[]): IdentityDecision[] {
  return keptApart.filter(
    ({ a, b }) => (one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a)),
  )
}

function toClusters(nodes: Node[], groups: Map<string, Group>): Cluster[] {
  const inOrder = [...new Set(nodes.map((node) => groups.get(node.personRecordId)))].flatMap((group) =>
    group === undefined ? [] : [nodes.filter((node) => group.nodes.includes(node))],
  )
  // Open people take their numbers first, and each list for itself after them: no number turns on what is hidden.
  const taken = new Map<number, Set<string>>([[0, new Set()]])
  const take = (group: Node[], list: number): string[] => {
    const own = taken.get(list) ?? new Set()
    taken.set(list, own)
    const free = [
      ...new Set(group.filter((node) => node.aclId === list).map((node) => node.nominalId)),
    ].filter((id) => !own.has(id) && taken.get(0)?.has(id) !== true)
    for (const id of free) own.add(id)
    return free
  }
  const named = new Map<Node[], Omit<Cluster, 'personRecordIds'>>()
  const firstOpen = (group: Node[]) => nodes.findIndex((node) => node.aclId === 0 && group.includes(node))
  const openPeople = inOrder.filter(isOpen).sort((a, b) => firstOpen(a) - firstOpen(b))
  for (const group of [...openPeople, ...inOrder.filter((each) => !isOpen(each))]) {
    const [base, ...others] = [...new Set(group.map((node) => node.aclId))].sort((a, b) => a - b)
    const [nominalId, ...rest] = take(group, base ?? 0)
    named.set(group, {
      nominalId,
      absorbedNominalIds: [...rest, ...others.flatMap((list) => take(group, list))],
    })
  }
  return inOrder.map((group) => ({
    nominalId: named.get(group)?.nominalId,
    personRecordIds: idsOf(group),
    absorbedNominalIds: named.get(group)?.absorbedNominalIds ?? [],
  }))
}

function idsOf(records: ClusterRecord[]): string[] {
  return records.map((record) => record.personRecordId)
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

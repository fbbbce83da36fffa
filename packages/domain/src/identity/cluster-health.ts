/** Whether the records of a person still belong together: two thresholds, so that clusters do not flap. */
import { MATCH_WEIGHTS } from '../nominal/match-weights.ts'
import type { AttentionReason } from './identity-codes.ts'

/** Bits: records alone carry a join from `join`, and what they joined falls away below `part`; a pair is shown for a decision from `part` (identity.md 6). */
export const THRESHOLDS = {
  join: MATCH_WEIGHTS.thresholds.almostCertainly,
  part: MATCH_WEIGHTS.thresholds.probable,
} as const

/** How well two records of the cluster go together, in bits, without what a person decided. */
export type PairWeight = { a: string; b: string; weight: number }

/** A standing `same` decision; one of `evidence` beyond the records holds them together whatever they say. */
export type HeldTogether = { a: string; b: string }

/**
 * The records that nothing holds to the rest any more: neither a weight of at least `part` nor a decision. Between the
 * two thresholds an existing cluster is left alone, though it could not be made anew. Nobody is parted by this.
 */
export function brokenRecords(
  recordIds: readonly string[],
  pairs: readonly PairWeight[],
  held: readonly HeldTogether[],
): string[] {
  const [first] = recordIds
  if (first === undefined) return []
  const edges = [...pairs.filter((pair) => pair.weight >= THRESHOLDS.part), ...held]
  const reached = new Set([first])
  let before = 0
  while (reached.size > before) {
    before = reached.size
    for (const { a, b } of edges) {
      if (reached.has(a)) reached.add(b)
      if (reached.has(b)) reached.add(a)
    }
  }
  return recordIds.filter((id) => !reached.has(id))
}

export type HealthFacts = {
  broken: readonly string[]
  heldBack: number
  contradicted: number
  toPlace: number
  twoIdentifiers: readonly string[]
}
export type Attention = { code: AttentionReason; words: string }
export type ClusterHealth = { status: 'ACTIVE' | 'NEEDS_ATTENTION'; attention: Attention[] }

/** ACTIVE, or NEEDS_ATTENTION with a sentence for each reason; it heals by itself once the reasons are gone. */
export function clusterHealth(facts: HealthFacts): ClusterHealth {
  const attention: Attention[] = []
  if (facts.broken.length > 0)
    attention.push({
      code: 'BROKEN_CLUSTER',
      words: `${count(facts.broken.length, 'record')} no longer ${facts.broken.length === 1 ? 'looks' : 'look'} like the rest of this person.`,
    })
  if (facts.heldBack + facts.contradicted > 0)
    attention.push({
      code: 'OVERRIDE_CONFLICT',
      words: `${count(facts.heldBack + facts.contradicted, 'decision')} cannot stand beside another.`,
    })
  if (facts.toPlace > 0)
    attention.push({
      code: 'TO_BE_PLACED',
      words: `${count(facts.toPlace, 'fact')} recorded while two people were joined ${facts.toPlace === 1 ? 'waits' : 'wait'} to be placed.`,
    })
  for (const label of facts.twoIdentifiers)
    attention.push({ code: 'TWO_IDENTIFIERS', words: `Two different ${label}s are recorded.` })
  return { status: attention.length === 0 ? 'ACTIVE' : 'NEEDS_ATTENTION', attention }
}

const count = (n: number, thing: string) => `${n === 1 ? 'One' : n} ${thing}${n === 1 ? '' : 's'}`

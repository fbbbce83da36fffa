/** Pools of identities: people who must not be mixed into the public index, and the rules of moving somebody between pools. */

/** `words`: who is in it. Whoever works in a pool other than the public one holds `role` and is a member of its group. */
export const identityPools = [
  { code: 'PUBLIC', label: 'Public index', words: 'Everybody who is not in a separate pool', role: null },
  {
    code: 'STAFF',
    label: 'Officers and staff under complaint',
    words: 'Officers and staff as subjects of complaint or conduct matters',
    role: 'PROFESSIONAL_STANDARDS',
  },
  {
    code: 'SOURCE',
    label: 'Informants',
    words: 'Covert human intelligence sources (RIPA 2000 part II)',
    role: 'SOURCE_UNIT',
  },
] as const
export type PoolCode = (typeof identityPools)[number]['code']

/** The pools that somebody enters, with a reason; the public one is where everybody begins. */
export const separatePools = identityPools.filter((pool) => pool.role !== null)

/** The words for a pool; the code itself for one that this version does not know. */
export const poolLabel = (code: string): string =>
  identityPools.find((pool) => pool.code === code)?.label ?? code

/** A move as it is decided: the pools, who proposed it and what the decider may enter. */
export type PoolMoveQuestion = {
  from: PoolCode
  to: PoolCode
  /** The pool that whoever proposes or decides works in now. */
  workingIn: PoolCode
  mayEnter: readonly PoolCode[]
  actorId: string
  proposedBy?: string
}

/** Why a move may not be proposed or decided by this person, in plain words; undefined when it may. */
export function poolMoveProblem(question: PoolMoveQuestion): { rule: string; reason: string } | undefined {
  const { from, to, workingIn, mayEnter, actorId, proposedBy } = question
  if (from === to)
    return { rule: 'same pool', reason: `The person is in the pool “${poolLabel(to)}” already.` }
  if (workingIn !== from)
    return {
      rule: 'other pool',
      reason: `The person is in the pool “${poolLabel(from)}”, and you work in “${poolLabel(workingIn)}”.`,
    }
  const closed = [from, to].find((pool) => pool !== 'PUBLIC' && !mayEnter.includes(pool))
  if (closed !== undefined)
    return { rule: 'not a member', reason: `You are not a member of the pool “${poolLabel(closed)}”.` }
  if (proposedBy === actorId)
    return { rule: 'second person', reason: 'Somebody else decides about a move that you proposed.' }
  return undefined
}

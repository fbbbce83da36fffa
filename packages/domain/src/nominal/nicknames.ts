/** Which forenames are short or pet forms of one another. */
import { fold } from './fold-name.ts'
import { BRITISH_NICKNAMES, NICKNAMES } from './nicknames.data.ts'

const shortFormsOf = new Map<string, Set<string>>()
const fullFormsOf = new Map<string, Set<string>>()

for (const entry of `${NICKNAMES} ${BRITISH_NICKNAMES}`.split(/\s+/).filter(Boolean)) {
  const [full = '', shorts = ''] = entry.split(':')
  for (const short of shorts.split(',')) {
    add(shortFormsOf, full, short)
    add(fullFormsOf, short, full)
  }
}

/** "direct": one is a short form of the other. "shared": both are short forms of a third name (Liz and Beth). */
export type NicknameRelation = 'direct' | 'shared'

/**
 * The other forenames by which somebody of this forename may be known, nearest first: its short forms, the names it
 * is short for, then the other short forms of those. Empty when none is known; never the name itself.
 */
export function nicknameGroup(name: string): string[] {
  const folded = fold(name)
  const fulls = [...(fullFormsOf.get(folded) ?? [])]
  const siblings = fulls.flatMap((full) => [...(shortFormsOf.get(full) ?? [])])
  const group = new Set([...(shortFormsOf.get(folded) ?? []), ...fulls, ...siblings])
  group.delete(folded)
  return [...group]
}

/** How two forenames are related as nicknames; undefined when they are equal or unrelated. */
export function nicknameRelation(a: string, b: string): NicknameRelation | undefined {
  const [one, other] = [fold(a), fold(b)]
  if (one === other) return undefined
  if (shortFormsOf.get(one)?.has(other) || shortFormsOf.get(other)?.has(one)) return 'direct'
  const fulls = fullFormsOf.get(other)
  if (!fulls) return undefined
  return [...(fullFormsOf.get(one) ?? [])].some((full) => fulls.has(full)) ? 'shared' : undefined
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.add(value)
  else map.set(key, new Set([value]))
}

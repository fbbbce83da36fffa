/** Which names are other spellings of one name, though no letter need be shared: Ng and Wu, Siobhan and Shivaun. */
import { NAME_SPELLINGS } from './name-spellings.data.ts'

const spelledAlso = new Map<string, Set<string>>()
for (const group of NAME_SPELLINGS.trim().split(/\s+/)) {
  const names = group.split('|')
  for (const name of names) {
    const others = spelledAlso.get(name) ?? new Set()
    for (const other of names) if (other !== name) others.add(other)
    spelledAlso.set(name, others)
  }
}

/** The other spellings of a folded name, run together; empty when none is known. */
export const otherSpellings = (joined: string): string[] => [...(spelledAlso.get(joined) ?? [])]

/** Whether two folded names, run together, are spellings of one. */
export const areSpellingsOfOne = (a: string, b: string): boolean => spelledAlso.get(a)?.has(b) ?? false

/** Whose consent counts for a search, a sample or a procedure (PACE s.65(1), Code D 2.12). */

export type ConsentGiver = 'PERSON' | 'BOTH' | 'PARENT'

/** A child's with the parent or guardian, under 14 the parent's alone; an unknown age counts as under 14. */
export function isConsentValid(age: number | undefined, by: ConsentGiver | undefined): boolean {
  if (by === undefined) return false
  if (age === undefined || age < 14) return by === 'PARENT' || by === 'BOTH'
  return age < 18 ? by === 'BOTH' : by === 'PERSON'
}

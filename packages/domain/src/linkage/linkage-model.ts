/** The Fellegi-Sunter model: fields with ordered levels of agreement, each with its chance among the same and among strangers. */

/** One level of agreement. `m` is how often two records of one person agree just so: the anchor before training. */
export type LinkageLevel = { name: string; words: string; m: number }

/** A field and its levels, best first; the last is disagreement. */
export type LinkageField = { field: string; levels: readonly LinkageLevel[] }

/**
 * How two records agree in one field. `u` is the chance that strangers agree so on this very value (its term
 * frequency); without it the field's average is taken. A field that either record lacks has no agreement at all.
 */
export type Agreement = { field: number; level: number; u?: number }

/** Compares two prepared records; `fields` says what the numbers in an agreement mean. */
export type RecordComparer<Prepared> = {
  fields: readonly LinkageField[]
  compare(a: Prepared, b: Prepared): Agreement[]
}

/** The parameters: `m` and `u` by field and level, and how likely two random records are one person. */
export type LinkageParameters = {
  prior: number
  m: readonly (readonly number[])[]
  u: readonly (readonly number[])[]
}

/** Nothing is rarer than this, so that no single level proves or excludes by itself. */
export const LEAST_CHANCE = 1e-7

/** The parameters before training: the anchored m of every level, the given u and prior. */
export function anchoredParameters(
  fields: readonly LinkageField[],
  u: readonly (readonly number[])[],
  prior: number,
): LinkageParameters {
  return { prior, u, m: fields.map(({ levels }) => levels.map((level) => level.m)) }
}

/** Bits that one agreement adds: log2(m / u). */
export function agreementWeight(parameters: LinkageParameters, { field, level, u }: Agreement): number {
  const m = parameters.m[field]?.[level] ?? LEAST_CHANCE
  const chance = u ?? parameters.u[field]?.[level] ?? LEAST_CHANCE
  return Math.log2(Math.max(LEAST_CHANCE, m) / Math.max(LEAST_CHANCE, chance))
}

/** Bits of the prior odds. */
export const priorWeight = ({ prior }: LinkageParameters): number => Math.log2(prior / (1 - prior))

/** Bits in all: the prior and every agreement. */
export function pairWeight(parameters: LinkageParameters, agreements: readonly Agreement[]): number {
  let weight = priorWeight(parameters)
  for (const agreement of agreements) weight += agreementWeight(parameters, agreement)
  return weight
}

/** The probability (0 to 1) that a weight in bits stands for. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight)

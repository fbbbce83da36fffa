/** Whether an arrest may be recorded as it is told: who may use the power, and why the arrest was necessary (Code G). */
import { allow, type Decision, deny } from '../access/decision.ts'
import { type Rank, ranks } from '../codes/ranks.ts'
import { type ArrestPower, arrestPowers, type NecessityCode } from './codes.ts'

/** Powers that the law gives to a constable alone; others are for any person or for the holder of a warrant. */
const constableOnly: readonly ArrestPower[] = ['S24', 'S46A', 'S30D', 'S31', 'CSA_2010', 'DAA_S26']

/** PACE s.24(1): only a constable arrests without warrant under it; s.24A is for anyone. */
export function decideUsePower(power: ArrestPower, rank: Rank): Decision {
  const isConstable = ranks.some((row) => row.code === rank && row.isConstable)
  if (isConstable || !constableOnly.includes(power)) return allow()
  const label = arrestPowers.find((row) => row.code === power)?.label ?? power
  return deny(`Only a constable arrests under ${label}.`)
}

/** PACE s.24(5): at least one necessity criterion and why, for a power that asks for it. */
export function decideNecessity(
  power: ArrestPower,
  codes: readonly NecessityCode[],
  reason: string | undefined,
): { field: 'necessityCodes' | 'necessityReason'; reason: string } | undefined {
  const isNeeded = arrestPowers.some((row) => row.code === power && row.needsNecessity)
  if (!isNeeded) return undefined
  if (codes.length === 0)
    return { field: 'necessityCodes', reason: 'Choose at least one reason why the arrest was necessary' }
  return reason?.trim()
    ? undefined
    : { field: 'necessityReason', reason: 'Say why the arrest was necessary, in your own words' }
}

/** What the rules read of a stay: age, sex, who is involved, and the figures in force. */
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import { sexes, type Sex } from '@mips/domain/codes/sex-and-gender'
import { type CareRules, careRulesOn } from '@mips/domain/custody/care-rules-table'
import { type CustodyRules, custodyRulesOn } from '@mips/domain/custody/rules-table'
import { custodyStates } from '@mips/domain/custody/state'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { parseAsn } from '@mips/domain/identifiers/asn'
import { londonDay } from '@mips/domain/time/london-day'
import type { Basics } from './procedure.rows.ts'

export type Stay = Basics & {
  sex: Sex
  age: number | undefined
  isChild: boolean
  isHeldNow: boolean
  rules: CareRules & CustodyRules
}

/** What the rules read of a stay at an instant. */
export function withFacts(stay: Basics, now: Date): Stay {
  const day = londonDay(now.toISOString())
  const { isChild, age } = treatAsChild(stay.person?.dob ?? null, stay.person?.dobPrecision ?? null, day)
  return {
    ...stay,
    age,
    isChild,
    sex: sexes.find(({ code }) => code === stay.person?.sex)?.code ?? 'N',
    isHeldNow: isHeldIn(stay.state),
    rules: { ...custodyRulesOn(day), ...careRulesOn(day) },
  }
}

/** The parts of those who investigate. */
export const investigating = ['OIC', 'INTERVIEWING', 'SIO']

/** Those who arrested or investigate: they never decide where independence is asked. */
export const involvedIn = (stay: Basics): string[] => [
  ...(stay.arrest?.officers ?? []).filter(({ role }) => role === 'ARRESTING').map(({ id }) => id),
  ...[...(stay.arrest?.officers ?? []), ...stay.officers]
    .filter(({ role }) => investigating.includes(role))
    .map(({ id }) => id),
]

/** Whether a person is held in a state, by its code. */
export const isHeldIn = (state: string): boolean =>
  custodyStates.some(({ code, isHeld }) => code === state && isHeld)

export const rankOf = (officer: { rank: string }): Rank => (isRank(officer.rank) ? officer.rank : 'STAFF')

/** Leaves out what was not said, so that a stored row says only what was. */
export const said = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== '')) as T

/** The 20-character form of an arrest/summons number and the short one. */
export type Asn = { long: string; short: string }

/** Both forms of a number that is on record. */
export function formsOf(asn: string): Asn {
  const read = parseAsn(asn)
  return read.ok ? { long: read.value, short: read.display } : { long: asn, short: asn }
}

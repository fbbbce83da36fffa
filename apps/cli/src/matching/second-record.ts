/** The record that somebody else makes of a person already known: other words, other slips, some facts the same. */
import type { MatchTerms } from '@mips/domain/nominal/match-terms'
import type { Random } from '../demo/random.ts'
import { addressOf, type GeneratedPerson } from './people-generator.ts'
import { misremember, type MisrememberedKind, type MisrememberedNameKind } from './misremember.ts'

/** Sex is taken down wrongly now and then; two in three still live where they did; numbers are given half the time. */
export function secondRecord(
  person: GeneratedPerson,
  kind: MisrememberedKind | MisrememberedNameKind,
  random: Random,
): MatchTerms | undefined {
  const said = misremember(person, kind, random)
  if (said === undefined) return undefined
  const home = person.address && random.chance(0.65) ? person.address : addressOf(random)
  const isSexRight = random.chance(0.99)
  const other = person.sex === 'M' ? 'F' : 'M'
  return {
    ...said,
    sex: isSexRight ? person.sex : other,
    ...(person.middle !== undefined && random.chance(0.4) ? { middle: person.middle } : {}),
    ...(random.chance(0.8) ? { postcode: home.postcode } : {}),
    ...(person.phone !== undefined && random.chance(0.5) ? { phone: person.phone } : {}),
    ...(person.pnc !== undefined && random.chance(0.3)
      ? { identifiers: [{ type: 'PNC', value: person.pnc }] }
      : {}),
  }
}

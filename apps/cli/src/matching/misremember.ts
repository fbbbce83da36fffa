/** A person as an officer asks for them: one query of each kind of error, 21 with a date of birth and 8 with a name alone. */
import type { MatchTerms } from '@mips/domain/nominal/match-terms'
import { swapDayMonth } from '@mips/domain/time/day'
import type { Random } from '../demo/random.ts'
import { type Origin, originNames } from './name-origins.data.ts'
import type { GeneratedPerson } from './people-generator.ts'
import { mistype, nicknameOf, oneDigitOff, spellAnotherWay } from './slips.ts'

export const misrememberedKinds = [
  'exact',
  'surname misspelt',
  'forename misspelt',
  'both misspelt',
  'two slips in the surname',
  'names swapped',
  'nickname',
  'initial',
  'common names',
  'one digit of the date wrong',
  'day and month swapped',
  'year only',
  'partial surname',
  'other surname',
  'alias misspelt',
  'surname misspelt, one digit of the date wrong',
  'forename misspelt, day and month swapped',
  'names swapped, surname misspelt',
  'nickname, surname misspelt',
  'initial, surname misspelt',
  'year only, surname misspelt',
] as const
export type MisrememberedKind = (typeof misrememberedKinds)[number]

export const misrememberedNameKinds = [
  'name alone: exact',
  'name alone: surname misspelt',
  'name alone: forename misspelt',
  'name alone: both misspelt',
  'name alone: names swapped',
  'name alone: nickname',
  'name alone: initial',
  'name alone: partial surname',
] as const
export type MisrememberedNameKind = (typeof misrememberedNameKinds)[number]

type Asked = { forename: string; surname: string; dob?: string }

/** The terms of a search for this person; undefined where the person cannot be asked for so (no alias, no short form). */
export function misremember(
  person: GeneratedPerson,
  kind: MisrememberedKind | MisrememberedNameKind,
  random: Random,
): MatchTerms | undefined {
  const isNameAlone = kind.startsWith('name alone: ')
  const what = isNameAlone ? kind.slice('name alone: '.length) : kind
  const { forename, surname, dob } = person
  const said = ways[what]?.(person, { forename, surname, dob }, random)
  if (said === undefined) return undefined
  const year = what.startsWith('year only')
  return {
    forename: said.forename,
    surname: said.surname,
    ...(isNameAlone || said.dob === undefined
      ? {}
      : {
          dob: year
            ? { precision: 'year', value: said.dob.slice(0, 4) }
            : { precision: 'day', value: said.dob },
        }),
  }
}

type Way = (person: GeneratedPerson, said: Asked, random: Random) => Asked | undefined

const ways: Record<string, Way> = {
  exact: (_person, said) => said,
  'surname misspelt': ({ origin }, said, random) => misspeltSurname(said, origin, random),
  'forename misspelt': ({ origin }, said, random) => misspeltForename(said, origin, random),
  'both misspelt': ({ origin }, said, random) =>
    misspeltForename(misspeltSurname(said, origin, random), origin, random),
  'two slips in the surname': (_person, said, random) => {
    const surname = mistype(mistype(said.surname, random), random)
    return said.surname.length < 5 ? undefined : { ...said, surname }
  },
  'names swapped': (_person, said) => swap(said),
  nickname: (_person, said, random) => short(said, random),
  initial: (_person, said) => ({ ...said, forename: said.forename.slice(0, 1) }),
  'common names': (person, said) => (isCommon(person) ? said : undefined),
  'one digit of the date wrong': (person, said, random) => ({
    ...said,
    dob: oneDigitOff(person.dob, random),
  }),
  'day and month swapped': (person, said) => dayMonth(person, said),
  'year only': (_person, said) => said,
  'partial surname': (_person, said) => {
    const letters = said.surname.replace(/[^\p{L}]/gu, '')
    return letters.length < 6 ? undefined : { ...said, surname: letters.slice(0, 4) }
  },
  'other surname': (person, said) => otherSurname(person, said),
  'alias misspelt': (person, said, random) => {
    const other = otherSurname(person, said)
    return other && misspeltSurname(other, person.origin, random)
  },
  'surname misspelt, one digit of the date wrong': (person, said, random) => ({
    ...misspeltSurname(said, person.origin, random),
    dob: oneDigitOff(person.dob, random),
  }),
  'forename misspelt, day and month swapped': (person, said, random) => {
    const swapped = dayMonth(person, said)
    return swapped && misspeltForename(swapped, person.origin, random)
  },
  'names swapped, surname misspelt': ({ origin }, said, random) =>
    swap(misspeltSurname(said, origin, random)),
  'nickname, surname misspelt': ({ origin }, said, random) => {
    const known = short(said, random)
    return known && misspeltSurname(known, origin, random)
  },
  'initial, surname misspelt': ({ origin }, said, random) =>
    misspeltSurname({ ...said, forename: said.forename.slice(0, 1) }, origin, random),
  'year only, surname misspelt': ({ origin }, said, random) => misspeltSurname(said, origin, random),
}

/** Half the misspellings are slips of the finger, half another spelling of the same name. */
const misspelt = (name: string, origin: Origin, random: Random): string =>
  random.chance(0.5) ? mistype(name, random) : spellAnotherWay(name, origin, random)

const misspeltSurname = (said: Asked, origin: Origin, random: Random): Asked => ({
  ...said,
  surname: misspelt(said.surname, origin, random),
})

const misspeltForename = (said: Asked, origin: Origin, random: Random): Asked => ({
  ...said,
  forename: misspelt(said.forename, origin, random),
})

const swap = (said: Asked): Asked => ({ ...said, forename: said.surname, surname: said.forename })

function short(said: Asked, random: Random): Asked | undefined {
  const nickname = nicknameOf(said.forename, random)
  return nickname === undefined ? undefined : { ...said, forename: nickname }
}

function dayMonth({ dob }: GeneratedPerson, said: Asked): Asked | undefined {
  const swapped = swapDayMonth(dob)
  return swapped === undefined || swapped === dob ? undefined : { ...said, dob: swapped }
}

function otherSurname({ aliases, surname }: GeneratedPerson, said: Asked): Asked | undefined {
  const other = aliases.find((alias) => alias.kind !== 'nickname' && alias.surname !== surname)
  return other && { ...said, forename: other.forename, surname: other.surname }
}

function isCommon({ origin, forename, surname, sex }: GeneratedPerson): boolean {
  const { male, female, surnames } = originNames[origin]
  const forenames = sex === 'M' ? male : female
  return forenames.slice(0, 15).includes(forename) && surnames.slice(0, 15).includes(surname)
}

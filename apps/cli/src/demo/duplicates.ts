/** Second nominals of people already known, with the errors that are really made: they are there to be found. */
import { swapDayMonth, addDays } from '@mips/domain/time/day'
import { daysBefore, type Link, type Making, type Person, type Place } from './model.ts'
import { shortForms } from './names.data.ts'
import { linkOf } from './people.ts'
import { createRandom, type Random } from './random.ts'

/** One duplicate for about every thirty people; each has one or two errors and sometimes a shared number. */
export function makeDuplicates(
  making: Making,
  people: readonly Person[],
  homes: readonly Place[],
): { people: Person[]; links: Link[] } {
  const random = createRandom(making.seed, 'duplicates')
  const adults = people.filter((person) => Number(person.dob.slice(0, 4)) < making.now.getUTCFullYear() - 16)
  const made: Person[] = []
  const links: Link[] = []
  for (let i = 0; i < Math.floor(making.nominals / 30) && adults.length > 0; i += 1) {
    const original = random.pick(adults)
    const home = random.chance(0.5) ? original.home : random.pick(homes)
    const copy = duplicateOf(making, random, original, home)
    made.push(copy)
    links.push({
      ...linkOf(copy.records[0].id, home.id, 'LIVES', copy.records[0].madeAt),
      validFrom: copy.records[0].madeAt,
    })
    if (original.phone !== null && random.chance(0.3))
      links.push(linkOf(copy.records[0].id, original.phone.id, 'PHONE_OF', copy.records[0].madeAt))
  }
  return { people: made, links }
}

type Named = { forename: string; surname: string; dob: string }

function duplicateOf(making: Making, random: Random, original: Person, home: Place): Person {
  const wrong = random.pick(errors)(random, {
    forename: original.forename,
    surname: original.surname,
    dob: original.dob,
  })
  const { forename, surname, dob } = random.chance(0.3) ? random.pick(errors)(random, wrong) : wrong
  const madeAt = daysBefore(making.now, random.int(1, 1000) + random.next())
  const shared = original.records[0].identifiers.filter(() => random.chance(0.25))
  return {
    ...original,
    nominalId: random.id(madeAt),
    forename,
    surname,
    dob,
    home,
    face: null,
    phone: null,
    records: [
      {
        id: random.id(madeAt),
        source: { kind: 'THIRD_PARTY', tier: 6, eventId: null },
        names: [{ kind: 'PRIMARY', forename, middle: null, surname }],
        dob: { from: dob, to: null, precision: 'day' },
        identifiers: shared,
        occupation: null,
        nationality: null,
        madeAt,
      },
    ],
  }
}

/** Kinds of error as they happen at the door, at the desk and on the phone. */
const errors: readonly ((random: Random, named: Named) => Named)[] = [
  (random, named) => ({ ...named, surname: misspelt(random, named.surname) }),
  (_random, named) => ({ ...named, dob: swapDayMonth(named.dob) ?? addDays(named.dob, 10) }),
  (_random, named) => ({ ...named, forename: named.surname, surname: named.forename }),
  (_random, named) => ({
    ...named,
    forename: shortForms.find(([full]) => full === named.forename)?.[1] ?? named.forename.slice(0, -1),
  }),
  (random, named) => ({ ...named, forename: misspelt(random, named.forename) }),
  (random, named) => ({
    ...named,
    dob: `${Number(named.dob.slice(0, 4)) + (random.chance(0.5) ? 1 : -1)}${named.dob.slice(4) === '-02-29' ? '-02-28' : named.dob.slice(4)}`,
  }),
  (random, named) => ({ ...named, dob: addDays(named.dob, random.pick([-1, 1, 10, -10])) }),
]

/** One letter doubled, left out, changed round with its neighbour or heard as another. */
export function misspelt(random: Random, name: string): string {
  const at = random.int(1, Math.max(1, name.length - 2))
  const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)]
  switch (random.int(0, 3)) {
    case 0:
      return before + letter + letter + after
    case 1:
      return before + after
    case 2:
      return before + after.charAt(0) + letter + after.slice(1)
    default:
      return before + (heard[letter] ?? 'e') + after
  }
}

const heard: Record<string, string> = {
  a: 'e',
  e: 'a',
  i: 'y',
  y: 'i',
  o: 'u',
  u: 'o',
  s: 'z',
  z: 's',
  c: 'k',
  k: 'c',
  f: 'v',
  v: 'f',
  d: 't',
  t: 'd',
  b: 'p',
  p: 'b',
  m: 'n',
  n: 'm',
  g: 'j',
  j: 'g',
  l: 'r',
  r: 'l',
  h: 'w',
  w: 'h',
}

/** Makes people in households: couples, families, single parents, sharers; with twins, aliases, numbers and phones. */
import { addDays } from '@mips/domain/time/day'
import {
  dayOf,
  daysBefore,
  type HeldIdentifier,
  type HeldName,
  type Link,
  type Making,
  type Person,
  type Place,
  type SourceRecord,
  type Thing,
} from './model.ts'
import { nameStocks, occupations, shortForms, streetNames } from './names.data.ts'
import { croNumber, dramaNumbers, nino, phoneOf, pncId } from './numbers.ts'
import { createRandom, type Random } from './random.ts'

export type People = { people: Person[]; links: Link[]; phones: Thing[]; twins: [Person, Person][] }

type Maker = {
  making: Making
  random: Random
  out: People
  homes: readonly Place[]
  nextHome: number
  phoneNumbers: string[]
  serial: number
}

/** Makes as many people as are wanted, household by household. */
export function makePeople(making: Making, homes: readonly Place[], wanted: number): People {
  const out: People = { people: [], links: [], phones: [], twins: [] }
  const maker: Maker = {
    making,
    random: createRandom(making.seed, 'people'),
    out,
    homes,
    nextHome: 0,
    phoneNumbers: dramaNumbers(),
    serial: 0,
  }
  while (out.people.length < wanted) household(maker)
  return out
}

function household(maker: Maker): void {
  const { random } = maker
  const home = maker.homes[maker.nextHome++ % maker.homes.length]
  if (home === undefined) throw new Error('No homes to live in.')
  const stock = pickStock(random)
  const surname = random.pick(stockAt(stock).surnames)
  const kind = random.next()
  if (kind < 0.42) family(maker, home, stock, surname, kind < 0.3)
  else if (kind < 0.6) couple(maker, home, stock, surname)
  else if (kind < 0.85) person(maker, { home, stock, surname, sex: anySex(random), age: random.int(18, 84) })
  else sharers(maker, home)
}

function couple(maker: Maker, home: Place, stock: number, surname: string): [Person, Person] {
  const { random } = maker
  const age = random.int(21, 72)
  const a = person(maker, { home, stock, surname, sex: 'M', age })
  const isMarried = random.chance(0.55)
  const b = person(maker, {
    home,
    stock,
    surname: isMarried ? surname : random.pick(stockAt(stock).surnames),
    sex: 'F',
    age: Math.max(18, age + random.int(-7, 4)),
  })
  relate(maker, a, b, isMarried ? 'SPOUSE' : 'PARTNER')
  return [a, b]
}

function family(maker: Maker, home: Place, stock: number, surname: string, hasTwoParents: boolean): void {
  const { random } = maker
  const parents = hasTwoParents
    ? couple(maker, home, stock, surname)
    : [person(maker, { home, stock, surname, sex: random.chance(0.85) ? 'F' : 'M', age: random.int(20, 55) })]
  const oldest = Math.max(0, ageOf(maker, parents[parents.length - 1] ?? parents[0]) - 18)
  const children: Person[] = []
  const count = random.int(1, 3)
  for (let i = 0; i < count; i += 1) {
    const child = person(maker, {
      home,
      stock,
      surname,
      sex: anySex(random),
      age: random.int(0, Math.min(oldest, 24)),
    })
    children.push(child)
    if (random.chance(0.03)) children.push(twinOf(maker, child))
  }
  for (const child of children) for (const parent of parents) relate(maker, parent, child, 'PARENT_OF')
  for (const [i, one] of children.entries())
    for (const other of children.slice(i + 1)) relate(maker, one, other, 'SIBLING')
}

function sharers(maker: Maker, home: Place): void {
  const { random } = maker
  const count = random.int(2, 4)
  for (let i = 0; i < count; i += 1) {
    const stock = pickStock(random)
    person(maker, {
      home,
      stock,
      surname: random.pick(stockAt(stock).surnames),
      sex: anySex(random),
      age: random.int(18, 40),
    })
  }
}

function twinOf(maker: Maker, child: Person): Person {
  const names = child.sex === 'M' ? stockAt(child.stock).male : stockAt(child.stock).female
  const others = names.filter((name) => name !== child.forename)
  const twin = person(maker, {
    home: child.home,
    stock: child.stock,
    surname: child.surname,
    sex: child.sex,
    age: 0,
    dob: child.dob,
    forename: maker.random.pick(others),
  })
  maker.out.twins.push([child, twin])
  return twin
}

type Wanted = {
  home: Place
  stock: number
  surname: string
  sex: 'M' | 'F'
  age: number
  dob?: string
  forename?: string
}

function person(maker: Maker, wanted: Wanted): Person {
  const { random, making, out } = maker
  const stock = stockAt(wanted.stock)
  const forename = wanted.forename ?? random.pick(wanted.sex === 'M' ? stock.male : stock.female)
  const dob = wanted.dob ?? addDays(dayOf(making.now), -Math.floor(wanted.age * 365.25) - random.int(1, 364))
  const madeAt = daysBefore(making.now, random.int(1, 1090) + random.next())
  const isAdult = wanted.age >= 18
  const made: Person = {
    nominalId: random.id(madeAt),
    forename,
    surname: wanted.surname,
    sex: wanted.sex,
    dob,
    ethnicity: random.pick(stock.ethnicity),
    observed: stock.observed,
    stock: wanted.stock,
    home: wanted.home,
    acl: 'open',
    face: null,
    phone: null,
    records: [
      {
        id: random.id(madeAt),
        source: random.chance(0.6)
          ? { kind: 'SELF_DECLARED', tier: 5, eventId: null }
          : { kind: 'THIRD_PARTY', tier: 6, eventId: null },
        names: namesOf(random, forename, wanted, stock),
        dob: birthAsKnown(random, dob),
        identifiers: isAdult ? numbersOf(maker) : [],
        occupation: isAdult && random.chance(0.5) ? random.pick(occupations) : null,
        nationality: random.chance(0.3) ? 'GBR' : null,
        madeAt,
      },
    ],
  }
  out.people.push(made)
  out.links.push(lives(random, made, wanted.home))
  if (isAdult && random.chance(0.05))
    out.links.push({
      ...lives(random, made, random.pick(maker.homes)),
      role: 'LIVED',
      validTo: made.records[0].madeAt,
    })
  if (wanted.age >= 12 && random.chance(0.42)) giveNumber(maker, made)
  return made
}

function namesOf(
  random: Random,
  forename: string,
  wanted: Wanted,
  stock: ReturnType<typeof stockAt>,
): HeldName[] {
  const middle = random.chance(0.35) ? random.pick(wanted.sex === 'M' ? stock.male : stock.female) : null
  const names: HeldName[] = [
    { kind: 'PRIMARY', forename, middle: middle === forename ? null : middle, surname: wanted.surname },
  ]
  const short = shortForms.find(([full, given]) => full === forename || given === forename)
  if (short !== undefined && random.chance(0.3))
    names.push({
      kind: 'NICKNAME',
      forename: short[0] === forename ? short[1] : short[0],
      middle: null,
      surname: wanted.surname,
    })
  if (wanted.sex === 'F' && wanted.age > 25 && random.chance(0.12))
    names.push({ kind: 'PREVIOUS', forename, middle: null, surname: random.pick(stock.surnames) })
  if (wanted.sex === 'M' && wanted.age > 14 && random.chance(0.05))
    names.push({ kind: 'STREET', forename: random.pick(streetNames), middle: null, surname: null })
  return names
}

/** One in twenty-five is known by the year alone, as a caller or a neighbour would say it. */
function birthAsKnown(random: Random, dob: string): SourceRecord['dob'] {
  if (!random.chance(0.04)) return { from: dob, to: null, precision: 'day' }
  return { from: `${dob.slice(0, 4)}-01-01`, to: `${dob.slice(0, 4)}-12-31`, precision: 'year' }
}

function numbersOf(maker: Maker): HeldIdentifier[] {
  const { random } = maker
  maker.serial += 1
  const found: HeldIdentifier[] = []
  if (random.chance(0.22)) found.push(pncId(2060 + random.int(0, 35), maker.serial * 37 + 11))
  if (found.length > 0 && random.chance(0.6)) found.push(croNumber(random.int(60, 95), maker.serial * 17 + 3))
  if (random.chance(0.1)) found.push(nino(random, maker.serial))
  return found
}

/** A phone of the drama range; when they are used up nobody gets one. */
function giveNumber(maker: Maker, owner: Person): void {
  const number = maker.phoneNumbers.shift()
  if (number === undefined) return
  const phone = phoneOf(maker.random, number, owner.records[0].madeAt)
  owner.phone = phone
  maker.out.phones.push(phone)
  maker.out.links.push(linkOf(owner.records[0].id, phone.id, 'PHONE_OF', phone.madeAt))
}

const lives = (random: Random, who: Person, home: Place): Link => ({
  ...linkOf(who.records[0].id, home.id, 'LIVES', who.records[0].madeAt),
  validFrom: daysBefore(who.records[0].madeAt, random.int(30, 2500)),
})

function relate(maker: Maker, a: Person, b: Person, role: string): void {
  const at = a.records[0].madeAt > b.records[0].madeAt ? a.records[0].madeAt : b.records[0].madeAt
  maker.out.links.push(linkOf(a.records[0].id, b.records[0].id, role, at))
}

export const linkOf = (from: string, to: string, role: string, at: Date): Link => ({
  from,
  to,
  role,
  at,
  validFrom: null,
  validTo: null,
  note: null,
  sourceId: null,
  confidence: 'confirmed',
})

const anySex = (random: Random): 'M' | 'F' => (random.chance(0.56) ? 'M' : 'F')
const ageOf = (maker: Maker, who: Person | undefined): number =>
  who === undefined ? 0 : maker.making.now.getUTCFullYear() - Number(who.dob.slice(0, 4))

export function stockAt(index: number) {
  const stock = nameStocks[index]
  if (stock === undefined) throw new Error('No such names.')
  return stock
}

export function pickStock(random: Random): number {
  let at = random.next()
  for (const [index, stock] of nameStocks.entries()) {
    at -= stock.share
    if (at < 0) return index
  }
  return 0
}

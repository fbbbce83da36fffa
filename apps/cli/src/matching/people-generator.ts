/** Labelled people of an invented London: every one with the origin of the name, and made alone from seed and number. */
import { checkLetter } from '@mips/domain/identifiers/check-letter'
import { addDays } from '@mips/domain/time/day'
import { createRandom, type Random } from '../demo/random.ts'
import { type MadeNames, type Origin, type OriginNames, originNames, origins } from './name-origins.data.ts'
import { spellAnotherWay } from './slips.ts'
import { shortForms } from './spelling-variants.data.ts'

export { misremember, misrememberedKinds, misrememberedNameKinds } from './misremember.ts'
export { type Origin, origins } from './name-origins.data.ts'

export type GeneratedName = { kind: 'maiden' | 'alias' | 'nickname'; forename: string; surname: string }

export type GeneratedPerson = {
  id: string
  origin: Origin
  forename: string
  middle?: string
  surname: string
  /** YYYY-MM-DD. */
  dob: string
  sex: 'M' | 'F'
  address?: { number: string; street: string; postcode: string }
  /** E.164 of the drama range, so that several people share one number by chance. */
  phone?: string
  pnc?: string
  /** On average 0.6 a person. */
  aliases: GeneratedName[]
}

/** People live three to a household: a family, a couple with somebody else, or strangers at three doors. */
const HOUSEHOLD = 3
const LATEST_BIRTH = '2014-06-30'

/** People number `from` up to `from + count`, each the same for a seed whatever else was made; in constant memory. */
export function* eachPerson(seed: number, count: number, from = 0): Generator<GeneratedPerson> {
  for (let index = from; index < from + count; index += 1) yield personAt(seed, index)
}

/** The same as a list. */
export const generatePeople = (seed: number, count: number, from = 0): GeneratedPerson[] => [
  ...eachPerson(seed, count, from),
]

/** One person by number. */
export function personAt(seed: number, index: number): GeneratedPerson {
  const household = householdAt(seed, Math.floor(index / HOUSEHOLD))
  const place = index % HOUSEHOLD
  const random = createRandom(seed, `person ${index}`)
  const origin = household.isOne ? household.origin : pickOrigin(random)
  const stock = originNames[origin]
  const sex = household.isOne && place < 2 ? sexOfAdult(place, random) : anySex(random)
  const sharesSurname = household.isOne && (place !== 1 || household.isMarried)
  const surname = asBorne(sharesSurname ? household.surname : surnameOf(stock, random), stock, sex)
  const forename = forenameOf(stock, sex, random)
  const middle = random.chance(stock.middleShare) ? middleOf(stock, sex, random) : undefined
  const isTwin = household.hasTwins && place > 0
  const dob = isTwin ? household.childDob : dobOf(household, place, random)
  const address = household.isOne ? household.address : addressOf(random)
  const common = { forename, surname, sex, dob }
  return {
    id: `person-${index}`,
    origin,
    ...common,
    ...(middle !== undefined && middle !== forename ? { middle } : {}),
    ...(random.chance(0.7) ? { address } : {}),
    ...(random.chance(0.25) ? { phone: dramaNumber(random) } : {}),
    ...(random.chance(0.15) ? { pnc: pncOf(index) } : {}),
    aliases: aliasesOf(common, origin, random),
  }
}

type Household = {
  isOne: boolean
  origin: Origin
  surname: string
  isMarried: boolean
  hasTwins: boolean
  childDob: string
  elderDob: string
  address: { number: string; street: string; postcode: string }
}

function householdAt(seed: number, number: number): Household {
  const random = createRandom(seed, `household ${number}`)
  const origin = pickOrigin(random)
  return {
    isOne: random.chance(0.55),
    origin,
    surname: surnameOf(originNames[origin], random),
    isMarried: random.chance(0.6),
    hasTwins: random.chance(0.01),
    childDob: dayBetween(random, 4_500, 16_000),
    elderDob: dayBetween(random, 13_000, 26_000),
    address: addressOf(random),
  }
}

const sexOfAdult = (place: number, random: Random): 'M' | 'F' => {
  if (random.chance(0.02)) return anySex(random)
  return place === 0 ? 'M' : 'F'
}
const anySex = (random: Random): 'M' | 'F' => (random.chance(0.56) ? 'M' : 'F')

export function pickOrigin(random: Random): Origin {
  let at = random.next()
  for (const origin of origins) {
    at -= originNames[origin].share
    if (at < 0) return origin
  }
  return 'British'
}

/** Days before the latest birth; 1 January is over-represented among people without papers. */
function dayBetween(random: Random, least: number, most: number): string {
  const day = addDays(LATEST_BIRTH, -random.int(least, most))
  return random.chance(0.006) ? `${day.slice(0, 4)}-01-01` : day
}

function dobOf(household: Household, place: number, random: Random): string {
  if (!household.isOne) return dayBetween(random, 1_500, 24_000)
  if (place < 2) return addDays(household.elderDob, random.int(-1_800, 1_800))
  return household.childDob
}

const weights = new Map<string, Float64Array>()

/** Zipf's law: the n-th name is borne as often as 1 / (n + 2) to the power of the skew. */
function pickSkewed(names: readonly string[], skew: number, random: Random): string {
  const key = `${names.length} ${skew}`
  let sums = weights.get(key)
  if (sums === undefined) {
    sums = new Float64Array(names.length)
    let total = 0
    for (let i = 0; i < names.length; i += 1) sums[i] = total += (i + 2) ** -skew
    weights.set(key, sums)
  }
  const wanted = random.next() * (sums.at(-1) ?? 0)
  let [low, high] = [0, names.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return names[low] ?? ''
}

function made(parts: MadeNames, random: Random): string {
  return (
    pickSkewed(parts.beginnings, 0.6, random) + (parts.joint ?? '') + pickSkewed(parts.endings, 0.6, random)
  )
}

export function forenameOf(stock: OriginNames, sex: 'M' | 'F', random: Random): string {
  if (stock.rareForenames && random.chance(stock.rareForenames.share))
    return made(stock.rareForenames, random)
  return pickSkewed(sex === 'M' ? stock.male : stock.female, stock.forenameSkew, random)
}

function middleOf(stock: OriginNames, sex: 'M' | 'F', random: Random): string {
  const own = stock.middles?.[sex === 'M' ? 'male' : 'female']
  return own ? random.pick(own) : forenameOf(stock, sex, random)
}

export function surnameOf(stock: OriginNames, random: Random): string {
  const single = () =>
    stock.rareSurnames && random.chance(stock.rareSurnames.share)
      ? made(stock.rareSurnames, random)
      : pickSkewed(stock.surnames, stock.surnameSkew, random)
  const surname = single()
  return random.chance(stock.doubleSurnameShare) ? `${surname}-${single()}` : surname
}

function asBorne(surname: string, stock: OriginNames, sex: 'M' | 'F'): string {
  if (sex === 'M') return surname
  for (const [male, female] of stock.feminine ?? [])
    if (surname.endsWith(male)) return surname.slice(0, -male.length) + female
  return surname
}

function aliasesOf(
  { forename, surname, sex, dob }: { forename: string; surname: string; sex: 'M' | 'F'; dob: string },
  origin: Origin,
  random: Random,
): GeneratedName[] {
  const stock = originNames[origin]
  const aliases: GeneratedName[] = []
  if (sex === 'F' && dob < '1994' && random.chance(0.4))
    aliases.push({ kind: 'maiden', forename, surname: asBorne(surnameOf(stock, random), stock, sex) })
  const short = shortForms.find(([full]) => full === forename.toLowerCase())?.[1]
  if (short !== undefined && random.chance(0.3)) aliases.push({ kind: 'nickname', forename: short, surname })
  if (random.chance(0.22))
    aliases.push({ kind: 'alias', forename: spellAnotherWay(forename, origin, random), surname })
  if (random.chance(0.2))
    aliases.push({ kind: 'alias', forename, surname: spellAnotherWay(surname, origin, random) })
  if (random.chance(0.06))
    aliases.push({
      kind: 'alias',
      forename: forenameOf(stock, sex, random),
      surname: surnameOf(stock, random),
    })
  return aliases.filter((one) => one.forename !== forename || one.surname !== surname)
}

const outcodes =
  'E1 E2 E3 E5 E6 E7 E8 E9 E10 E13 E17 N1 N4 N7 N8 N9 N15 N16 N17 N18 N22 NW1 NW2 NW5 NW6 NW10 SE1 SE5 SE6 SE8 SE13 SE15 SE17 SE18 SE25 SW2 SW4 SW8 SW9 SW11 SW16 SW17 W2 W3 W7 W10 W12 CR0 CR7 UB1 UB3 TW3 IG1 RM8 HA0 EN3 BR1'.split(
    ' ',
  )
const streetBeginnings =
  'Albert Victoria Station Church Park High London Queens Kings Manor Grove Mill Cambridge Oxford Clarence Percy Stanley Warwick Windsor York Elm Oak Ash Chestnut Cedar Rectory School Alma Balmoral Carlton Derby Essex Falmouth Gladstone Harcourt Ivy Jubilee Kent Lansdowne Milton Norfolk Osborne Palmerston Ravensbourne Salisbury Tennyson Upland Vicarage Wellington'.split(
    ' ',
  )
const streetEndings = 'Road Street Avenue Close Gardens Terrace Lane Way Crescent House'.split(' ')
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ'

export function addressOf(random: Random): { number: string; street: string; postcode: string } {
  const letter = () => INWARD.charAt(random.int(0, INWARD.length - 1))
  return {
    number: random.chance(0.3)
      ? `Flat ${random.int(1, 40)}, ${random.int(1, 90)}`
      : String(random.int(1, 220)),
    street: `${random.pick(streetBeginnings)} ${random.pick(streetEndings)}`,
    postcode: `${random.pick(outcodes)} ${random.int(1, 9)}${letter()}${letter()}`,
  }
}

const dramaNumber = (random: Random): string => `+447700900${String(random.int(0, 999)).padStart(3, '0')}`

/** In years for which no record exists. */
function pncOf(index: number): string {
  const year = 61 + (index % 35)
  const digits = String((index * 7919 + 13) % 10_000_000).padStart(7, '0')
  return `20${year}/${digits}${checkLetter(`${year}${digits}`)}`
}

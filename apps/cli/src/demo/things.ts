/** Vehicles, bank cards, knives and other things, and who has what to do with them. */
import { daysBefore, type Link, type Making, type Person, type Thing } from './model.ts'
import { linkOf } from './people.ts'
import { createRandom, type Random } from './random.ts'

const cars = [
  ['Ford', 'Fiesta'],
  ['Ford', 'Focus'],
  ['Vauxhall', 'Corsa'],
  ['Vauxhall', 'Astra'],
  ['Volkswagen', 'Golf'],
  ['Volkswagen', 'Polo'],
  ['BMW', '1 Series'],
  ['BMW', '3 Series'],
  ['Audi', 'A3'],
  ['Mercedes-Benz', 'A-Class'],
  ['Toyota', 'Yaris'],
  ['Toyota', 'Prius'],
  ['Nissan', 'Qashqai'],
  ['Honda', 'Jazz'],
  ['Kia', 'Picanto'],
  ['Hyundai', 'i10'],
  ['Peugeot', '208'],
  ['Renault', 'Clio'],
] as const
const colours = ['Black', 'White', 'Silver', 'Grey', 'Blue', 'Red', 'Green'] as const
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXY'

/** Marks with an age that is not issued before March 2030, so that they are nobody's. */
export function vrmOf(random: Random): string {
  const letter = () => LETTERS.charAt(random.int(0, LETTERS.length - 1))
  return `L${random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'J', 'K', 'L'])}${random.int(30, 49)}${letter()}${letter()}${letter()}`
}

export function vehicleOf(random: Random, madeAt: Date): Thing {
  const [make, model] = random.pick(cars)
  const vrm = vrmOf(random)
  const colour = random.pick(colours)
  return {
    id: random.id(madeAt),
    kind: 'VEHICLE',
    label: `${vrm.slice(0, 4)} ${vrm.slice(4)} ${colour} ${make} ${model}`,
    key: vrm,
    details: { vrm, make, model, colour },
    madeAt,
  }
}

export type Things = { things: Thing[]; links: Link[]; knives: Thing[] }

/** A vehicle for about one adult in five, email accounts, and the knives and drugs that events will point to. */
export function makeThings(making: Making, people: readonly Person[]): Things {
  const random = createRandom(making.seed, 'things')
  const things: Thing[] = []
  const links: Link[] = []
  const seen = new Set<string>()
  for (const person of people) {
    const age = making.now.getUTCFullYear() - Number(person.dob.slice(0, 4))
    const { id, madeAt } = person.records[0]
    if (age >= 18 && random.chance(0.2)) {
      const vehicle = vehicleOf(random, madeAt)
      if (seen.has(vehicle.key ?? '')) continue
      seen.add(vehicle.key ?? '')
      things.push(vehicle)
      links.push(linkOf(id, vehicle.id, random.chance(0.7) ? 'KEEPER' : 'DRIVER', madeAt))
    }
    if (age >= 14 && random.chance(0.08)) {
      const email =
        `${person.forename}.${person.surname}`.toLowerCase().replace(/[^a-z.]/g, '') +
        `${random.int(1, 99)}@example.org`
      const account: Thing = {
        id: random.id(madeAt),
        kind: 'ACCOUNT',
        label: `Email ${email}`,
        key: email.toUpperCase(),
        details: { service: 'Email', email },
        madeAt,
      }
      things.push(account)
      links.push(linkOf(id, account.id, 'USES', madeAt))
    }
  }
  const knives = Array.from({ length: Math.max(4, Math.floor(making.nominals / 40)) }, () => {
    const madeAt = daysBefore(making.now, random.int(1, 1000))
    const description = random.pick([
      'Kitchen knife, black handle, 20 cm blade',
      'Lock knife, wooden handle',
      'Machete in a cloth sheath',
      'Zombie-style knife, serrated',
      'Baseball bat, aluminium',
      'Hammer, claw',
    ])
    const weaponType = /bat|hammer/i.test(description) ? 'BLUNT' : 'KNIFE'
    return {
      id: random.id(madeAt),
      kind: 'WEAPON',
      label: description,
      key: null,
      details: { weaponType, description },
      madeAt,
    }
  })
  return { things: [...things, ...knives], links, knives }
}

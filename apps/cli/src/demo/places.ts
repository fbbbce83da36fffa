/** Makes the addresses of the demonstration: the flat of the journey, its neighbours, streets of houses and blocks of flats. */
import { flat } from './journey.ts'
import { daysBefore, type Making, type Place } from './model.ts'
import { avenues, blocks, districts, publicPlaces, streets } from './places.data.ts'
import { createRandom, type Random } from './random.ts'

/** Letters that an inward code may have. */
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ'

export type Places = {
  flat: Place
  homes: Place[]
  publicPlaces: Place[]
  tennison: Place
  refuge: Place
  all: Place[]
}

export function makePlaces(making: Making): Places {
  const random = createRandom(making.seed, 'places')
  const journeyFlat = placeAt(making, random, {
    outcode: 'SE25',
    subBuilding: flat.subBuilding,
    number: flat.buildingNumber,
    street: flat.street,
    postcode: flat.postcode,
  })
  const tennison = placeAt(making, random, {
    outcode: 'SE25',
    subBuilding: 'Flat 9',
    number: '27',
    street: 'Tennison Terrace',
    postcode: 'SE25 0BD',
  })
  const near = avenues.map((row) =>
    placeAt(making, random, { ...row, postcode: `${row.outcode} ${row.inward}` }),
  )
  const homes = [...near]
  while (homes.length < Math.ceil(making.nominals * 0.42) + near.length)
    homes.push(...streetOf(making, random))
  const hidden = (
    [
      ['SE4', '22', 'Yarrow Close', 'SE4 0YC', 'protected'],
      ['SE26', '8', 'Windlass Road', 'SE26 0WR', 'larkspur'],
    ] as const
  ).map(([outcode, number, street, postcode, acl]) => ({
    ...placeAt(making, random, { outcode, number, street, postcode }),
    acl,
  }))
  const refuge = {
    ...placeAt(making, random, {
      outcode: 'SE23',
      number: '5',
      street: 'Thistle Grove',
      postcode: 'SE23 0TG',
    }),
    acl: 'protected' as const,
  }
  const outside = publicPlaces.map((words, index): Place => {
    const district = districts[index % districts.length] ?? districts[0]
    return {
      id: random.id(daysBefore(making.now, 1100)),
      kind: 'place',
      subBuilding: null,
      buildingName: null,
      number: null,
      street: null,
      locality: district.name,
      postcode: null,
      ...near1km(random, district),
      asDescribed: words,
      acl: 'open',
      madeAt: daysBefore(making.now, 1100),
    }
  })
  return {
    flat: journeyFlat,
    homes,
    publicPlaces: outside,
    tennison,
    refuge,
    all: [journeyFlat, tennison, ...homes, refuge, ...hidden, ...outside],
  }
}

/** A few doors of one street, or the flats of one block, under one postcode. */
function streetOf(making: Making, random: Random): Place[] {
  const district = random.pick(districts)
  const street = random.pick(streets)
  const postcode = `${district.outcode} 0${INWARD[random.int(0, 19)]}${INWARD[random.int(0, 19)]}`
  const isBlock = random.chance(0.4)
  const buildingName = isBlock ? random.pick(blocks) : null
  const doors = random.int(2, 6)
  const first = random.int(1, 90)
  return Array.from({ length: doors }, (_, index) =>
    placeAt(
      making,
      random,
      isBlock
        ? { outcode: district.outcode, subBuilding: `Flat ${first + index}`, buildingName, street, postcode }
        : { outcode: district.outcode, number: String(first + 2 * index), street, postcode },
    ),
  )
}

type Door = {
  outcode: string
  subBuilding?: string | null
  buildingName?: string | null
  number?: string | null
  street: string
  postcode: string
}

function placeAt(making: Making, random: Random, door: Door): Place {
  const district = districts.find((row) => row.outcode === door.outcode) ?? districts[0]
  const madeAt = daysBefore(making.now, random.int(1096, 1400))
  return {
    id: random.id(madeAt),
    kind: 'address',
    subBuilding: door.subBuilding ?? null,
    buildingName: door.buildingName ?? null,
    number: door.number ?? null,
    street: door.street,
    locality: null,
    postcode: door.postcode,
    ...near1km(random, district),
    asDescribed: null,
    acl: 'open',
    madeAt,
  }
}

function near1km(
  random: Random,
  district: { latitude: number; longitude: number },
): { latitude: number; longitude: number } {
  const around = (centre: number, width: number) =>
    Math.round((centre + (random.next() - 0.5) * width) * 1e6) / 1e6
  return { latitude: around(district.latitude, 0.018), longitude: around(district.longitude, 0.028) }
}

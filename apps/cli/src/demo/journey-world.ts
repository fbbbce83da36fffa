/** Puts the people of the journey into the store: those at the flat, the suspect with his past, and the entry that few may read. */
import { stayFor } from './custody.ts'
import { arrestOf } from './arrests.ts'
import { incidentOf, titleAt, type Cast, type Officers } from './events.ts'
import { stories } from './incidents.data.ts'
import { flat, knownAtFlat, restrictedEntry, suspectHeld } from './journey.ts'
import {
  dayOf,
  daysBefore,
  minutesAfter,
  type Happening,
  type Link,
  type Making,
  type Marker,
  type Person,
  type Place,
  type Thing,
} from './model.ts'
import { croNumber, phoneOf, pncId } from './numbers.ts'
import { linkOf } from './people.ts'
import type { Places } from './places.ts'
import { createRandom, type Random } from './random.ts'
import { intelligenceEntry } from './reports.ts'
import { vehicleOf } from './things.ts'

export type Journey = { suspect: Person; atFlat: Person[]; people: Person[]; things: Thing[]; links: Link[] }

/** The suspect, the two people known at the flat, and the suspect's phone and car. */
export function makeJourneyPeople(making: Making, places: Places, friends: readonly Person[]): Journey {
  const random = createRandom(making.seed, 'journey')
  const madeAt = daysBefore(making.now, 1015.4)
  const suspect = personOf(random, {
    forename: suspectHeld.forename,
    middle: suspectHeld.middle,
    surname: suspectHeld.surname,
    sex: 'M',
    dob: suspectHeld.dob,
    home: places.tennison,
    madeAt,
  })
  suspect.face = 7
  const [first] = suspect.records
  first.names.push(
    { kind: 'STREET', forename: suspectHeld.streetName, middle: null, surname: null },
    { kind: 'FALSE_GIVEN', ...suspectHeld.falseName, middle: null },
  )
  first.identifiers.push(
    pncId(suspectHeld.pncSerial.year, suspectHeld.pncSerial.serial),
    croNumber(suspectHeld.croSerial.year, suspectHeld.croSerial.serial),
  )
  first.source = { kind: 'CUSTODY_DECLARED', tier: 4, eventId: null }
  first.occupation = 'Scaffolder'
  const vehicle = vehicleOf(random, daysBefore(making.now, 410))
  const phone = phoneOf(random, '02079460991', daysBefore(making.now, 410))
  suspect.phone = phone
  const atFlat = knownAtFlat.map((known, index) =>
    personOf(random, { ...known, home: places.flat, madeAt: daysBefore(making.now, 640 + 40 * index) }),
  )
  const links = [
    { ...linkOf(first.id, places.tennison.id, 'LIVES', madeAt), validFrom: daysBefore(making.now, 1100) },
    linkOf(first.id, vehicle.id, 'KEEPER', vehicle.madeAt),
    linkOf(first.id, phone.id, 'PHONE_OF', phone.madeAt),
    ...atFlat.map((person, index) => ({
      ...linkOf(
        person.records[0].id,
        places.flat.id,
        knownAtFlat[index]?.role ?? 'LIVES',
        person.records[0].madeAt,
      ),
      validFrom: person.records[0].madeAt,
    })),
    ...friends
      .slice(0, 4)
      .map((friend, index) =>
        linkOf(
          first.id,
          friend.records[0].id,
          ['CO_OFFENDER', 'ASSOCIATE', 'EX_PARTNER', 'ASSOCIATE'][index] ?? 'ASSOCIATE',
          daysBefore(making.now, 600 - index),
        ),
      ),
  ]
  return { suspect, atFlat, people: [suspect, ...atFlat], things: [vehicle, phone], links }
}

type Drawn = {
  forename: string
  middle?: string
  surname: string
  sex: 'M' | 'F'
  dob: string
  home: Place
  madeAt: Date
}

function personOf(random: Random, drawn: Drawn): Person {
  return {
    nominalId: random.id(drawn.madeAt),
    forename: drawn.forename,
    surname: drawn.surname,
    sex: drawn.sex,
    dob: drawn.dob,
    ethnicity: 'W1',
    observed: '1',
    stock: 0,
    home: drawn.home,
    acl: 'open',
    face: null,
    phone: null,
    records: [
      {
        id: random.id(drawn.madeAt),
        source: { kind: 'SELF_DECLARED', tier: 5, eventId: null },
        names: [
          { kind: 'PRIMARY', forename: drawn.forename, middle: drawn.middle ?? null, surname: drawn.surname },
        ],
        dob: { from: drawn.dob, to: null, precision: 'day' },
        identifiers: [],
        occupation: null,
        nationality: null,
        madeAt: drawn.madeAt,
      },
    ],
  }
}

/** What the suspect did before: three arrests with their stays, an old call to the flat, open and restricted intelligence. */
export function makeJourneyEvents(
  making: Making,
  journey: Journey,
  places: Places,
  cast: Cast,
  officers: Officers,
): Happening[] {
  const random = createRandom(making.seed, 'journey-events')
  const { suspect } = journey
  const made: Happening[] = []
  const past = [
    { daysAgo: 1015, type: 'THEFT', offences: ['TH68010'] },
    { daysAgo: 612, type: 'DOMESTIC', offences: ['CJ88116'] },
    { daysAgo: 143, type: 'WEAPON', offences: ['CJ88144', 'PU86003'] },
  ] as const
  for (const { daysAgo, type, offences } of past) {
    const story = stories.find((row) => row.type === type)
    if (story === undefined) continue
    const at = daysBefore(making.now, daysAgo + 0.5)
    const incident = incidentOf(making, random, cast, officers, story, at).happening
    incident.people = [
      ...incident.people.filter((one) => one.role !== 'SUSPECT'),
      { person: suspect, role: 'SUSPECT' },
    ]
    const arrest = arrestOf(making, random, officers, {
      incident,
      story,
      suspect,
      at: minutesAfter(at, 45),
      offences,
    })
    made.push(incident, arrest, stayFor(making, random, officers, arrest, suspect))
  }
  made.push(callToFlat(making, random, journey, places, cast, officers))
  made.push(
    intelligenceEntry(random, {
      at: daysBefore(making.now, 88),
      text: 'WHITLOCKE carries a lock knife in his waistband when he works.',
      subject: suspect,
      author: officers.user('P1004'),
      evaluator: officers.user('P1018'),
      place: null,
      grades: { source: '2', assessment: 'C', handling: 'P', conditions: null },
    }),
  )
  made.push(
    intelligenceEntry(random, {
      at: daysBefore(making.now, 39),
      text: 'WHITLOCKE is seeing a new woman in the Avenue Road area and stays there some nights.',
      subject: suspect,
      author: officers.user('P1009'),
      evaluator: officers.user('P1018'),
      place: null,
      grades: { source: '2', assessment: 'D', handling: 'P', conditions: null },
    }),
  )
  made.push(
    intelligenceEntry(random, {
      at: daysBefore(making.now, 21),
      text: restrictedEntry.text,
      subject: suspect,
      author: officers.user('P1018'),
      evaluator: officers.user('P1038'),
      place: null,
      acl: 'larkspur',
      grades: { source: '1', assessment: 'A', handling: 'C', conditions: 'A1: covert development only.' },
    }),
  )
  return made
}

/** The call four months ago at which the bat was seen. */
function callToFlat(
  making: Making,
  random: Random,
  journey: Journey,
  places: Places,
  cast: Cast,
  officers: Officers,
): Happening {
  const story = stories.find((row) => row.type === 'PUBLIC_ORDER') ?? random.pick(stories)
  const incident = incidentOf(making, random, cast, officers, story, daysBefore(making.now, 118.2)).happening
  const [lodger, visitor] = journey.atFlat
  return {
    ...incident,
    place: places.flat,
    title: titleAt(story, places.flat),
    summary:
      'Shouting on the landing between two men. A baseball bat was standing behind the front door; the visitor had been drinking.',
    people: [
      ...(lodger === undefined ? [] : [{ person: lodger, role: 'INFORMANT_CALLER' }]),
      ...(visitor === undefined ? [] : [{ person: visitor, role: 'SUSPECT' }]),
    ],
  }
}

/** The warning at the door and those of the suspect. */
export function journeyMarkers(making: Making, journey: Journey, places: Places): Marker[] {
  const day = (ago: number) => dayOf(daysBefore(making.now, ago))
  const suspect = journey.suspect.records[0].id
  return [
    {
      recordId: places.flat.id,
      code: flat.marker.code,
      category: 'WEAPON',
      severity: 5,
      reason: flat.marker.reason,
      sourceText: 'Seen by officers at a call to the flat',
      startsOn: day(118),
      reviewOn: day(-62),
      endedOn: null,
      endReason: null,
    },
    {
      recordId: suspect,
      code: 'KNIFE',
      category: 'WEAPON',
      severity: 5,
      reason: 'Arrested with a lock knife in his waistband',
      sourceText: 'Arrest',
      startsOn: day(143),
      reviewOn: day(-220),
      endedOn: null,
      endReason: null,
    },
    {
      recordId: suspect,
      code: 'VIOLENT',
      category: 'VIOLENCE',
      severity: 5,
      reason: 'Pushed a former partner to the floor and resisted officers',
      sourceText: 'Arrest',
      startsOn: day(300),
      reviewOn: day(-65),
      endedOn: null,
      endReason: null,
    },
  ]
}

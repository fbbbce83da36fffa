/** Puts the whole of the demonstration together, in memory; the same seed and moment give the same world. */
import { locationMarkerTypes, personMarkerTypes, type MarkerRule } from '@mips/domain/codes/markers'
import { addDays, addMonths } from '@mips/domain/time/day'
import { makeDuplicates } from './duplicates.ts'
import { ageIn, makeEvents, type Cast, type Officers } from './events.ts'
import { journeyMarkers, makeJourneyEvents, makeJourneyPeople } from './journey-world.ts'
import { makeLive } from './live.ts'
import {
  dayOf,
  daysBefore,
  type Happening,
  type Making,
  type Marker,
  type Person,
  type World,
} from './model.ts'
import { giveEndings } from './outcomes.ts'
import { makePeople } from './people.ts'
import { makePlaces, type Places } from './places.ts'
import { createRandom, type Random } from './random.ts'
import { reportsOnDesk } from './intelligence-desk.ts'
import { makeReports } from './reports.ts'
import { staff } from './staff.data.ts'
import { makeThings } from './things.ts'
import { makeWeek } from './week.ts'

const EVENTS_FOR_EACH = 2.5

export function makeWorld(making: Making): World {
  const places = makePlaces(making)
  const random = createRandom(making.seed, 'world')
  const { people, links, phones, twins } = makePeople(
    making,
    places.homes,
    Math.max(20, Math.floor(making.nominals * 0.965) - 8),
  )
  const adults = people.filter((person) => ageIn(making, person) >= 18 && ageIn(making, person) <= 50)
  const suspects = shuffled(
    random,
    people.filter(
      (person) => ageIn(making, person) >= 14 && ageIn(making, person) <= 60 && person.sex === 'M',
    ),
  ).slice(0, Math.ceil(people.length * 0.22))
  restrictSome(adults.filter((person) => !suspects.slice(0, 40).includes(person)))
  const journey = makeJourneyPeople(
    making,
    places,
    suspects.slice(9).filter((person) => person.acl === 'open'),
  )
  const duplicates = makeDuplicates(
    making,
    people.filter((person) => person.acl === 'open'),
    places.homes,
  )
  const everybody = [...people, ...journey.people, ...duplicates.people]
  const { things, links: thingLinks, knives } = makeThings(making, people)
  const officers = officersOf(making)
  const cast: Cast = {
    homes: places.homes,
    publicPlaces: places.publicPlaces,
    people,
    suspects: suspects.filter((person) => person.acl === 'open'),
    knives,
    byHome: byHome(people),
  }
  const wanted = Math.round(making.nominals * EVENTS_FOR_EACH)
  const incidents = makeEvents(making, cast, officers, wanted)
  const live = makeLive(making, cast, officers)
  const events = [
    ...incidents,
    ...makeReports(making, cast, officers, incidents, wanted),
    ...reportsOnDesk(making, cast, officers),
    ...live,
    ...makeJourneyEvents(making, journey, places, cast, officers),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  addBookings(making, random, events, journey.suspect)
  giveEndings(making, events, officers.user('P1012'))
  giveFaces(random, events, journey.suspect)
  return {
    places: places.all,
    people: everybody,
    things: [...phones, ...things, ...journey.things],
    links: [...links, ...duplicates.links, ...thingLinks, ...journey.links],
    events,
    week: makeWeek(making, cast, officers, events),
    markers: [...makeMarkers(making, random, cast, places), ...journeyMarkers(making, journey, places)],
    decisions: twins.map(([a, b]) => ({
      a: a.records[0].id,
      b: b.records[0].id,
      reason: 'Twins: born on one day at one address, with forenames of their own.',
      at: daysBefore(making.now, random.int(1, 300)),
    })),
  }
}

/** Eight people whom only a group may know of: in Larkspur, of professional standards, or at a protected address. */
function restrictSome(adults: readonly Person[]): void {
  for (const [index, acl] of (
    [
      'larkspur',
      'larkspur',
      'larkspur',
      'standards',
      'standards',
      'protected',
      'protected',
      'protected',
    ] as const
  ).entries()) {
    const person = adults[index * 7 + 3]
    if (person !== undefined) person.acl = acl
  }
}

function officersOf(making: Making): Officers {
  const user = (number: string) => {
    const id = making.users.get(number)
    if (id === undefined) throw new Error(`Nobody has the staff number ${number}.`)
    return id
  }
  const withRole = (...roles: string[]) =>
    staff.filter((one) => roles.includes(one.role)).map((one) => user(one.number))
  return {
    user,
    responders: withRole('RESPONSE_OFFICER'),
    detectives: withRole('DETECTIVE'),
    sergeants: withRole('CUSTODY_SERGEANT'),
    inspectors: withRole('INSPECTOR'),
    despatchers: withRole('DESPATCHER'),
  }
}

function byHome(people: readonly Person[]): Map<string, Person[]> {
  const homes = new Map<string, Person[]>()
  for (const person of people) homes.set(person.home.id, [...(homes.get(person.home.id) ?? []), person])
  return homes
}

/** A booking into custody is a source of its own: half of them keep what the detainee said of himself, the suspect's of the journey once. */
function addBookings(making: Making, random: Random, events: readonly Happening[], suspect: Person): void {
  for (const event of events) {
    const person = event.kind === 'CustodyRecord' ? event.people[0]?.person : undefined
    if (
      person === undefined ||
      person.records.length > (person === suspect ? 1 : 2) ||
      !(person === suspect || random.chance(0.5))
    )
      continue
    const [first] = person.records
    const name = first.names[0] ?? {
      kind: 'PRIMARY',
      forename: person.forename,
      middle: null,
      surname: person.surname,
    }
    person.records.push({
      id: random.id(event.at),
      source: { kind: 'CUSTODY_DECLARED', tier: 4, eventId: event.id },
      names: [{ ...name, middle: random.chance(0.6) ? name.middle : null }],
      dob: { from: person.dob, to: null, precision: 'day' },
      identifiers: [],
      occupation: random.chance(0.4) ? 'Unemployed' : null,
      nationality: 'GBR',
      madeAt: event.at > making.now ? making.now : event.at,
    })
  }
}

/** Those who were in custody have been photographed. */
function giveFaces(random: Random, events: readonly Happening[], suspect: Person): void {
  for (const event of events) {
    const person = event.kind === 'CustodyRecord' ? event.people[0]?.person : undefined
    if (person !== undefined && person !== suspect && person.face === null) person.face = random.int(0, 59)
  }
}

const reasons: Record<string, string> = {
  VIOLENT: 'Punched an officer who was searching him',
  ASSAULTS_POLICE: 'Bit a constable during arrest',
  WEAPONS: 'Found with a hammer in his bag',
  KNIFE: 'Stopped twice with a folding knife',
  ESCAPER: 'Ran from officers at hospital',
  SELF_HARM: 'Cut his arms in a cell',
  SUICIDAL: 'Talked of ending his life when arrested',
  MENTAL_HEALTH: 'Under the care of the community mental health team',
  AILMENT: 'Epileptic; carries medication',
  DRUGS: 'Daily user of heroin',
  CONCEALS: 'Hid wraps and a blade in his mouth',
  STALKER: 'Waited outside the work of a former partner',
  DANGEROUS_DOG: 'Keeps a large dog that has bitten',
  CARE_NEEDS: 'Autistic; give time and one question at once',
  INTERPRETER: 'Speaks little English; interpreter needed',
  VIOLENT_OCCUPANT: 'Occupant threatened ambulance crew with a chair',
  DO_NOT_ATTEND_ALONE: 'Two officers were held in the hallway',
  DOG: 'Large dog loose behind the front door',
  NEEDLES: 'Needles on the stairs and in the bathroom',
  CUCKOOED: 'Dealers have taken over the flat of a vulnerable man',
  DA_ADDRESS: 'Four domestic calls within the year',
  VULNERABLE_OCCUPANT: 'Occupant is blind and lives alone',
  KEY_SAFE: 'Key safe to the left of the door; ask the control room',
  INFORMATION: 'Entrance is at the back, through the car park',
  FAILED_TO_STOP: 'Made off from officers at speed',
  CLONED: 'Seen in two places on one day',
  PERSONS: 'Used by a man wanted for burglary',
  HAZMAT: 'Gas bottles kept in the hall',
  WEAPON: 'Machete hung on the wall by the door',
}

function makeMarkers(making: Making, random: Random, cast: Cast, places: Places): Marker[] {
  const persons = personMarkerTypes.filter((type) => reasons[type.code] !== undefined)
  const locations = locationMarkerTypes.filter((type) => reasons[type.code] !== undefined)
  return [
    ...cast.suspects
      .filter(() => random.chance(0.4))
      .flatMap((person) =>
        [random.pick(persons), ...(random.chance(0.3) ? [random.pick(persons)] : [])]
          .filter((type, index, all) => all.indexOf(type) === index)
          .map((type) => markerOf(making, random, person.records[0].id, type)),
      ),
    ...places.homes
      .filter(() => random.chance(0.06))
      .map((place) => markerOf(making, random, place.id, random.pick(locations))),
    {
      ...markerOf(
        making,
        random,
        places.refuge.id,
        locationMarkerTypes.find((type) => type.code === 'REFUGE') ?? random.pick(locations),
      ),
      reason: 'Refuge: never said on the air and never shown on a card',
    },
  ]
}

function markerOf(making: Making, random: Random, recordId: string, type: MarkerRule): Marker {
  const startsOn = addDays(dayOf(making.now), -random.int(5, 700))
  const reviewOn = addMonths(startsOn, type.reviewMonths)
  const isOver = reviewOn < dayOf(making.now) && random.chance(0.5)
  return {
    recordId,
    code: type.code,
    category: type.category,
    severity: type.severity,
    reason: reasons[type.code] ?? type.label,
    sourceText: random.pick(['Arrest', 'Call to the address', 'Told by a partner agency', 'Custody']),
    startsOn,
    reviewOn,
    endedOn: isOver ? reviewOn : null,
    endReason: isOver ? 'Reviewed: no longer needed.' : null,
  }
}

function shuffled<T>(random: Random, all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

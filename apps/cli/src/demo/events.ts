/** Three years of calls to police and what came of them: incidents, arrests, stays in custody and crimes. */
import { arrestOf } from './arrests.ts'
import { stayFor } from './custody.ts'
import { stories, type Story } from './incidents.data.ts'
import {
  addressOf,
  daysBefore,
  minutesAfter,
  type Happening,
  type Making,
  type Person,
  type Place,
  type Thing,
} from './model.ts'
import { createRandom, type Random } from './random.ts'

export type Cast = {
  homes: readonly Place[]
  publicPlaces: readonly Place[]
  people: readonly Person[]
  /** People of an age to be suspected, those whom police meet most often first. */
  suspects: readonly Person[]
  knives: readonly Thing[]
  byHome: ReadonlyMap<string, readonly Person[]>
}

export type Officers = {
  user(number: string): string
  responders: readonly string[]
  detectives: readonly string[]
  sergeants: readonly string[]
  inspectors: readonly string[]
  despatchers: readonly string[]
}

/** Parts of the 5,000 by kind; reports and intelligence are made in reports.ts. */
export const shares = {
  incidents: 0.6,
  arrests: 0.12,
  vulnerability: 0.05,
  asb: 0.04,
  intelligence: 0.03,
  crimes: 0.06,
} as const

const allShares = stories.reduce((total, story) => total + story.share, 0)

export function makeEvents(making: Making, cast: Cast, officers: Officers, wanted: number): Happening[] {
  const random = createRandom(making.seed, 'events')
  const made: Happening[] = []
  const arrestsWanted = Math.floor(wanted * shares.arrests)
  const crimesWanted = Math.floor(wanted * shares.crimes)
  let arrests = 0
  let crimes = 0
  for (let i = 0; i < Math.floor(wanted * shares.incidents); i += 1) {
    const story = pickStory(random)
    const at = daysBefore(making.now, random.next() * 1090 + 0.6)
    const incident = incidentOf(making, random, cast, officers, story, at)
    made.push(incident.happening)
    const wantsArrest = story.offences.length > 0 && arrests < arrestsWanted && random.chance(0.34)
    if (wantsArrest && incident.suspect !== undefined) {
      arrests += 1
      const arrest = arrestOf(making, random, officers, {
        incident: incident.happening,
        story,
        suspect: incident.suspect,
        at: minutesAfter(at, random.int(15, 240)),
      })
      if (story.type === 'WEAPON' || random.chance(0.06))
        arrest.links.push({ to: random.pick(cast.knives).id, role: 'SEIZED' })
      made.push(arrest)
      if (random.chance(0.93)) made.push(stayFor(making, random, officers, arrest, incident.suspect))
    }
    if (story.crimeType !== null && crimes < crimesWanted && random.chance(0.16)) {
      crimes += 1
      made.push(crimeOf(random, officers, incident.happening, story))
    }
  }
  return made
}

export function pickStory(random: Random): Story {
  let at = random.next() * allShares
  for (const story of stories) {
    at -= story.share
    if (at < 0) return story
  }
  return stories[0] ?? random.pick(stories)
}

const grades = ['IMMEDIATE', 'IMMEDIATE', 'PRIORITY', 'PRIORITY', 'PRIORITY', 'SCHEDULED', 'REMOTE'] as const
const closings = [
  'CRIME_RECORDED',
  'ADVICE',
  'NON_CRIME',
  'NO_TRACE',
  'REFERRED',
  'NO_POLICE_ACTION',
] as const

export function incidentOf(
  making: Making,
  random: Random,
  cast: Cast,
  officers: Officers,
  story: Story,
  at: Date,
): { happening: Happening; suspect: Person | undefined } {
  const place =
    story.isIndoors || random.chance(0.3) ? random.pick(cast.homes) : random.pick(cast.publicPlaces)
  const residents = (cast.byHome.get(place.id) ?? []).filter((person) => person.acl === 'open')
  const isKnown = random.chance(0.62)
  const suspect = isKnown ? suspectOf(random, cast, story, residents) : undefined
  const victim =
    residents.find((person) => person !== suspect) ??
    (random.chance(0.7) ? random.pick(cast.people) : undefined)
  const grade = random.pick(grades)
  const isAttended = grade !== 'REMOTE'
  const assignedAt = minutesAfter(at, random.int(2, 30))
  const arrivedAt = isAttended ? minutesAfter(assignedAt, random.int(4, 50)) : null
  const closedAt = minutesAfter(arrivedAt ?? assignedAt, random.int(20, 300))
  const responder = random.pick(officers.responders)
  const people: Happening['people'] = []
  if (victim !== undefined && victim.acl === 'open')
    people.push({ person: victim, role: ageIn(making, victim) < 18 ? 'VICTIM_CHILD' : 'VICTIM' })
  if (suspect !== undefined && suspect !== victim) people.push({ person: suspect, role: 'SUSPECT' })
  if (random.chance(0.25)) people.push(...otherParty(random, cast, people))
  const author = random.pick(officers.despatchers)
  return {
    suspect: suspect === victim ? undefined : suspect,
    happening: {
      id: random.id(at),
      kind: 'Incident',
      at,
      until: closedAt,
      title: titleAt(story, place),
      summary: random.pick(story.summaries),
      status: 'closed',
      acl: 'open',
      createdBy: author,
      unit: 'SN-CONTACT',
      place,
      people,
      own: {
        incident_type: story.type,
        grade,
        caller_name: null,
        caller_phone: null,
        caller_is_victim: random.chance(0.5),
        opened_at: at,
        first_assigned_at: assignedAt,
        arrived_at: arrivedAt,
        closed_at: closedAt,
        closing_code: story.crimeType === null ? random.pick(closings.slice(1)) : random.pick(closings),
      },
      links: [],
      officers: isAttended ? [{ userId: responder, role: 'ATTENDING', at: assignedAt, until: closedAt }] : [],
      offences: [],
      reviews: [],
      exclusions: [],
      log: [
        { kind: 'OPENED', at, text: 'Call taken.', author, role: 'DESPATCHER' },
        ...(arrivedAt === null
          ? []
          : [
              {
                kind: 'ARRIVED',
                at: arrivedAt,
                text: 'Unit arrived at the scene',
                author: responder,
                role: 'RESPONSE_OFFICER',
              },
            ]),
        {
          kind: 'CLOSED',
          at: closedAt,
          text: 'Result given and incident closed.',
          author,
          role: 'DESPATCHER',
        },
      ],
    },
  }
}

/** The type and the place, as an incident that is opened on the screen is called. */
export const titleAt = (story: Story, place: Place): string => `${story.title}, ${addressOf(place)}`

function suspectOf(
  random: Random,
  cast: Cast,
  story: Story,
  residents: readonly Person[],
): Person | undefined {
  const atHome = residents.filter((person) => cast.suspects.includes(person))
  if (story.isDomestic && atHome.length > 0) return random.pick(atHome)
  const found = random.pickEarly(cast.suspects)
  return found.acl === 'open' ? found : undefined
}

function otherParty(random: Random, cast: Cast, known: Happening['people']): Happening['people'] {
  const person = random.pick(cast.people)
  if (person.acl !== 'open' || known.some((one) => one.person === person)) return []
  return [{ person, role: random.pick(['WITNESS', 'WITNESS', 'INFORMANT_CALLER', 'NEIGHBOUR'] as const) }]
}

export const ageIn = (making: Making, person: Person): number =>
  making.now.getUTCFullYear() - Number(person.dob.slice(0, 4))

const outcomes = [
  'Investigation complete; no suspect identified',
  'Charged',
  'Unable to prosecute suspect',
  'Community resolution',
  'Under investigation',
  'Caution',
] as const

function crimeOf(random: Random, officers: Officers, incident: Happening, story: Story): Happening {
  const at = incident.at
  return {
    id: random.id(at),
    kind: 'Crime',
    at,
    until: null,
    title: story.crimeType ?? story.title,
    summary: incident.summary,
    status: random.chance(0.7) ? 'CLOSED' : 'OPEN',
    acl: 'open',
    createdBy: incident.officers[0]?.userId ?? incident.createdBy,
    unit: 'SN-CID',
    place: incident.place,
    people: incident.people.filter((one) => one.role !== 'INFORMANT_CALLER'),
    links: [{ to: incident.id, role: 'ARISES_FROM' }],
    own: { crime_type: story.crimeType, last_outcome: random.pick(outcomes), external_id: null, note: null },
    officers: [
      { userId: random.pick(officers.detectives), role: 'OIC', at: minutesAfter(at, 300), until: null },
    ],
    offences: [],
    log: [],
    reviews: [],
    exclusions: [],
  }
}

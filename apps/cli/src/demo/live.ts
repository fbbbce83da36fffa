/** What is going on while the demonstration is opened: live incidents and the people in the cells, each with another clock. */
import { arrestOf } from './arrests.ts'
import { cells, type Cell } from './cells.ts'
import { openStay, visitAll } from './custody.ts'
import { ageIn, incidentOf, type Cast, type Officers } from './events.ts'
import { stories, type Story } from './incidents.data.ts'
import { minutesAfter, type Happening, type Making, type Person } from './model.ts'
import { createRandom, type Random } from './random.ts'

export function makeLive(making: Making, cast: Cast, officers: Officers): Happening[] {
  const random = createRandom(making.seed, 'live')
  const used = new Set<Person>()
  const made: Happening[] = []
  const [inspector = '', sergeant = ''] = [officers.inspectors[0], officers.sergeants[0]]
  for (const cell of cells(making.now, inspector, sergeant))
    made.push(...inCell(making, random, cast, officers, cell, used))
  for (const [minutesAgo, status] of [
    [3, 'open'],
    [9, 'open'],
    [14, 'assigned'],
    [22, 'assigned'],
    [41, 'attended'],
    [67, 'attended'],
    [95, 'attended'],
    [130, 'assigned'],
    [170, 'open'],
  ] as const) {
    made.push(liveIncident(making, random, cast, officers, minutesAgo, status))
  }
  return made
}

function inCell(
  making: Making,
  random: Random,
  cast: Cast,
  officers: Officers,
  cell: Cell,
  used: Set<Person>,
): Happening[] {
  const arrivedAt = minutesAfter(making.now, -cell.hoursAgo * 60)
  const arrestedAt = minutesAfter(arrivedAt, -35)
  const story = storyOf(cell.story)
  const isFit = (person: Person) =>
    person.acl === 'open' && !used.has(person) && (cell.isChild === true) === ageIn(making, person) < 17
  const detainee = cast.suspects.find(isFit) ?? cast.people.find(isFit)
  if (detainee === undefined) return []
  used.add(detainee)
  const incident = incidentOf(making, random, cast, officers, story, minutesAfter(arrestedAt, -50)).happening
  incident.people = [
    ...incident.people.filter((one) => one.person !== detainee && one.role !== 'SUSPECT'),
    { person: detainee, role: 'SUSPECT' },
  ]
  const closed = minutesAfter(making.now, -5)
  if (incident.until !== null && incident.until > closed) trim(incident, closed)
  const arrest = arrestOf(making, random, officers, {
    incident,
    story,
    suspect: detainee,
    at: arrestedAt,
    offences: cell.offences,
    arrivesAfter: 35,
  })
  arrest.own = { ...arrest.own, status: 'IN_CUSTODY' }
  arrest.status = 'IN_CUSTODY'
  arrest.officers = arrest.officers.filter((one) => one.at < making.now)
  const station = String(arrest.own.station_code)
  if (cell.isChild === true) {
    const owner = arrest.officers[0]?.userId ?? arrest.createdBy
    arrest.tasks = [
      {
        kind: 'CHILD_CTN',
        title: 'Raise the child coming-to-notice report',
        reason: 'A child was arrested (SG-03).',
        owner_id: owner,
        owner_unit: arrest.unit,
        due_at: minutesAfter(arrestedAt, 720),
      },
    ]
  }
  const stay = openStay(making, random, officers, arrest, detainee, {
    arrivedAt,
    authorisedAfter: cell.authorisedAfter,
    station,
    cell: cell.cell,
    risk: cell.risk,
    observation: cell.observation,
  })
  cell.then?.(stay, random)
  visit(stay, making.now, officers.user('P1014'))
  // The one at hospital was visited until the ambulance came.
  visitAll(
    stay,
    minutesAfter(making.now, stay.own.state === 'AT_HOSPITAL' ? -76 : -1),
    officers.sergeants[0] ?? '',
  )
  return [incident, arrest, stay]
}

/** A visit each 25 minutes from the decision until now, or until the detainee left the suite. */
function visit(stay: Happening, now: Date, by: string): void {
  if (!(stay.own.authorised_at instanceof Date)) return
  const left = stay.log.find((entry) => entry.kind === 'HOSPITAL_OUT')?.at ?? minutesAfter(now, -4)
  for (let at = minutesAfter(stay.own.authorised_at, 20); at < left; at = minutesAfter(at, 25)) {
    stay.log.push({
      kind: 'VISIT',
      at,
      text: 'Visited; well and responsive.',
      author: by,
      role: 'DETENTION_OFFICER',
    })
  }
}

/** Nothing of an incident may lie after the moment of loading. */
export function trim(incident: Happening, last: Date): void {
  const within = (cell: unknown) => (cell instanceof Date && cell > last ? last : cell)
  incident.until = last
  incident.own = Object.fromEntries(
    Object.entries(incident.own).map(([name, cell]) => [name, within(cell)]),
  ) as Happening['own']
  incident.log = incident.log.map((entry) => (entry.at > last ? { ...entry, at: last } : entry))
  incident.officers = incident.officers.map((one) => ({
    ...one,
    at: one.at > last ? last : one.at,
    until: one.until !== null && one.until > last ? last : one.until,
  }))
}

function liveIncident(
  making: Making,
  random: Random,
  cast: Cast,
  officers: Officers,
  minutesAgo: number,
  status: 'open' | 'assigned' | 'attended',
): Happening {
  const story = storyOf(
    random.pick(['DOMESTIC', 'ASSAULT', 'CONCERN_FOR_SAFETY', 'ASB', 'SUSPICIOUS', 'BURGLARY']),
  )
  const at = minutesAfter(making.now, -minutesAgo)
  const incident = incidentOf(making, random, cast, officers, story, at).happening
  const assignedAt = status === 'open' ? null : minutesAfter(at, 2)
  const arrivedAt = status === 'attended' ? minutesAfter(at, 14) : null
  const officer = random.pick(officers.responders.slice(1))
  const isUrgent = minutesAgo < 60
  return {
    ...incident,
    until: null,
    status,
    own: {
      ...incident.own,
      grade: isUrgent ? 'IMMEDIATE' : 'PRIORITY',
      first_assigned_at: assignedAt,
      arrived_at: arrivedAt,
      closed_at: null,
      closing_code: null,
    },
    officers:
      assignedAt === null ? [] : [{ userId: officer, role: 'ATTENDING', at: assignedAt, until: null }],
    log: incident.log.slice(0, 1),
    tasks:
      assignedAt === null || arrivedAt !== null
        ? []
        : [
            {
              kind: 'ATTEND',
              title: `Attend: ${incident.title}`.slice(0, 200),
              reason: null,
              owner_id: officer,
              owner_unit: null,
              due_at: minutesAfter(at, isUrgent ? 15 : 60),
            },
          ],
  }
}

function storyOf(type: string): Story {
  const story = stories.find((row) => row.type === type)
  if (story === undefined) throw new Error(`No story of type ${type}.`)
  return story
}

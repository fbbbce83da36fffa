/** What is going on while the demonstration is opened: live incidents and the people in the cells, each with another clock. */
import { openStay, review, reviewAll, visitAll } from './custody.ts'
import { ageIn, arrestOf, incidentOf, type Cast, type Officers } from './events.ts'
import { stories, type Story } from './incidents.data.ts'
import { minutesAfter, type Happening, type LogLine, type Making, type Person } from './model.ts'
import { createRandom, type Random } from './random.ts'

type Cell = {
  story: string
  offences: readonly string[]
  hoursAgo: number
  authorisedAfter: number | null
  cell: string
  risk: string
  observation: string
  isChild?: boolean
  then?: (stay: Happening, random: Random) => void
}

/** Six detainees: just arrived, fresh, review due soon, review overdue, near 24 hours, at hospital; and one charged. */
const cells = (now: Date, inspector: string, sergeant: string): readonly Cell[] => [
  {
    story: 'THEFT',
    offences: ['TH68010'],
    hoursAgo: 0.4,
    authorisedAfter: null,
    cell: 'Holding',
    risk: 'STANDARD',
    observation: '1',
  },
  {
    story: 'ROBBERY',
    offences: ['TH68023', 'CJ88144'],
    hoursAgo: 2.2,
    authorisedAfter: 18,
    cell: 'M4',
    risk: 'MEDIUM',
    observation: '2',
    isChild: true,
  },
  {
    story: 'ASSAULT',
    offences: ['OF61131'],
    hoursAgo: 6.0,
    authorisedAfter: 22,
    cell: 'M7',
    risk: 'STANDARD',
    observation: '1',
  },
  {
    story: 'BURGLARY',
    offences: ['TH68036'],
    hoursAgo: 7.4,
    authorisedAfter: 25,
    cell: 'M9',
    risk: 'STANDARD',
    observation: '1',
  },
  {
    story: 'DRUGS',
    offences: ['MD71130'],
    hoursAgo: 22.6,
    authorisedAfter: 15,
    cell: 'M12',
    risk: 'MEDIUM',
    observation: '1',
    then: (stay) =>
      [360, 900].forEach((minutes) => review(stay, minutesAfter(authorised(stay), minutes), inspector)),
  },
  {
    story: 'PUBLIC_ORDER',
    offences: ['PU86003'],
    hoursAgo: 4.1,
    authorisedAfter: 30,
    cell: 'M2',
    risk: 'HIGH',
    observation: '3',
    then: (stay) => {
      const out = minutesAfter(now, -75)
      move(stay, 'AT_HOSPITAL')
      stay.exclusions.push({
        kind: 'HOSPITAL_TREATMENT',
        starts_at: out,
        ends_at: null,
        reason: 'Head injury before arrest; ambulance to hospital with an officer.',
      })
      stay.log.push(line('HOSPITAL_OUT', out, 'Left for hospital by ambulance with an officer.', sergeant))
    },
  },
  {
    story: 'DOMESTIC',
    offences: ['SC15005', 'CJ88116'],
    hoursAgo: 15.5,
    authorisedAfter: 20,
    cell: 'M15',
    risk: 'MEDIUM',
    observation: '2',
    then: (stay) => {
      reviewAll(stay, minutesAfter(now, -1), inspector)
      const charged = minutesAfter(now, -55)
      move(stay, 'CHARGED_HELD')
      stay.log.push(
        line('CHARGE', charged, 'Charged on the advice of the CPS.', sergeant),
        line(
          'BAIL_REFUSED',
          minutesAfter(charged, 10),
          'Bail refused: would interfere with a witness.',
          sergeant,
        ),
      )
    },
  },
]

function move(stay: Happening, state: string): void {
  stay.own = { ...stay.own, state }
  stay.status = state
}

const authorised = (stay: Happening): Date =>
  stay.own.authorised_at instanceof Date ? stay.own.authorised_at : stay.at
const line = (kind: string, at: Date, text: string, author: string): LogLine => ({
  kind,
  at,
  text,
  author,
  role: 'CUSTODY_SERGEANT',
})

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
function trim(incident: Happening, last: Date): void {
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

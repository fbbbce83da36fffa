/** The calls of the last weeks with the people whom they concern, the arrests that followed and how custody ended. */
import { arrestOf } from './arrests.ts'
import { stayFor } from './custody.ts'
import { ageIn, incidentOf, titleAt, type Cast, type Officers } from './events.ts'
import { stories, type Story } from './incidents.data.ts'
import { trim } from './live.ts'
import { minutesAfter, type Happening, type Making, type Person } from './model.ts'
import { giveEndings } from './outcomes.ts'
import { createRandom, type Random } from './random.ts'
import { callPlans, type CallName, type CallPlan } from './week.data.ts'

export type Call = {
  incident: Happening
  /** Staff number of the officer who came. */
  officer: string
  victim: Person | null
  suspect: Person | null
  children: readonly Person[]
  arrest: Happening | null
}

export type Week = {
  calls: Readonly<Record<CallName, Call>>
  /** What the calls brought, to be written with the other events. */
  events: Happening[]
  /** Crimes of other years, whose exhibits still lie in the store, the oldest first. */
  oldCrimes: readonly Happening[]
  /** People who were stopped in the street. */
  searched: readonly Person[]
}

type Parts = { victim: Person | null; suspect: Person | null; children: readonly Person[] }

/** Makes the calls; nobody who is in a cell now is met again, and nothing is drawn from the chances of other makers. */
export function makeWeek(
  making: Making,
  cast: Cast,
  officers: Officers,
  events: readonly Happening[],
): Week | undefined {
  const random = createRandom(making.seed, 'week')
  const casting = castFor(making, cast, events)
  const calls = new Map<CallName, Call>()
  const made: Happening[] = []
  for (const plan of callPlans) {
    const parts = casting(plan)
    if (parts === undefined) return undefined
    const call = callOf(making, random, cast, officers, plan, parts)
    calls.set(plan.name, call.call)
    made.push(...call.events)
  }
  giveEndings(making, made, officers.user('P1012'), 'week outcomes')
  return {
    calls: Object.fromEntries(calls) as Record<CallName, Call>,
    events: made,
    oldCrimes: events.filter(({ kind, people }) => kind === 'Crime' && people.length > 0),
    searched: cast.suspects.filter((person) => ageIn(making, person) >= 18).slice(-4),
  }
}

/** Who is met at which call: the same couple and the same neighbours twice, everybody else once. */
function castFor(making: Making, cast: Cast, events: readonly Happening[]) {
  const used = new Set(
    events.flatMap((event) => (event.until === null ? event.people : [])).map((one) => one.person),
  )
  const isFree = (person: Person, from: number, to: number) =>
    person.acl === 'open' && !used.has(person) && ageIn(making, person) >= from && ageIn(making, person) <= to
  const take = (from: readonly Person[], youngest: number, oldest: number): Person | undefined => {
    const found = from.find((person) => isFree(person, youngest, oldest))
    if (found !== undefined) used.add(found)
    return found
  }
  const known = new Map<string, Parts>()
  // The homes in which a woman and a man live, those with children first.
  const couples = [...cast.byHome.values()]
    .map((home) => ({
      victim: home.find((person) => person.sex === 'F' && isFree(person, 21, 60)),
      suspect: home.find((person) => person.sex === 'M' && isFree(person, 21, 65)),
      children: home.filter((person) => isFree(person, 0, 15)),
    }))
    .filter(({ victim, suspect }) => victim !== undefined && suspect !== undefined)
    .sort((a, b) => b.children.length - a.children.length)
  const couple = (): Parts | undefined => {
    const next = couples.shift()
    if (next?.victim === undefined || next.suspect === undefined) return undefined
    used.add(next.victim).add(next.suspect)
    return { victim: next.victim, suspect: next.suspect, children: next.children }
  }
  const fresh = (plan: CallPlan): Parts | undefined => {
    if (plan.who.toLowerCase().endsWith('couple')) return couple()
    const suspect = plan.suspect === true ? take(cast.suspects.slice(12), 18, 50) : null
    const victim =
      plan.who === 'nobody'
        ? null
        : take(cast.people, plan.who === 'child' ? 12 : 24, plan.who === 'child' ? 15 : 70)
    return victim === undefined || suspect === undefined ? undefined : { victim, suspect, children: [] }
  }
  return (plan: CallPlan): Parts | undefined => {
    const isAgain = plan.who === 'couple' || plan.who === 'neighbour'
    const parts = (isAgain ? known.get(plan.who) : undefined) ?? fresh(plan)
    if (parts !== undefined) known.set(plan.who, parts)
    return parts
  }
}

function callOf(
  making: Making,
  random: Random,
  cast: Cast,
  officers: Officers,
  plan: CallPlan,
  parts: Parts,
): { call: Call; events: Happening[] } {
  const story = storyOf(plan.story)
  const at = minutesAfter(making.now, -plan.hoursAgo * 60)
  const { happening: incident } = incidentOf(making, random, cast, officers, story, at)
  const userId = officers.user(plan.officer)
  const { victim, suspect } = parts
  const isAtHome = story.isIndoors || plan.who === 'neighbour'
  if (victim !== null && isAtHome) incident.place = victim.home
  if (incident.place !== null) incident.title = titleAt(story, incident.place)
  incident.summary = plan.summary
  incident.people = [
    ...(victim === null
      ? []
      : [{ person: victim, role: plan.story === 'MISSING_PERSON' ? 'MISSING' : victimRole(making, victim) }]),
    ...(suspect === null ? [] : [{ person: suspect, role: 'SUSPECT' }]),
    ...parts.children.map((person) => ({ person, role: 'HOUSEHOLD' })),
  ]
  const assignedAt = minutesAfter(at, 6)
  const arrivedAt = minutesAfter(at, 19)
  const closedAt = minutesAfter(at, 170)
  const isCrime = !['ASB', 'MISSING_PERSON'].includes(plan.story)
  incident.until = closedAt
  incident.own = {
    ...incident.own,
    grade: 'PRIORITY',
    first_assigned_at: assignedAt,
    arrived_at: arrivedAt,
    closed_at: closedAt,
    closing_code: isCrime ? 'CRIME_RECORDED' : 'REFERRED',
  }
  incident.officers = [{ userId, role: 'ATTENDING', at: assignedAt, until: closedAt }]
  incident.log = [
    { kind: 'OPENED', at, text: 'Call taken.', author: incident.createdBy, role: 'DESPATCHER' },
    {
      kind: 'ARRIVED',
      at: arrivedAt,
      text: 'Unit arrived at the scene',
      author: userId,
      role: 'RESPONSE_OFFICER',
    },
    {
      kind: 'CLOSED',
      at: closedAt,
      text: 'Result given and incident closed.',
      author: incident.createdBy,
      role: 'DESPATCHER',
    },
  ]
  if (closedAt > making.now) trim(incident, minutesAfter(making.now, -5))
  if (plan.arrest === undefined || suspect === null)
    return { call: { ...parts, incident, officer: plan.officer, arrest: null }, events: [incident] }
  const arrest = arrestOf(making, random, officers, {
    incident,
    story,
    suspect,
    at: minutesAfter(at, 50),
    offences: [plan.arrest.offence],
    arrivesAfter: 35,
  })
  const stay = stayFor(making, random, officers, arrest, suspect)
  const { words, disposal } = plan.arrest
  stay.own = { ...stay.own, release_reason: words, disposal }
  stay.log = stay.log.map((line) => (line.kind === 'RELEASE' ? { ...line, text: words } : line))
  return {
    call: { ...parts, incident, officer: plan.officer, arrest },
    events: [incident, arrest, stay],
  }
}

const victimRole = (making: Making, person: Person) =>
  ageIn(making, person) < 18 ? 'VICTIM_CHILD' : 'VICTIM'

function storyOf(type: string): Story {
  const story = stories.find((row) => row.type === type)
  if (story === undefined) throw new Error(`No story of type ${type}.`)
  return story
}

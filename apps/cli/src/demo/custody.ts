/** Stays in custody: those that have ended, each within the law, and those on the board at this moment. */
import { observationLevels } from '@mips/domain/custody/codes'
import type { Officers } from './events.ts'
import { minutesAfter, type Happening, type LogLine, type Making, type Person } from './model.ts'
import type { Random } from './random.ts'

const releases = [
  { reason: 'CHARGED_BAIL', words: 'Charged and bailed to court.' },
  { reason: 'RUI', words: 'Released under investigation.' },
  { reason: 'BAIL_PRE_CHARGE', words: 'Bailed before charge with conditions.' },
  { reason: 'NFA_POLICE', words: 'No further action.' },
  { reason: 'NFA_POLICE', words: 'No further action: the victim does not support a prosecution.' },
] as const

/** The stay that followed an arrest and is over. */
export function stayFor(
  making: Making,
  random: Random,
  officers: Officers,
  arrest: Happening,
  person: Person,
): Happening {
  const arrivedAt = asDate(arrest.own.arrived_at_station_at)
  const stay = openStay(making, random, officers, arrest, person, {
    arrivedAt,
    authorisedAfter: random.int(8, 40),
    station: String(arrest.own.station_code),
  })
  const releasedAt = minutesAfter(arrivedAt, random.int(180, 22 * 60))
  const release = random.pick(releases)
  const inspector = random.pick(officers.inspectors)
  reviewAll(stay, releasedAt, inspector)
  stay.until = releasedAt
  stay.status = 'RELEASED'
  stay.own = {
    ...stay.own,
    state: 'RELEASED',
    released_at: releasedAt,
    release_reason: release.words,
    disposal: release.reason,
  }
  stay.log.push({
    kind: 'RELEASE',
    at: releasedAt,
    text: release.words,
    author: officers.sergeants[0] ?? null,
    role: 'CUSTODY_SERGEANT',
  })
  return stay
}

type Opening = {
  arrivedAt: Date
  authorisedAfter: number | null
  station: string
  cell?: string
  risk?: string
  observation?: string
  state?: string
}

/** A stay that is open: arrived, and authorised unless `authorisedAfter` is null. */
export function openStay(
  making: Making,
  random: Random,
  officers: Officers,
  arrest: Happening,
  person: Person,
  opening: Opening,
): Happening {
  const { arrivedAt } = opening
  const authorisedAt =
    opening.authorisedAfter === null ? null : minutesAfter(arrivedAt, opening.authorisedAfter)
  const sergeant = random.pick(officers.sergeants)
  const station = making.stations.find((row) => row.code === opening.station)
  const observation = opening.observation ?? random.pick(['1', '1', '2'])
  const log: LogLine[] = [
    {
      kind: 'ARRIVAL',
      at: arrivedAt,
      text: `Arrived at ${station?.name ?? 'the custody suite'}. Custody record opened.`,
      author: sergeant,
      role: 'CUSTODY_SERGEANT',
    },
  ]
  if (authorisedAt !== null) {
    log.push({
      kind: 'AUTHORISATION',
      at: authorisedAt,
      text: 'Detention authorised to secure and preserve evidence and to obtain evidence by questioning.',
      author: sergeant,
      role: 'CUSTODY_SERGEANT',
    })
    log.push({
      kind: 'RIGHTS',
      at: minutesAfter(authorisedAt, 4),
      text: 'Rights and entitlements given; wants the duty solicitor.',
      author: sergeant,
      role: 'CUSTODY_SERGEANT',
    })
    log.push({
      kind: 'RISK',
      at: minutesAfter(authorisedAt, 9),
      text: 'Risk assessment done; no thoughts of self-harm.',
      author: sergeant,
      role: 'CUSTODY_SERGEANT',
    })
  }
  return {
    id: random.id(arrivedAt),
    kind: 'CustodyRecord',
    at: arrivedAt,
    until: null,
    title: 'Custody',
    summary: arrest.title,
    status: opening.state ?? (authorisedAt === null ? 'ARRIVED' : 'DETAINED'),
    acl: 'open',
    createdBy: sergeant,
    unit: 'SN-CUSTODY',
    place: null,
    people: [{ person, role: 'DETAINEE' }],
    links: [{ to: arrest.id, role: 'ARISES_FROM' }],
    offences: [],
    reviews: [],
    exclusions: [],
    log,
    own: {
      station_code: opening.station,
      record_types: ['PACE'],
      state: opening.state ?? (authorisedAt === null ? 'ARRIVED' : 'DETAINED'),
      arrived_at: arrivedAt,
      presented_at: minutesAfter(arrivedAt, 5),
      relevant_time: arrivedAt,
      relevant_time_rule: 'RT-1',
      authorised_at: authorisedAt,
      authorised_by: authorisedAt === null ? null : sergeant,
      decision: authorisedAt === null ? null : 'AUTHORISED',
      grounds_codes: authorisedAt === null ? [] : ['SECURE_PRESERVE', 'OBTAIN_QUESTIONING'],
      grounds_text: null,
      told_in_presence: authorisedAt === null ? null : true,
      cell: opening.cell ?? `M${random.int(1, 24)}`,
      risk_level: opening.risk ?? random.pick(['STANDARD', 'STANDARD', 'MEDIUM', 'HIGH']),
      observation_level: observation,
      released_at: null,
      release_reason: null,
      disposal: null,
    },
    officers: [{ userId: sergeant, role: 'CUSTODY_OFFICER', at: arrivedAt, until: null }, ...arrest.officers],
  }
}

/** A visit within each interval of the level of observation, from authorisation to a time. */
export function visitAll(stay: Happening, until: Date, author: string): void {
  const authorisedAt = stay.own.authorised_at
  const level = observationLevels.find((row) => row.code === stay.own.observation_level)
  if (!(authorisedAt instanceof Date) || level === undefined) return
  const every = Math.max(5, level.maxIntervalMinutes - 7)
  for (let at = minutesAfter(authorisedAt, every); at < until; at = minutesAfter(at, every))
    stay.log.push({ kind: 'VISIT', at, text: 'Alive and well.', author, role: 'CUSTODY_SERGEANT' })
}

/** Reviews at six hours from authorisation and each nine hours after, up to a time (PACE s.40). */
export function reviewAll(stay: Happening, until: Date, inspector: string): void {
  const authorisedAt = stay.own.authorised_at
  if (!(authorisedAt instanceof Date)) return
  for (let dueAt = minutesAfter(authorisedAt, 360); dueAt < until; dueAt = minutesAfter(dueAt, 540))
    review(stay, dueAt, inspector)
}

/** One review, done ten minutes before it was due. */
export function review(stay: Happening, dueAt: Date, inspector: string): void {
  const doneAt = minutesAfter(dueAt, -10)
  stay.reviews.push({
    due_at: dueAt,
    done_at: doneAt,
    officer_id: inspector,
    method: 'IN_PERSON',
    grounds:
      'Detention is still necessary to obtain evidence by questioning; the investigation is being conducted diligently.',
    representations: 'None.',
    outcome: 'CONTINUE',
    postponed_reason: null,
    created_at: doneAt,
  })
  stay.log.push({
    kind: 'REVIEW',
    at: doneAt,
    text: 'Review of detention: continued detention authorised.',
    author: inspector,
    role: 'INSPECTOR',
  })
}

export const asDate = (cell: unknown): Date => (cell instanceof Date ? cell : new Date(String(cell)))

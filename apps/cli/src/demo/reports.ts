/** Reports on vulnerable people and anti-social behaviour, and entries of intelligence. */
import {
  scoreAsbRisk,
  asbReviewDue,
  type AsbAnswers,
  type AsbAnswer,
} from '@mips/domain/safeguarding/asb-risk'
import { endOfShift } from '@mips/domain/safeguarding/shifts'
import { ageIn, shares, type Cast, type Officers } from './events.ts'
import { dayOf, daysBefore, minutesAfter, type Happening, type Making, type Person } from './model.ts'
import { intelligenceRows } from './intelligence-rows.ts'
import { createRandom, type Random } from './random.ts'

/** So many of the newest entries of intelligence wait for the unit. */
const UNREAD = 6
/** So many of the newest incidents have a report that still waits for its check. */
const RECENT = 6

export function makeReports(
  making: Making,
  cast: Cast,
  officers: Officers,
  incidents: readonly Happening[],
  wanted: number,
): Happening[] {
  const random = createRandom(making.seed, 'reports')
  const withVictim = [...incidents]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .filter(
      (event) =>
        event.kind === 'Incident' &&
        event.status === 'closed' &&
        event.people.some((one) => one.role.startsWith('VICTIM')),
    )
  const count = (share: number) => Math.floor(wanted * share)
  if (withVictim.length === 0) return []
  return [
    ...Array.from({ length: count(shares.vulnerability) }, () =>
      vulnerabilityReport(making, random, cast, random.pick(withVictim)),
    ),
    ...withVictim.slice(-RECENT).map((incident) => vulnerabilityReport(making, random, cast, incident)),
    ...Array.from({ length: count(shares.asb) }, () => asbReport(making, random, cast, officers)),
    ...Array.from({ length: count(shares.intelligence) }, (_each, index) =>
      intelligence(making, random, cast, officers, index < UNREAD),
    ),
  ]
}

const rag = ['RED', 'AMBER', 'AMBER', 'GREEN', 'GREEN', 'GREEN', 'BLUE'] as const
const circumstances = [
  'Present in the flat while the adults argued; was crying in the bedroom when officers arrived.',
  'Found alone at home; the fridge was empty and the heating was off.',
  'Told officers that she is afraid to go home when he has been drinking.',
  'Confused and did not know the day; a neighbour says that this is getting worse.',
  'Lives with a person who was arrested today for violence.',
  'Has been missing from school and was found with older males.',
] as const

function vulnerabilityReport(making: Making, random: Random, cast: Cast, incident: Happening): Happening {
  const subject =
    incident.people.find((one) => one.role.startsWith('VICTIM'))?.person ?? random.pick(cast.people)
  const household = (cast.byHome.get(subject.home.id) ?? []).filter((person) => person.acl === 'open')
  const child = household.find((person) => ageIn(making, person) < 17)
  const about: Person = child ?? subject
  const isChild = ageIn(making, about) < 18
  const at = earlier(
    minutesAfter(incident.until ?? incident.at, random.int(10, 200)),
    minutesAfter(making.now, -40),
  )
  const isNew = at > daysBefore(making.now, 4)
  const title = isChild ? 'Child come to notice' : 'Adult come to notice'
  const source = incident.people.find((one) => one.role === 'SUSPECT')?.person
  const consent = random.pick(['GIVEN', 'GIVEN', 'NOT_ASKED', 'REFUSED'] as const)
  const author = incident.officers[0]?.userId ?? incident.createdBy
  return {
    ...blank(random, at),
    kind: 'VulnerabilityReport',
    title,
    summary: random.pick(circumstances),
    status: isNew ? 'SUBMITTED' : 'CLOSED',
    createdBy: author,
    unit: 'SN-RESPONSE-A',
    place: incident.place,
    links: [{ to: incident.id, role: 'ARISES_FROM' }],
    people: [
      { person: about, role: isChild ? 'CHILD_SUBJECT' : 'ADULT_AT_RISK' },
      ...(source === undefined || source === about ? [] : [{ person: source, role: 'SOURCE_OF_HARM' }]),
    ],
    own: {
      report_type: isChild ? 'CHILD_CTN' : 'ADULT_CTN',
      rag_grade: random.pick(rag),
      circumstances: random.pick(circumstances),
      voice: random.chance(0.6) ? 'Says he wants the shouting to stop.' : null,
      seen_alone: random.chance(0.7),
      appearance: 'Clean and dressed for the weather.',
      behaviour: random.pick([
        'Quiet and watchful.',
        'Upset, then calm with the officer.',
        'Clung to the mother.',
      ]),
      communication: null,
      danger: null,
      environment: random.pick([
        'Home tidy and warm.',
        'Broken glass on the floor, little food.',
        'Crowded, one bedroom.',
      ]),
      injuries: null,
      what_worries: 'It has happened before.',
      what_works_well: 'Grandmother lives close by.',
      action_taken: 'Advice given and referred to the local authority.',
      consent_status: consent,
      consent_reason: consent === 'NOT_ASKED' ? 'Asking would put her at risk.' : null,
      school_or_gp: null,
      submitted_at: minutesAfter(at, 25),
    },
    officers: [{ userId: author, role: 'REPORTING', at, until: null }],
    tasks: isNew
      ? [
          {
            kind: 'REPORT_CHECK',
            title: `Check: ${title}`,
            reason: 'A supervisor checks the report before the end of the shift.',
            owner_id: null,
            owner_unit: 'SN-RESPONSE-A',
            due_at: new Date(endOfShift(at.toISOString())),
          },
        ]
      : [],
  }
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b)

const nuisances = [
  'Loud music and shouting from the flat above every weekend until four.',
  'Youths on e-scooters ride through the play area and abuse parents.',
  'Neighbour throws rubbish over the fence and shouts racist words.',
  'Drug users sleep in the stairwell and leave needles.',
  'Motorbikes raced along the estate road each evening.',
] as const

function asbReport(making: Making, random: Random, cast: Cast, officers: Officers): Happening {
  const at = daysBefore(making.now, random.next() * 1080 + 1)
  const place = random.pick(cast.homes)
  const victim =
    (cast.byHome.get(place.id) ?? []).find((person) => person.acl === 'open') ?? random.pick(cast.people)
  const answer = (): AsbAnswer => random.pick([0, 0, 1, 1, 2, 3] as const)
  const answers: AsbAnswers = {
    REPEAT: answer(),
    TARGETED: answer(),
    VULNERABILITY: answer(),
    HARM: answer(),
    IMPACT: answer(),
    SUPPORT: answer(),
    ESCALATION: answer(),
  }
  const risk = scoreAsbRisk(answers)
  const author = random.pick(officers.responders)
  const description = random.pick(nuisances)
  const isOpen = at > daysBefore(making.now, 45)
  const reviewAt = new Date(`${asbReviewDue(risk.grade, dayOf(at))}T12:00:00Z`)
  return {
    ...blank(random, at),
    kind: 'AsbReport',
    title: 'Anti-social behaviour',
    summary: description,
    status: isOpen ? 'OPEN' : 'CLOSED',
    createdBy: author,
    unit: 'SN-RESPONSE-B',
    place,
    people:
      victim.acl === 'open'
        ? [
            { person: victim, role: 'VICTIM' },
            ...(random.chance(0.4) ? [{ person: random.pickEarly(cast.suspects), role: 'SUSPECT' }] : []),
          ].filter((one) => one.person.acl === 'open')
        : [],
    own: {
      asb_type: random.pick(['PERSONAL', 'NUISANCE', 'ENVIRONMENTAL'] as const),
      description,
      impact: 'Cannot sleep; keeps the children indoors.',
      risk_answers: JSON.stringify(answers),
      risk_score: risk.score,
      risk_grade: risk.grade,
      action_taken: random.pick([
        'Neighbourhood team told; diary sheets given.',
        'Joint visit with the housing officer.',
        'Patrol plan changed.',
      ]),
      next_review_at: reviewAt,
    },
    officers: [{ userId: author, role: 'REPORTING', at, until: null }],
    tasks: isOpen
      ? [
          {
            kind: 'ASB_REVIEW',
            title: 'Review the anti-social behaviour report',
            reason: `${risk.grade} risk. ${risk.reason}`,
            owner_id: null,
            owner_unit: 'SN-RESPONSE-B',
            due_at: reviewAt,
          },
        ]
      : [],
  }
}

const gathered = [
  'SUBJECT is dealing crack and heroin from a parked car in the evenings.',
  'SUBJECT carries a lock knife in his right sock.',
  'SUBJECT has fallen out with the people he used to rob with and fears them.',
  'SUBJECT is driving although disqualified.',
  'SUBJECT is living with a new partner and has not told his offender manager.',
  'SUBJECT buys stolen phones and sends them abroad.',
  'SUBJECT uses the flat of a vulnerable man to sell from.',
] as const

function intelligence(
  making: Making,
  random: Random,
  cast: Cast,
  officers: Officers,
  isUnread: boolean,
): Happening {
  const at = daysBefore(making.now, isUnread ? random.next() * 2 : random.next() * 1080 + 3)
  const subject = random.pickEarly(cast.suspects)
  const text = random.pick(gathered).replace('SUBJECT', subject.surname.toUpperCase())
  const author = random.pick([...officers.responders, ...officers.detectives])
  return intelligenceEntry(random, {
    at,
    text,
    subject,
    author,
    place: random.chance(0.3) ? subject.home : null,
    evaluator: isUnread ? null : officers.user('P1018'),
  })
}

export type Entry = {
  at: Date
  text: string
  subject: Person
  author: string
  place: Happening['place']
  acl?: Happening['acl']
  /** Who evaluated it; null for one that the unit has not read yet. */
  evaluator: string | null
  how?: string
  isSeriousHarm?: boolean
  grades?: { source: string; assessment: string; handling: string; conditions: string | null }
}

export function intelligenceEntry(random: Random, entry: Entry): Happening {
  const handling = random.chance(0.25) ? 'C' : 'P'
  const grades = entry.grades ?? {
    source: random.pick(['1', '2', '2', '3']),
    assessment: random.pick(['A', 'B', 'C', 'D', 'D']),
    handling,
    conditions: handling === 'C' ? 'S2: consult the originator first.' : null,
  }
  const blanks = blank(random, entry.at)
  return {
    ...blanks,
    kind: 'IntelligenceReport',
    title: 'Intelligence report',
    summary: null,
    status: 'KEPT',
    acl: entry.acl ?? 'open',
    createdBy: entry.author,
    unit: 'SN-INTEL',
    place: entry.place,
    people:
      entry.subject.acl === 'open' || entry.acl !== undefined
        ? [{ person: entry.subject, role: 'SUBJECT' }]
        : [],
    own: {
      reported_at: entry.at,
      state: entry.evaluator === null ? 'SUBMITTED' : 'EVALUATED',
      submitted_by: entry.author,
      is_serious_harm: entry.isSeriousHarm ?? false,
    },
    rows: intelligenceRows(random, blanks.id, entry, grades),
    officers: [{ userId: entry.author, role: 'REPORTING', at: entry.at, until: null }],
  }
}

const blank = (random: Random, at: Date) => ({
  id: random.id(at),
  at,
  until: null,
  acl: 'open' as const,
  links: [],
  offences: [],
  log: [],
  reviews: [],
  exclusions: [],
})

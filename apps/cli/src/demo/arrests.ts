/** What an arrest of the demonstration says: the offences, the grounds, the caution and where the suspect was taken. */
import type { Officers } from './events.ts'
import type { Story } from './incidents.data.ts'
import { minutesAfter, type Happening, type Making, type Person } from './model.ts'
import type { Random } from './random.ts'

const necessities = [
  'PREVENT_INJURY',
  'PROMPT_EFFECTIVE_INVESTIGATION',
  'PROTECT_CHILD_VULNERABLE',
  'PREVENT_DISAPPEARANCE',
  'LOSS_DAMAGE',
] as const
const replies = [
  'No reply.',
  'I never touched her.',
  'You have got the wrong person.',
  'It was self-defence.',
  'No comment.',
  'She is lying.',
  null,
] as const

const GROUNDS = 'Named by the victim, who described what he did; matches the description given on the call.'

type Arresting = {
  incident: Happening
  story: Story
  suspect: Person
  at: Date
  offences?: readonly string[]
  arrivesAfter?: number
}

export function arrestOf(
  making: Making,
  random: Random,
  officers: Officers,
  { incident, story, suspect, at, offences, arrivesAfter }: Arresting,
): Happening {
  const codes = [
    ...new Set(
      offences ?? [random.pick(story.offences), ...(random.chance(0.2) ? [random.pick(story.offences)] : [])],
    ),
  ]
  const arresting = incident.officers[0]?.userId ?? random.pick(officers.responders)
  const station = making.stations[offences === undefined ? random.int(0, making.stations.length - 1) : 0]
  const titles = codes.map((code) => making.offences.get(code)?.title ?? code)
  return {
    id: random.id(at),
    kind: 'Arrest',
    at,
    until: null,
    title: `Arrest: ${titles[0] ?? ''}`,
    summary: GROUNDS,
    status: 'COMPLETED',
    acl: 'open',
    createdBy: arresting,
    unit: 'SN-RESPONSE-A',
    place: incident.place,
    people: [{ person: suspect, role: 'ARRESTED' }],
    links: [{ to: incident.id, role: 'ARISES_FROM' }],
    own: {
      arrested_at: at,
      place_text: null,
      power: 'S24',
      grounds: GROUNDS,
      necessity_codes: [random.pick(necessities), 'PROMPT_EFFECTIVE_INVESTIGATION'].filter(
        (code, index, all) => all.indexOf(code) === index,
      ),
      necessity_reason: 'To interview the suspect and to keep the victim safe meanwhile.',
      caution_given: true,
      caution_at: minutesAfter(at, 1),
      reply_to_caution: random.pick(replies),
      force_used: random.chance(0.2),
      station_code: station?.code ?? null,
      arrived_at_station_at: minutesAfter(at, arrivesAfter ?? random.int(18, 60)),
      status: 'COMPLETED',
    },
    officers: [
      { userId: arresting, role: 'ARRESTING', at, until: null },
      { userId: random.pick(officers.detectives), role: 'OIC', at: minutesAfter(at, 90), until: null },
    ],
    offences: codes.map((code) => ({ code, isDomestic: story.isDomestic })),
    log: [
      {
        kind: 'ARREST',
        at,
        text: `Arrested for ${titles.join('; ')}. ${GROUNDS}`,
        author: arresting,
        role: 'RESPONSE_OFFICER',
      },
    ],
    reviews: [],
    exclusions: [],
  }
}

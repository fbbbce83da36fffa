/** What stands on each paper of a stay, made from the data of the stay and nothing else. */
import { bailConditions } from '@mips/domain/custody/bail-diary'
import { detentionGrounds, postChargeGrounds } from '@mips/domain/custody/codes'
import { disposals } from '@mips/domain/custody/disposals'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { labelIn } from '@mips/domain/custody/offence-words'
import { bailKinds, type CustodyPaper } from '@mips/domain/custody/outcome-codes'
import { custodyStates } from '@mips/domain/custody/state'
import { displayName } from '@mips/domain/nominal/display-name'
import { formatLondon } from '@mips/domain/time/london-time'
import { stationName } from '@mips/domain/custody/station-name'
import { formatDay } from '@mips/domain/time/day'
import type { PaperBlock, PaperFact } from '../../platform/paper/paper.ts'
import type { BailRow, ChargeRow, OutcomeRow } from './custody-outcome.rows.ts'

const when = (at: string | null | undefined): string | null => (at ? formatLondon(at) : null)
const officer = (who: { displayName: string; rank: string; staffNumber: string } | null): string | null =>
  who === null ? null : `${who.displayName} (${who.rank}, ${who.staffNumber})`

/** The blocks of a paper; undefined where the stay has nothing for it yet. */
export function blocksOf(stay: OutcomeRow, paper: CustodyPaper, now: string): PaperBlock[] | undefined {
  switch (paper) {
    case 'FRONT_SHEET':
      return frontSheet(stay)
    case 'DETENTION_LOG':
      return [...person(stay), ...log(stay)]
    case 'RECORD_COPY':
      return [...frontSheet(stay), ...log(stay)]
    case 'CHARGE_SHEET':
      return stay.charges.length === 0 ? undefined : chargeSheet(stay)
    case 'BAIL_NOTICE': {
      const bail = stay.bails.findLast(({ kind }) => kind !== 'RUI')
      return bail === undefined ? undefined : bailNotice(stay, bail)
    }
    case 'ESCORT_RECORD':
      return stay.escorts.length === 0 ? undefined : escortRecord(stay, now)
  }
}

const detaineeFacts = (stay: OutcomeRow): PaperFact[] => {
  const who = stay.people.find(({ role }) => role === 'DETAINEE')
  return [
    { label: 'Custody record', value: stay.custodyNumber },
    { label: 'Station', value: stay.station && stationName(stay.station.name) },
    { label: 'Name', value: who === undefined ? null : displayName(who) },
    { label: 'Date of birth', value: who?.dob ? formatDay(who.dob) : null },
  ]
}

const person = (stay: OutcomeRow): PaperBlock[] => [
  { kind: 'heading', level: 2, text: 'Detainee' },
  { kind: 'facts', rows: detaineeFacts(stay) },
]

const offences = (stay: OutcomeRow): PaperBlock[] => [
  { kind: 'heading', level: 2, text: 'Offences' },
  {
    kind: 'table',
    headers: ['Code', 'Offence', 'How it ends'],
    widths: [1, 3, 2],
    rows: stay.offenceRows.map(({ code, title, disposal }) => [
      code,
      title,
      disposal === null ? 'Not decided' : labelIn(disposals, disposal),
    ]),
  },
]

function frontSheet(stay: OutcomeRow): PaperBlock[] {
  return [
    ...person(stay),
    ...offences(stay),
    { kind: 'heading', level: 2, text: 'Arrest and detention' },
    {
      kind: 'facts',
      rows: [
        { label: 'Arrested', value: when(stay.arrestedAt) },
        { label: 'Arresting officer', value: stay.arrestOfficers.map(officer).join('; ') },
        { label: 'Place of arrest', value: stay.arrestPlace ?? stay.arrestPlaceText },
        { label: 'Grounds for the arrest', value: stay.grounds },
        { label: 'Arrived', value: when(stay.arrivedAt) },
        { label: 'Detention authorised', value: when(stay.authorisedAt) },
        { label: 'By', value: officer(stay.authorisedBy) },
        {
          label: 'Grounds for detention',
          value: stay.groundsCodes.map((code) => labelIn(detentionGrounds, code)).join('; '),
        },
        { label: 'Why', value: stay.groundsText },
        { label: 'State', value: labelIn(custodyStates, stay.state) },
        { label: 'Left', value: when(stay.releasedAt) },
      ],
    },
    { kind: 'heading', level: 2, text: 'Reviews of detention' },
    {
      kind: 'table',
      headers: ['Due', 'Done', 'By', 'Why it was late'],
      rows: stay.clock.reviews.map((review) => [
        when(review.dueAt) ?? '',
        when(review.doneAt) ?? 'not done',
        review.officer ?? '',
        review.postponedReason ?? '',
      ]),
    },
  ]
}

/** Every entry in the order in which it happened; a correction stands beside what it corrects, and both can be read. */
function log(stay: OutcomeRow): PaperBlock[] {
  const entries = stay.log.toReversed()
  const numbers = new Map(entries.map(({ id }, index) => [id, index + 1]))
  return [
    { kind: 'heading', level: 2, text: 'Detention log' },
    {
      kind: 'paragraph',
      text: 'Each entry has the time at which it happened and the time at which it was recorded. An entry that was put right stays as it was written.',
    },
    {
      kind: 'table',
      headers: ['No.', 'Happened and recorded', 'Entry', 'By'],
      widths: [0.5, 1.7, 4, 1.4],
      rows: entries.map((entry, index) => [
        String(index + 1),
        `${when(entry.happenedAt) ?? ''}\nrecorded ${when(entry.recordedAt) ?? ''}`,
        [
          `${labelIn(custodyLogKinds, entry.kind)}.`,
          entry.correctsId === null ? '' : `[Puts entry ${numbers.get(entry.correctsId) ?? ''} right.]`,
          entry.correctedById === null
            ? ''
            : `[Put right by entry ${numbers.get(entry.correctedById) ?? ''}.]`,
          entry.text,
          entry.lateReason === null ? '' : `[Late because: ${entry.lateReason}]`,
        ]
          .filter(Boolean)
          .join(' '),
        entry.author ?? '',
      ]),
    },
  ]
}

function chargeSheet(stay: OutcomeRow): PaperBlock[] {
  return [
    ...person(stay),
    ...stay.charges.flatMap((charge): PaperBlock[] => [
      { kind: 'heading', level: 2, text: 'You are charged with' },
      {
        kind: 'table',
        headers: ['No.', 'Code', 'Offence', 'Particulars'],
        widths: [0.5, 1, 2.4, 3.4],
        rows: stay.offenceRows
          .filter(({ chargeId }) => chargeId === charge.id)
          .map(({ chargeNo, code, title, wording }) => [String(chargeNo ?? ''), code, title, wording ?? '']),
      },
      { kind: 'facts', rows: chargeFacts(charge) },
    ]),
    { kind: 'signature', label: 'Custody officer' },
    { kind: 'signature', label: 'Person charged' },
  ]
}

const chargeFacts = (charge: ChargeRow): PaperFact[] => [
  { label: 'Charged', value: when(charge.chargedAt) },
  { label: 'By', value: officer(charge.chargedBy) },
  { label: 'Cautioned', value: when(charge.cautionAt) },
  { label: 'Reply', value: charge.reply ?? 'No reply' },
  { label: 'Court', value: charge.court },
  { label: 'Hearing', value: when(charge.courtAt) },
  { label: 'Bail', value: charge.isBailRefused ? 'Refused' : 'Given' },
  ...(charge.isBailRefused
    ? [
        {
          label: 'Why bail is refused',
          value: `${charge.groundsCodes.map((code) => labelIn(postChargeGrounds, code)).join('; ')}. ${charge.groundsText ?? ''}`,
        },
      ]
    : []),
]

function bailNotice(stay: OutcomeRow, bail: BailRow): PaperBlock[] {
  const live = bail.conditions.filter(({ endedAt }) => endedAt === null)
  return [
    ...person(stay),
    { kind: 'heading', level: 2, text: labelIn(bailKinds, bail.kind) },
    {
      kind: 'facts',
      rows: [
        {
          label: 'For',
          value: stay.offenceRows
            .filter(({ disposal }) => disposal !== null)
            .map(({ title }) => title)
            .join('; '),
        },
        { label: 'Given', value: when(bail.grantedAt) },
        { label: 'By', value: officer(bail.grantedBy) },
        { label: 'You must return', value: when(bail.returnAt) },
        { label: 'To', value: bail.returnPlace ?? (stay.station && stationName(stay.station.name)) },
        ...(bail.kind === 'PRE_CHARGE'
          ? [
              { label: 'Why bail is necessary', value: bail.necessity },
              { label: 'Why it is proportionate', value: bail.proportionality },
            ]
          : []),
      ],
    },
    { kind: 'heading', level: 2, text: 'Your conditions' },
    live.length === 0
      ? { kind: 'paragraph', text: 'There are no conditions.' }
      : {
          kind: 'list',
          items: live.map(({ condition, words }) => `${labelIn(bailConditions, condition)}: ${words}`),
        },
    {
      kind: 'paragraph',
      text: 'If you do not return as told you commit an offence. If you break a condition you may be arrested. You may ask for a condition to be changed.',
    },
    { kind: 'signature', label: 'Custody officer' },
    { kind: 'signature', label: 'Person bailed' },
  ]
}

function escortRecord(stay: OutcomeRow, now: string): PaperBlock[] {
  const escort = stay.escorts.at(-1)
  return [
    ...person(stay),
    {
      kind: 'facts',
      rows: [
        { label: 'Escort record', value: escort?.perNumber },
        { label: 'Going to', value: escort?.destination },
        { label: 'Handed over by', value: escort?.handoverOfficer },
        { label: 'Received by', value: escort?.receivedBy },
        { label: 'Written', value: when(escort?.at ?? now) },
      ],
    },
    ...(['risk', 'health', 'offence', 'property'] as const).flatMap((section): PaperBlock[] => [
      { kind: 'heading', level: 2, text: `${section.charAt(0).toUpperCase()}${section.slice(1)}` },
      { kind: 'paragraph', text: escort?.[section] ?? 'Nothing recorded.' },
    ]),
    { kind: 'signature', label: 'Officer who hands over' },
    { kind: 'signature', label: 'Officer who receives' },
  ]
}

/** The papers of the limits: the record of a review, a superintendent's authority, an application for a warrant. */
import type { custodyLimits } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { detentionGrounds, reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { extensionMethods, extensionRepresentations } from '@mips/domain/custody/limit-steps'
import { labelIn } from '@mips/domain/custody/offence-words'
import { representationKinds } from '@mips/domain/custody/review-record'
import { displayName } from '@mips/domain/nominal/display-name'
import { formatLondon } from '@mips/domain/time/london-time'
import { stationName } from '@mips/domain/custody/station-name'
import { formatDay } from '@mips/domain/time/day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import type { Paper, PaperBlock } from '../../platform/paper/paper.ts'
import { clockOf, detaineeOf } from '../custody/custody.stay.service.ts'
import { findLimits } from './custody-limits.repository.ts'
import type { LimitsRow, ReviewRow, StepRow } from './custody-limits.rows.ts'

type Body = RouteInput<(typeof custodyLimits)['routes']['print']>['body']

/** The PDF of one row, for a named recipient: a disclosure. */
export async function printLimit(ctx: Ctx, recordId: string, body: Body): Promise<Buffer> {
  const stay = await findLimits(ctx.tx, recordId)
  if (stay === undefined) throw new AppError('not_found')
  const paper = paperOf(ctx, stay, body)
  const now = ctx.clock.now()
  const bytes = await drawPaper(paper, now, formatLondon(now.toISOString()))
  Object.assign(ctx.audit, {
    recipient: body.recipient,
    change: { paper: body.paper, rowId: body.rowId, recipient: body.recipient },
  })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header('content-disposition', `inline; filename="${fileName(paper.title)}.pdf"`)
  return bytes
}

const fileName = (title: string): string => title.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()

function paperOf(ctx: Ctx, stay: LimitsRow, body: Body): Paper {
  if (body.paper === 'REVIEW') {
    const row = stay.reviewRows.find(({ id }) => id === body.rowId)
    if (row === undefined) throw new AppError('not_found')
    return paper(stay, 'Review of detention', reviewBlocks(row))
  }
  const kind = body.paper === 'EXTENSION' ? 'EXTENDED_S42' : 'WARRANT_APPLIED'
  const row = stay.limitRows.find((step) => step.id === body.rowId && step.kind === kind)
  if (row === undefined) throw new AppError('not_found')
  return body.paper === 'EXTENSION'
    ? paper(stay, 'Authority to extend detention', extensionBlocks(row))
    : paper(stay, 'Application for a warrant of further detention', applicationBlocks(ctx, stay, row))
}

function paper(stay: LimitsRow, title: string, blocks: readonly PaperBlock[]): Paper {
  const person = detaineeOf(stay)
  return {
    title: `${title}: ${stay.custodyNumber}`,
    marking: stay.marking.replaceAll('_', '-'),
    reference: stay.custodyNumber,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Custody record', value: stay.custodyNumber },
          { label: 'Station', value: stay.station && stationName(stay.station.name) },
          { label: 'Detainee', value: person === undefined ? null : displayName(person) },
          { label: 'Date of birth', value: person?.dob ? formatDay(person.dob) : null },
          { label: 'Offences', value: stay.offences.map(({ title: name }) => name).join('; ') },
        ],
      },
      ...blocks,
    ],
  }
}

const when = (at: string | null | undefined): string | null => (at ? formatLondon(at) : null)
const named = (officer: { rank: string; displayName: string; staffNumber: string } | null): string | null =>
  officer === null ? null : `${officer.displayName} (${officer.rank}, ${officer.staffNumber})`
const answers = new Map<unknown, string>([
  [true, 'Yes'],
  [false, 'No'],
])
const yesNo = (value: unknown): string | null => answers.get(value) ?? null
const words = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const partyWords = { detainee: 'Detainee', solicitor: 'Solicitor', appropriateAdult: 'Appropriate adult' }

const reviewBlocks = (row: ReviewRow): PaperBlock[] => [
  { kind: 'heading', level: 2, text: 'The review' },
  {
    kind: 'facts',
    rows: [
      { label: 'Due', value: when(row.dueAt) },
      { label: 'Done', value: when(row.doneAt) },
      { label: 'Review officer', value: named(row.officer) },
      { label: 'How', value: row.method === null ? null : labelIn(reviewMethods, row.method) },
      { label: 'Entry made by', value: row.details?.recordedBy ?? named(row.officer) },
      { label: 'Outcome', value: row.outcome === null ? null : labelIn(reviewOutcomes, row.outcome) },
      {
        label: 'Grounds',
        value: row.groundsCodes.map((code) => labelIn(detentionGrounds, code)).join('; '),
      },
      { label: 'Reasons', value: row.grounds },
      { label: 'Reminded of free legal advice', value: yesNo(row.details?.isRemindedOfAdvice) },
      { label: 'Told the decision', value: when(row.toldAt) },
    ],
  },
  { kind: 'heading', level: 2, text: 'Representations' },
  {
    kind: 'table',
    headers: ['By', 'What came of it', 'Words'],
    widths: [1, 1.4, 3],
    rows: (row.details?.said ?? []).map((said) => [
      partyWords[said.by],
      labelIn(representationKinds, said.kind),
      said.words ?? '',
    ]),
  },
  { kind: 'signature', label: 'Review officer' },
]

const extensionBlocks = (row: StepRow): PaperBlock[] => [
  { kind: 'heading', level: 2, text: 'The authority (PACE 1984 section 42)' },
  {
    kind: 'facts',
    rows: [
      { label: 'Given at', value: when(row.at) },
      { label: 'Runs until', value: when(row.until) },
      { label: 'Authorising officer', value: named(row.officer) },
      { label: 'How', value: labelIn(extensionMethods, words(row.details.method) ?? '') },
      { label: 'Necessary for the evidence', value: yesNo(row.details.isNecessary) },
      { label: 'Diligent and expeditious', value: yesNo(row.details.isDiligent) },
      { label: 'Grounds', value: row.reason },
      {
        label: 'Representations',
        value: [
          labelIn(extensionRepresentations, words(row.details.representations) ?? ''),
          words(row.details.representationsText) ?? '',
        ]
          .filter(Boolean)
          .join('. '),
      },
      { label: 'Told the grounds', value: when(words(row.details.toldGroundsAt)) },
      { label: 'Reminded of rights not yet used', value: yesNo(row.details.isRemindedOfRights) },
    ],
  },
  { kind: 'signature', label: 'Authorising officer' },
]

function applicationBlocks(ctx: Ctx, stay: LimitsRow, row: StepRow): PaperBlock[] {
  const clock = clockOf(stay, ctx.clock.now())
  return [
    { kind: 'heading', level: 2, text: 'Information (PACE 1984 section 43)' },
    {
      kind: 'facts',
      rows: [
        { label: 'To', value: row.court },
        { label: 'Laid at', value: when(row.at) },
        { label: 'Applicant', value: named(row.officer) },
        { label: 'Arrested', value: when(stay.arrestedAt) },
        { label: 'Relevant time', value: when(clock.relevantTime) },
        { label: '36 hours end', value: when(clock.limit36) },
        { label: '96 hours end', value: when(clock.limit96) },
        { label: 'Hours asked for', value: String(row.details.hoursAsked ?? '') },
        { label: 'General nature of the evidence for the arrest', value: stay.grounds },
        { label: 'Why further detention is needed', value: row.reason },
        { label: 'Enquiries made and still to make', value: words(row.details.enquiries) },
        { label: 'New evidence since a refusal', value: words(row.details.newEvidence) },
        { label: 'Copy given to the person', value: when(words(row.details.informationServedAt)) },
      ],
    },
    { kind: 'heading', level: 2, text: 'Detention so far' },
    {
      kind: 'table',
      headers: ['Review', 'Due', 'Done', 'State'],
      rows: clock.reviews.map((review) => [
        `Review ${review.number}`,
        formatLondon(review.dueAt),
        review.doneAt === undefined ? 'not yet' : formatLondon(review.doneAt),
        review.status.toLowerCase().replaceAll('_', ' '),
      ]),
    },
    {
      kind: 'paragraph',
      text: 'I believe that the matters stated in this information are true, and apply for a warrant of further detention.',
    },
    { kind: 'signature', label: 'Constable, on oath' },
    { kind: 'signature', label: 'Justice of the Peace' },
  ]
}

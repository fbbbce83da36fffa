/** The report of an investigation as a tagged PDF, for a named recipient. */
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { PaperBlock } from '../../platform/paper/paper.ts'
import { givePaper, markingWords, readForPaper } from '../../platform/paper/paper-file.ts'
import { crimeBlocks, crimeForPaper, logBlocks, type PaperCrime } from '../crime/crime.papers.service.ts'
import { findInvestigation } from './investigation.repository.ts'
import type { InvestigationRow } from './investigation.rows.ts'

const when = (at: string | null): string => (at === null ? '' : formatLondon(at))
const named = (who: { displayName: string; rank: string } | null): string =>
  who === null ? 'Not known' : `${who.rank} ${who.displayName}`

/** The crime and its investigation as they stand on paper; hidden or unknown ones are not found. */
export async function investigationForPaper(
  ctx: Ctx,
  crimeId: string,
): Promise<{ crime: PaperCrime; row: InvestigationRow }> {
  const crime = await crimeForPaper(ctx, crimeId)
  const row = await readForPaper(ctx.tx, crimeId, () => findInvestigation(ctx.tx, crimeId))
  if (row === undefined) throw new AppError('not_found')
  return { crime, row }
}

export function printInvestigation(
  ctx: Ctx,
  { crime, page }: { crime: PaperCrime; page: InvestigationPage },
  recipient: string,
): Promise<Buffer> {
  ctx.audit.resultIds = crime.people.slice(0, 100).map(({ nominalId }) => nominalId)
  return givePaper(ctx, recipient, {
    title: `Investigation report ${crime.number}`.trim(),
    marking: markingWords(crime.marking),
    reference: crime.number,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Sensitive policy decisions and the messages of the team are not on this paper.',
      },
      ...crimeBlocks(crime),
      ...standing(page),
      ...suspects(page),
      ...plan(page),
      ...actions(page),
      ...reviews(page),
      ...policy(page),
      ...logBlocks(page.log),
    ],
  })
}

function standing(page: InvestigationPage): PaperBlock[] {
  const { assessment } = page
  return [
    { kind: 'heading', level: 2, text: 'The investigation' },
    {
      kind: 'facts',
      rows: [
        { label: 'State', value: page.state.label },
        { label: 'Officer', value: page.officer === null ? 'Nobody yet' : named(page.officer) },
        { label: 'Solvability', value: String(assessment.solvability) },
        {
          label: 'What makes it solvable',
          value: assessment.factors.map(({ label, evidence }) => `${label}: ${evidence}`).join('; '),
        },
        { label: 'Harm', value: String(assessment.harm) },
        { label: 'Level', value: String(assessment.levelNeeded) },
        { label: 'Assessed', value: when(assessment.assessedAt) },
      ],
    },
  ]
}

const suspects = (page: InvestigationPage): PaperBlock[] =>
  section('Suspects', 'Nobody is suspected.', page.suspects.length, {
    headers: ['Who', 'Stands as', 'Since', 'Grounds'],
    widths: [2.4, 1.6, 1.6, 3],
    rows: page.suspects.map(({ person, description, status, since, grounds }) => [
      person?.name ?? description ?? 'Not described',
      status.label,
      when(since),
      grounds ?? '',
    ]),
  })

const plan = (page: InvestigationPage): PaperBlock[] =>
  section('Lines of enquiry', 'No line of enquiry is planned.', page.lines.length, {
    headers: ['Line', 'Direction', 'Stands', 'By'],
    widths: [4, 1.4, 2.2, 1.8],
    rows: page.lines.map((line) => [
      line.hypothesis,
      line.direction.toLowerCase(),
      [line.status.toLowerCase(), line.closedReason].filter(Boolean).join(': '),
      named(line.by),
    ]),
  })

const actions = (page: InvestigationPage): PaperBlock[] =>
  section('Actions', 'No action was raised.', page.actions.length, {
    headers: ['No.', 'What', 'Owner and due', 'Stands', 'Result'],
    widths: [0.8, 3, 2, 1.4, 3],
    rows: page.actions.map((action) => [
      action.reference,
      action.text,
      `${action.owner === null ? 'Nobody' : named(action.owner)}\n${when(action.dueAt)}`,
      action.state.label,
      action.result ?? action.closedReason ?? '',
    ]),
  })

const reviews = (page: InvestigationPage): PaperBlock[] => [
  { kind: 'heading', level: 2, text: 'Reviews' },
  ...(page.reviews.length === 0
    ? [{ kind: 'paragraph' as const, text: 'It was not reviewed yet.' }]
    : page.reviews.map((review): PaperBlock => ({
        kind: 'facts',
        rows: [
          { label: 'Reviewed', value: `${when(review.at)}, ${named(review.reviewer)}` },
          { label: 'Verdict', value: review.verdict.toLowerCase() },
          ...review.answers.map(({ label, text }) => ({ label, value: text })),
          ...(review.returnReasons.length === 0
            ? []
            : [{ label: 'To put right', value: review.returnReasons.join('; ') }]),
        ],
      }))),
]

/** Sensitive decisions stay with their readers: whoever holds a paper is not one of them. */
function policy(page: InvestigationPage): PaperBlock[] {
  const open = page.decisions.filter(({ isSensitive }) => !isSensitive)
  return section('Policy log', 'No decision is kept.', open.length, {
    headers: ['No.', 'Decision', 'Reason', 'Made and written', 'By'],
    widths: [0.6, 3, 3, 2, 1.6],
    rows: open.map((entry) => [
      String(entry.number),
      entry.corrects === null ? entry.decision : `Corrects ${entry.corrects}. ${entry.decision}`,
      [entry.reason, entry.alternatives && `Also considered: ${entry.alternatives}`]
        .filter(Boolean)
        .join(' '),
      `${when(entry.decidedAt)}\nwritten ${when(entry.writtenAt)}`,
      named(entry.author),
    ]),
  })
}

function section(
  text: string,
  empty: string,
  count: number,
  table: { headers: string[]; widths: number[]; rows: string[][] },
): PaperBlock[] {
  return [
    { kind: 'heading', level: 2, text },
    count === 0 ? { kind: 'paragraph', text: empty } : { kind: 'table', ...table },
  ]
}

/** The schedules and the disclosure officer's report as tagged papers: the open one as it is served (UM-7), the others for police and prosecution alone. */
import { createHash } from 'node:crypto'
import type { caseUnused } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { disclosureStatus, disclosureStatuses, type FormCode, mgForm } from '@mips/domain/case/mg-forms'
import { reportedItems, servedSchedule } from '@mips/domain/case/unused-material'
import { showUrn } from '@mips/domain/case/urn'
import { labelIn } from '@mips/domain/custody/offence-words'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import type { Paper, PaperBlock } from '../../platform/paper/paper.ts'
import { log } from './case.kept.service.ts'
import { readCase } from './case.read.service.ts'
import type { CaseRows } from './case.rows.ts'
import { formatSigner, ofSchedule, withdrawnWords } from './case-unused.reading.ts'
import { insertSchedulePaper } from './case-unused.repository.ts'

type Body = RouteInput<(typeof caseUnused)['routes']['print']>['body']

/** Prints a signed schedule or the report for a named recipient; `not_in_state` where something came up since it was signed. */
export async function printSchedule(ctx: Ctx, caseId: string, body: Body): Promise<Buffer> {
  const rows = await readCase(ctx, caseId)
  if (!rows.unused.isCurrent)
    throw new AppError('not_in_state', {
      facts: { reason: 'Sign the schedules as they stand now before they are printed.' },
    })
  const now = ctx.clock.now()
  const bytes = await drawPaper(paperOf(rows, body, now), now, formatLondon(now.toISOString()))
  const { id } = await insertSchedulePaper(ctx.tx, {
    caseId,
    code: body.paper,
    recipient: body.recipient,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    givenBy: ctx.who.userId,
    givenAt: now,
  })
  // The log of the case says nothing of the sensitive schedule, not even that there is a paper of it.
  if (body.paper === 'MG6C') await log(ctx, caseId, `MG6C printed for ${body.recipient}.`)
  Object.assign(ctx.audit, { recipient: body.recipient, change: { paperId: id, form: body.paper } })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header(
    'content-disposition',
    `inline; filename="${body.paper}-${rows.head.urn}.pdf"`.toLowerCase(),
  )
  return bytes
}

/** What stands on the paper. The open schedule is marked for its readers, the others above them. */
function paperOf(rows: CaseRows, { paper, recipient }: Body, now: Date): Paper {
  const { head, unused } = rows
  const form: FormCode = paper
  const { signature } = unused
  return {
    title: `${paper} ${mgForm(form).label}`,
    marking: paper === 'MG6C' ? head.marking.replaceAll('_', '-') : 'OFFICIAL-SENSITIVE',
    reference: showUrn(head.urn),
    blocks: [
      {
        kind: 'paragraph',
        text: labelIn(disclosureStatuses, disclosureStatus(form, londonDay(now.toISOString()))),
        isStrong: true,
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Case', value: head.title },
          { label: 'For', value: recipient },
          {
            label: 'Signed by the disclosure officer',
            value:
              signature && `${formatSigner(signature.by)}, ${formatLondon(signature.signedAt.toISOString())}`,
          },
        ],
      },
      ...blocksOf(rows, paper),
    ],
  }
}

function blocksOf({ unused: { lines } }: CaseRows, paper: Body['paper']): PaperBlock[] {
  switch (paper) {
    case 'MG6C':
      return table(
        ['Item', 'Description', 'Where it is kept'],
        servedSchedule(lines).map(({ number, description, location }) => [
          String(number),
          description,
          location || '—',
        ]),
        [1, 7, 3],
      )
    case 'MG6D':
      return table(
        ['Item', 'Description', 'Why it is sensitive', 'Meets the test'],
        ofSchedule(lines, 'D').map((line) =>
          line.isWithdrawn === true
            ? [String(line.number), withdrawnWords, '—', '—']
            : [
                String(line.number),
                line.description,
                line.sensitivityReason ?? '—',
                `${line.decision?.meetsTest === true ? 'Yes' : 'No'}: ${line.decision?.reason ?? ''}`,
              ],
        ),
        [1, 4, 4, 4],
      )
    case 'MG6E':
      return table(
        ['Item of MG6C', 'Why it may undermine the prosecution or assist the defence'],
        reportedItems(lines).map(({ number, reason }) => [String(number), reason]),
        [2, 8],
      )
  }
}

const table = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): PaperBlock[] =>
  rows.length === 0 ? [{ kind: 'paragraph', text: 'No items.' }] : [{ kind: 'table', headers, rows, widths }]

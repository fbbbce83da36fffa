/** A writer's own reports, and their answer to a return (IW-2, IW-5, IW-9). */
import type { intelligence } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { reportActorsOf } from '@mips/domain/intelligence/reader-roles'
import { takeReportStep, writerSees } from '@mips/domain/intelligence/report-state'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { latestParagraphs } from './intelligence.reading.ts'
import { findOwn, findReport, insertParagraph, insertStep, setState } from './intelligence.repository.ts'
import { askReading } from './intelligence.task.service.ts'

type Answer = RouteInput<(typeof intelligence)['routes']['answerReturn']>['body']

const OWN_LINES = 100

/** The newest reports of the writer. */
export async function listOwn(ctx: Ctx) {
  const rows = await findOwn(ctx.tx, OWN_LINES)
  Object.assign(ctx.audit, { resultIds: rows.map(({ id }) => id), resultCount: rows.length })
  return rows
}

/** Keeps what the writer puts right as a new round beside the first one, and sends the report in again. */
export async function answerReturn(ctx: Ctx, reportId: string, body: Answer) {
  const row = await findReport(ctx.tx, reportId)
  // Whoever did not write it learns nothing of where it stands.
  if (row === undefined || row.submittedBy?.id !== ctx.who.userId) throw new AppError('not_found')
  const { state, problems } = takeReportStep(row.state, 'RESUBMIT', {
    actors: reportActorsOf(ctx.who, row.submittedBy.id),
    actorId: ctx.who.userId,
    submittedById: row.submittedBy.id,
  })
  refuseProblems(problems)
  const held = latestParagraphs(row)
  for (const [index, { number, text }] of body.paragraphs.entries()) {
    const before = held.find((one) => one.number === number)
    if (before === undefined)
      throw badField(`paragraphs.${index}.number`, 'The report has no paragraph of this number')
    if (body.paragraphs.findIndex((one) => one.number === number) !== index)
      throw badField(`paragraphs.${index}.number`, 'Put each paragraph right once: this number came before')
    if (before.text === text) continue
    const { id: _id, ...same } = before
    await insertParagraph(ctx.tx, {
      ...same,
      reportId,
      round: before.round + 1,
      text,
      writtenBy: ctx.who.userId,
      writtenAt: ctx.clock.now(),
    })
  }
  await setState(ctx.tx, reportId, state)
  await insertStep(ctx.tx, {
    reportId,
    code: 'RESUBMIT',
    toState: state,
    reason: body.words,
    takenBy: ctx.who.userId,
    takenAt: ctx.clock.now(),
  })
  await closeTasksOf(ctx, { recordId: reportId, kind: 'ANSWER_RETURN' })
  await askReading(ctx, row, row.steps.filter(({ code }) => code === 'RESUBMIT').length + 1)
  ctx.audit.change = { step: 'RESUBMIT', paragraphs: body.paragraphs.map(({ number }) => number) }
  return { sees: writerSees(state) }
}

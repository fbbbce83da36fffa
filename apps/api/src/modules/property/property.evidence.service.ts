/** Examinations by a laboratory, and digital exhibits with their copies and views (PX-40 to PX-44). */
import type { property } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import {
  copyChainProblems,
  type DigitalCopy,
  submissionProblems,
  viewProblems,
} from '@mips/domain/property/digital-and-forensic'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { refuseFuture } from '../pole/record.service.ts'
import {
  findExhibit,
  insertCopy,
  insertSubmission,
  insertView,
  lockExhibit,
  updateSubmission,
} from './property.repository.ts'
import { readSubmission } from './property.reading.ts'
import type { CopyRow, ExhibitRow, SubmissionRow } from './property.rows.ts'

type Routes = (typeof property)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const requireHeld = async (ctx: Ctx, exhibitId: string): Promise<ExhibitRow> => {
  const row = (await lockExhibit(ctx.tx, exhibitId)) ? await findExhibit(ctx.tx, exhibitId) : undefined
  if (row === undefined) throw new AppError('not_found')
  return row
}

const requireSubmission = (row: ExhibitRow, id: string): SubmissionRow => {
  const found = row.submissions.find((submission) => submission.id === id)
  if (found === undefined) throw new AppError('bad_reference')
  return found
}

export async function askExamination(ctx: Ctx, exhibitId: string, body: Body<'askExamination'>) {
  const row = await requireHeld(ctx, exhibitId)
  if (row.holderKind === 'GONE')
    throw new AppError('not_in_state', {
      facts: { reason: 'PX-3: This item has been given back or destroyed.' },
    })
  const { id } = await insertSubmission(ctx.tx, {
    exhibitId,
    ...body,
    askedBy: ctx.who.userId,
    askedAt: ctx.clock.now(),
  })
  ctx.audit.change = { submission: id, laboratory: body.laboratory }
  return { id, problems: [] }
}

export async function authoriseExamination(ctx: Ctx, exhibitId: string, submissionId: string) {
  const row = await requireHeld(ctx, exhibitId)
  const submission = requireSubmission(row, submissionId)
  if (submission.authorisedBy !== null)
    throw new AppError('already_done', { facts: { reason: 'This examination is authorised already.' } })
  const problems = submissionProblems(
    { ...readSubmission(submission), authorisedBy: ctx.who.userId },
    submission.askedBy?.id ?? '',
  )
  refuseProblems(problems)
  await updateSubmission(ctx.tx, submissionId, {
    authorisedBy: ctx.who.userId,
    authorisedAt: ctx.clock.now(),
  })
  ctx.audit.change = { submission: submissionId, authorised: true }
  return { id: submissionId, problems: problems.map(ruleLine) }
}

/** What the laboratory answers stands against the item that was asked about. */
export async function recordExamination(
  ctx: Ctx,
  exhibitId: string,
  submissionId: string,
  body: Body<'recordExamination'>,
) {
  const row = await requireHeld(ctx, exhibitId)
  const submission = requireSubmission(row, submissionId)
  if (submission.sentAt === null)
    throw new AppError('not_in_state', {
      facts: { reason: 'The item was not sent to the laboratory yet: move it there first.' },
    })
  const resultAt = body.resultAt ?? (body.result ? ctx.clock.now().toISOString() : undefined)
  for (const [field, at] of [
    ['receivedAt', body.receivedAt],
    ['resultAt', resultAt],
  ] as const)
    if (at !== undefined) refuseFuture(ctx, field, new Date(at))
  const next = {
    receivedAt: body.receivedAt ?? submission.receivedAt,
    laboratoryReference: body.laboratoryReference || submission.laboratoryReference,
    result: body.result || submission.result,
    resultAt: resultAt ?? submission.resultAt,
  }
  const problems = submissionProblems(
    readSubmission({ ...submission, ...next }),
    submission.askedBy?.id ?? '',
  )
  refuseProblems(problems)
  await updateSubmission(ctx.tx, submissionId, {
    ...next,
    receivedAt: next.receivedAt === null ? null : new Date(next.receivedAt),
    resultAt: next.resultAt === null ? null : new Date(next.resultAt),
  })
  ctx.audit.change = { submission: submissionId, hasResult: next.resultAt !== null }
  return { id: submissionId, problems: problems.map(ruleLine) }
}

/** The master of a digital exhibit, or a copy of it with the same hash. */
export async function addCopy(ctx: Ctx, exhibitId: string, body: Body<'addCopy'>) {
  const row = await requireHeld(ctx, exhibitId)
  const madeAt = new Date(body.madeAt ?? ctx.clock.now())
  refuseFuture(ctx, 'madeAt', madeAt)
  const copy: DigitalCopy = {
    copyId: 'new',
    hash: body.sha256,
    madeAt: madeAt.toISOString(),
    isPlayable: body.isPlayable,
    ...(body.parentId === undefined ? {} : { parentId: body.parentId }),
    ...(body.tool ? { tool: body.tool } : {}),
  }
  const problems = copyChainProblems([...row.copies.map(readCopy), copy])
  refuseProblems(problems)
  const { id } = await insertCopy(ctx.tx, {
    exhibitId,
    parentId: body.parentId ?? null,
    label: body.label,
    sha256: body.sha256,
    isPlayable: body.isPlayable,
    tool: body.tool || null,
    keptAt: body.keptAt || null,
    madeAt,
    madeBy: ctx.who.userId,
  })
  ctx.audit.change = { copy: id, sha256: body.sha256 }
  return { id, problems: problems.map(ruleLine) }
}

const readCopy = (row: CopyRow): DigitalCopy => ({
  copyId: row.id,
  hash: row.sha256,
  madeAt: row.madeAt,
  isPlayable: row.isPlayable,
  ...(row.parentId === null ? {} : { parentId: row.parentId }),
  ...(row.tool === null ? {} : { tool: row.tool }),
})

/** Notes that a copy is looked at, by whom and why; the master never is. */
export async function viewCopy(ctx: Ctx, exhibitId: string, copyId: string, body: Body<'viewCopy'>) {
  const row = await findExhibit(ctx.tx, exhibitId)
  if (row === undefined) throw new AppError('not_found')
  const problems = viewProblems(
    { copyId, by: ctx.who.userId, ...(body.reason ? { reason: body.reason } : {}) },
    row.copies.map(readCopy),
  )
  refuseProblems(problems)
  const { id } = await insertView(ctx.tx, {
    exhibitId,
    copyId,
    viewedBy: ctx.who.userId,
    viewedAt: ctx.clock.now(),
    reason: body.reason || null,
  })
  ctx.audit.change = { copyViewed: copyId }
  return { id, problems: problems.map(ruleLine) }
}

/** What a supervisor makes of a search: reviewed, returned with what is to be done, or closed where it is whole (SG-11, SG-12). */
import type { stopSearch } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { isRank } from '@mips/domain/codes/ranks'
import { stopSearchCloseProblems } from '@mips/domain/stop-search/stop-search-record'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { log, requireStop, returnedTask, reviewTask } from './stop-search.duties.service.ts'
import { aroundOf, rulesOf, stopSearchOf } from './stop-search.reading.ts'
import { updateStop } from './stop-search.repository.ts'

type Body = RouteInput<(typeof stopSearch)['routes']['supervise']>['body']

const states = { REVIEWED: 'OPEN', RETURNED: 'RETURNED', CLOSED: 'CLOSED' } as const
const said = { REVIEWED: 'Reviewed', RETURNED: 'Returned', CLOSED: 'Closed' } as const

/** One act for the three answers; closing refuses with what is missing. */
export async function supervise(ctx: Ctx, stopId: string, body: Body) {
  const row = await requireStop(ctx, stopId)
  if (row.state === 'CLOSED')
    throw new AppError('not_in_state', { facts: { reason: 'A supervisor closed this record.' } })
  const { userId, rank } = ctx.who
  if (!isRank(rank)) throw new AppError('forbidden')
  const now = ctx.clock.now()
  const search = stopSearchOf(row.facts, aroundOf(row))
  const problems = stopSearchCloseProblems(
    search,
    { userId, rank },
    now.toISOString(),
    rulesOf(row.facts, now.toISOString()),
  )
  // Who may look at it is the same for each answer; what the record lacks stands against closing alone.
  refuseProblems(body.answer === 'CLOSED' ? problems : problems.filter(({ field }) => field === 'supervisor'))
  const isLook = body.answer !== 'RETURNED'
  await updateStop(
    ctx.tx,
    stopId,
    {
      state: states[body.answer],
      supervisorWords: body.words,
      ...(isLook && row.reviewedAt === null ? { reviewedAt: now, reviewedBy: userId } : {}),
      ...(body.answer === 'CLOSED' ? { closedAt: now, closedBy: userId } : {}),
    },
    { status: states[body.answer] },
  )
  await log(ctx, stopId, 'SUPERVISOR_REVIEW', `${said[body.answer]}: ${body.words}`)
  if (isLook) await closeTasksOf(ctx, { recordId: stopId, kind: reviewTask }, 'A supervisor looked at it')
  if (body.answer === 'RETURNED' && row.searcher !== null)
    await raiseTask(ctx, {
      recordId: stopId,
      kind: returnedTask,
      title: 'Your search was returned: complete the record',
      reason: body.words.slice(0, 400),
      rule: 'SG-11',
      harm: 3,
      opensAt: `/stop-search/${stopId}`,
      for: { userId: row.searcher.id },
      dueAt: new Date(now.getTime() + 24 * 3_600_000),
    })
  ctx.audit.change = { answer: body.answer }
  return { id: stopId, version: ctx.subjectVersion ?? row.version, state: states[body.answer] }
}

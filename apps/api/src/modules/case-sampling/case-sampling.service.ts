/** The sampling of finished work (SP-1 to SP-5, F17): drawn by the week and by nobody's choice, marked heading by heading, told to the officer. */
import type { caseSampling } from '@mips/contracts'
import type { SampledWork, SampleView } from '@mips/contracts/case-sampling'
import type { RouteInput } from '@mips/contracts/contract'
import { caseRulesOn } from '@mips/domain/case/case-rules-table'
import {
  drawSample,
  finishedKinds,
  hasPassed,
  markProblems,
  sampledSince,
  sampleHeadings,
  samplePeriod,
} from '@mips/domain/case/sampling'
import { labelIn } from '@mips/domain/custody/offence-words'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { officersOf, requireCase } from '../case/case.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import {
  findFigures,
  findFinished,
  insertSample,
  listSamples,
  type WorkRow,
} from './case-sampling.repository.ts'

type Body = RouteInput<(typeof caseSampling)['routes']['mark']>['body']

/** Pieces of finished work that one sample is drawn from. */
const mostFinished = 2000
const feedbackTask = 'CASE_FEEDBACK'

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

/** The sample of this week: work marked this week stays in it, work marked before is drawn no more. */
async function draw(ctx: Ctx) {
  const now = ctx.clock.now().toISOString()
  const rules = caseRulesOn(londonDay(now))
  const since = new Date(sampledSince(now, rules))
  const period = samplePeriod(now)
  const rows = await findFinished(ctx.tx, ctx.who.unitCode, since, mostFinished)
  const work = rows.map((row) => ({
    ...row,
    finishedAt: new Date(row.finishedAt).toISOString(),
    isSampled: row.sampledAt !== null && samplePeriod(new Date(row.sampledAt).toISOString()) !== period,
  }))
  const drawn = drawSample(work, { now, period, supervisorId: ctx.who.userId }, rules)
  return { drawn, finished: rows.length, since, period }
}

/** What the supervisor looks at this week, and how the samples of the teams came out. */
export async function readDesk(ctx: Ctx) {
  const { drawn, finished, since, period } = await draw(ctx)
  const teams = await findFigures(ctx.tx, since)
  Object.assign(ctx.audit, {
    resultIds: [...new Set(drawn.map(({ caseId }) => caseId))],
    resultCount: drawn.length,
  })
  return {
    period,
    since: since.toISOString(),
    finished,
    drawn: drawn.map(presentWork),
    teams: teams.map((team) => ({
      ...team,
      failed: team.failed.map(({ heading, failed }) => ({ heading: coded(sampleHeadings, heading), failed })),
    })),
  }
}

const presentWork = ({ id, kind, officerId: _officer, sampledAt: _at, ...row }: WorkRow): SampledWork => ({
  workId: id,
  kind: coded(finishedKinds, kind),
  caseId: row.caseId,
  urn: row.urn,
  title: row.title,
  officer: row.officer,
  finishedAt: row.finishedAt,
  passed: row.passed,
})

/** Marks one piece of the sample; each is marked once. A failed one, and one with words, is told to the officer as a task. */
export async function markWork(ctx: Ctx, caseId: string, body: Body) {
  await requireCase(ctx, caseId)
  const { drawn } = await draw(ctx)
  const work = drawn.find((one) => one.id === body.workId && one.caseId === caseId)
  if (work === undefined)
    throw new AppError('not_in_state', { facts: { reason: 'This work is not in your sample of this week.' } })
  const [wrong] = markProblems(
    body.marks.map(({ reason, ...mark }) => (reason === undefined ? mark : { ...mark, reason })),
    body.feedback,
  )
  if (wrong !== undefined) throw badField(wrong.field ?? 'marks', `${wrong.message} (${wrong.rule})`)
  const passed = hasPassed(body.marks)
  const id = await insertSample(ctx.tx, {
    caseId,
    kind: work.kind,
    workId: work.id,
    unitCode: ctx.who.unitCode,
    officerId: work.officerId,
    finishedAt: new Date(work.finishedAt),
    passed,
    marks: body.marks.map(({ heading, passed: isPassed, reason }) => ({
      heading,
      passed: isPassed,
      ...(reason ? { reason } : {}),
    })),
    feedback: body.feedback,
    markedBy: ctx.who.userId,
    markedAt: ctx.clock.now(),
  })
  if (id === null) throw new AppError('already_done')
  if (body.feedback !== '') await tell(ctx, caseId, work, { id, words: body.feedback })
  ctx.audit.change = { sampleId: id, workId: work.id, passed }
  return { id, passed }
}

async function tell(ctx: Ctx, caseId: string, work: WorkRow, { id, words }: { id: string; words: string }) {
  const { rule, harm } = taskKind(feedbackTask)
  await raiseTask(ctx, {
    recordId: caseId,
    kind: feedbackTask,
    title: `Feedback on your ${labelIn(finishedKinds, work.kind).toLowerCase()}`,
    reason: words.slice(0, 400),
    rule,
    harm,
    opensAt: `/cases/${caseId}/samples`,
    for: { userId: work.officerId },
    once: id,
    mayTick: true,
  })
}

/** The marks of a case, as far as they are for this reader: supervisors, and the officer whose work it was. */
export async function readSamples(ctx: Ctx, caseId: string) {
  const { urn, title } = await requireCase(ctx, caseId)
  const rows = await listSamples(ctx.tx, caseId)
  const officers = await officersOf(
    ctx,
    rows.flatMap(({ officerId, markedBy }) => [officerId, markedBy]),
  )
  return {
    caseId,
    urn,
    title,
    samples: rows.map((row): SampleView => ({
      id: row.id,
      kind: coded(finishedKinds, row.kind),
      officer: officers.get(row.officerId) ?? null,
      finishedAt: row.finishedAt.toISOString(),
      passed: row.passed,
      marks: (row.marks as Body['marks']).map(({ heading, passed, reason }) => ({
        heading: coded(sampleHeadings, heading),
        passed,
        reason: reason ?? null,
      })),
      feedback: row.feedback,
      by: officers.get(row.markedBy) ?? null,
      at: row.markedAt.toISOString(),
    })),
  }
}

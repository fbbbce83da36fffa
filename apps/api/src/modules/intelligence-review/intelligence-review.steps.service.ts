/** The course of a report: opened, returned, passed on, checked, released, held back and lifted, each as the rules allow (IW-1 to IW-8). */
import type { intelligenceReview } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { ReviewDone } from '@mips/contracts/intelligence-review-replies'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { type ReportStep, takeReportStep } from '@mips/domain/intelligence/report-state'
import { stateLabel } from '@mips/domain/intelligence/review-desk'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { keepMentioned } from '../intelligence/intelligence.mention.service.ts'
import { insertStep, placeLinks, setState } from '../intelligence/intelligence.parts.service.ts'
import { linkRecords } from '../pole/record.service.ts'
import { keepDates } from '../pole/retention.service.ts'
import { refuseKnower } from '../source-vault/corridor.service.ts'
import { leftOf, listsOf, type Worked, workedParagraphs } from './intelligence-review.reading.ts'
import { viewProblem } from './intelligence-review.times.ts'
import { findEvaluation, releaseTexts } from './intelligence-review.repository.ts'
import type { EvaluationRow } from './intelligence-review.rows.ts'
import { factsOf } from './intelligence-review.steps.ts'
import { moveWork } from './intelligence-review.task.service.ts'
import { requireSeen } from './intelligence-review.seen.ts'

type Body = RouteInput<(typeof intelligenceReview)['routes']['step']>['body']

/** What a report that turned out to be something else may have become. */
const divertedKinds = ['Crime', 'Incident', 'VulnerabilityReport', 'AsbReport', 'MissingEpisode']

/** A report as a member of the unit works on it; whoever once knew its source does not (IV-2), and one of which they reach no paragraph is not there. */
export async function requireEvaluation(
  ctx: Ctx,
  reportId: string,
): Promise<{ row: EvaluationRow; worked: Worked[]; today: string }> {
  const row = await findEvaluation(ctx.tx, reportId)
  const today = londonDay(ctx.clock.now().toISOString())
  const worked = row === undefined ? [] : workedParagraphs(row, today)
  if (row === undefined || worked.length === 0) throw new AppError('not_found')
  await refuseKnower(
    ctx,
    worked.flatMap(({ provenance }) => provenance ?? []),
  )
  return { row, worked, today }
}

/** What an act answers: where the report stands now, and what is left before it can be released. */
export async function answerReview(ctx: Ctx, reportId: string): Promise<ReviewDone> {
  const { row, worked, today } = await requireEvaluation(ctx, reportId)
  return {
    version: ctx.subjectVersion ?? row.version,
    state: row.state,
    stateLabel: stateLabel(row.state),
    problems: leftOf(row, worked, today).map(({ place: _place, ...problem }) => viewProblem(problem)),
  }
}

/** Takes one step in one transaction: the state, the row of the step, what readers hold, and the work that it makes. */
export async function takeStep(
  ctx: Ctx,
  reportId: string,
  code: ReportStep,
  more: { reason?: string | undefined; divertedToId?: string } = {},
): Promise<ReviewDone> {
  const { row, worked, today } = await requireEvaluation(ctx, reportId)
  const reason = more.reason?.trim() || undefined
  const { state, problems } = takeReportStep(row.state, code, {
    ...factsOf(ctx, row, worked, today, code),
    ...(reason === undefined ? {} : { reason }),
    ...(more.divertedToId === undefined ? {} : { divertedToId: more.divertedToId }),
  })
  refuseProblems([...problems, ...writerProblems(row, code)])
  if (more.divertedToId !== undefined) await keepDiverted(ctx, reportId, more.divertedToId)
  await setState(ctx.tx, reportId, state)
  await insertStep(ctx.tx, {
    reportId,
    code,
    toState: state,
    reason: reason ?? null,
    facts: {
      lists: listsOf(worked),
      ...(more.divertedToId === undefined ? {} : { divertedToId: more.divertedToId }),
    },
    takenBy: ctx.who.userId,
    takenAt: ctx.clock.now(),
  })
  if (code === 'RELEASE' || code === 'APPROVE') await release(ctx, reportId, worked)
  await placeLinks(ctx.tx, reportId)
  await keepDates(ctx, [reportId])
  await moveWork(ctx, row, code)
  ctx.audit.change = { step: code, from: row.state, to: state }
  return answerReview(ctx, reportId)
}

/** What readers hold from now on, and whom the texts that they hold name. */
async function release(ctx: Ctx, reportId: string, worked: readonly Worked[]): Promise<void> {
  await releaseTexts(ctx.tx, reportId, ctx.clock.now())
  for (const { number, paragraph, text, answers } of worked) {
    if (answers.length === 0) continue
    const live = text === undefined || text.isLeftOut ? undefined : text.text
    const texts = [paragraph.text, text?.text ?? '']
    await keepMentioned(ctx, reportId, { number, texts, live }, { isRelease: true })
  }
}

/** IW-5: what came through the corridor has no writer here to whom it could be returned. */
const writerProblems = (row: EvaluationRow, code: ReportStep): RuleProblem[] =>
  code === 'RETURN' && row.submittedBy === null
    ? [
        {
          rule: 'IW-5',
          severity: 'BLOCK',
          message: 'It has no writer here: answer the source unit with a code of the corridor.',
          field: 'step',
        },
      ]
    : []

/** A step that is taken by its code. */
export const chooseStep = (ctx: Ctx, reportId: string, { step, reason }: Body): Promise<ReviewDone> =>
  takeStep(ctx, reportId, step, { reason })

async function keepDiverted(ctx: Ctx, reportId: string, toId: string): Promise<void> {
  await requireSeen(ctx, [toId], divertedKinds)
  await linkRecords(ctx, { fromId: reportId, toId, role: 'LED_TO', origin: 'chosen', sourceId: reportId })
}

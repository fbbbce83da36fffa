/** The risk assessment of a report, and the authority of somebody else than who made it (IK-1 to IK-3). */
import type { intelligenceReview } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { ReviewDone } from '@mips/contracts/intelligence-review-replies'
import type { ReportState } from '@mips/domain/intelligence/report-state'
import { stateLabel } from '@mips/domain/intelligence/review-desk'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { listsOf } from './intelligence-review.reading.ts'
import { authoriseRiskRow, insertRisk } from './intelligence-review.repository.ts'
import { refuseWork } from './intelligence-review.service.ts'
import { answerReview, requireEvaluation } from './intelligence-review.steps.service.ts'

type Body = RouteInput<(typeof intelligenceReview)['routes']['assessRisk']>['body']

/** States in which an assessment may be authorised. */
const authorityStates: readonly ReportState[] = ['IN_EVALUATION', 'RE_EVALUATION', 'QUALITY_CHECK']

/** Keeps a new assessment beside those before; open questions come back as what is left (IK-2). */
export async function assessRisk(ctx: Ctx, reportId: string, { answers }: Body): Promise<ReviewDone> {
  const { row, worked } = await requireEvaluation(ctx, reportId)
  refuseWork(ctx, row)
  await insertRisk(ctx.tx, {
    reportId,
    answers: Object.fromEntries(answers.map(({ code, answer }) => [code, answer])),
    lists: listsOf(worked),
    madeBy: ctx.who.userId,
    madeAt: ctx.clock.now(),
  })
  ctx.audit.change = { risk: answers.map(({ code }) => code) }
  return answerReview(ctx, reportId)
}

/** IK-3: somebody else than who made the assessment, and than who wrote the report (IW-2), authorises it. */
export async function authoriseRisk(ctx: Ctx, reportId: string): Promise<ReviewDone> {
  const { row } = await requireEvaluation(ctx, reportId)
  const { risk } = row
  const { userId } = ctx.who
  const block = (isWrong: boolean, rule: string, message: string) => {
    if (isWrong) refuseProblems([{ rule, severity: 'BLOCK', message, field: 'authorisedById' }])
  }
  block(row.submittedBy?.id === userId, 'IW-2', 'You wrote this report: another evaluator takes it.')
  block(
    !authorityStates.includes(row.state),
    'IW-1',
    `This is not open while the report is ${stateLabel(row.state).toLowerCase()}.`,
  )
  block(risk === null, 'IK-1', 'Nobody has assessed the risk yet.')
  block(risk?.madeBy?.id === userId, 'IK-3', 'Somebody else than who made it authorises the assessment.')
  block((risk?.authorisedBy ?? null) !== null, 'IK-3', 'The assessment is authorised already.')
  const isKept =
    risk !== null &&
    (await authoriseRiskRow(ctx.tx, risk.id, { authorisedBy: userId, authorisedAt: ctx.clock.now() }))
  if (!isKept) throw new AppError('conflict')
  ctx.audit.change = { riskAuthorised: risk.id }
  return answerReview(ctx, reportId)
}

/** The routes of the desk of the intelligence unit. */
import { intelligenceReview } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { readEvaluation } from './intelligence-review.page.service.ts'
import { sayPerson } from './intelligence-review.people.service.ts'
import { presentEvaluation } from './intelligence-review.presenter.ts'
import { receiveProduct } from './intelligence-review.product.service.ts'
import { readQueue } from './intelligence-review.queue.ts'
import { assessRisk, authoriseRisk } from './intelligence-review.risk.service.ts'
import { answerMentions, gradeParagraph, sanitiseParagraph } from './intelligence-review.service.ts'
import { chooseStep, takeStep } from './intelligence-review.steps.service.ts'

export const intelligenceReviewModule = implement(intelligenceReview)({
  listQueue: (ctx, { query }) => readQueue(ctx, query),
  getEvaluation: async (ctx, { params }) => {
    const { row, officers } = await readEvaluation(ctx, params.reportId)
    return presentEvaluation(ctx, row, officers)
  },
  accept: (ctx, { params }) => takeStep(ctx, params.reportId, 'ACCEPT'),
  giveBack: (ctx, { params, body }) => takeStep(ctx, params.reportId, 'RETURN', body),
  divert: (ctx, { params, body }) => takeStep(ctx, params.reportId, 'DIVERT', body),
  grade: (ctx, { params, body }) => gradeParagraph(ctx, params, body),
  sanitise: (ctx, { params, body }) => sanitiseParagraph(ctx, params, body),
  answerMentions: (ctx, { params, body }) => answerMentions(ctx, params, body),
  sayPerson: (ctx, { params, body }) => sayPerson(ctx, params, body),
  assessRisk: (ctx, { params, body }) => assessRisk(ctx, params.reportId, body),
  authoriseRisk: (ctx, { params }) => authoriseRisk(ctx, params.reportId),
  step: (ctx, { params, body }) => chooseStep(ctx, params.reportId, body),
  approve: (ctx, { params }) => takeStep(ctx, params.reportId, 'APPROVE'),
  hold: (ctx, { params, body }) => takeStep(ctx, params.reportId, 'QUARANTINE', body),
  lift: (ctx, { params, body }) => takeStep(ctx, params.reportId, 'LIFT', body),
  receiveProduct: (ctx, { params }) => receiveProduct(ctx, params.corridorId),
})

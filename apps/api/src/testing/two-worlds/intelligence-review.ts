/** The desk of the intelligence unit in the two worlds: one call of every route. */
import { intelligenceReview } from '@mips/contracts'
import { reviewViews } from '@mips/domain/intelligence/review-desk'
import { riskQuestions } from '@mips/domain/intelligence/risk-assessment'
import { of, type Pick, reason } from './call.ts'

const report = (pick: Pick) => ({ reportId: pick('intelligence') })
const paragraph = (pick: Pick) => ({ ...report(pick), paragraphId: pick('paragraph') })

export const intelligenceReviewCalls = of(intelligenceReview)({
  listQueue: (_, say) => ({
    query: { view: reviewViews[say.number % reviewViews.length]?.code ?? 'ALL', page: 1 },
  }),
  getEvaluation: (pick) => ({ params: report(pick) }),
  accept: (pick) => ({ params: report(pick), body: {} }),
  giveBack: (pick) => ({ params: report(pick), body: { reason } }),
  divert: (pick) => ({ params: report(pick), body: { reason, divertedToId: pick('incident') } }),
  grade: (pick) => ({
    params: paragraph(pick),
    body: {
      sourceGrade: '2',
      assessmentGrade: 'B',
      handlingCode: 'P',
      reason,
      corroboratedById: pick('crime'),
    },
  }),
  sanitise: (pick, say) => ({
    params: paragraph(pick),
    body: { text: 'A van is kept there.', restrictToGroupIds: say.number % 3 === 0 ? [pick('group')] : [] },
  }),
  answerMentions: (pick) => ({
    params: paragraph(pick),
    body: { mentions: [{ value: 'Tobias Quillfeather', recordId: pick('person') }] },
  }),
  sayPerson: (pick, say) => ({
    params: { ...report(pick), nominalId: pick('person') },
    body:
      say.number % 2 === 0
        ? { category: 'CONVICTED', groundId: pick('crime') }
        : { category: 'SUSPECT', groundId: pick('paragraph') },
  }),
  assessRisk: (pick) => ({
    params: report(pick),
    body: { answers: riskQuestions.map(({ code }) => ({ code, answer: reason })) },
  }),
  authoriseRisk: (pick) => ({ params: report(pick), body: {} }),
  step: (pick, say) => ({
    params: report(pick),
    body: { step: say.number % 2 === 0 ? 'RELEASE' : 'RE_EVALUATE', reason },
  }),
  approve: (pick) => ({ params: report(pick), body: {} }),
  hold: (pick) => ({ params: report(pick), body: { reason } }),
  lift: (pick) => ({ params: report(pick), body: { reason } }),
  receiveProduct: (pick) => ({ params: { corridorId: pick('intelligence') }, body: {} }),
})

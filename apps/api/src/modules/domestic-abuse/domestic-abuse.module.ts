/** The routes of domestic abuse. */
import { domesticAbuse } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { begin, takeForCrime } from './abuse-begin.service.ts'
import { grade, look, save } from './abuse-grade.service.ts'
import { addAction, addMinutes, answerAction, hearCase, listCase, refer } from './abuse-marac.service.ts'
import { addStep, finishStep } from './abuse-plan.service.ts'
import { presentAssessment, presentBasis, presentDesk } from './domestic-abuse.presenter.ts'
import { findDesk } from './domestic-abuse.repository.ts'

const DESK_LINES = 200

export const domesticAbuseModule = implement(domesticAbuse)({
  ofIncident: { hot: 'read_abuse_basis', present: presentBasis },
  ofCrime: { hot: 'read_abuse_basis', present: presentBasis },
  takeForCrime: async (ctx, { params, body }) => takeForCrime(ctx, params.crimeId, body.assessmentId),
  begin: async (ctx, { body }) => begin(ctx, body),
  get: { hot: 'read_abuse_assessment', present: presentAssessment },
  save: async (ctx, { params, body }) => save(ctx, params.assessmentId, body),
  grade: async (ctx, { params, body }) => grade(ctx, params.assessmentId, body),
  look: async (ctx, { params, body }) => look(ctx, params.assessmentId, body),
  addStep: async (ctx, { params, body }) => addStep(ctx, params.assessmentId, body),
  doStep: async (ctx, { params }) => finishStep(ctx, params.assessmentId, params.stepId),
  refer: async (ctx, { params, body }) => refer(ctx, params.assessmentId, body),
  listCase: async (ctx, { params, body }) => listCase(ctx, params.assessmentId, body),
  hearCase: async (ctx, { params, body }) => hearCase(ctx, params.assessmentId, body),
  addAction: async (ctx, { params, body }) => addAction(ctx, params.assessmentId, body),
  answerAction: async (ctx, { params, body }) =>
    answerAction(ctx, params.assessmentId, params.actionId, body),
  addMinutes: async (ctx, { params, body }) => addMinutes(ctx, params.assessmentId, body),
  desk: async (ctx) => {
    const row = await findDesk(ctx.tx, DESK_LINES)
    const ids = [...row.looks, ...row.open, ...row.cases].map(({ id }) => id)
    Object.assign(ctx.audit, { resultIds: [...new Set(ids)].slice(0, 100), resultCount: ids.length })
    return presentDesk(row, ctx.clock.now().toISOString())
  },
})

/** The routes of investigations. */
import { investigation } from '@mips/contracts'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { implement } from '../../platform/http/module.ts'
import { whenCrimeChanges } from '../crime/crime.service.ts'
import { releaseTimes } from '../custody-outcome/bail-ends.service.ts'
import { whenBailChanges } from '../custody-outcome/bail-listeners.service.ts'
import { recordMethod, withdrawMethod } from '../description/method.service.ts'
import { presentBoardAction, presentListLine } from './actions.presenter.ts'
import { allocate, answerAllocation, handOver, listOfficers } from './allocation.service.ts'
import { assess, file, takeStep } from './assessment.service.ts'
import { investigationForPaper, printInvestigation } from './investigation.papers.service.ts'
import { presentInvestigation } from './investigation.presenter.ts'
import type { InvestigationRow } from './investigation.rows.ts'
import { listActions, listCrimes } from './lists.service.ts'
import { addDecision, addLog, look, say } from './log.service.ts'
import { addSuspect, setStanding } from './suspects.service.ts'
import { addAction, addLine, changeLine, moveAction } from './plan.service.ts'
import { applyPolicy } from './policy.service.ts'
import { review } from './review.service.ts'
import { reviewBeforeBailEnds } from './review-task.service.ts'
import { presentSeries } from './series.presenter.ts'
import { getSeries, leaveSeries, linkSeries } from './series.service.ts'

whenCrimeChanges(applyPolicy)
whenBailChanges(reviewBeforeBailEnds)

const present = (row: InvestigationRow, who: Principal, { clock }: { clock: Clock }) =>
  presentInvestigation(row, who, { clock, release: releaseTimes(row.bails, clock.now().toISOString()) })

export const investigationModule = implement(investigation)({
  get: { hot: 'read_investigation', present },
  assess: async (ctx, { params, body }) => assess(ctx, params.crimeId, body),
  file: async (ctx, { params, body }) => file(ctx, params.crimeId, body),
  listOfficers: async (ctx, { params, query }) => listOfficers(ctx, params.crimeId, query.unitCode),
  allocate: async (ctx, { params, body }) => allocate(ctx, params.crimeId, body),
  handOver: async (ctx, { params, body }) => handOver(ctx, params.crimeId, body),
  answerAllocation: async (ctx, { params, body }) =>
    answerAllocation(ctx, params.crimeId, params.allocationId, body),
  takeStep: async (ctx, { params, body }) => takeStep(ctx, params.crimeId, body),
  addLine: async (ctx, { params, body }) => addLine(ctx, params.crimeId, body),
  changeLine: async (ctx, { params, body }) => changeLine(ctx, params.crimeId, params.lineId, body),
  addAction: async (ctx, { params, body }) => addAction(ctx, params.crimeId, body),
  moveAction: async (ctx, { params, body }) => moveAction(ctx, params.crimeId, params.actionId, body),
  addDecision: async (ctx, { params, body }) => addDecision(ctx, params.crimeId, body),
  addLog: async (ctx, { params, body }) => addLog(ctx, params.crimeId, body),
  review: async (ctx, { params, body }) => review(ctx, params.crimeId, body),
  say: async (ctx, { params, body }) => say(ctx, params.crimeId, body),
  addSuspect: async (ctx, { params, body }) => addSuspect(ctx, params.crimeId, body),
  setStanding: async (ctx, { params, body }) => setStanding(ctx, params.crimeId, body),
  addMethod: async (ctx, { params, body }) => recordMethod(ctx, params.crimeId, body),
  withdrawMethod: async (ctx, { params, body }) =>
    withdrawMethod(ctx, params.crimeId, params.methodId, body.reason),
  print: async (ctx, { params, body }) => {
    const { crime, row } = await investigationForPaper(ctx, params.crimeId)
    return printInvestigation(ctx, { crime, page: present(row, ctx.who, ctx) }, body.recipient)
  },
  getSeries: async (ctx, { params }) => presentSeries(await getSeries(ctx, params.crimeId)),
  linkSeries: async (ctx, { params, body }) => linkSeries(ctx, params.crimeId, body),
  leaveSeries: async (ctx, { params, body }) => leaveSeries(ctx, params.crimeId, body.reason),
  look: async (ctx, { params }) => look(ctx, params.crimeId),
  listCrimes: async (ctx, { query }) => {
    const { rows, ...rest } = await listCrimes(ctx, query)
    const now = ctx.clock.now().toISOString()
    return { ...rest, lines: rows.map((row) => presentListLine(row, now)) }
  },
  listActions: async (ctx, { query }) => {
    const { rows, isMore } = await listActions(ctx, query.scope)
    const now = ctx.clock.now().toISOString()
    return { actions: rows.map((row) => presentBoardAction(row, now)), isMore }
  },
})

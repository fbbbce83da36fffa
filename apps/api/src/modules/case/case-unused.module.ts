/** The routes of unused material. */
import { caseUnused } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { printSchedule } from './case-unused.print.service.ts'
import { addItem, answerClasses, decideItem, readUnused, signSchedules } from './case-unused.service.ts'

export const caseUnusedModule = implement(caseUnused)({
  get: (ctx, { params }) => readUnused(ctx, params.caseId),
  add: (ctx, { params, body }) => addItem(ctx, params.caseId, body),
  decide: (ctx, { params, body }) => decideItem(ctx, params.caseId, params.itemId, body),
  answer: (ctx, { params, body }) => answerClasses(ctx, params.caseId, body),
  sign: (ctx, { params, body }) => signSchedules(ctx, params.caseId, body.hasCopies),
  print: (ctx, { params, body }) => printSchedule(ctx, params.caseId, body),
})

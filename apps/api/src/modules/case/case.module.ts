/** The routes of prosecution cases. */
import { prosecutionCase } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { casesOfStay, openCase } from './case.open.service.ts'
import { readCases, readPage, takeStep } from './case.service.ts'
import {
  addExhibit,
  addPerson,
  changeFacts,
  endPerson,
  giveTo,
  holdCase,
  linkCase,
  removeExhibit,
  setOffence,
  setPerson,
} from './case.work.service.ts'

export const prosecutionCaseModule = implement(prosecutionCase)({
  list: (ctx, { query }) => readCases(ctx, query.of),
  ofStay: (ctx, { params }) => casesOfStay(ctx, params.recordId),
  get: (ctx, { params }) => readPage(ctx, params.caseId),
  open: (ctx, { body }) => openCase(ctx, body),
  change: (ctx, { params, body }) => changeFacts(ctx, params.caseId, body),
  giveTo: (ctx, { params, body }) => giveTo(ctx, params.caseId, body.officerId),
  setOffence: (ctx, { params, body }) => setOffence(ctx, params.caseId, params.lineId, body),
  addPerson: (ctx, { params, body }) => addPerson(ctx, params.caseId, body),
  setPerson: (ctx, { params, body }) => setPerson(ctx, params.caseId, params.personId, body),
  endPerson: (ctx, { params, body }) => endPerson(ctx, params.caseId, params.personId, body.reason),
  addExhibit: (ctx, { params, body }) => addExhibit(ctx, params.caseId, body.exhibitId),
  removeExhibit: (ctx, { params, body }) => removeExhibit(ctx, params.caseId, params.exhibitId, body.reason),
  linkCase: (ctx, { params, body }) => linkCase(ctx, params.caseId, body),
  takeStep: (ctx, { params, body }) => takeStep(ctx, params.caseId, body),
  hold: (ctx, { params, body }) => holdCase(ctx, params.caseId, body),
})

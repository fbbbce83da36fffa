/** The routes of the forms of cases and of their sign-off. */
import { caseForms } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { getForm, printForm, signForm, writeForm } from './case-forms.service.ts'
import { decideFile, submitFile, teamScores } from './sign-off.service.ts'

export const caseFormsModule = implement(caseForms)({
  get: (ctx, { params, query }) => getForm(ctx, params, query.subjectId),
  write: (ctx, { params, body }) => writeForm(ctx, params, body),
  sign: (ctx, { params, body }) => signForm(ctx, params, body.subjectId),
  print: (ctx, { params, body }) => printForm(ctx, params, body),
  submit: (ctx, { params }) => submitFile(ctx, params.caseId),
  decide: (ctx, { params, body }) => decideFile(ctx, params.caseId, body),
  scores: (ctx) => teamScores(ctx),
})

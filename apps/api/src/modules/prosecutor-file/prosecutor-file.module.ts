/** The routes by which the file of a case goes to the prosecutor. */
import { prosecutorFile } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { readProsecutorPage, sendFile } from './prosecutor-file.service.ts'

export const prosecutorFileModule = implement(prosecutorFile)({
  get: (ctx, { params }) => readProsecutorPage(ctx, params.caseId),
  send: (ctx, { params, body }) => sendFile(ctx, params.caseId, body.digest),
})

/** The routes of the custody-procedures module. */
import { custodyProcedures } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { makeAsn } from './asn.service.ts'
import { presentBiometrics } from './biometrics.presenter.ts'
import { recordTaking, saveIdProcedure } from './biometrics.service.ts'
import { giveForceForm, nameForce } from './force.service.ts'
import { startInterview } from './interview.service.ts'
import { continueInterview } from './interview.steps.ts'
import { presentInterviews } from './interviews-view.ts'
import { makeLivescanFile } from './livescan.service.ts'
import { presentProperty } from './property.presenter.ts'
import { correctItem, moveProperty, takeProperty } from './property.service.ts'
import { signProperty } from './property.sign.service.ts'
import { saveSearch } from './search.service.ts'
import { presentSearches } from './searches.presenter.ts'
import { recordRest, saveContact } from './welfare.service.ts'

export const custodyProceduresModule = implement(custodyProcedures)({
  getSearches: { hot: 'read_custody_searches', present: presentSearches },
  saveSearch: async (ctx, { params, body }) => saveSearch(ctx, params.recordId, body),
  nameForce: async (ctx, { params, body }) => nameForce(ctx, params.recordId, body),
  giveForceForm: async (ctx, { params, body }) => giveForceForm(ctx, params.recordId, params.formId, body),
  getProperty: { hot: 'read_custody_property', present: presentProperty },
  takeProperty: async (ctx, { params, body }) => takeProperty(ctx, params.recordId, body),
  moveProperty: async (ctx, { params, body }) => moveProperty(ctx, params.recordId, body),
  correctItem: async (ctx, { params, body }) => correctItem(ctx, params.recordId, params.itemId, body),
  signProperty: async (ctx, { params, body }) => signProperty(ctx, params.recordId, body),
  getBiometrics: { hot: 'read_custody_biometrics', present: presentBiometrics },
  makeAsn: async (ctx, { params }) => makeAsn(ctx, params.recordId),
  recordTaking: async (ctx, { params, body }) => recordTaking(ctx, params.recordId, body),
  makeLivescanFile: async (ctx, { params, body }) => makeLivescanFile(ctx, params.recordId, body.terminal),
  saveIdProcedure: async (ctx, { params, body }) => saveIdProcedure(ctx, params.recordId, body),
  getInterviews: { hot: 'read_custody_interviews', present: presentInterviews },
  startInterview: async (ctx, { params, body }) => startInterview(ctx, params.recordId, body),
  continueInterview: async (ctx, { params, body }) =>
    continueInterview(ctx, params.recordId, params.interviewId, body),
  saveContact: async (ctx, { params, body }) => saveContact(ctx, params.recordId, body),
  recordRest: async (ctx, { params, body }) => recordRest(ctx, params.recordId, body),
})

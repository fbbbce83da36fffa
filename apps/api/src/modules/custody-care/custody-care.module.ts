/** The routes of the custody-care module. */
import { custodyCare } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentCare } from './custody-care.care-view.ts'
import { callHealthcare, recordFitness, recordHealthStep } from './custody-care.health.service.ts'
import { presentMedication } from './custody-care.medication-view.ts'
import { addMedicine, recordDose, stopMedicine } from './custody-care.medication.service.ts'
import { offerMeal, planCare, recordCheck, setWatcher } from './custody-care.plan.service.ts'
import { presentRisk } from './custody-care.risk-view.ts'
import { assessRisk, endKeepApart, keepApart, signRisk } from './custody-care.risk.service.ts'

export const custodyCareModule = implement(custodyCare)({
  getRisk: { hot: 'read_custody_risk', present: presentRisk },
  assessRisk: async (ctx, { params, body }) => assessRisk(ctx, params.recordId, body),
  signRisk: async (ctx, { params }) => signRisk(ctx, params.recordId, params.riskId),
  keepApart: async (ctx, { params, body }) => keepApart(ctx, params.recordId, body),
  endKeepApart: async (ctx, { params, body }) => endKeepApart(ctx, params.recordId, params.rowId, body),
  getCare: { hot: 'read_custody_care', present: presentCare },
  planCare: async (ctx, { params, body }) => planCare(ctx, params.recordId, body),
  setWatcher: async (ctx, { params, body }) => setWatcher(ctx, params.recordId, body),
  recordCheck: async (ctx, { params, body }) => recordCheck(ctx, params.recordId, body),
  offerMeal: async (ctx, { params, body }) => offerMeal(ctx, params.recordId, body),
  getMedication: { hot: 'read_custody_medication', present: presentMedication },
  addMedicine: async (ctx, { params, body }) => addMedicine(ctx, params.recordId, body),
  stopMedicine: async (ctx, { params, body }) => stopMedicine(ctx, params.recordId, params.medicineId, body),
  recordDose: async (ctx, { params, body }) => recordDose(ctx, params.recordId, params.medicineId, body),
  callHealthcare: async (ctx, { params, body }) => callHealthcare(ctx, params.recordId, body),
  recordHealthStep: async (ctx, { params, body }) =>
    recordHealthStep(ctx, params.recordId, params.requestId, body),
  recordFitness: async (ctx, { params, body }) => recordFitness(ctx, params.recordId, body),
})

/** Calls on those who attend voluntarily, and on the care of those who are held. */
import { custodyCare, custodyTopics, voluntaryAttendance } from '@mips/contracts'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { of, reason } from './call.ts'

export const custodyCareCalls = [
  ...of(voluntaryAttendance)({
    list: () => ({ query: { stationCode: suite.code } }),
    open: (pick, say) => ({
      body: {
        incidentId: pick('incident'),
        personRecordId: pick('personRecord'),
        offences: [{ code: 'TH68010' }],
        arrivedAt: say.now,
        stationCode: suite.code,
      },
    }),
    get: (pick) => ({ params: { attendanceId: pick('attendance') } }),
    recordRights: (pick, say) => ({
      params: { attendanceId: pick('attendance') },
      body: { entries: [{ kind: 'CAUTIONED', happenedAt: say.now }] },
    }),
    ask: (pick, say) => ({
      params: { attendanceId: pick('attendance') },
      body: { role: 'SOLICITOR', requestedAt: say.now, nominalId: pick('person') },
    }),
    startInterview: (pick, say) => ({
      params: { attendanceId: pick('attendance') },
      body: { startedAt: say.now, place: 'Room 2' },
    }),
  }),
  ...of(custodyCare)({
    getRisk: (pick) => ({ params: { recordId: pick('custody') } }),
    getCare: (pick) => ({ params: { recordId: pick('custody') } }),
    getMedication: (pick) => ({ params: { recordId: pick('custody') } }),
    signRisk: (pick) => ({ params: { recordId: pick('custody'), riskId: pick('decision') } }),
    endKeepApart: (pick) => ({
      params: { recordId: pick('custody'), rowId: pick('decision') },
      body: { reason },
    }),
    setWatcher: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { watcher: 'PC Testley', since: say.now },
    }),
    stopMedicine: (pick) => ({
      params: { recordId: pick('custody'), medicineId: pick('decision') },
      body: { reason },
    }),
    recordDose: (pick, say) => ({
      params: { recordId: pick('custody'), medicineId: pick('decision') },
      body: { at: say.now, outcome: 'GIVEN', by: 'HCP' },
    }),
    recordHealthStep: (pick, say) => ({
      params: { recordId: pick('custody'), requestId: pick('decision') },
      body: { step: 'SEEN', at: say.now },
    }),
    assessRisk: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        kind: 'REVIEW',
        assessedAt: say.now,
        answers: { CONDITIONS: { answer: 'YES', detail: `Asthma ${say.number % 3}` } },
        ...(say.number % 2 === 0 ? { carriedFrom: pick('custody') } : {}),
      },
    }),
    keepApart: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        kind: 'RIVAL',
        reason,
        ...(say.number % 2 === 0 ? { otherNominalId: pick('person') } : { otherStayId: pick('custody') }),
      },
    }),
    planCare: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { level: '2', mustRouse: say.number % 2 === 0, reason, decidedAt: say.now },
    }),
    recordCheck: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { doneAt: say.now, text: `Check ${say.number}` },
    }),
    offerMeal: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { offeredAt: say.now, size: 'LIGHT', outcome: 'ACCEPTED' },
    }),
    addMedicine: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        name: `Testamol ${say.number}`,
        dose: '1',
        isControlled: false,
        carrier: 'HCP',
        firstDueAt: say.now,
      },
    }),
    callHealthcare: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { askedFor: 'HCP', urgency: 'ROUTINE', reason, calledAt: say.now },
    }),
    recordFitness: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { purpose: 'DETAIN', at: say.now, advice: 'FIT' },
    }),
  }),
  ...of(custodyTopics)({ list: (pick) => ({ params: { recordId: pick('custody') } }) }),
]

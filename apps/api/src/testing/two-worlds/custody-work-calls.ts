/** Calls on how a stay ends, and on what is done in it. */
import { custodyOutcome, custodyProcedures } from '@mips/contracts'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { of, reason } from './call.ts'
import { procedureInputs } from './procedures.ts'

export const custodyWorkCalls = [
  ...of(custodyOutcome)({
    get: (pick) => ({ params: { recordId: pick('custody') } }),
    awaitDecision: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { step: 'SENT', at: say.now },
    }),
    charge: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        chargedAt: say.now,
        offences: [say.number % 2 === 0 ? { code: 'TH68010' } : { offenceId: pick('decision') }],
        isEvidenceSufficient: true,
        isBailRefused: false,
      },
    }),
    dispose: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { at: say.now, offenceIds: [pick('decision')], disposal: 'NFA_POLICE', reason },
    }),
    bailBeforeCharge: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { at: say.now, offenceIds: [pick('decision')] },
    }),
    assessRelease: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { at: say.now, answers: { INJURED: { answer: 'NO' } } },
    }),
    writeEscort: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { perNumber: `PER ${say.number}`, destination: 'Court', handoverOfficer: 'DDO' },
    }),
    stopRelease: (pick, say) => ({ params: { recordId: pick('custody') }, body: { at: say.now, reason } }),
    beginRelease: (pick, say) => ({ params: { recordId: pick('custody') }, body: { at: say.now } }),
    letGo: (pick, say) => ({ params: { recordId: pick('custody') }, body: { releasedAt: say.now } }),
    handOver: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { at: say.now, disposal: 'TRANSFER_COURT', receiver: 'Escort' },
    }),
    // Of an escape that is not circulated, so that the stay that is compared goes on.
    recordLoss: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { kind: 'ESCAPED', at: say.now, circumstances: reason },
    }),
    endEscape: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { step: 'CLOSED', at: say.now, note: reason },
    }),
    extendBail: (pick, say) => ({
      params: { recordId: pick('custody'), bailId: pick('decision') },
      body: { at: say.now, suspected: true, timeNeeded: true, diligent: true, necessary: true, reason },
    }),
    noteBail: (pick, say) => ({
      params: { recordId: pick('custody'), bailId: pick('decision') },
      body: { kind: 'VICTIM_TOLD', at: say.now },
    }),
    varyConditions: (pick, say) => ({
      params: { recordId: pick('custody'), bailId: pick('decision') },
      body: { at: say.now, reason },
    }),
    diary: () => ({ query: { stationCode: suite.code } }),
    ofPerson: (pick) => ({ params: { nominalId: pick('person') } }),
    print: (pick) => ({
      params: { recordId: pick('custody') },
      body: { paper: 'FRONT_SHEET', recipient: reason },
    }),
  }),
  ...of(custodyProcedures)(procedureInputs),
]

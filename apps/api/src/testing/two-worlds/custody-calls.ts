/** Calls on the board, the record, its limits and its rights. */
import {
  custody,
  custodyFigures,
  custodyLimits,
  custodyRights,
  custodyVisitors,
  custodyBoard,
} from '@mips/contracts'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { cellOf, of, reason } from './call.ts'
import { figureInputs } from './figures.ts'
import { visitInputs } from './visits.ts'

export const custodyCalls = [
  ...of(custodyBoard)({
    lines: (pick) => ({ query: { ids: `${pick('custody')},${pick('custody')}` } }),
    suites: () => ({}),
    alarms: () => ({ query: { stationCode: suite.code } }),
    acknowledgeAlarm: (pick) => ({
      params: { recordId: pick('custody'), alarmId: pick('custody') },
      body: { said: reason },
    }),
    goOnDuty: () => ({ body: { stationCode: suite.code, duty: 'DETENTION_OFFICER' } }),
    goOffDuty: () => ({ body: { stationCode: suite.code } }),
    recordRound: (pick, say) => ({
      body: {
        entries: [
          {
            key: `00000000-0000-4000-8000-${String(say.number).padStart(12, '0')}`,
            recordId: pick('custody'),
            kind: 'DRINK',
            happenedAt: say.now,
            text: `Water ${say.number}`,
          },
        ],
      },
    }),
    pack: () => ({ query: { stationCode: suite.code } }),
    openHandover: () => ({ body: { stationCode: suite.code } }),
    handover: () => ({ query: { stationCode: suite.code } }),
    noteHandoverLine: (pick) => ({ params: { recordId: pick('custody') }, body: { note: reason } }),
    acceptHandoverLine: (pick) => ({ params: { recordId: pick('custody') }, body: {} }),
    takeOver: () => ({ body: { stationCode: suite.code } }),
  }),
  ...of(custodyFigures)(figureInputs),
  ...of(custodyVisitors)(visitInputs),
  ...of(custody)({
    open: (pick, say) => ({
      body: {
        arrestId: pick('waiting'),
        stationCode: suite.code,
        arrivedAt: say.now,
        // A cell of its own: M4 holds the hidden detainee, and into it nobody else is put (custody-care.db.test.ts).
        cell: `M${100 + say.number}`,
      },
    }),
    describeCell: (_, say) => ({
      body: {
        ...cellOf(say),
        kind: 'STANDARD',
        capacity: 1 + (say.number % 3),
        hasCctv: false,
        isAntiLigature: true,
      },
    }),
    // The hidden detainee is in M4: that nobody sees it may not show in what closes.
    closeCell: (_, say) => ({ body: { ...cellOf(say), reason } }),
    reopenCell: (_, say) => ({ body: { ...cellOf(say), reason } }),
    listCells: () => ({ query: { stationCode: suite.code } }),
    findOnBail: (pick, say) => ({
      body: say.number % 2 === 0 ? { text: say.text } : { arrestId: pick('arrest') },
    }),
    get: (pick) => ({ params: { recordId: pick('custody') } }),
    board: () => ({ query: { stationCode: suite.code } }),
    authoriseDetention: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        decision: 'AUTHORISED',
        decidedAt: say.now,
        grounds: ['OBTAIN_QUESTIONING'],
        groundsText: 'To question.',
        toldInPresence: true,
      },
    }),
    addLogEntry: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { kind: 'VISIT', happenedAt: say.now, text: `Visit ${say.number}` },
    }),
    addLogEntries: (pick, say) => ({
      body: {
        recordIds: [pick('custody'), pick('custody')],
        kind: 'MEAL',
        happenedAt: say.now,
        text: `Meal ${say.number}`,
      },
    }),
    assess: (pick) => ({
      params: { recordId: pick('custody') },
      body: { riskLevel: 'MEDIUM', observationLevel: '2', reason },
    }),
  }),
  ...of(custodyLimits)({
    get: (pick) => ({ params: { recordId: pick('custody') } }),
    review: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        doneAt: say.now,
        method: 'IN_PERSON',
        detainee: 'NONE',
        isRemindedOfAdvice: true,
        grounds: ['OBTAIN_QUESTIONING'],
        groundsText: 'Interview still to be held.',
        outcome: 'CONTINUE',
        notInvolved: true,
      },
    }),
    tellReview: (pick, say) => ({
      params: { recordId: pick('custody'), reviewId: pick('decision') },
      body: { toldAt: say.now },
    }),
    postponeReview: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { at: say.now, reason: 'QUESTIONING' },
    }),
    extend: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { at: say.now, until: say.now, method: 'IN_PERSON' },
    }),
    applyForWarrant: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { at: say.now, court: 'Testham', hoursAsked: 36, groundsText: reason },
    }),
    decideWarrant: (pick, say) => ({
      params: { recordId: pick('custody'), applicationId: pick('decision') },
      body: { outcome: 'REFUSED', at: say.now },
    }),
    print: (pick) => ({
      params: { recordId: pick('custody') },
      body: { paper: 'REVIEW', rowId: pick('decision'), recipient: reason },
    }),
  }),
  ...of(custodyRights)({
    get: (pick) => ({ params: { recordId: pick('custody') } }),
    record: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        entries: [{ kind: 'NOTICE_GIVEN', happenedAt: say.now, answer: 'WRITTEN', language: 'pl' }],
      },
    }),
    delay: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: { right: 'S56', happenedAt: say.now, ground: 'ALERTING', reason },
    }),
    ask: (pick, say) => ({
      params: { recordId: pick('custody') },
      body: {
        role: 'AA',
        requestedAt: say.now,
        adult: { isEighteen: true },
        ...(say.number % 2 === 0 ? { nominalId: pick('person') } : { name: 'Ada Testhelper' }),
      },
    }),
    correctIdentity: (pick) => ({
      params: { recordId: pick('custody') },
      body: { nominalId: pick('person'), evidence: ['FINGERPRINT'], reason },
    }),
  }),
]

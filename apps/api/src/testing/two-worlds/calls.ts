/** One call of every route, with the records that it names chosen by the caller: open, hidden or unknown. */
import {
  admin,
  allContracts,
  arrest,
  asbCase,
  audit,
  codeList,
  crime,
  document,
  custody,
  custodyCare,
  custodyFigures,
  custodyLimits,
  custodyRights,
  custodyOutcome,
  custodyProcedures,
  custodyTopics,
  custodyVisitors,
  custodyBoard,
  description,
  domesticAbuse,
  identity,
  identityCase,
  incident,
  incidentClosing,
  intelligence,
  investigation,
  mash,
  missing,
  investigationOutcome,
  nominal,
  pole,
  pool,
  property,
  propertyCare,
  protection,
  reference,
  rightToKnow,
  riskTool,
  safeguarding,
  savedSearch,
  session,
  stopSearch,
  tasks,
  taskWatch,
  victimCare,
  voluntaryAttendance,
} from '@mips/contracts'
import type { Contract, RouteCall } from '@mips/contracts/contract'
import { calm } from '../../modules/safeguarding/safeguarding.testing.ts'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { asbCaseInputs } from './asb-case.ts'
import { crimeInputs, documentInputs } from './crime.ts'
import { careInputs, outcomeInputs } from './outcomes.ts'
import { investigationInputs } from './investigation.ts'
import { figureInputs } from './figures.ts'
import { incidentClosingInputs } from './incident-closing.ts'
import { mashInputs } from './mash.ts'
import { missingInputs } from './missing.ts'
import { procedureInputs } from './procedures.ts'
import { stopSearchInputs } from './stop-search.ts'
import { propertyCareInputs, propertyInputs } from './property.ts'
import { abuseInputs, applicationInputs, noticeInputs } from './safety.ts'
import { visitInputs } from './visits.ts'
import { taskWatchInputs, workInputs } from './work.ts'

/** What a call can name; each choice answers the id of one. */
export const things = [
  'person',
  'personRecord',
  'place',
  'vehicle',
  'phone',
  'incident',
  'arrest',
  'waiting',
  'custody',
  'attendance',
  'crime',
  'recordingDecision',
  'crimeChange',
  'investigationAction',
  'document',
  'exhibit',
  'exhibitPart',
  'propertyPlace',
  'abuse',
  'notice',
  'application',
  'missing',
  'missingPart',
  'mashPart',
  'vulnerability',
  'asb',
  'asbCase',
  'asbAction',
  'asbReview',
  'asbSending',
  'stop',
  'stopForm',
  'authority',
  'intelligence',
  'marker',
  'photograph',
  'link',
  'decision',
  'task',
  'search',
  'proposal',
  'placement',
  'recipient',
  'case',
  'poolMove',
  'looks',
  'procedure',
  'method',
  'savedSearch',
  'visit',
  'concern',
  'user',
  'group',
] as const
export type Thing = (typeof things)[number]
export type Pick = (thing: Thing) => string
/** Words to search with, and a number that makes what is created unlike what was created before. */
export type Say = { text: string; reference: string; number: number; now: string }

export type Call = { contract: Contract; name: string; input: object; isVersioned: boolean }
type Inputs<C extends Contract> = {
  [K in keyof C['routes'] & string]?: (pick: Pick, say: Say) => RouteCall<C['routes'][K]>
}

/** Curried, so that the contract is known before its inputs are looked at. */
const of =
  <const C extends Contract>(contract: C) =>
  (inputs: Inputs<C>) =>
    Object.entries(inputs).map(([name, input]) => ({
      contract: contract as Contract,
      name,
      input: input as (pick: Pick, say: Say) => object,
    }))

const reason = 'Asked in two worlds'

const cellOf = (say: Say) => ({ stationCode: suite.code, code: say.number % 3 === 0 ? 'M4' : 'K1' })

const routes = [
  ...of(pole)({
    searchRecords: (_, say) => ({ body: { text: say.text } }),
    suggestLocations: (_, say) => ({ body: { text: say.text } }),
    getLocation: (pick) => ({ params: { locationId: pick('place') } }),
    createLocation: (_, say) => ({
      body: {
        searchText: 'avenue road',
        buildingNumber: '14',
        subBuilding: `Flat ${say.number % 5}`,
        street: 'Avenue Road',
        town: 'Testham',
        postcode: 'SE25 4EA',
      },
    }),
    findNear: (pick, say) => ({
      params: { locationId: pick('place') },
      body: { metres: 50 + (say.number % 40) * 100, from: '2020-01-01', to: '2030-12-31' },
    }),
    getObject: (pick) => ({ params: { objectId: pick('vehicle') } }),
    createObject: (_, say) => ({
      body: {
        fields:
          say.number % 2 === 0
            ? { kind: 'VEHICLE', vrm: 'TE57 STX', make: 'Testa' }
            : { kind: 'PHONE', number: '07700 900555' },
      },
    }),
    correctObject: (pick) => ({
      params: { objectId: pick('phone') },
      body: { fields: { kind: 'PHONE', number: '07700 900555' }, reason },
    }),
    addMarker: (pick, say) => ({
      params: { recordId: pick(say.number % 2 === 0 ? 'place' : 'person') },
      body: { code: 'WEAPON', reason, sourceId: pick('incident') },
    }),
    endMarker: (pick) => ({
      params: { recordId: pick('place'), markerId: pick('marker') },
      body: { reason },
    }),
    linkRecords: (pick, say) => ({
      params: { recordId: pick('person') },
      body: {
        toId: pick(say.number % 2 === 0 ? 'place' : 'vehicle'),
        role: say.number % 2 === 0 ? 'FREQUENTS' : 'USES',
        ...(say.number % 3 === 0 ? { sourceId: pick('incident') } : {}),
      },
    }),
    endLink: (pick) => ({ params: { recordId: pick('vehicle'), linkId: pick('link') }, body: { reason } }),
    getPhotograph: (pick) => ({
      params: { recordId: pick('personRecord'), photographId: pick('photograph'), size: 'view' },
    }),
    getHistory: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'vehicle', 'personRecord', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
    }),
    getRecordAsAt: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'vehicle', 'personRecord', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
      query: { at: say.now },
    }),
    getChart: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'vehicle', 'phone', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
    }),
    findPath: (pick, say) => ({
      params: { recordId: pick('person') },
      body: {
        toId: pick((['vehicle', 'person', 'incident', 'place', 'phone'] as const)[say.number % 5] ?? 'place'),
      },
    }),
    getPlacesOf: (pick) => ({ params: { recordId: pick('person') } }),
    recordPrint: (pick) => ({ params: { recordId: pick('person') }, body: { recipient: reason } }),
    getRecordRef: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'intelligence', 'arrest', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
    }),
  }),
  ...of(nominal)({
    searchPeople: (_, say) => {
      const [forename = '', surname = '', dob] = say.text.split(' ')
      return {
        body: {
          forename,
          surname,
          ...(dob !== undefined && /^\d{4}(-\d\d-\d\d)?$/.test(dob) ? { dob } : {}),
          ...(say.number % 3 === 0 ? { identifiers: [{ type: 'PNC', value: '2000/1234567V' }] } : {}),
          ...(say.number % 4 === 0 ? { address: 'avenue road' } : {}),
        },
      }
    },
    searchAll: (_, say) => ({
      body: {
        text: say.text,
        filters: say.number % 3 === 0 ? { kind: ['Location', 'Text'], to: '2100-01-01' } : {},
      },
    }),
    suggest: (_, say) => ({ body: { text: say.text.slice(0, 7) } }),
    openCandidate: (pick) => ({ params: { searchId: pick('search'), nominalId: pick('person') } }),
    dismissCandidate: (pick) => ({
      params: { searchId: pick('search'), nominalId: pick('person') },
      body: { reason },
    }),
    create: (pick, say) => ({
      body: {
        searchId: pick('search'),
        person: {
          forename: 'Marla',
          surname: 'Brindlecombe',
          dob: '1985-04-03',
          phone: '07700 900555',
          address: { locationId: pick('place') },
          identifiers: [{ type: 'PNC', value: '2000/1234567V' }],
        },
        ...(say.number % 2 === 0 ? { sourceId: pick('incident') } : {}),
        origins: { surname: { how: 'carried', fromId: pick('incident') } },
      },
    }),
    get: (pick) => ({ params: { nominalId: pick('person') } }),
    getTimeline: (pick, say) => ({
      params: { nominalId: pick('person') },
      query: { limit: 1 + (say.number % 60) },
    }),
    getAsAt: (pick, say) => ({ params: { nominalId: pick('person') }, query: { at: say.now } }),
    addAlias: (pick, say) => ({
      params: { nominalId: pick('person') },
      body: { kind: 'NICKNAME', forename: `Dex${'abcdefghij'[say.number % 10] ?? ''}` },
    }),
    addIdentifier: (pick) => ({
      params: { nominalId: pick('person') },
      body: { type: 'PNC', value: '2000/1234567V' },
    }),
    addAddress: (pick) => ({
      params: { nominalId: pick('person') },
      body: { locationId: pick('place'), sourceId: pick('incident') },
    }),
    addPhone: (pick) => ({ params: { nominalId: pick('person') }, body: { phone: '07700 900555' } }),
    correct: (pick) => ({
      params: { nominalId: pick('person'), personRecordId: pick('personRecord') },
      body: { occupation: 'Baker', reason },
    }),
  }),
  ...of(identity)({
    listProposals: (pick, say) => ({
      query: {
        status: (['OPEN', 'UNSURE', 'NOT_SAME', 'JOINED', 'AWAITING_SECOND'] as const)[say.number % 5],
        ...(say.number % 2 === 0 ? { nominalId: pick('person') } : {}),
      },
    }),
    getProposal: (pick) => ({ params: { proposalId: pick('proposal') } }),
    compare: (pick) => ({ params: { nominalId: pick('person') }, body: { otherNominalId: pick('person') } }),
    decide: (pick, say) => ({
      params: { nominalId: pick('person') },
      body: {
        otherNominalId: pick('person'),
        decision: (['not_same', 'unsure', 'same'] as const)[say.number % 3] ?? 'unsure',
        evidence: ['FINGERPRINT'],
        reason,
      },
    }),
    approve: (pick) => ({ params: { proposalId: pick('proposal') }, body: { reason } }),
    refuse: (pick) => ({ params: { proposalId: pick('proposal') }, body: { reason } }),
    undo: (pick) => ({
      params: { nominalId: pick('person'), decisionId: pick('decision') },
      body: { reason },
    }),
    getCluster: (pick) => ({ params: { nominalId: pick('person') } }),
    listAttention: () => ({ query: {} }),
    listPlacements: (pick, say) => ({
      query: {
        isPlaced: say.number % 2 === 0 ? 'true' : 'false',
        ...(say.number % 3 === 0 ? { nominalId: pick('person') } : {}),
      },
    }),
    place: (pick) => ({
      params: { placementId: pick('placement') },
      body: { personRecordId: pick('personRecord'), reason },
    }),
    listRecipients: (pick) => ({ params: { nominalId: pick('person'), decisionId: pick('decision') } }),
    recordCorrection: (pick) => ({
      params: { nominalId: pick('person'), recipientId: pick('recipient') },
      body: { how: 'By telephone' },
    }),
    getFieldHistory: (pick) => ({ params: { nominalId: pick('person') } }),
  }),
  ...of(codeList)({
    listLists: () => ({}),
    getInForce: () => ({}),
    get: () => ({ params: { list: 'sexes' } }),
    readCode: (_, say) => ({
      params: { list: 'sexes', code: 'F' },
      query: { on: say.now.slice(0, 10) },
    }),
    preview: (_, say) => ({
      params: { list: 'weaponTypes' },
      body: { format: 'csv', text: 'code,label\nKNIFE,Knife', validFrom: say.now.slice(0, 10) },
    }),
    // Of a list that nothing here chooses from: a new version would hold for both worlds of this process.
    propose: (_, say) => ({
      params: { list: 'asbTypes' },
      body: { format: 'csv', text: 'code,label', validFrom: say.now.slice(0, 10), source: 'A test', reason },
    }),
    decide: () => ({ params: { list: 'asbTypes' }, body: { isApproved: false, reason } }),
  }),
  ...of(riskTool)({
    listTools: () => ({}),
    get: () => ({ params: { tool: 'S_DASH' } }),
    preview: (_, say) => ({
      params: { tool: 'S_DASH' },
      body: { text: '{"topics":[{"code":"AFRAID","words":"Afraid"}]}', validFrom: say.now.slice(0, 10) },
    }),
    // Nothing is proposed: a file that cannot be read is told in both worlds alike.
    propose: (_, say) => ({
      params: { tool: 'S_DASH' },
      body: { text: '{', validFrom: say.now.slice(0, 10), source: 'A test', reason },
    }),
    decide: () => ({ params: { tool: 'S_DASH' }, body: { isApproved: false, reason } }),
  }),
  ...of(pool)({
    list: () => ({}),
    enter: (_, say) => ({ body: { pool: say.number % 2 === 0 ? 'STAFF' : 'SOURCE', reason } }),
    leave: () => ({}),
    proposeMove: (pick, say) => ({
      body: { nominalId: pick('person'), to: say.number % 2 === 0 ? 'STAFF' : 'PUBLIC', reason },
    }),
    listMoves: () => ({}),
    decideMove: (pick) => ({ params: { moveId: pick('poolMove') }, body: { isApproved: true, reason } }),
  }),
  ...of(identityCase)({
    listUnidentified: () => ({ query: {} }),
    identify: (pick) => ({
      params: { nominalId: pick('person') },
      body: { otherNominalId: pick('person'), evidence: ['FINGERPRINT'], reason },
    }),
    recordFalseIdentity: (pick) => ({
      params: { nominalId: pick('person') },
      body: { name: { forename: 'Falsa', surname: 'Nomen' }, reason },
    }),
    recordStolenIdentity: (pick) => ({
      params: { nominalId: pick('person') },
      body: { usedByNominalId: pick('person'), reason },
    }),
    recordIdentityChange: (pick, say) => ({
      params: { nominalId: pick('person') },
      body: {
        kind: 'NAME',
        name: { forename: 'Nova', surname: `Namely${'abcdefghij'[say.number % 10] ?? ''}` },
        since: '2026-01-05',
        evidence: 'DEED_POLL',
        reason,
      },
    }),
    recordTwins: (pick) => ({
      params: { nominalId: pick('person') },
      body: { otherNominalId: pick('person'), reason },
    }),
    recordDeath: (pick) => ({
      params: { nominalId: pick('person') },
      body: { on: '2026-01-05', evidence: 'CORONER', evidenceReference: 'C1', reason },
    }),
    withdrawDeath: (pick) => ({ params: { nominalId: pick('person') }, body: { reason } }),
    listCases: (pick, say) => ({ query: say.number % 2 === 0 ? { nominalId: pick('person') } : {} }),
    settleCase: (pick) => ({
      params: { nominalId: pick('person'), caseId: pick('case') },
      body: { outcome: 'BOTH_GENUINE', reason },
    }),
    follow: (pick) => ({ params: { nominalId: pick('person') }, body: { reason } }),
    unfollow: (pick) => ({ params: { nominalId: pick('person') } }),
    listFollowed: () => ({}),
  }),
  ...of(incident)({
    open: (pick) => ({
      body: {
        locationId: pick('place'),
        incidentType: 'DOMESTIC',
        grade: 'IMMEDIATE',
        summary: 'Shouting again',
        caller: { name: 'Neighbour', phone: '07700 900123', nominalId: pick('person') },
      },
    }),
    get: (pick) => ({ params: { incidentId: pick('incident') } }),
    listOpen: (_, say) => ({
      query: { status: (['live', 'open', 'assigned', 'attended', 'closed'] as const)[say.number % 5] },
    }),
    listMine: () => ({}),
    assign: (pick) => ({ params: { incidentId: pick('incident') }, body: { officerIds: [pick('user')] } }),
    arrive: (pick) => ({ params: { incidentId: pick('incident') }, body: {} }),
    regrade: (pick) => ({ params: { incidentId: pick('incident') }, body: { grade: 'PRIORITY', reason } }),
    addPerson: (pick, say) => ({
      params: { incidentId: pick('incident') },
      body: {
        ...(say.number % 2 === 0 ? { nominalId: pick('person') } : { personRecordId: pick('personRecord') }),
        role: 'WITNESS',
      },
    }),
    endPersonRole: (pick) => ({
      params: { incidentId: pick('incident'), linkId: pick('link') },
      body: { reason },
    }),
    addObject: (pick) => ({
      params: { incidentId: pick('incident') },
      body: { objectId: pick('vehicle'), role: 'SEIZED' },
    }),
    addLog: (pick, say) => ({
      params: { incidentId: pick('incident') },
      body: { text: `Entry ${say.number}` },
    }),
  }),
  ...of(description)({
    search: (_, say) => ({
      body: {
        build: ['SLIM', 'STOCKY'],
        marks: [{ kind: 'TATTOO', site: 'FOREARM', words: 'anchor' }],
        methods: ['LOCK_SNAPPED'],
        methodWords: say.text,
        ...(say.number % 2 === 0 ? { hairColour: ['RED'], wearsGlasses: true } : {}),
        ...(say.number % 3 === 0 ? { ageFrom: 20, ageTo: 60, sex: 'F' } : {}),
      },
    }),
    list: (pick) => ({ params: { nominalId: pick('person') } }),
    record: (pick, say) => ({
      params: { nominalId: pick('person') },
      body: {
        build: 'SLIM',
        saidOn: '2026-05-03',
        basis: 'OFFICER_SAW',
        ...(say.number % 2 === 0 ? { sourceId: pick('incident') } : {}),
      },
    }),
    withdraw: (pick) => ({
      params: { nominalId: pick('person'), descriptionId: pick('looks') },
      body: { reason },
    }),
    listMethods: (pick) => ({ params: { incidentId: pick('incident') } }),
    recordMethod: (pick, say) => ({
      params: { incidentId: pick('incident') },
      body: { code: say.number % 2 === 0 ? 'FORCED' : 'LOCK_SNAPPED' },
    }),
    withdrawMethod: (pick) => ({
      params: { incidentId: pick('incident'), methodId: pick('method') },
      body: { reason },
    }),
  }),
  ...of(arrest)({
    record: (pick, say) => ({
      body: {
        incidentId: pick('incident'),
        personRecordId: pick('personRecord'),
        offences: [{ code: 'CJ88116', isDomestic: true }],
        arrestedAt: say.now,
        power: 'S24',
        grounds: 'Named by the victim and found at the address.',
        necessityCodes: ['PROMPT_EFFECTIVE_INVESTIGATION'],
        necessityReason: 'To interview.',
        cautionGiven: true,
        cautionAt: say.now,
        stationCode: suite.code,
        arrivedAtStationAt: say.now,
      },
    }),
    get: (pick) => ({ params: { arrestId: pick('arrest') } }),
    arrive: (pick, say) => ({
      params: { arrestId: pick('waiting') },
      body: { stationCode: suite.code, arrivedAtStationAt: say.now },
    }),
    listAwaitingCustody: () => ({ query: {} }),
  }),
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
  ...of(crime)(crimeInputs),
  ...of(investigation)(investigationInputs),
  ...of(domesticAbuse)(abuseInputs),
  ...of(protection)(noticeInputs),
  ...of(rightToKnow)(applicationInputs),
  ...of(investigationOutcome)(outcomeInputs),
  ...of(victimCare)(careInputs),
  ...of(document)(documentInputs),
  ...of(asbCase)(asbCaseInputs),
  ...of(stopSearch)(stopSearchInputs),
  ...of(property)(propertyInputs),
  ...of(propertyCare)(propertyCareInputs),
  ...of(missing)(missingInputs),
  ...of(mash)(mashInputs),
  ...of(incidentClosing)(incidentClosingInputs),
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
  ...of(safeguarding)({
    prepareVulnerability: (pick) => ({
      params: { eventId: pick('incident') },
      query: { personRecordId: pick('personRecord') },
    }),
    raiseVulnerability: (pick) => ({
      body: {
        eventId: pick('incident'),
        personRecordId: pick('personRecord'),
        reportType: 'CHILD_CTN',
        people: [{ personRecordId: pick('personRecord'), role: 'PARENT_GUARDIAN' }],
        circumstances: 'Shouting',
        seenAlone: true,
        voice: 'Nothing',
        appearance: 'Clean',
        behaviour: 'Quiet',
        whatWorries: 'Noise',
        actionTaken: 'Stayed',
        ragGrade: 'AMBER',
        consentStatus: 'GIVEN',
      },
    }),
    getVulnerability: (pick) => ({ params: { reportId: pick('vulnerability') } }),
    prepareAsb: (pick) => ({ params: { incidentId: pick('incident') } }),
    raiseAsb: (pick) => ({
      body: {
        incidentId: pick('incident'),
        asbType: 'PERSONAL',
        people: [{ personRecordId: pick('personRecord'), role: 'VICTIM' }],
        description: 'Banging',
        impact: 'No sleep',
        riskAnswers: { ...calm, REPEAT: 3 },
      },
    }),
    getAsb: (pick) => ({ params: { reportId: pick('asb') } }),
  }),
  ...of(intelligence)({
    submit: (pick, say) => ({
      body: {
        text: `Seen again ${say.number}`,
        sourceGrade: '2',
        assessmentGrade: 'A',
        handlingCode: 'P',
        subjectIds: [pick('person')],
        locationIds: [pick('place')],
        ...(say.number % 2 === 0 ? { incidentId: pick('incident') } : {}),
        ...(say.number % 3 === 0 ? { restrictToGroupIds: [pick('group')] } : {}),
      },
    }),
    get: (pick) => ({ params: { reportId: pick('intelligence') } }),
    listOwnGroups: () => ({}),
  }),
  ...of(tasks)(workInputs),
  ...of(taskWatch)(taskWatchInputs),
  ...of(savedSearch)({
    save: (_, say) => ({
      body: {
        name: 'Two worlds',
        reason,
        reviewOn: '2026-10-01',
        search:
          say.number % 2 === 0
            ? { kind: 'PEOPLE', terms: { name: say.text } }
            : { kind: 'DESCRIPTION', terms: { marks: [{ words: 'anchor' }], build: ['SLIM'] } },
      },
    }),
    list: () => ({}),
    pause: (pick) => ({ params: { savedSearchId: pick('savedSearch') } }),
    resume: (pick) => ({ params: { savedSearchId: pick('savedSearch') }, body: {} }),
    end: (pick) => ({ params: { savedSearchId: pick('savedSearch') } }),
  }),
  ...of(audit)({
    search: (pick, say) => ({
      body: { limit: 5 + (say.number % 60), ...(say.number % 2 === 0 ? { actorId: pick('user') } : {}) },
    }),
    ofRecord: (pick, say) => ({
      params: {
        recordId: pick((['person', 'place', 'incident', 'vehicle'] as const)[say.number % 4] ?? 'person'),
      },
      body: {},
    }),
    export: (pick, say) => ({
      params: {
        recordId: pick((['person', 'place', 'incident', 'vehicle'] as const)[say.number % 4] ?? 'person'),
      },
      body: {},
    }),
  }),
  ...of(admin)({
    listUsers: (_, say) => ({ body: { text: say.text.slice(0, 4), page: 1 } }),
    getUser: (pick) => ({ params: { userId: pick('user') } }),
    listRoles: () => ({}),
    listGroups: () => ({}),
    getGroup: (pick) => ({ params: { groupId: pick('group') } }),
    findRecord: (_, say) => ({ body: { reference: say.reference } }),
    getRecordAccess: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'intelligence'] as const)[say.number % 4] ?? 'person',
        ),
      },
    }),
    // Never of an open record: what this session could no longer see would not be compared.
    restrictRecord: (pick) => ({
      params: { recordId: pick('intelligence') },
      body: { grade: 'hidden', groupIds: [pick('group')], userIds: [pick('user')], reason },
    }),
    openRecord: (pick) => ({ params: { recordId: pick('intelligence') }, body: { reason } }),
    viewAs: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'intelligence'] as const)[say.number % 4] ?? 'person',
        ),
      },
      body: { roleCode: 'ANALYST' },
    }),
  }),
  ...of(reference)({
    searchOffences: (_, say) => ({ body: { text: say.text } }),
    searchStations: (_, say) => ({ body: { text: say.text } }),
    searchOfficers: (_, say) => ({ body: { text: say.text.slice(0, 4) } }),
  }),
  ...of(session)({ getCurrent: () => ({}), listSessions: () => ({}), listDrafts: () => ({ query: {} }) }),
]

/** Routes that are not sent, each with why. */
export const notSent: Record<string, string> = {
  'session.signIn': 'nobody is known yet',
  'session.signOut': 'ends the session that is compared',
  'session.signOutEverywhere': 'ends the session that is compared',
  'session.lock': 'locks the session that is compared',
  'session.unlock': 'needs a password',
  'session.changePassword': 'needs a password',
  'session.endSession': 'ends sessions',
  'session.savePreferences': 'own settings',
  'session.getDraft': 'own drafts',
  'session.saveDraft': 'own drafts',
  'session.discardDraft': 'own drafts',
  'pole.addPhotograph': 'an upload; what it adds is read by the others',
  'document.add': 'an upload; what it adds is read by the others',
  'audit.verify': 'checks the whole log, whose size is told to auditors by design',
  'custodyBoard.watch':
    'a stream that does not end; its own test says that it tells nothing of what is hidden',
  'voluntaryAttendance.addStep': 'the state of one record',
  'voluntaryAttendance.endInterview': 'the state of one record',
  'voluntaryAttendance.arrest': 'ends the one record; what it makes is an arrest, which is sent',
  'voluntaryAttendance.close': 'ends the one record',
  'custodyRights.reviewDelay': 'the state of one record',
  'custodyRights.endDelay': 'the state of one record',
  'custodyRights.addStep': 'the state of one record',
  'custody.recordExclusion': 'the state of one record',
  'custody.endExclusion': 'the state of one record',
  'incident.endAssignment': 'the state of one record',
  'source.list': 'the settings of the server',
  'source.search': 'asks somebody outside; the database is read for the purpose alone, as with every route',
  'admin.grantRole': 'users only',
  'admin.endRole': 'users only',
  'admin.issueActivationCode': 'a random code',
  'admin.endUserSessions': 'users only',
  'admin.createGroup': 'groups only',
  'admin.addMember': 'sent by the test of grants',
  'admin.removeMember': 'sent by the test of grants',
  'admin.previewHrImport': 'users only',
  'admin.applyHrImport': 'users only',
  'admin.listHrImports': 'users only',
}

/** Every sendable call, by its place in the list. */
export const callCount = routes.length

export function callAt(place: number, pick: Pick, say: Say): Call {
  const route = routes[place % routes.length]
  if (route === undefined) throw new Error('no such call')
  return {
    contract: route.contract,
    name: route.name,
    input: route.input(pick, say),
    isVersioned: route.contract.routes[route.name]?.version === 'required',
  }
}

/** Routes of the contracts that are neither sent nor excused: a new route must be one or the other. */
export function forgotten(): string[] {
  const sent = new Set(routes.map((route) => `${route.contract.name}.${route.name}`))
  return allContracts
    .flatMap((contract) => Object.keys(contract.routes).map((name) => `${contract.name}.${name}`))
    .filter((name) => !sent.has(name) && notSent[name] === undefined)
}

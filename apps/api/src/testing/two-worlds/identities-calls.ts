/** Calls on who is who: joins, pools, cases of identity, and the lists that facts are chosen from. */
import { codeList, identity, identityCase, pool, riskTool } from '@mips/contracts'
import { of, reason } from './call.ts'

export const identityCalls = [
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
  }),
]

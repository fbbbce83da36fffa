/** The procedures of custody in the two worlds: one call of every route, and hidden rows in the other world alone. */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { insertRow, type Table } from '../../modules/custody-procedures/procedure.repository.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof custodyProcedures)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const stay = (pick: Pick) => ({ recordId: pick('custody') })
const bag = (say: Say) => ({ sealNo: `T${say.number}` })

export const procedureInputs: Inputs = {
  getSearches: (pick) => ({ params: stay(pick) }),
  getProperty: (pick) => ({ params: stay(pick) }),
  getBiometrics: (pick) => ({ params: stay(pick) }),
  getInterviews: (pick) => ({ params: stay(pick) }),
  saveSearch: (pick, say) => ({
    params: stay(pick),
    body: { kind: 'S54', place: 'Desk', startedAt: say.now, ground: `Search ${say.number}` },
  }),
  nameForce: (pick, say) => ({
    params: stay(pick),
    body: { phase: 'IN', at: say.now, place: 'Corridor', officerIds: [pick('user')] },
  }),
  giveForceForm: (pick) => ({
    params: { ...stay(pick), formId: pick('procedure') },
    body: { previousId: pick('procedure'), outcome: 'Placed in a cell' },
  }),
  takeProperty: (pick, say) => ({
    params: stay(pick),
    body: {
      takenAt: say.now,
      items: [
        {
          description: 'Phone',
          category: 'PHONE',
          quantity: 1,
          place: 'BAG',
          ...(say.number % 2 === 0 ? { objectId: pick('phone') } : {}),
        },
      ],
      bag: bag(say),
    },
  }),
  moveProperty: (pick, say) => ({
    params: stay(pick),
    body: {
      movedAt: say.now,
      moves: [{ itemId: pick('procedure'), from: { place: 'STORE' }, to: { place: 'EVIDENCE' } }],
      reason: 'Asked in two worlds',
    },
  }),
  correctItem: (pick) => ({
    params: { ...stay(pick), itemId: pick('procedure') },
    body: {
      previousId: pick('procedure'),
      description: 'Belt',
      category: 'CLOTHING',
      quantity: 1,
      why: 'Asked in two worlds',
    },
  }),
  signProperty: (pick, say) => ({
    params: stay(pick),
    body: { kind: 'TAKEN', signedAt: say.now, how: 'TYPED', name: 'T Exampleton' },
  }),
  makeAsn: (pick) => ({ params: stay(pick), body: {} }),
  recordTaking: (pick, say) => ({
    params: stay(pick),
    body: {
      kind: 'PHOTOGRAPH',
      takenAt: say.now,
      consent: 'WITHHELD',
      ...(say.number % 3 === 0 ? { photographId: pick('photograph') } : {}),
    },
  }),
  makeLivescanFile: (pick) => ({ params: stay(pick), body: { terminal: 'Terminal 1' } }),
  saveIdProcedure: (pick) => ({ params: stay(pick), body: { kind: 'VIDEO', officerId: pick('user') } }),
  startInterview: (pick, say) => ({
    params: stay(pick),
    body: { startedAt: say.now, place: 'Interview room 1', isCautionGiven: true, isAdviceReminded: true },
  }),
  continueInterview: (pick, say) => ({
    params: { ...stay(pick), interviewId: pick('procedure') },
    body: { step: 'BREAK', at: say.now, previousId: pick('procedure') },
  }),
  saveContact: (pick, say) => ({
    params: stay(pick),
    body: { kind: 'CALL_OUT', name: 'Mother', startedAt: say.now },
  }),
  recordRest: (pick, say) => ({ params: stay(pick), body: { at: say.now, act: 'START' } }),
}

/** Straight into the tables, on a stay that only its readers see. */
export async function hideProcedures(
  tx: Tx,
  at: Date,
  hidden: { custody: string; arrest: string; officer: string },
): Promise<string> {
  const row = { custodyRecordId: hidden.custody, at, recordedAt: at, recordedBy: hidden.officer }
  const officer = { id: hidden.officer, staffNumber: '1', displayName: 'Hidden officer', rank: 'PC' }
  const rows: [Table, { kind: string; state: string; facts: object }][] = [
    ['custody_search', { kind: 'S54', state: 'DRAFT', facts: { kind: 'S54', place: 'Hidden', present: [] } }],
    [
      'custody_property_item',
      { kind: 'OTHER', state: 'RECORDED', facts: { number: 1, description: 'Hidden' } },
    ],
    ['custody_property_bag', { kind: 'PROPERTY', state: 'SEALED', facts: { number: 1, sealNo: 'T1' } }],
    [
      'custody_taking',
      { kind: 'FINGERPRINTS', state: 'TAKEN', facts: { outcome: 'TAKEN', reference: 'Hidden' } },
    ],
    ['custody_interview', { kind: 'INTERVIEW', state: 'RUNNING', facts: { number: 1, place: 'Hidden' } }],
    ['custody_contact', { kind: 'CALL_OUT', state: 'HELD', facts: { name: 'Hidden' } }],
    ['custody_welfare', { kind: 'REST_START', state: 'RECORDED', facts: {} }],
  ]
  for (const [table, more] of rows) await insertRow(tx, table, { ...row, ...more })
  const form = await insertRow(tx, 'custody_force', {
    ...row,
    kind: 'IN',
    state: 'OWED',
    facts: { officer, number: 1, place: 'Hidden', reasons: [], tactics: [] },
  })
  await tx.task.create({
    data: {
      recordId: hidden.custody,
      kind: 'FORCE_FORM',
      title: 'Hidden form',
      ownerId: hidden.officer,
      createdAt: at,
    },
  })
  await tx.arrestSummons.create({
    data: {
      arrestId: hidden.arrest,
      custodyRecordId: hidden.custody,
      asn: '2601ZD0190000000001G',
      madeAt: at,
      madeBy: hidden.officer,
    },
  })
  return form.id
}

/** Hearings and results of courts in the two worlds: one call of every route, a hearing of the open case, and in the other world alone hearings, results and messages of the hidden one. */
import { court } from '@mips/contracts'
import { listedCourtCode } from '../../modules/case/case.testing.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { arrange } from '../arrange.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick, type Say } from './call.ts'

const one = (pick: Pick) => ({ caseId: pick('courtCase') })
const hearing = (pick: Pick) => ({ ...one(pick), hearingId: pick('courtHearing') })
const today = (say: Say) => say.now.slice(0, 10)

export const courtCalls = of(court)({
  diary: (_pick, say) => ({
    query: { from: today(say), days: 31, ...(say.number % 2 === 0 ? {} : { courtCode: listedCourtCode }) },
  }),
  ofCase: (pick) => ({ params: one(pick) }),
  listHearing: (pick, say) => ({
    params: one(pick),
    body: {
      courtCode: listedCourtCode,
      day: new Date(Date.parse(say.now) + (say.number % 300) * 86_400_000).toISOString().slice(0, 10),
      type: say.number % 2 === 0 ? 'TRIAL' : 'MNTN',
    },
  }),
  vacate: (pick) => ({ params: hearing(pick), body: { reason } }),
  setPerson: (pick) => ({
    params: { ...hearing(pick), personId: pick('personRecord') },
    body: { part: 'DEFENDANT', isNeeded: true, note: reason },
  }),
  enterResult: (pick) => ({
    params: hearing(pick),
    body: {
      offences: [{ lineId: pick('caseLine'), plea: 'G', results: [{ code: 1015, amount: 20 }] }],
      accepts: true,
      reason,
    },
  }),
  searchResults: (_pick, say) => ({ body: { text: say.text.slice(0, 80) } }),
  extendLimit: (pick, say) => ({
    params: { ...one(pick), personId: pick('personRecord') },
    body: { grantedOn: today(say), until: '2027-06-01' },
  }),
  listMessages: (_pick, say) => ({ query: { show: say.number % 2 === 0 ? 'OPEN' : 'DONE' } }),
  getMessage: (pick) => ({ params: { ...one(pick), messageId: pick('courtMessage') } }),
  answerMessage: (pick, say) => ({
    params: { ...one(pick), messageId: pick('courtMessage') },
    body: { act: say.number % 2 === 0 ? 'SETTLE' : 'APPLY', reason },
  }),
  placeMessage: (pick) => ({ params: one(pick), body: { messageId: pick('courtMessage'), reason } }),
  settleMessage: (pick) => ({ params: { messageId: pick('courtMessage') }, body: { reason } }),
  ofNominal: (pick) => ({ params: { nominalId: pick('person') } }),
})

/** A hearing of today of the open case, and a message about it that waits. */
export async function seedCourt(world: World, as: Actor, courtCase: string) {
  const at = world.clock.now()
  const day = at.toISOString().slice(0, 10)
  await world.ok(as, court, 'listHearing', {
    params: { caseId: courtCase },
    body: { courtCode: listedCourtCode, day, type: 'FH' },
  })
  const { hearings } = await world.ok(as, court, 'ofCase', { params: { caseId: courtCase } })
  const courtMessage = await arrange(world, async ({ tx }) => {
    const { id } = await tx.courtMessage.create({
      data: {
        receiver: 'COURT',
        number: 'open-result',
        caseId: courtCase,
        reference: 'open',
        content: { result: {} },
        state: 'EXCEPTION',
        exceptions: [{ kind: 'UNREADABLE' }],
        receivedAt: at,
      },
    })
    return id
  })
  return { courtHearing: hearings[0]?.id ?? '', courtMessage }
}

/** Of the hidden case, all that a court may have said: a hearing of today, its people and result, a remand of an open person, and a message that waits. */
export async function hideCourt(
  tx: Tx,
  at: Date,
  of_: { courtCase: string; personRecordId: string; by: string },
): Promise<void> {
  const day = new Date(`${at.toISOString().slice(0, 10)}T00:00:00.000Z`)
  const { id: hearingId } = await tx.courtHearing.create({
    data: {
      caseId: of_.courtCase,
      courtCode: listedCourtCode,
      day,
      type: 'TRIAL',
      origin: 'PERSON',
      listedBy: of_.by,
      listedAt: at,
    },
  })
  await tx.courtHearingPerson.create({
    data: {
      hearingId,
      caseId: of_.courtCase,
      personId: of_.personRecordId,
      part: 'DEFENDANT',
      isNeeded: true,
      keptBy: of_.by,
      keptAt: at,
    },
  })
  await tx.courtRemand.create({
    data: {
      caseId: of_.courtCase,
      hearingId,
      personRecordId: of_.personRecordId,
      fromOn: day,
      remand: 'PR',
      conditions: ['Hidden condition'],
      setBy: of_.by,
      setAt: at,
    },
  })
  await tx.courtMessage.create({
    data: {
      receiver: 'COURT',
      number: 'hidden-result',
      caseId: of_.courtCase,
      reference: '01ZD7777726',
      content: { result: { words: 'Hidden result' } },
      state: 'EXCEPTION',
      exceptions: [{ kind: 'UNREADABLE' }],
      receivedAt: at,
    },
  })
}

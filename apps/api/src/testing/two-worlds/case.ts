/** Prosecution cases in the two worlds: one call of every route, an open case of the open stay, and in the other world alone a hidden one of the same people. */
import { caseDecisions, caseForms, caseSampling, caseUnused, prosecutionCase } from '@mips/contracts'
import { sampleHeadings } from '@mips/domain/case/sampling'
import { linkRecords } from '../../modules/pole/record.service.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick } from './call.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const one = (pick: Pick) => ({ caseId: pick('courtCase') })

export const caseCalls = of(prosecutionCase)({
  list: (_pick, say) => ({ query: { of: say.number % 2 === 0 ? 'ALL' : 'TEAM' } }),
  ofStay: (pick) => ({ params: { recordId: pick('custody') } }),
  get: (pick) => ({ params: one(pick) }),
  open: (pick) => ({ body: { by: 'ADVICE', custodyRecordIds: [pick('custody')] } }),
  change: (pick, say) => ({
    params: one(pick),
    body: { anticipatedPlea: say.number % 2 === 0 ? 'GAP' : 'NGAP', officerContact: reason },
  }),
  giveTo: (pick) => ({ params: one(pick), body: { officerId: pick('user') } }),
  setOffence: (pick, say) => ({
    params: { ...one(pick), lineId: pick('caseLine') },
    body: { dateCode: 1, start: say.now.slice(0, 10), place: reason },
  }),
  addPerson: (pick, say) => ({
    params: one(pick),
    body:
      say.number % 3 === 0
        ? { part: 'POLICE', userId: pick('user') }
        : { part: say.number % 2 === 0 ? 'WITNESS' : 'VICTIM', personId: pick('person') },
  }),
  setPerson: (pick) => ({
    params: { ...one(pick), personId: pick('personRecord') },
    body: { part: 'WITNESS', facts: { isListed: true, listNote: reason } },
  }),
  endPerson: (pick) => ({ params: { ...one(pick), personId: pick('personRecord') }, body: { reason } }),
  addExhibit: (pick) => ({ params: one(pick), body: { exhibitId: pick('exhibit') } }),
  removeExhibit: (pick) => ({ params: { ...one(pick), exhibitId: pick('exhibit') }, body: { reason } }),
  linkCase: (pick) => ({ params: one(pick), body: { caseId: pick('courtCase'), role: 'LINKED_CASE' } }),
  takeStep: (pick) => ({ params: one(pick), body: { step: 'CLOSE_NO_CHARGE', reason } }),
  hold: (pick, say) => ({
    params: one(pick),
    body: { act: say.number % 2 === 0 ? 'STEAL' : 'RELEASE', reason },
  }),
})

export const caseFormCalls = of(caseForms)({
  get: (pick, say) => ({
    params: { ...one(pick), code: say.number % 2 === 0 ? 'MG9' : 'MG5' },
    query: say.number % 3 === 0 ? { subjectId: pick('personRecord') } : {},
  }),
  write: (pick, say) => ({
    params: { ...one(pick), code: 'MG5' },
    body: { words: { summary: `${reason} ${say.number}` } },
  }),
  sign: (pick) => ({ params: { ...one(pick), code: 'MG5' }, body: {} }),
  print: (pick) => ({ params: { ...one(pick), code: 'MG9' }, body: { recipient: reason } }),
  submit: (pick) => ({ params: one(pick), body: {} }),
  decide: (pick) => ({ params: one(pick), body: { act: 'RETURN', reason } }),
  scores: () => ({}),
})

export const caseDecisionCalls = of(caseDecisions)({
  get: (pick) => ({ params: one(pick) }),
  decide: (pick, say) => ({
    params: one(pick),
    body: {
      by: 'CPS',
      decidedBy: reason,
      reference: reason,
      outcome: say.number % 2 === 0 ? 'ADVICE' : 'ACTION_PLAN',
      decidedOn: say.now.slice(0, 10),
      actions:
        say.number % 2 === 0 ? [] : [{ text: reason, dueOn: say.now.slice(0, 10), ownerId: pick('user') }],
    },
  }),
  finishAction: (pick) => ({ params: { ...one(pick), actionId: pick('link') }, body: { result: reason } }),
})

export const caseUnusedCalls = of(caseUnused)({
  get: (pick) => ({ params: one(pick) }),
  decide: (pick, say) => ({
    params: { ...one(pick), itemId: pick(say.number % 2 === 0 ? 'incident' : 'exhibit') },
    body: {
      isSensitive: say.number % 3 === 0,
      sensitivityReason: reason,
      decision: { meetsTest: true, reason },
    },
  }),
  answer: (pick) => ({ params: one(pick), body: { answers: [{ class: 'CALLS', answer: 'NONE' }] } }),
  add: (pick) => ({
    params: one(pick),
    body: { kind: 'NOTES', description: `Notebook of ${reason}`, location: 'Locker', madeOn: '2026-01-01' },
  }),
  sign: (pick) => ({ params: one(pick), body: {} }),
  print: (pick) => ({ params: one(pick), body: { paper: 'MG6C', recipient: 'The defence' } }),
})

export const caseSamplingCalls = of(caseSampling)({
  desk: () => ({}),
  mark: (pick) => ({
    params: one(pick),
    body: {
      workId: pick('link'),
      marks: sampleHeadings.map(({ code }) => ({ heading: code, passed: true })),
    },
  }),
  ofCase: (pick) => ({ params: one(pick) }),
})

/** A case of the open stay, for advice. */
export async function seedCase(world: World, as: Actor, stay: string) {
  const { id } = await world.ok(as, prosecutionCase, 'open', {
    body: { by: 'ADVICE', custodyRecordIds: [stay] },
  })
  const page = await world.ok(as, prosecutionCase, 'get', { params: { caseId: id } })
  return { courtCase: id, caseLine: page.defendants[0]?.lines[0]?.id ?? '' }
}

/** Of the open people, tied to the open case and stay; and a hidden witness and a hidden exhibit of the open case. */
export async function hideCase(
  ctx: Ctx,
  seed: Seed,
  make: Make,
  of_: { personRecord: string; incident: string; exhibit: string },
): Promise<string> {
  const at = ctx.clock.now()
  const { member } = seed.actors
  const id = await make('Case')
  await ctx.tx.event.create({
    data: { id, kind: 'Case', title: 'R v Brindlecombe', status: 'CHARGED', occurredFrom: at },
  })
  await ctx.tx.prosecutionCase.create({
    data: {
      id,
      urn: '01ZD7777726',
      openedByWay: 'CHARGE',
      officerId: member.id,
      unitCode: 'TEST',
      facts: { officerContact: 'hidden@example.test' },
      openedBy: member.id,
      openedAt: at,
      editedAt: at,
    },
  })
  await ctx.tx.caseForm.create({
    data: {
      caseId: id,
      code: 'MG5',
      version: 1,
      words: { summary: 'Hidden words' },
      writtenBy: member.id,
      writtenAt: at,
    },
  })
  await ctx.tx.caseCheck.create({
    data: {
      caseId: id,
      act: 'SUBMITTED',
      unitCode: 'TEST',
      rulesVersion: 'hidden',
      blocks: 3,
      warnings: 3,
      kept: 60,
      ofRules: 70,
      madeBy: member.id,
      madeAt: at,
    },
  })
  const tie = (fromId: string, toId: string, role: string) =>
    linkRecords(ctx, { fromId, toId, role, origin: 'chosen' })
  await tie(id, seed.marla.personRecordId, 'DEFENDANT')
  await tie(id, seed.tobias.personRecordId, 'WITNESS')
  await tie(id, seed.custody, 'ARISES_FROM')
  await tie(id, seed.courtCase, 'CO_DEFENDANT_CASE')
  // Hidden records that the open case is tied to.
  await tie(seed.courtCase, of_.personRecord, 'WITNESS')
  await tie(seed.courtCase, of_.personRecord, 'DEFENDANT')
  await tie(seed.courtCase, of_.incident, 'ARISES_FROM')
  await tie(seed.courtCase, of_.exhibit, 'EXHIBIT')
  return id
}

/** Property in the two worlds: one call of every route, an open exhibit in an open place, and hidden ones beside it. */
import { property, propertyCare } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { copied, makeStore, registered } from '../../modules/property/property.testing.ts'
import { createRecord, type RecordCtx } from '../../modules/pole/record.service.ts'
import { raiseTask } from '../../modules/pole/task.service.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof property)['routes']
type CareRoutes = (typeof propertyCare)['routes']
type CareInputs = { [K in keyof CareRoutes & string]: (pick: Pick, say: Say) => RouteCall<CareRoutes[K]> }
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const words = 'Asked in two worlds'
const exhibit = (pick: Pick) => ({ exhibitId: pick('exhibit') })

export const propertyInputs: Inputs = {
  getDesk: () => ({}),
  find: (_, say) => ({
    body: { text: ['TE/1', 'hidden knife', 'S1001', 'S666', say.text][say.number % 5] ?? 'TE/1' },
  }),
  getSource: (pick) => ({ params: { recordId: pick('crime') } }),
  register: (pick, say) => ({
    params: { recordId: pick(say.number % 2 === 0 ? 'crime' : 'incident') },
    body: {
      kind: 'GENERAL',
      description: words,
      ...(say.number % 3 === 0 ? { objectId: pick('vehicle') } : { personRecordId: pick('personRecord') }),
    },
  }),
  printCourtList: (pick) => ({
    params: { recordId: pick('crime') },
    body: { recipient: words, withContinuity: true },
  }),
  get: (pick) => ({ params: exhibit(pick) }),
  complete: (pick) => ({
    params: exhibit(pick),
    body: { kind: 'KNIFE', description: words, locationId: pick('place') },
  }),
  move: (pick, say) => ({
    params: exhibit(pick),
    body: {
      from: { kind: 'PERSON', id: pick('user') },
      to:
        say.number % 2 === 0
          ? { kind: 'PLACE', id: pick('propertyPlace') }
          : { kind: 'PERSON', id: pick('user') },
      purpose: say.number % 2 === 0 ? 'STORED' : 'HANDED_OVER',
    },
  }),
  reportNotFound: (pick) => ({ params: exhibit(pick), body: { words } }),
  reportFound: (pick) => ({ params: exhibit(pick), body: { words } }),
  instruct: (pick) => ({
    params: exhibit(pick),
    body: { decision: 'HOLD', reason: words, ownerId: pick('personRecord') },
  }),
  authoriseDisposal: (pick) => ({
    params: { ...exhibit(pick), disposalId: pick('exhibitPart') },
    body: { answer: 'REFUSED', words },
  }),
  askExamination: (pick) => ({ params: exhibit(pick), body: { examination: words, laboratory: words } }),
  authoriseExamination: (pick) => ({
    params: { ...exhibit(pick), submissionId: pick('exhibitPart') },
    body: {},
  }),
  recordExamination: (pick) => ({
    params: { ...exhibit(pick), submissionId: pick('exhibitPart') },
    body: { result: words },
  }),
  addCopy: (pick) => ({
    params: exhibit(pick),
    body: { label: words, sha256: 'a'.repeat(64), parentId: pick('exhibitPart') },
  }),
  viewCopy: (pick) => ({
    params: { ...exhibit(pick), copyId: pick('exhibitPart') },
    body: { reason: words },
  }),
  printLabel: (pick) => ({ params: exhibit(pick), body: {} }),
  printContinuity: (pick) => ({ params: exhibit(pick), body: { recipient: words } }),
  makePlace: (_, say) => ({ body: { code: `W-${say.number}`, label: words } }),
  changePlace: (pick) => ({ params: { placeId: pick('propertyPlace') }, body: { label: words, version: 1 } }),
  getPlace: (pick) => ({ params: { placeId: pick('propertyPlace') } }),
  count: (pick, say) => ({
    params: { placeId: pick('propertyPlace') },
    body: { scanned: ['TE/1', 'EXH/2026/000001', say.reference] },
  }),
}

export const propertyCareInputs: CareInputs = {
  sign: (pick, say) => ({
    params: { ...exhibit(pick), signId: pick('exhibitPart') },
    body: say.number % 2 === 0 ? { answer: 'SIGNED' } : { answer: 'REFUSED', words },
  }),
  withdrawMove: (pick) => ({ params: { ...exhibit(pick), signId: pick('exhibitPart') }, body: { words } }),
  writeLetter: (pick) => ({
    params: exhibit(pick),
    body: { kind: 'CLAIM', ownerId: pick('personRecord'), address: words },
  }),
  printLetter: (pick) => ({ params: { ...exhibit(pick), letterId: pick('exhibitPart') }, body: {} }),
  recordLetter: (pick) => ({
    params: { ...exhibit(pick), letterId: pick('exhibitPart') },
    body: { step: 'SENT', how: 'POST' },
  }),
  askFor: (pick) => ({ params: exhibit(pick), body: { what: 'COURT', neededOn: '2099-01-04', words } }),
  endRequest: (pick) => ({ params: { ...exhibit(pick), requestId: pick('exhibitPart') }, body: { words } }),
  getPullList: () => ({}),
  printPullList: () => ({ body: { recipient: words } }),
}

/** An open exhibit of the open crime with its copies, and the store that the hidden ones lie in too. */
export async function seedProperty(world: World, as: Actor, crimeId: string) {
  const store = await makeStore(world, as)
  const made = await copied(world, as)
  await registered(world, as, {}, crimeId)
  return { exhibit: made.id, exhibitPart: made.copyId, propertyPlace: store.id }
}

/** An exhibit of the open crime that few may see: in the open store, not found, with everything that can hang on it. */
export async function hideProperty(
  ctx: RecordCtx,
  hidden: {
    aclId: number
    openCrime: string
    place: string
    officer: string
    object: string
    personRecord: string
  },
): Promise<{ exhibit: string; exhibitPart: string; reference: string | null }> {
  const { tx } = ctx
  const at = ctx.clock.now()
  const { id, reference } = await createRecord(ctx, { kind: 'Exhibit', aclId: hidden.aclId })
  await tx.exhibit.create({
    data: {
      id,
      sourceId: hidden.openCrime,
      exhibitRef: 'TE/1',
      kind: 'FIREARM',
      description: 'Hidden knife and pistol',
      seizedAt: at,
      seizedBy: hidden.officer,
      objectId: hidden.object,
      personRecordId: hidden.personRecord,
      holderKind: 'PLACE',
      holderId: hidden.place,
      moves: 2,
      firstStoredAt: at,
      notFoundSince: at,
    },
  })
  const move = { exhibitId: id, at, recordedBy: hidden.officer, recordedAt: at, sealAfter: 'S666' }
  const person = { toKind: 'PERSON', toId: hidden.officer }
  await tx.exhibitMove.create({ data: { ...move, ...person, number: 1, purpose: 'SEIZED' } })
  await tx.exhibitMove.create({
    data: {
      ...move,
      number: 2,
      fromKind: 'PERSON',
      fromId: hidden.officer,
      toKind: 'PLACE',
      toId: hidden.place,
      purpose: 'STORED',
    },
  })
  await tx.exhibitDisposal.create({
    data: {
      exhibitId: id,
      decision: 'DESTROY',
      state: 'ASKED',
      facts: { instruction: 'Hidden' },
      askedBy: hidden.officer,
      askedAt: at,
    },
  })
  await tx.exhibitSubmission.create({
    data: {
      exhibitId: id,
      examination: 'Hidden',
      laboratory: 'Hidden',
      askedBy: hidden.officer,
      askedAt: at,
    },
  })
  const copy = await tx.exhibitCopy.create({
    data: { exhibitId: id, label: 'Hidden', sha256: 'f'.repeat(64), madeAt: at, madeBy: hidden.officer },
    select: { id: true },
  })
  await tx.exhibitView.create({
    data: { exhibitId: id, copyId: copy.id, viewedBy: hidden.officer, viewedAt: at },
  })
  await hideCare(ctx, id, hidden)
  await raiseTask(ctx, {
    recordId: id,
    kind: 'PROPERTY_NOT_FOUND',
    title: 'Hidden',
    reason: 'Hidden',
    rule: 'PX-21',
    harm: 24,
    opensAt: `/property/${id}`,
    for: { userId: hidden.officer },
  })
  return { exhibit: id, exhibitPart: copy.id, reference }
}

/** A signature that waits, a letter to its owner and a day at court of the hidden exhibit. */
async function hideCare(
  { tx, clock }: RecordCtx,
  exhibitId: string,
  { officer, personRecord }: { officer: string; personRecord: string },
): Promise<void> {
  const at = clock.now()
  await tx.exhibitSign.create({
    data: {
      exhibitId,
      number: 3,
      move: { at: at.toISOString(), to: { kind: 'PERSON', id: officer }, purpose: 'TAKEN_OUT' },
      witness: officer,
      askedBy: officer,
      askedAt: at,
    },
  })
  await tx.exhibitLetter.create({
    data: {
      exhibitId,
      kind: 'CLAIM',
      ownerId: personRecord,
      address: 'Hidden',
      answerBy: at,
      writtenBy: officer,
      writtenAt: at,
    },
  })
  await tx.exhibitRequest.create({
    data: { exhibitId, what: 'COURT', neededOn: at, words: 'Hidden', askedBy: officer, askedAt: at },
  })
}

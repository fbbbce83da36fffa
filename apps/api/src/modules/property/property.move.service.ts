/** Moving an exhibit: from where it is, by the one who holds it, into one hand or place. */
import type { NewMove } from '@mips/contracts/property-parts'
import { isSaid, problemList, type RuleProblem } from '@mips/domain/custody/rule-problem'
import type { Holder, Move } from '@mips/domain/property/continuity'
import { submissionProblems } from '@mips/domain/property/digital-and-forensic'
import { needsTwoPeople } from '@mips/domain/property/property-kinds'
import { moveProblems, purposeProblems, recorderProblems } from '@mips/domain/property/move-rules'
import { requestsMet } from '@mips/domain/property/pull-list'
import { photographProblems, waitingProblems } from '@mips/domain/property/second-hand'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { followAlarms } from './property.alarms.service.ts'
import {
  endRequests,
  findOpenRequests,
  findMovable,
  findPlaceToMove,
  findUser,
  insertMove,
  lockExhibit,
  type PlaceToMove,
  updateDisposal,
  updateExhibit,
  updateSubmission,
} from './property.repository.ts'
import { askSecond } from './property.sign.service.ts'
import { logOf, type MovableRow, type MoveRow } from './property.rows.ts'

/** The item, held until the end of the request: of two who scan it at once the second one is told where it is. */
export async function holdExhibit(ctx: Ctx, exhibitId: string): Promise<MovableRow> {
  const row = (await lockExhibit(ctx.tx, exhibitId)) ? await findMovable(ctx.tx, exhibitId) : undefined
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** The kind of the task of whoever fetches an item that was asked for. */
export const pullTask = (what: 'COURT' | 'VIEWING'): string => `PROPERTY_FETCH_${what}`

const isId = (text: string | undefined): text is string => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text ?? '')

/** Moves the item, or lets the move of drugs, cash and firearms wait until the second person signs (PX-16). */
export async function move(ctx: Ctx, exhibitId: string, body: NewMove) {
  const row = await holdExhibit(ctx, exhibitId)
  const held: Holder = { kind: row.holderKind, id: row.holderId }
  const now = ctx.clock.now()
  refuseProblems(waitingProblems(row.waitsFor?.displayName))
  const made = moveOf(ctx, body, held, now)
  for (const [field, hand] of [
    ['givenBy', made.givenBy],
    ['receivedBy', made.receivedBy],
    ['witnessId', made.witness],
  ] as const)
    if (isId(hand) && (await findUser(ctx.tx, hand)) === null) throw badField(field, 'Choose a colleague')
  const problems = await checkMove(ctx, row, made, ctx.who.userId)
  return needsTwoPeople(row.kind) && made.witness !== undefined
    ? askSecond(ctx, row, { move: made, witness: made.witness, number: row.moves + 1 }, problems)
    : writeMove(ctx, row, made, { recordedBy: ctx.who.userId, problems })
}

/** Everything that stands against a move by whoever recorded it; refuses what cannot be. */
export async function checkMove(
  ctx: Ctx,
  row: MovableRow,
  made: Move,
  recordedBy: string,
): Promise<RuleProblem[]> {
  const held: Holder = { kind: row.holderKind, id: row.holderId }
  const keepers = await placesOf(ctx, [made.from ?? held, made.to], recordedBy)
  const problems = [
    ...moveProblems(
      {
        kind: row.kind,
        log: logOf(row.log),
        keepersOf: (placeId) => keepers.get(placeId) ?? [],
        isDisposalAuthorised: row.disposal !== null,
      },
      made,
      ctx.clock.now().toISOString(),
    ),
    ...photographProblems({ kind: row.kind, isPhotographed: row.photographs > 0 }, made.to),
    ...recorderProblems(made, recordedBy),
    ...purposeProblems(made, row.disposal?.decision),
    ...laboratoryProblems(row, made),
  ]
  refuseProblems(problems)
  return problems
}

/** Writes a move that nothing stands against, with what follows from it. */
export async function writeMove(
  ctx: Ctx,
  row: MovableRow,
  made: Move,
  { recordedBy, problems }: { recordedBy: string; problems: readonly RuleProblem[] },
) {
  const held: Holder = { kind: row.holderKind, id: row.holderId }
  const exhibitId = row.id
  const number = row.moves + 1
  const isStored = made.to.kind !== 'PERSON'
  await insertMove(
    ctx.tx,
    {
      exhibitId,
      number,
      at: new Date(made.at),
      fromKind: held.kind,
      fromId: held.id,
      toKind: made.to.kind,
      toId: made.to.id,
      purpose: made.purpose,
      sealBefore: made.sealBefore ?? null,
      sealAfter: made.sealAfter ?? null,
      givenBy: made.givenBy ?? null,
      receivedBy: made.receivedBy ?? null,
      witness: made.witness ?? null,
      reason: made.reason ?? null,
      recordedBy,
      recordedAt: ctx.clock.now(),
    },
    {
      holderKind: made.to.kind,
      holderId: made.to.id,
      moves: number,
      // Whoever moves it has it in hand.
      notFoundSince: null,
      ...(isStored && row.log.every(({ toKind }) => toKind === 'PERSON')
        ? { firstStoredAt: new Date(made.at) }
        : {}),
    },
  )
  await followUp(ctx, row, made)
  const after = { ...row, notFoundSince: null, log: [...row.log, writtenAs(made, number, recordedBy)] }
  await followAlarms(ctx, row, after, 'The exhibit was moved')
  ctx.audit.change = { move: number, from: held, to: made.to, purpose: made.purpose }
  return { id: exhibitId, number, problems: problems.map(ruleLine), waits: null }
}

/** The move with the hands that stand to reason: who holds it gives it, who it goes to takes it, the keeper at a store does both. */
function moveOf(ctx: Ctx, body: NewMove, held: Holder, now: Date): Move {
  const giver = handAt(held, ctx.who.userId)
  const taker = handAt(body.to, ctx.who.userId)
  const givenBy = body.givenBy || giver
  const receivedBy = body.receivedBy || taker
  const sealAfter = body.sealAfter || body.sealBefore
  return {
    at: body.at ?? now.toISOString(),
    from: body.from,
    to: body.to,
    purpose: body.purpose,
    ...(givenBy === undefined ? {} : { givenBy }),
    ...(receivedBy === undefined ? {} : { receivedBy }),
    ...(body.witnessId === undefined ? {} : { witness: body.witnessId }),
    ...(body.sealBefore ? { sealBefore: body.sealBefore } : {}),
    ...(sealAfter ? { sealAfter } : {}),
    ...(isSaid(body.reason) && body.reason !== undefined ? { reason: body.reason } : {}),
  }
}

/** The hand that stands to reason at an end of a move; of somebody outside only a name is known, which is asked. */
function handAt({ kind, id }: Holder, recorder: string): string | undefined {
  if (kind === 'PERSON') return id
  return kind === 'PLACE' ? recorder : undefined
}

/** The keepers of the places that a move names; a hand is a colleague, and a place is one that is open. */
async function placesOf(
  ctx: Ctx,
  ends: readonly Holder[],
  recordedBy: string,
): Promise<Map<string, readonly string[]>> {
  const keepers = new Map<string, readonly string[]>()
  for (const [index, { kind, id }] of ends.entries()) {
    const field = index === 0 ? 'from.id' : 'to.id'
    if (kind === 'PERSON' && (!isId(id) || (await findUser(ctx.tx, id)) === null))
      throw badField(field, 'Choose a colleague')
    if ((kind === 'OUTSIDE' || kind === 'GONE') && isId(id)) throw badField(field, 'Name who takes it')
    if (kind !== 'PLACE') continue
    const place: PlaceToMove | undefined = isId(id) ? await findPlaceToMove(ctx.tx, id) : undefined
    if (place === undefined) throw badField(field, 'Choose a store or shelf')
    if (index === 1 && place.isClosed) throw badField(field, 'This place is closed: choose another')
    keepers.set(id, place.isSelfService ? [...place.keepers, recordedBy] : place.keepers)
  }
  return keepers
}

/** PX-44: an item goes to a laboratory for an examination that was asked for and authorised. */
function laboratoryProblems({ submission }: MovableRow, made: Move): RuleProblem[] {
  if (made.purpose !== 'LABORATORY') return []
  const { problems, block } = problemList()
  block(
    submission === null,
    'PX-44',
    'Ask for the examination first, and have it authorised: then it goes to the laboratory.',
    'purpose',
  )
  if (submission === null) return problems
  return submissionProblems(
    {
      examination: submission.examination,
      ...(submission.authorisedBy === null ? {} : { authorisedBy: submission.authorisedBy }),
      sentAt: made.at,
    },
    submission.askedBy,
  )
}

/** What a move says of the examination and of the end of the item. */
async function followUp(ctx: Ctx, row: MovableRow, made: Move): Promise<void> {
  const at = new Date(made.at)
  if (made.purpose === 'LABORATORY' && row.submission !== null)
    await updateSubmission(ctx.tx, row.submission.id, { sentAt: at })
  else if (row.holderKind === 'OUTSIDE' && made.to.kind !== 'OUTSIDE' && row.submission?.sentAt)
    await updateSubmission(ctx.tx, row.submission.id, { returnedAt: at })
  const asked = made.purpose === 'COURT' ? 'COURT' : 'VIEWING'
  if (['COURT', 'EXAMINED', 'TAKEN_OUT'].includes(made.purpose)) {
    await meetRequests(ctx, row.id, asked, at)
  }
  if (made.to.kind === 'GONE' && row.disposal !== null)
    await updateDisposal(
      ctx.tx,
      { id: row.disposal.id, exhibitId: row.id, state: 'AUTHORISED' },
      { state: 'DONE' },
    )
}

/** Ends what was asked for and is met by the move; what is wanted on a later day stays. */
async function meetRequests(ctx: Ctx, exhibitId: string, what: 'COURT' | 'VIEWING', at: Date) {
  const open = (await findOpenRequests(ctx.tx, { exhibitId, what })).map(({ id, neededOn }) => ({
    id,
    neededOn: neededOn.toISOString().slice(0, 10),
  }))
  const met = requestsMet(open, londonDay(at.toISOString())).map(({ id }) => id)
  await endRequests(ctx.tx, met, ctx.who.userId, ctx.clock.now())
  for (const once of met)
    await closeTasksOf(ctx, { recordId: exhibitId, kind: pullTask(what), once }, 'It was moved there')
}

const writtenAs = (made: Move, number: number, recordedBy: string): MoveRow => ({
  number,
  at: made.at,
  fromKind: made.from?.kind ?? null,
  fromId: made.from?.id ?? null,
  from: null,
  toKind: made.to.kind,
  toId: made.to.id,
  to: made.to.id,
  purpose: made.purpose,
  sealBefore: made.sealBefore ?? null,
  sealAfter: made.sealAfter ?? null,
  givenBy: made.givenBy ?? null,
  given: null,
  receivedBy: made.receivedBy ?? null,
  received: null,
  witness: made.witness ?? null,
  witnessed: null,
  reason: made.reason ?? null,
  recordedBy: { id: recordedBy, staffNumber: '', displayName: '', rank: '' },
  recordedAt: made.at,
})

/** Nobody finds it: that is known from now on, and climbs until it is found (PX-21). */
export async function reportNotFound(ctx: Ctx, exhibitId: string, words: string) {
  const row = await holdExhibit(ctx, exhibitId)
  if (row.notFoundSince !== null)
    throw new AppError('already_done', { facts: { reason: 'It is looked for already.' } })
  if (row.holderKind === 'GONE')
    throw new AppError('rule_refused', {
      facts: { rule: 'PX-3', reason: 'PX-3: This item has been given back or destroyed.' },
    })
  const now = ctx.clock.now()
  await updateExhibit(ctx.tx, exhibitId, { notFoundSince: now })
  await followAlarms(ctx, row, { ...row, notFoundSince: now.toISOString() })
  Object.assign(ctx.audit, { change: { notFound: true }, reasonGiven: words })
  return { id: exhibitId }
}

/** It was found where it should be; found elsewhere, it is moved instead. */
export async function reportFound(ctx: Ctx, exhibitId: string, words: string) {
  const row = await holdExhibit(ctx, exhibitId)
  if (row.notFoundSince === null)
    throw new AppError('not_in_state', { facts: { reason: 'Nobody looks for this item.' } })
  await updateExhibit(ctx.tx, exhibitId, { notFoundSince: null })
  await followAlarms(ctx, row, { ...row, notFoundSince: null }, words)
  Object.assign(ctx.audit, { change: { notFound: false }, reasonGiven: words })
  return { id: exhibitId }
}

/** Property of a detainee: taking it, moving it, sealing bags anew, and putting an item right (custody.md 12.12, C10). */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Kept } from '@mips/contracts/custody-procedure-parts'
import {
  inWords,
  moveProblems,
  propertyPlaces,
  toHundredths,
  whereIsIt,
} from '@mips/domain/custody/property-ledger'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { createObject } from '../pole/object.service.ts'
import { addLogEntry, linkRecords } from '../pole/record.service.ts'
import { isObject, lockFor, readProperty } from './procedure.repository.ts'
import type { ItemRow, MoveRow, PropertyAnswer } from './procedure.rows.ts'
import { newestOf } from './procedure.rules.ts'
import { keepRow, refuseBlocked, refuseSection, refuseTime, requireNewest } from './procedure.service.ts'
import { bagsOf, type BagState, placeBags, sealBag } from './property.bags.ts'
import { bagIn, describe, ledgerOf, placeWords } from './property.list.ts'
import { said, type Stay, withFacts } from './stay-facts.ts'

type Routes = (typeof custodyProcedures)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** The property of a stay, held until the end of the request so that two movements never meet. */
export async function openProperty(
  ctx: Ctx,
  recordId: string,
): Promise<{ stay: Stay; held: PropertyAnswer; bags: BagState[] }> {
  await lockFor(ctx.tx, 'property', recordId)
  const held = await readProperty(ctx.tx, recordId)
  if (held === undefined) throw new AppError('not_found')
  const stay = withFacts(held.stay, ctx.clock.now())
  refuseSection(ctx, stay, 'PROPERTY')
  return { stay, held, bags: bagsOf(held.bags) }
}

/** Takes property from the person: into a bag under seal, into the store, as evidence, or left with them. */
export async function takeProperty(ctx: Ctx, recordId: string, body: Body<'takeProperty'>) {
  const { stay, held, bags } = await openProperty(ctx, recordId)
  const at = refuseTime(ctx, stay, 'takenAt', body.takenAt, { lateReason: body.lateReason })
  let bagId: string | null = null
  if (body.bag !== undefined && body.items.some(({ place }) => place === 'BAG')) {
    const bag = bags.find(({ rootId }) => rootId === body.bag?.bagId)
    if (body.bag.bagId !== undefined && bag === undefined) throw new AppError('bad_reference')
    bagId = await sealBag(ctx, stay, bags, { ...body.bag, bag, at, because: 'More property' })
  }
  const first = newestOf(held.items).reduce((most, { facts }) => Math.max(most, facts.number), 0)
  const itemIds: string[] = []
  for (const [index, { place, exhibitRef, objectId, object, ...facts }] of body.items.entries()) {
    const thing = await objectOf(ctx, recordId, { objectId, object }, at)
    const { rootId } = await keepRow(ctx, 'custody_property_item', recordId, {
      kind: facts.category,
      state: 'RECORDED',
      at,
      facts: said({ ...facts, number: first + index + 1, objectId: thing }),
    })
    await keepMove(ctx, recordId, at, {
      itemId: rootId,
      to: place === 'BAG' ? `BAG:${bagId}` : place,
      hundredths: toHundredths(facts.quantity),
      ...(exhibitRef === undefined ? {} : { exhibitRef }),
    })
    itemIds.push(rootId)
  }
  await addLogEntry(ctx, {
    recordId,
    kind: 'PROPERTY_IN',
    happenedAt: at,
    text: [
      `Property taken: ${body.items.map((item) => describe(item)).join('; ')}.`,
      bagId && body.bag && `Bag sealed ${body.bag.sealNo}.`,
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 4000),
    details: { items: itemIds, bagId },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { items: itemIds, bagId, seal: body.bag?.sealNo }
  return { itemIds, bagId }
}

/** Moves items; what is opened for it is sealed under a new number, or stands open until it is. */
export async function moveProperty(ctx: Ctx, recordId: string, body: Body<'moveProperty'>) {
  const { stay, held, bags } = await openProperty(ctx, recordId)
  const at = refuseTime(ctx, stay, 'movedAt', body.movedAt, { lateReason: body.lateReason })
  if (body.moves.length === 0 && body.seals.length === 0)
    throw badField('moves', 'Choose what is moved, or a bag to open and seal again')
  const before = ledgerOf(held.moves)
  const where = whereIsIt(before)
  const needsBag = body.moves.some(({ to }) => to.place === 'NEW_BAG')
  if (needsBag && body.newBag === undefined)
    throw badField('newBag.sealNo', 'Enter the seal number of the new bag')
  const newBagId =
    needsBag && body.newBag !== undefined
      ? await sealBag(ctx, stay, bags, { ...body.newBag, bag: undefined, at, because: body.reason })
      : null
  const moves = body.moves.map(({ itemId, from, to, quantity }) => {
    const fromPlace = placeOf(from, null, bags, 'from')
    return {
      itemId,
      from: fromPlace,
      to: placeOf(to, newBagId, bags, 'to'),
      hundredths: quantity === undefined ? (where.get(itemId)?.get(fromPlace) ?? 0) : toHundredths(quantity),
    }
  })
  refuseBlocked(moveProblems(before, moves))
  const touched = [...new Set(moves.flatMap(({ from, to }) => [from, to]).flatMap(bagIn))].filter(
    (id) => id !== newBagId,
  )
  const openBags = await placeBags(ctx, stay, bags, { touched, seals: body.seals, at, because: body.reason })
  for (const move of moves)
    await keepMove(ctx, recordId, at, said({ ...move, takenBy: body.takenBy }), body.reason)
  const names = new Map(newestOf(held.items).map(({ rootId, facts }) => [rootId, facts.description]))
  const isOut = moves.some(({ to }) => propertyPlaces.some(({ code, isGone }) => code === to && isGone))
  await addLogEntry(ctx, {
    recordId,
    kind: isOut ? 'PROPERTY_OUT' : 'PROPERTY_IN',
    happenedAt: at,
    text: [
      ...moves.map(
        ({ itemId, from, to, hundredths }) =>
          `${names.get(itemId) ?? 'Item'} (${inWords(hundredths)}): ${placeWords(from, bags)} to ${placeWords(to, bags)}.`,
      ),
      ...body.seals.map(({ sealNo }) => `Sealed again under ${sealNo}.`),
      body.newBag && needsBag && `New bag sealed ${body.newBag.sealNo}.`,
      body.takenBy && `Taken over by ${body.takenBy}.`,
      body.reason,
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 4000),
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { moves: moves.length, seals: body.seals, openBags, newBagId }
  ctx.audit.reasonGiven = body.reason
  return { openBags, newBagId }
}

/** Puts an item right. A difference in quantity is a movement of its own, so that the ledger still adds up. */
export async function correctItem(
  ctx: Ctx,
  recordId: string,
  itemId: string,
  body: Body<'correctItem'>,
): Promise<Kept> {
  const { held, bags } = await openProperty(ctx, recordId)
  const { previousId, why, differenceAt, ...facts } = body
  const previous = await requireNewest<ItemRow>(ctx, 'custody_property_item', recordId, previousId)
  if (previous.rootId !== itemId) throw new AppError('bad_reference')
  const difference = toHundredths(facts.quantity) - toHundredths(previous.facts.quantity)
  const now = ctx.clock.now()
  const { id, rootId } = await keepRow(
    ctx,
    'custody_property_item',
    recordId,
    {
      previous,
      kind: facts.category,
      state: 'CORRECTED',
      at: new Date(previous.at ?? now),
      facts: said({ ...facts, number: previous.facts.number, objectId: previous.facts.objectId }),
      why,
    },
    {
      kind: 'PROPERTY_IN',
      at: now,
      text: `Item ${previous.facts.number} put right: ${describe(previous.facts)} is ${describe(facts)}. ${why}`,
    },
  )
  if (difference !== 0) {
    const places = [...(whereIsIt(ledgerOf(held.moves)).get(itemId) ?? new Map<string, number>())]
    const to = differenceAt === undefined ? places[0]?.[0] : placeOf(differenceAt, null, bags, 'differenceAt')
    const there = places.find(([place]) => place === to)?.[1]
    if (to === undefined || there === undefined || (differenceAt === undefined && places.length > 1))
      throw badField('differenceAt', 'Say where the difference is')
    if (there + difference < 0) throw badField('quantity', 'No more can be missing there than was there')
    await keepMove(ctx, recordId, now, { itemId, to, hundredths: difference }, why)
  }
  ctx.audit.reasonGiven = why
  return { id, rootId, problems: [] }
}

const keepMove = (ctx: Ctx, recordId: string, at: Date, facts: MoveRow['facts'], why?: string) =>
  keepRow(ctx, 'custody_property_move', recordId, { kind: 'MOVE', state: 'MADE', at, facts, why })

/** The thing itself: one that is chosen has to be there; one with its own number is made once and linked as seized. */
async function objectOf(
  ctx: Ctx,
  recordId: string,
  item: Pick<Body<'takeProperty'>['items'][number], 'objectId' | 'object'>,
  at: Date,
): Promise<string | undefined> {
  const { objectId, object } = item
  if (objectId === undefined && object === undefined) return undefined
  if (objectId !== undefined && !(await isObject(ctx.tx, objectId))) throw new AppError('bad_reference')
  const { subjectId, subjectKind } = ctx.audit
  const id =
    objectId ??
    (object === undefined ? undefined : (await createObject(ctx, { fields: object, origins: {} })).id)
  // The entry is about the stay; the object is one of its results.
  Object.assign(ctx.audit, { subjectId, subjectKind, resultIds: [...(ctx.audit.resultIds ?? []), id] })
  if (id === undefined) return undefined
  await linkRecords(ctx, {
    fromId: recordId,
    toId: id,
    role: 'SEIZED',
    origin: 'chosen',
    sourceId: recordId,
    validFrom: at,
  })
  return id
}

function placeOf(
  place: { place: string; bagId?: string | undefined },
  newBagId: string | null,
  bags: readonly BagState[],
  field: string,
): string {
  if (place.place === 'NEW_BAG') return `BAG:${newBagId}`
  if (place.place !== 'BAG') return place.place
  const bag = bags.find(({ rootId }) => rootId === place.bagId)
  if (bag === undefined) throw badField(`${field}.bagId`, 'Choose a bag of this person')
  return `BAG:${bag.rootId}`
}

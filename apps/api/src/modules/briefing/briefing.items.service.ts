/** The items of a briefing: live records by their ids with what is asked of readers, kept on, taken out and put in order (BF-1, BF-2, BF-6). */
import type { NewBriefingItem } from '@mips/contracts/briefing'
import { briefingDue, briefingProblems } from '@mips/domain/intelligence/briefing'
import { mayStandAs } from '@mips/domain/intelligence/briefing-audience'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { findReport } from '../intelligence/intelligence.parts.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { refuseKnower } from '../source-vault/corridor.service.ts'
import { type ItemFacts, itemOf } from './briefing.live.service.ts'
import { dayOf } from './briefing.view.ts'
import { momentOf, noteShown, refuseEnded, requireBriefing } from './briefing.reading.ts'
import { findItem, findKind, insertItem, listItems, updateItem } from './briefing.repository.ts'
import type { ItemRow } from './briefing.rows.ts'

/** Items of one briefing; nobody takes in more at parade. */
const MOST_ITEMS = 200
const taskOfItem = 'BRIEFING_ITEM'

/** Puts a record, a paragraph that its maker holds, or free words on the briefing. */
export async function addItem(ctx: Ctx, id: string, body: NewBriefingItem) {
  const row = await requireBriefing(ctx, id)
  refuseEnded(row)
  const about = await aboutOf(ctx, body)
  const items = await listItems(ctx.tx, [id])
  if (items.length >= MOST_ITEMS)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'briefing',
        reason: `A briefing holds ${MOST_ITEMS} items: take one out, or make another.`,
      },
    })
  const same = items.find(
    (one) =>
      one.recordId === about.recordId &&
      one.paragraph === about.paragraph &&
      one.words === about.words &&
      (one.recordId !== null || one.ask === body.ask),
  )
  if (same !== undefined) throw new AppError('already_done', { facts: { itemId: same.id } })
  const draft = {
    ...about,
    briefingId: id,
    kind: body.kind,
    ask: body.ask,
    weight: Math.min(0, ...items.map(({ weight }) => weight)) - 1,
    isMustRead: body.isMustRead,
    addedBy: ctx.who.userId,
    addedAt: momentOf(ctx).now,
    untilDay: new Date(body.until),
  }
  refuseItem(ctx, { ...draft, id: '', lookedOn: null })
  const { id: itemId } = await insertItem(ctx.tx, draft)
  const made = await findItem(ctx.tx, id, itemId)
  if (made !== null && row.state === 'PUBLISHED') await askAgain(ctx, made)
  noteShown(ctx, about.recordId === null ? [] : [about.recordId])
  ctx.audit.change = { briefing: id, item: itemId, kind: body.kind }
  return { id: itemId }
}

/** What the item is about: unknown, hidden, of a kind that may not stand so and not held are all the same. */
async function aboutOf(ctx: Ctx, { kind, recordId, textId, words }: NewBriefingItem) {
  if (kind === 'WORDS') {
    if (recordId !== undefined) throw badField('recordId', 'A notice has words and no record')
    if (!words) throw badField('words', 'Write what is to be told')
    return { recordId: null, paragraph: null, words, listAcl: 0 }
  }
  if (recordId === undefined) throw badField('recordId', 'Choose the record that is to be told')
  const record = await findKind(ctx.tx, recordId)
  if (record === null || !maySeeKind(ctx.who, record.kind) || !mayStandAs(kind, record.kind))
    throw new AppError('bad_reference')
  if (kind !== 'INTELLIGENCE') return { recordId, paragraph: null, words: null, listAcl: 0 }
  if (textId === undefined) throw badField('textId', 'Choose which paragraph is to be told')
  const report = await findReport(ctx.tx, recordId)
  await refuseKnower(ctx, report?.provenance ?? [])
  const held = (await listHeldParagraphs(ctx, [recordId])).get(recordId)
  const found = held?.find((one) => one.textId === textId)
  if (found === undefined)
    throw badField('textId', 'You hold no such text of this report now: choose the paragraph again')
  return { recordId, paragraph: found.kept, words: null, listAcl: found.listAcl }
}

/** BF-1 and BF-2, at the field where it is put right. */
function refuseItem(ctx: Ctx, item: ItemFacts): void {
  const problem = briefingProblems(itemOf(item), momentOf(ctx).rules)[0]
  if (problem !== undefined) throw badField(problem.field ?? 'until', `${problem.message} (${problem.rule})`)
}

async function requireItem(ctx: Ctx, briefingId: string, itemId: string): Promise<ItemRow> {
  refuseEnded(await requireBriefing(ctx, briefingId))
  const item = await findItem(ctx.tx, briefingId, itemId)
  if (item === null) throw new AppError('not_found')
  return item
}

/** Somebody looked at it again: the longest stand runs from today (BF-6). */
export async function keepItem(
  ctx: Ctx,
  briefingId: string,
  itemId: string,
  body: { ask: string; until: string; isMustRead: boolean },
) {
  const item = await requireItem(ctx, briefingId, itemId)
  const { today } = momentOf(ctx)
  const kept = {
    ask: body.ask,
    untilDay: new Date(body.until),
    isMustRead: body.isMustRead,
    lookedOn: new Date(today),
  }
  if (body.until < today) throw badField('until', 'Give a day that has not passed')
  refuseItem(ctx, { ...item, ...kept })
  await closeAsked(ctx, item)
  await updateItem(ctx.tx, itemId, { ...kept, toldAt: null })
  const { state } = await requireBriefing(ctx, briefingId)
  if (state === 'PUBLISHED') await askAgain(ctx, { ...item, ...kept })
  ctx.audit.change = { briefing: briefingId, item: itemId, until: body.until }
  return { id: itemId }
}

export async function removeItem(ctx: Ctx, briefingId: string, itemId: string, reason: string) {
  const item = await requireItem(ctx, briefingId, itemId)
  await closeAsked(ctx, item)
  await updateItem(ctx.tx, itemId, {
    removedAt: ctx.clock.now(),
    removedBy: ctx.who.userId,
    removedReason: reason,
  })
  ctx.audit.change = { briefing: briefingId, item: itemId, removed: reason }
  return { id: itemId }
}

/** Puts the items that this maker sees into an order; those that they do not see keep their place among them. */
export async function orderItems(ctx: Ctx, briefingId: string, itemIds: readonly string[]) {
  refuseEnded(await requireBriefing(ctx, briefingId))
  const items = await listItems(ctx.tx, [briefingId])
  const wanted = [...new Set(itemIds)]
  if (!wanted.every((id) => items.some((item) => item.id === id))) throw new AppError('bad_reference')
  const weights = items.filter(({ id }) => wanted.includes(id)).map(({ weight }) => weight)
  for (const [place, id] of wanted.entries())
    if (items.find((item) => item.id === id)?.weight !== weights[place])
      await updateItem(ctx.tx, id, { weight: weights[place] ?? 0 })
  ctx.audit.change = { briefing: briefingId, order: wanted.length }
  return { id: briefingId }
}

/** BF-6: its author is asked to look at it again the day after its last. Free words have no record to hang work on. */
export async function askAgain(ctx: Ctx, item: ItemRow): Promise<void> {
  if (item.recordId === null || item.addedBy === null) return
  const { now, rules } = momentOf(ctx)
  const again = briefingDue(itemOf(item), item.addedAt.toISOString(), 0, now.toISOString(), rules).find(
    ({ what }) => what === 'LOOK_AGAIN',
  )
  if (again === undefined) return
  await raiseTask(ctx, {
    recordId: item.recordId,
    kind: taskOfItem,
    title: `${again.text}: an item of a briefing`,
    reason: `It is shown no longer after its last day (${again.rule}).`,
    rule: again.rule,
    harm: taskKind(taskOfItem).harm,
    opensAt: `/briefings/${item.briefingId}`,
    for: { userId: item.addedBy },
    dueAt: new Date(again.by),
    once: `${item.id}:${dayOf(item.untilDay)}`,
  })
}

/** The work of looking at it again is done. */
export const closeAsked = (ctx: Ctx, item: ItemRow) =>
  item.recordId === null
    ? 0
    : closeTasksOf(ctx, {
        recordId: item.recordId,
        kind: taskOfItem,
        once: `${item.id}:${dayOf(item.untilDay)}`,
      })

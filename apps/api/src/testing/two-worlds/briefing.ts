/** Briefings in the two worlds: one call of every route, and on the open briefing items of what only the hidden list may hold, with their receipts. */
import { briefing } from '@mips/contracts'
import { putOn, draftBriefing } from '../../modules/briefing/briefing.testing.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick, type Say, type Thing } from './call.ts'

const item = (pick: Pick) => ({ briefingId: pick('briefing'), itemId: pick('briefingItem') })
const one = (pick: Pick) => ({ briefingId: pick('briefing') })

/** Kinds of items by turns, each with a record that may stand so. */
const asked = (pick: Pick, say: Say) => {
  const turns: { kind: string; recordId?: Thing; more?: object }[] = [
    { kind: 'WANTED', recordId: 'person' },
    { kind: 'PLACE', recordId: 'place' },
    { kind: 'INCIDENT', recordId: 'incident' },
    { kind: 'INTELLIGENCE', recordId: 'intelligence', more: { textId: pick('giftPart') } },
    { kind: 'WORDS', more: { words: `Notice ${say.number}` } },
  ]
  const { kind, recordId, more } = turns[say.number % turns.length] ?? { kind: 'WORDS' }
  return { kind: kind as 'WORDS', ...(recordId === undefined ? {} : { recordId: pick(recordId) }), ...more }
}

const dayOf = (say: Say) => say.now.slice(0, 10)

export const briefingCalls = of(briefing)({
  today: () => ({}),
  get: (pick) => ({ params: one(pick) }),
  list: () => ({}),
  receipts: (pick) => ({ params: one(pick) }),
  itemReceipts: (pick) => ({ params: item(pick), query: {} }),
  acknowledge: (pick) => ({
    params: one(pick),
    body: { items: [{ itemId: pick('briefingItem'), version: 1 }] },
  }),
  print: (pick) => ({ params: one(pick), body: { recipient: 'Two worlds' } }),
  make: (_pick, say) => ({ body: { title: reason, from: dayOf(say), until: dayOf(say) } }),
  change: (pick, say) => ({
    params: one(pick),
    body: { title: `Changed ${say.number}`, from: dayOf(say), until: dayOf(say) },
  }),
  publish: (pick) => ({ params: one(pick) }),
  addItem: (pick, say) => ({
    params: one(pick),
    body: { ...asked(pick, say), ask: `Look out ${say.number}`, until: dayOf(say) },
  }),
  keepItem: (pick, say) => ({ params: item(pick), body: { ask: 'Still asked', until: dayOf(say) } }),
  order: (pick) => ({ params: one(pick), body: { itemIds: [pick('briefingItem')] } }),
})

/** A published briefing for everybody, with an open person, a paragraph that is open, and a place. */
export async function seedBriefing(
  world: World,
  maker: Actor,
  open: { person: string; place: string; report: string; text: string },
): Promise<{ briefing: string; briefingItems: string[] }> {
  const { briefingId } = (await draftBriefing(world, maker)).params
  const briefingItems = [
    await putOn(world, maker, briefingId, { recordId: open.person, isMustRead: true }),
    await putOn(world, maker, briefingId, {
      kind: 'INTELLIGENCE',
      recordId: open.report,
      textId: open.text,
      isMustRead: true,
    }),
    await putOn(world, maker, briefingId, { kind: 'PLACE', recordId: open.place }),
  ]
  await world.ok(maker, briefing, 'publish', { params: { briefingId } })
  return { briefing: briefingId, briefingItems }
}

/** Gravest of all: a hidden person, report and incident, and the paragraph of the open report that only the hidden list holds; the last once with that list and once as if nobody had thought of it. */
export async function hideBriefing(
  tx: Tx,
  at: Date,
  ids: {
    briefing: string
    openReport: string
    hiddenAcl: number
    memberId: string
    nominal: string
    incident: string
    report: string
  },
): Promise<string> {
  const items = [
    { kind: 'WANTED', recordId: ids.nominal, paragraph: null, listAcl: 0 },
    { kind: 'INCIDENT', recordId: ids.incident, paragraph: null, listAcl: 0 },
    { kind: 'INTELLIGENCE', recordId: ids.report, paragraph: 1, listAcl: 0 },
    { kind: 'INTELLIGENCE', recordId: ids.openReport, paragraph: 2, listAcl: ids.hiddenAcl },
    { kind: 'INTELLIGENCE', recordId: ids.openReport, paragraph: 3, listAcl: 0 },
  ]
  let first = ''
  await tx.$executeRaw`INSERT INTO intelligence_text (report_id, number, version, text, reader_acl, is_live, written_at) VALUES (${ids.openReport}::uuid, 3, 1, 'Keeps a second firearm', ${ids.hiddenAcl}, true, ${at}::timestamptz)`
  await tx.$executeRaw`INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) VALUES (${ids.openReport}::uuid, 3, 'AUTHORITATIVE', '1', 'A', 'P', ${at}::timestamptz)`
  for (const item of items) {
    const { id } = await tx.briefingItem.create({
      data: {
        ...item,
        briefingId: ids.briefing,
        ask: 'Ask nobody of Brindlecombe',
        weight: 50,
        isMustRead: true,
        addedBy: ids.memberId,
        addedAt: at,
        untilDay: new Date(at.toISOString().slice(0, 10)),
      },
      select: { id: true },
    })
    await tx.$executeRaw`INSERT INTO briefing_receipt (item_id, user_id, version, shown_at, read_at) VALUES (${id}::uuid, ${ids.memberId}::uuid, 1, ${at}::timestamptz, ${at}::timestamptz)`
    if (first === '') first = id
  }
  return first
}

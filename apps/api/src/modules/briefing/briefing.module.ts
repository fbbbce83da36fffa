/** The routes of briefings. */
import { briefing } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { addItem, keepItem, orderItems, removeItem } from './briefing.items.service.ts'
import { acknowledge, printBriefing, readToday } from './briefing.read.service.ts'
import { readItemReceipts, readReceipts } from './briefing.receipts.service.ts'
import {
  changeBriefing,
  endBriefing,
  getBriefing,
  listMade,
  makeBriefing,
  publishBriefing,
} from './briefing.service.ts'

export const briefingModule = implement(briefing)({
  today: (ctx) => readToday(ctx),
  acknowledge: (ctx, { params, body }) => acknowledge(ctx, params.briefingId, body.items),
  print: (ctx, { params, body }) => printBriefing(ctx, params.briefingId, body.recipient),
  list: (ctx) => listMade(ctx),
  make: (ctx, { body }) => makeBriefing(ctx, body),
  get: (ctx, { params }) => getBriefing(ctx, params.briefingId),
  change: (ctx, { params, body }) => changeBriefing(ctx, params.briefingId, body),
  publish: (ctx, { params }) => publishBriefing(ctx, params.briefingId),
  end: (ctx, { params }) => endBriefing(ctx, params.briefingId),
  addItem: (ctx, { params, body }) => addItem(ctx, params.briefingId, body),
  keepItem: (ctx, { params, body }) => keepItem(ctx, params.briefingId, params.itemId, body),
  removeItem: (ctx, { params, body }) => removeItem(ctx, params.briefingId, params.itemId, body.reason),
  order: (ctx, { params, body }) => orderItems(ctx, params.briefingId, body.itemIds),
  receipts: (ctx, { params }) => readReceipts(ctx, params.briefingId),
  itemReceipts: (ctx, { params, query }) =>
    readItemReceipts(ctx, params.briefingId, params.itemId, query.page),
})

/** The routes of property and exhibits. */
import { property } from '@mips/contracts'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { type Ctx, implement } from '../../platform/http/module.ts'
import {
  addCopy,
  askExamination,
  authoriseExamination,
  recordExamination,
  viewCopy,
} from './property.evidence.service.ts'
import { authoriseDisposal, instruct } from './property.keep.service.ts'
import { move, reportFound, reportNotFound } from './property.move.service.ts'
import { printContinuityPaper, printCourtList, printLabel } from './property.papers.service.ts'
import { presentDesk, presentPlace, presentPlacePage } from './property.places.presenter.ts'
import { changePlace, count, find, makePlace, requirePlace } from './property.places.service.ts'
import { presentLine } from './property.lines.reading.ts'
import { presentExhibit, presentSource } from './property.presenter.ts'
import { complete, register, requireSource } from './property.register.service.ts'
import { findDesk, findPlaces, findSearchFacts } from './property.repository.ts'

const DESK_LINES = 200

async function desk(ctx: Ctx) {
  const now = ctx.clock.now()
  const day = londonDay(now.toISOString())
  const keptBefore = addDays(day, -propertyRulesOn(day).reviewRetentionDays)
  const rows = (await findDesk(ctx.tx, ctx.who.userId, keptBefore, DESK_LINES)) ?? {
    toSign: [],
    inHand: [],
    ringing: [],
    toAuthorise: [],
  }
  const ids = new Set([...rows.toSign, ...rows.inHand, ...rows.ringing].map(({ id }) => id))
  Object.assign(ctx.audit, { resultIds: [...ids].slice(0, 100), resultCount: ids.size })
  return presentDesk(rows, await findPlaces(ctx.tx), ctx.who, now)
}

export const propertyModule = implement(property)({
  getDesk: desk,
  find: async (ctx, { body }) => {
    const { exhibits, places } = await find(ctx, body.text)
    return {
      exhibits: exhibits.map(presentLine),
      places: places.map((row) => presentPlace(row, ctx.who, ctx.clock.now())),
    }
  },
  getSource: async (ctx, { params }) => {
    const source = await requireSource(ctx, params.recordId)
    ctx.audit.resultIds = source.exhibits.slice(0, 100).map(({ id }) => id)
    const search = source.kind === 'StopSearch' ? await findSearchFacts(ctx.tx, source.id) : null
    return presentSource(source, ctx.who, ctx.clock.now(), search)
  },
  register: (ctx, { params, body }) => register(ctx, params.recordId, body),
  printCourtList: (ctx, { params, body }) => printCourtList(ctx, params.recordId, body),
  get: { hot: 'read_exhibit', present: presentExhibit },
  complete: (ctx, { params, body }) => complete(ctx, params.exhibitId, body),
  move: (ctx, { params, body }) => move(ctx, params.exhibitId, body),
  reportNotFound: (ctx, { params, body }) => reportNotFound(ctx, params.exhibitId, body.words),
  reportFound: (ctx, { params, body }) => reportFound(ctx, params.exhibitId, body.words),
  instruct: (ctx, { params, body }) => instruct(ctx, params.exhibitId, body),
  authoriseDisposal: (ctx, { params, body }) =>
    authoriseDisposal(ctx, params.exhibitId, params.disposalId, body),
  askExamination: (ctx, { params, body }) => askExamination(ctx, params.exhibitId, body),
  authoriseExamination: (ctx, { params }) => authoriseExamination(ctx, params.exhibitId, params.submissionId),
  recordExamination: (ctx, { params, body }) =>
    recordExamination(ctx, params.exhibitId, params.submissionId, body),
  addCopy: (ctx, { params, body }) => addCopy(ctx, params.exhibitId, body),
  viewCopy: (ctx, { params, body }) => viewCopy(ctx, params.exhibitId, params.copyId, body),
  printLabel: (ctx, { params }) => printLabel(ctx, params.exhibitId),
  printContinuity: (ctx, { params, body }) => printContinuityPaper(ctx, params.exhibitId, body),
  makePlace: (ctx, { body }) => makePlace(ctx, body),
  changePlace: (ctx, { params, body }) => changePlace(ctx, params.placeId, body),
  getPlace: async (ctx, { params }) => {
    const place = await requirePlace(ctx, params.placeId)
    Object.assign(ctx.audit, {
      resultIds: place.contents.slice(0, 100).map(({ id }) => id),
      resultCount: place.contents.length,
    })
    return presentPlacePage(place, ctx.who, ctx.clock.now())
  },
  count: (ctx, { params, body }) => count(ctx, params.placeId, body),
})

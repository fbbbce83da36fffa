/** The routes of the pole module: places, objects, links, markers, photographs and history. */
import { pole } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { findPath, getChart } from './chart.service.ts'
import { getHistory, getRecordAsAt, getRecordRef } from './history.service.ts'
import { addLink, endLink } from './link.service.ts'
import { createLocation } from './location.service.ts'
import { addMarker, endMarker } from './marker.service.ts'
import { correctObject, createObject } from './object.service.ts'
import { findNear } from './near.service.ts'
import { addPhotograph, sendPhotograph } from './photograph.service.ts'
import { getPlacesOf, recordPrint } from './places-of.service.ts'
import { type LocationAnswer, type ObjectAnswer, presentLocation, presentObject } from './pole.presenter.ts'
import { searchRecords, shownIds, suggestLocations } from './record-search.service.ts'

export const poleModule = implement(pole)({
  searchRecords: async (ctx, { body }) => {
    const reply = await searchRecords(ctx, body)
    Object.assign(ctx.audit, {
      terms: { text: body.text, kinds: body.kinds },
      resultIds: shownIds(reply.hits),
      resultCount: reply.hits.length,
    })
    return reply
  },
  suggestLocations: async (ctx, { body }) => {
    const locations = await suggestLocations(ctx, body.text)
    Object.assign(ctx.audit, {
      terms: { text: body.text },
      resultIds: locations.map((location) => location.id),
      resultCount: locations.length,
    })
    return { locations }
  },
  getLocation: {
    hot: 'read_location',
    present: (answer: LocationAnswer, who, tools) => presentLocation(answer, who, tools),
  },
  createLocation: (ctx, { body }) => createLocation(ctx, body),
  findNear: (ctx, { params, body }) => findNear(ctx, params.locationId, body),
  getObject: {
    hot: 'read_object',
    present: (answer: ObjectAnswer, who, tools) => presentObject(answer, who, tools),
  },
  createObject: (ctx, { body }) => createObject(ctx, body),
  correctObject: (ctx, { params, body }) => correctObject(ctx, params.objectId, body),
  addMarker: (ctx, { params, body }) => addMarker(ctx, params.recordId, body),
  endMarker: (ctx, { params, body }) => endMarker(ctx, params.recordId, params.markerId, body.reason),
  linkRecords: (ctx, { params, body }) => addLink(ctx, params.recordId, body),
  endLink: (ctx, { params, body }) => endLink(ctx, params.recordId, params.linkId, body),
  addPhotograph: (ctx, { params }) => addPhotograph(ctx, params.recordId),
  getPhotograph: (ctx, { params }) => sendPhotograph(ctx, params.recordId, params.photographId, params.size),
  getHistory: (ctx, { params }) => getHistory(ctx, params.recordId),
  getRecordAsAt: (ctx, { params, query }) => getRecordAsAt(ctx, params.recordId, query.at),
  getRecordRef: (ctx, { params }) => getRecordRef(ctx, params.recordId),
  getChart: (ctx, { params }) => getChart(ctx, params.recordId),
  findPath: (ctx, { params, body }) => findPath(ctx, params.recordId, body.toId),
  getPlacesOf: (ctx, { params }) => getPlacesOf(ctx, params.recordId),
  recordPrint: (ctx, { params, body }) => recordPrint(ctx, params.recordId, body.recipient),
})

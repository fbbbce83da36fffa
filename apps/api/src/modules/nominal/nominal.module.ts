/** The routes of the nominal module. */
import { nominal } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { searchRecords } from '../pole/record-search.service.ts'
import { readNominalAsAt } from './nominal.as-at.service.ts'
import { searchAll } from './nominal.box.service.ts'
import { createNominal } from './nominal.create.service.ts'
import { addAddress, addAlias, addIdentifier, addPhone, correctPerson } from './nominal.facts.service.ts'
import { presentNominal } from './nominal.view.ts'
import type { RawNominal } from './nominal.raw.ts'
import { dismissCandidate, openCandidate, searchPeople } from './nominal.search.service.ts'
import { suggest } from './nominal.suggest.service.ts'
import { getTimeline } from './nominal.timeline.service.ts'

export const nominalModule = implement(nominal)({
  searchPeople: {
    plain: async (ctx, { body: { limit, ...terms } }) => {
      const places =
        terms.address === undefined || terms.address === ''
          ? []
          : (await searchRecords(ctx, { text: terms.address, kinds: ['Location'], limit: 20 })).hits
      return searchPeople(ctx, terms, { limit, kind: 'people', locationIds: places.map((place) => place.id) })
    },
  },
  searchAll: { plain: (ctx, { body }) => searchAll(ctx, body) },
  suggest: { plain: (ctx, { body }) => suggest(ctx, body.text) },
  openCandidate: (ctx, { params }) => openCandidate(ctx, params.searchId, params.nominalId),
  dismissCandidate: (ctx, { params, body }) =>
    dismissCandidate(ctx, params.searchId, params.nominalId, body.reason),
  create: (ctx, { body }) => createNominal(ctx, body),
  get: {
    hot: 'read_nominal',
    present: (raw: RawNominal, who, { clock }) => presentNominal(raw, who, clock.now()),
  },
  getTimeline: (ctx, { params, query }) => getTimeline(ctx, params.nominalId, query),
  getAsAt: async (ctx, { params, query }) => {
    const at = new Date(query.at)
    const raw = await readNominalAsAt(ctx, params.nominalId, at)
    // What has passed cannot be acted upon.
    return { at: query.at, nominal: raw === null ? null : { ...presentNominal(raw, ctx.who, at), may: {} } }
  },
  addAlias: (ctx, { params, body }) => addAlias(ctx, params.nominalId, body),
  addIdentifier: (ctx, { params, body }) => addIdentifier(ctx, params.nominalId, body),
  addAddress: (ctx, { params, body }) => addAddress(ctx, params.nominalId, body),
  addPhone: (ctx, { params, body }) => addPhone(ctx, params.nominalId, body),
  correct: (ctx, { params, body }) => correctPerson(ctx, params.nominalId, params.personRecordId, body),
})

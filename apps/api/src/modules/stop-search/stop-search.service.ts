/** Recording a stop and search as far as it is known, and completing it (SS-1 to SS-9). */
import { type NewStopSearch, type SearchFacts } from '@mips/contracts/stop-search-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { searchObjects, searchSubjects } from '@mips/domain/stop-search/stop-search-codes'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLink } from '../pole/link.service.ts'
import { createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { log, oweForms, raiseReview, requireStop, returnedTask } from './stop-search.duties.service.ts'
import { aroundOfBody, namedIn, refuseLooser, strictest, syncLinks } from './stop-search.named.service.ts'
import { aroundOf, problemsOf, ruleLine } from './stop-search.reading.ts'
import { insertStop, updateStop } from './stop-search.repository.ts'

/** Saves a search with what is known: only what cannot be is refused. */
export async function makeStop(ctx: Ctx, body: NewStopSearch) {
  const facts = factsOf(body)
  const named = await namedIn(ctx, body)
  const around = await aroundOfBody(ctx, body, facts, {
    searcherId: ctx.who.userId,
    forms: [],
    reviewedAt: null,
  })
  const now = ctx.clock.now()
  refuseProblems(problemsOf(facts, around, now.toISOString()))
  const { id, reference } = await createRecord(ctx, { kind: 'StopSearch', aclId: strictest(named) })
  const began = new Date(facts.detainedAt ?? facts.searchedAt ?? now)
  await insertStop(ctx.tx, {
    event: { id, kind: 'StopSearch', ...wordsOf(facts), status: 'OPEN', occurredFrom: began },
    stop: {
      id,
      facts: JSON.parse(JSON.stringify(facts)),
      searcherId: ctx.who.userId,
      unitCode: ctx.who.unitCode,
      authorityId: body.authorityId ?? null,
      extentAuthorityId: body.extentAuthorityId ?? null,
      at: new Date(facts.searchedAt ?? facts.detainedAt ?? now),
      recordedAt: now,
      receiptCode: newCode(),
    },
    officers: [
      { eventId: id, userId: ctx.who.userId, role: 'REPORTING', validFrom: began },
      ...facts.others.map(({ userId }) => ({ eventId: id, userId, role: 'ATTENDING', validFrom: began })),
    ],
  })
  const link = (toId: string, role: string) =>
    linkRecords(ctx, { fromId: id, toId, role, sourceId: id, origin: 'chosen' })
  if (body.personId !== undefined)
    await addLink(ctx, id, { toId: body.personId, role: 'SEARCHED', origin: 'chosen', sourceId: id })
  if (body.locationId !== undefined) await link(body.locationId, 'OCCURRED_AT')
  if (body.incidentId !== undefined) await link(body.incidentId, 'ARISES_FROM')
  if (body.arrestId !== undefined)
    await linkRecords(ctx, {
      fromId: body.arrestId,
      toId: id,
      role: 'ARISES_FROM',
      sourceId: id,
      origin: 'chosen',
    })
  await keepOrigins(ctx, id, body.origins)
  await log(ctx, id, 'STOP_SEARCH', 'The search was recorded.')
  await raiseReview(ctx, id, facts, around)
  await oweForms(ctx, id, facts)
  const left = await leftOf(ctx, id)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'StopSearch',
    resultIds: named.map((record) => record.id),
    change: { power: facts.power, object: facts.object, outcome: facts.outcome },
  })
  return { id, reference, version: 1, left }
}

/** Completes or puts right a record: its officers until a supervisor closed it; what it was stays in its history. */
export async function changeStop(ctx: Ctx, stopId: string, body: NewStopSearch) {
  const row = await requireStop(ctx, stopId)
  if (row.state === 'CLOSED')
    throw new AppError('not_in_state', { facts: { reason: 'A supervisor closed this record.' } })
  const facts = factsOf(body)
  const named = await namedIn(ctx, body)
  await refuseLooser(ctx, stopId, strictest(named))
  const searcherId = row.searcher?.id ?? ctx.who.userId
  const around = await aroundOfBody(ctx, body, facts, {
    searcherId,
    forms: row.forms,
    reviewedAt: row.reviewedAt,
  })
  const now = ctx.clock.now()
  refuseProblems(problemsOf(facts, around, now.toISOString()))
  await updateStop(
    ctx.tx,
    stopId,
    {
      facts: JSON.parse(JSON.stringify(facts)),
      state: 'OPEN',
      authorityId: body.authorityId ?? null,
      extentAuthorityId: body.extentAuthorityId ?? null,
      at: new Date(facts.searchedAt ?? facts.detainedAt ?? row.at),
    },
    {
      ...wordsOf(facts),
      status: 'OPEN',
      occurredFrom: new Date(facts.detainedAt ?? facts.searchedAt ?? row.at),
    },
  )
  await syncLinks(ctx, row, body)
  await keepOrigins(ctx, stopId, body.origins)
  await log(ctx, stopId, 'STOP_SEARCH', 'The record was completed.')
  await closeTasksOf(ctx, { recordId: stopId, kind: returnedTask }, 'The record was completed')
  await raiseReview(ctx, stopId, facts, around)
  await oweForms(ctx, stopId, facts)
  ctx.audit.change = { power: facts.power, object: facts.object, outcome: facts.outcome }
  return {
    id: stopId,
    reference: row.reference,
    version: ctx.subjectVersion ?? row.version,
    left: await leftOf(ctx, stopId),
  }
}

/** What was sent without the records that it names; those are kept as links. */
function factsOf(body: NewStopSearch): SearchFacts {
  const { personId: _p, locationId: _l, incidentId: _i, arrestId: _a, authorityId: _au, ...rest } = body
  const { extentAuthorityId: _e, origins: _o, ...facts } = rest
  return facts
}

function wordsOf(facts: SearchFacts): { title: string; summary: string | null } {
  const object = facts.object === undefined ? '' : `: ${labelIn(searchObjects, facts.object).toLowerCase()}`
  const where = facts.place ? `, ${facts.place}` : ''
  return {
    title: `${labelIn(searchSubjects, facts.subject)}${object}${where}`.slice(0, 300),
    summary: facts.grounds || null,
  }
}

async function leftOf(ctx: Ctx, stopId: string) {
  const row = await requireStop(ctx, stopId)
  return problemsOf(row.facts, aroundOf(row), ctx.clock.now().toISOString()).map(ruleLine)
}

/** Ten letters and figures that nobody mixes up, to be read from a receipt. */
const newCode = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))]
    .map((byte) => '23456789BCDFGHJKLMNPQRSTVWXZ'[byte % 28])
    .join('')

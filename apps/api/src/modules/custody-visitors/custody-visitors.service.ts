/** The verbs of a visit: begin, offer, read what a detainee lets them read, end. */
import type { custodyVisitors } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { VisitedDetainee, VisitPage } from '@mips/contracts/custody-visitors'
import { figureRulesOn } from '@mips/domain/custody/figure-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { custodyStates } from '@mips/domain/custody/state'
import {
  arrivalProblems,
  offerProblems,
  recordConsents,
  showsRecord,
  shownToVisitors,
  visitOutcomes,
  visitRulesOn,
} from '@mips/domain/custody/visiting'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseBlocked } from '../custody/custody.stay.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import {
  endVisitRow,
  findConcerns,
  findDetainees,
  findStay,
  findSuites,
  findVisited,
  findVisits,
  insertOffer,
  insertVisit,
  isSuite,
} from './custody-visitors.repository.ts'
import type { VisitRow } from './custody-visitors.rows.ts'
import { concernLine, detaineeLine, visitedDetainee, visitLine } from './custody-visitors.words.ts'

type Routes = (typeof custodyVisitors)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const held = custodyStates.filter(({ isHeld }) => isHeld).map(({ code }) => code)
const rulesNow = (ctx: Ctx) => visitRulesOn(londonDay(ctx.clock.now().toISOString()))
const mostVisits = 50
/** A visit that nobody ended is over after so long. */
const longestHours = 24

export const mayOf = ({ who }: Ctx) => ({
  record: who.permissions.includes('custody.visit.make'),
  answer: who.permissions.includes('custody.visit.answer'),
})

export async function listVisits(ctx: Ctx, stationCode: string | undefined) {
  const now = ctx.clock.now()
  const visits = await findVisits(ctx.tx, { stationCode, limit: mostVisits })
  const concerns = (await findConcerns(ctx.tx, undefined)).filter(
    (concern) => !stationCode || concern.stationCode === stationCode,
  )
  const about = concerns.flatMap(({ recordId }) => recordId ?? [])
  Object.assign(ctx.audit, { resultIds: about.slice(0, 100), resultCount: visits.length })
  return {
    serverTime: now.toISOString(),
    suites: await findSuites(ctx.tx),
    visits: visits.map(visitLine),
    concerns: concerns.map((row) => concernLine(row, now, rulesNow(ctx).answerDays)),
    may: mayOf(ctx),
  }
}

export async function beginVisit(ctx: Ctx, body: Body<'begin'>): Promise<{ id: string }> {
  const { stationCode, visitors, arrivedAt, admittedAt, delayReason } = body
  if (!(await isSuite(ctx.tx, stationCode))) throw badField('stationCode', 'Choose a custody suite')
  refuseFuture(ctx, 'arrivedAt', new Date(arrivedAt))
  if (admittedAt !== undefined) refuseFuture(ctx, 'admittedAt', new Date(admittedAt))
  refuseBlocked(arrivalProblems({ arrivedAt, admittedAt, delayReason }, rulesNow(ctx)))
  const { id } = await insertVisit(ctx.tx, {
    stationCode,
    visitors,
    arrivedAt: new Date(arrivedAt),
    admittedAt: admittedAt === undefined ? null : new Date(admittedAt),
    delayReason: delayReason || null,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  ctx.audit.change = { visitId: id, stationCode }
  return { id }
}

export async function requireVisit(ctx: Ctx, visitId: string): Promise<VisitRow> {
  const [visit] = await findVisits(ctx.tx, { id: visitId, limit: 1 })
  if (visit === undefined) throw new AppError('not_found')
  return visit
}

/** The visit of the one who acts, going on: whoever recorded its arrival records the rest of it. */
async function requireGoing(ctx: Ctx, visitId: string): Promise<VisitRow> {
  const visit = await requireVisit(ctx, visitId)
  if (visit.recordedById !== ctx.who.userId)
    throw new AppError('rule_refused', {
      facts: { rule: 'ICV', reason: `This visit is recorded by ${visit.recordedBy}.` },
    })
  const isOver = ctx.clock.now().getTime() - visit.arrivedAt.getTime() > longestHours * 3_600_000
  if (visit.leftAt !== null || isOver)
    throw new AppError('not_in_state', { facts: { reason: 'This visit has ended.' } })
  return visit
}

export async function readVisit(ctx: Ctx, visitId: string): Promise<VisitPage> {
  const now = ctx.clock.now()
  const visit = await requireVisit(ctx, visitId)
  const detainees = await findDetainees(ctx.tx, visitId, held)
  const concerns = await findConcerns(ctx.tx, visitId)
  Object.assign(ctx.audit, {
    resultIds: detainees.slice(0, 100).map(({ id }) => id),
    resultCount: detainees.length,
  })
  return {
    ...visitLine(visit),
    note: visit.note,
    recordedBy: visit.recordedBy,
    isOwn: visit.recordedById === ctx.who.userId,
    detainees: detainees.map((row) => detaineeLine(row, now)),
    concerns: concerns.map((row) => concernLine(row, now, rulesNow(ctx).answerDays)),
    may: mayOf(ctx),
  }
}

/** Enters what came of a visit to one detainee, in their log too. */
export async function offerVisit(
  ctx: Ctx,
  { visitId, recordId }: { visitId: string; recordId: string },
  body: Body<'offer'>,
): Promise<{ id: string }> {
  const visit = await requireGoing(ctx, visitId)
  const { outcome, consent, reason, authorisedBy } = body
  const at = new Date(body.at)
  refuseFuture(ctx, 'at', at)
  const stay = await findStay(ctx.tx, recordId)
  if (stay?.stationCode !== visit.stationCode) throw new AppError('bad_reference')
  if (at < visit.arrivedAt || at < stay.arrivedAt)
    throw badField('at', 'Enter a time after the visitors and the detainee arrived')
  refuseBlocked(offerProblems({ outcome, consent, reason, authorisedBy }))
  const said = [
    `Independent custody visitors: ${labelIn(visitOutcomes, outcome).toLowerCase()}.`,
    consent && `Reading of the custody record: ${labelIn(recordConsents, consent).toLowerCase()}.`,
    authorisedBy && `By: ${authorisedBy}.`,
    reason && `Why: ${reason}.`,
  ]
  const logEntryId = await addLogEntry(ctx, {
    recordId,
    kind: 'VISITOR',
    happenedAt: at,
    text: said.filter(Boolean).join(' '),
    details: { visitId },
  })
  ctx.audit.change = { visitId, outcome, consent: consent ?? null }
  return insertOffer(ctx.tx, {
    visitId,
    custodyRecordId: recordId,
    outcome,
    consent: consent ?? null,
    reason: reason || null,
    authorisedBy: authorisedBy || null,
    happenedAt: at,
    logEntryId,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
}

/** What the visitor may read, and only while the visit goes on. */
export async function readDetainee(
  ctx: Ctx,
  { visitId, recordId }: { visitId: string; recordId: string },
): Promise<VisitedDetainee> {
  const now = ctx.clock.now()
  await requireGoing(ctx, visitId)
  const rules = { ...figureRulesOn(londonDay(now.toISOString())), shown: shownToVisitors }
  const row = await findVisited(ctx.tx, recordId, visitId, rules)
  if (row === undefined) throw new AppError('not_found')
  if (!showsRecord(row.consent))
    throw new AppError('rule_refused', {
      facts: {
        rule: 'ICV-3',
        reason: 'ICV-3: The custody record is read only where the detainee agrees: see them first.',
      },
    })
  ctx.audit.recipient = 'Independent custody visitors'
  return visitedDetainee(row, now)
}

export async function endVisit(ctx: Ctx, visitId: string, body: Body<'end'>): Promise<{ id: string }> {
  const visit = await requireGoing(ctx, visitId)
  const leftAt = new Date(body.leftAt)
  refuseFuture(ctx, 'leftAt', leftAt)
  if (leftAt < visit.arrivedAt) throw badField('leftAt', 'Enter a time after they arrived')
  if (!(await endVisitRow(ctx.tx, visitId, leftAt, body.note || null))) throw new AppError('already_done')
  ctx.audit.change = { visitId, leftAt: body.leftAt }
  return { id: visitId }
}

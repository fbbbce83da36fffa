/** Rights, delays and the people who come, on one stay in custody. */
import type { custodyRights } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { childLeft } from '@mips/domain/custody/rights-record'
import { rightsDelay } from '@mips/domain/custody/rights-rules'
import { type RuleProblem } from '@mips/domain/custody/rule-problem'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { isRank } from '@mips/domain/codes/ranks'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuse, requireStay } from '../custody/custody.service.ts'
import { clockOf, type Stay } from '../custody/custody.stay.service.ts'
import * as attending from './attending.service.ts'
import { childOf, decideDelay, decideRights, leftOf, personOf, readDelays } from './custody-rights.reading.ts'
import { findBailRefusal, findEntries, findKnown, findRequests } from './custody-rights.repository.ts'
import type { RightsRow } from './custody-rights.rows.ts'
import { refuseTimes } from './entry-times.service.ts'
import { factsOf, ruleLine, withUtc } from './rights-reading.service.ts'
import {
  addEntry,
  type EntriesBody,
  recordEntries,
  refuseProblems,
  type RightsTarget,
} from './rights.service.ts'

type Routes = (typeof custodyRights)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** The stay as a record that has rights. */
const targetOf = (stay: Stay, now: Date): RightsTarget => ({
  recordId: stay.id,
  age: personOf(stay, now).age,
  // One who answers bail was not arrested again.
  from: new Date(
    stay.recordTypes.includes('BAILBACK') ? stay.arrivedAt : (stay.arrestedAt ?? stay.arrivedAt),
  ),
  fromWords: 'the person was brought in',
  to: stay.releasedAt === null ? null : new Date(stay.releasedAt),
})

/** The stay on which this officer may enter rights. */
async function openFor(ctx: Ctx, recordId: string): Promise<{ stay: Stay; target: RightsTarget }> {
  const stay = await requireStay(ctx, recordId)
  refuse('who_may_enter', decideRights(stay, ctx.who))
  return { stay, target: targetOf(stay, ctx.clock.now()) }
}

/** Makes the entries and answers what is still to do. */
export async function record(ctx: Ctx, recordId: string, body: EntriesBody) {
  const { stay, target } = await openFor(ctx, recordId)
  const now = ctx.clock.now()
  const bailRefusedAt = await findBailRefusal(ctx.tx, recordId)
  const ids = await recordEntries(ctx, target, body, (entry, before) => [
    ...delayedProblems(stay, entry, before, now),
    ...childProblems(stay, bailRefusedAt, entry, before, now),
  ])
  return { ids, left: await leftNow(ctx, stay, bailRefusedAt) }
}

/** RG-2: while telling is delayed nobody is called, but for the people of a child (RG-3). */
function delayedProblems(
  stay: Stay,
  entry: EntriesBody['entries'][number],
  before: readonly RightsRow[],
  now: Date,
): RuleProblem[] {
  if (entry.kind !== 'INFORM_CALL' && entry.kind !== 'CONSULATE_NOTIFIED') return []
  const isDelayed = readDelays(stay, withUtc(before), now).some(
    ({ right, isInForce }) => right === 'S56' && isInForce,
  )
  if (!isDelayed || entry.kind === 'CONSULATE_NOTIFIED') return []
  return [
    {
      rule: 'RG-2',
      severity: 'BLOCK',
      field: 'kind',
      message: 'Telling somebody is delayed: end the delay first, or tell the people of a child as such.',
    },
  ]
}

/** PC-5: a certificate that the age or the harm does not allow is refused, not kept. */
function childProblems(
  stay: Stay,
  bailRefusedAt: string | null,
  entry: EntriesBody['entries'][number],
  before: readonly RightsRow[],
  now: Date,
): RuleProblem[] {
  if (entry.kind !== 'CERTIFICATE') return []
  const child = childOf(stay, bailRefusedAt, now)
  if (child === undefined)
    return [
      {
        rule: 'PC-5',
        severity: 'BLOCK',
        field: 'kind',
        message: 'This certificate is for a child under 18 only.',
      },
    ]
  const entries = [
    ...withUtc(before).filter(({ kind }) => kind !== 'CERTIFICATE'),
    {
      ...blank,
      kind: 'CERTIFICATE',
      happenedAt: entry.happenedAt,
      answer: entry.answer ?? null,
      reason: entry.reason ?? null,
      isSo: entry.isSo ?? null,
    },
  ]
  const rules = careRulesOn(londonDay(now.toISOString()))
  return childLeft(entries, { ...child, isCharged: true, isBailRefused: true }, rules)
}

const blank = {
  id: '',
  language: null,
  person: null,
  aboutId: null,
  untilAt: null,
  correctedById: null,
}

async function leftNow(ctx: Ctx, stay: Stay, bailRefusedAt: string | null) {
  const now = ctx.clock.now()
  const { person, age, sex } = personOf(stay, now)
  const row = {
    stay,
    bailRefusedAt,
    entries: await findEntries(ctx.tx, stay.id),
    requests: await findRequests(ctx.tx, stay.id),
    known: person === undefined ? null : ((await findKnown(ctx.tx, person.nominalId)) ?? null),
    lastTime: null,
  }
  const left = leftOf(row, factsOf(row, { age, sex }, now), now)
  return [...left.rights, ...left.attending, ...left.child].map(ruleLine)
}

/** What is left of each topic of a stay, for its side list. */
export async function leftOfStay(ctx: Ctx, recordId: string) {
  const stay = await requireStay(ctx, recordId)
  const now = ctx.clock.now()
  const { person, age, sex, isChild } = personOf(stay, now)
  const row = {
    stay,
    bailRefusedAt: await findBailRefusal(ctx.tx, recordId),
    entries: await findEntries(ctx.tx, recordId),
    requests: await findRequests(ctx.tx, recordId),
    known: person === undefined ? null : ((await findKnown(ctx.tx, person.nominalId)) ?? null),
    lastTime: null,
  }
  const facts = factsOf(row, { age, sex }, now)
  return { row, isChild, left: leftOf(row, facts, now) }
}

/** Annex B: the officer who enters a delay is the one who authorises it, by rank. */
export async function delay(ctx: Ctx, recordId: string, body: Body<'delay'>): Promise<{ id: string }> {
  const stay = await requireStay(ctx, recordId)
  refuse('RG-2', decideDelay(body.right, ctx.who))
  const now = ctx.clock.now()
  const target = targetOf(stay, now)
  refuseTimes(ctx, target, body)
  const before = await findEntries(ctx.tx, recordId)
  if (
    readDelays(stay, withUtc(before), now).some(({ right, isInForce }) => right === body.right && isInForce)
  )
    throw new AppError('already_done', { facts: { reason: 'This right is delayed already.' } })
  const { latestEnd, problems } = rightsDelay(
    {
      right: body.right,
      authorisedByRank: isRank(ctx.who.rank) ? ctx.who.rank : 'PC',
      offenceCategories: stay.offences.flatMap(({ category }) => (category === null ? [] : [category])),
      ground: body.ground,
      groundText: body.reason,
      at: body.happenedAt,
    },
    clockOf(stay, now).relevantTime ?? '',
    now.toISOString(),
    custodyRulesOn(londonDay(now.toISOString())),
  )
  refuseProblems(problems)
  if (body.untilAt !== undefined) {
    if (body.untilAt <= body.happenedAt) throw badField('untilAt', 'Enter an end after the beginning')
    if (latestEnd !== undefined && new Date(body.untilAt) > new Date(latestEnd))
      throw badField('untilAt', 'RG-2: no right is delayed for more than 36 hours from the relevant time')
  }
  const { right, ...rest } = body
  const id = await addEntry(ctx, target, { ...rest, kind: 'DELAY', answer: right }, before)
  ctx.audit.change = { delay: id, right, ground: body.ground, untilAt: body.untilAt }
  return { id }
}

/** Looks at a delay again, or ends it; `asCustody`: whoever gave the right after all records that. */
export async function reviewDelay(
  ctx: Ctx,
  { recordId, delayId }: { recordId: string; delayId: string },
  body: Body<'reviewDelay'>,
  asCustody = false,
): Promise<{ id: string }> {
  const stay = await requireStay(ctx, recordId)
  const now = ctx.clock.now()
  const before = await findEntries(ctx.tx, recordId)
  const held = readDelays(stay, withUtc(before), now).find(({ id }) => id === delayId)
  if (held === undefined) throw new AppError('not_found')
  if (asCustody) refuse('who_may_enter', decideRights(stay, ctx.who))
  else refuse('RG-2', decideDelay(held.right, ctx.who))
  if (held.endedAt !== undefined)
    throw new AppError('already_done', { facts: { reason: 'This delay has ended already.' } })
  const target = targetOf(stay, now)
  refuseTimes(ctx, target, body)
  if (new Date(body.happenedAt) < new Date(held.at))
    throw badField('happenedAt', 'Enter a time after the delay began')
  const id = await addEntry(ctx, target, { ...body, kind: 'DELAY_REVIEWED', aboutId: delayId }, before)
  ctx.audit.change = { delay: delayId, answer: body.answer }
  return { id }
}

/** Asks somebody to come; of a solicitor whose advice is delayed it warns, for as long as the delay holds. */
export async function ask(
  ctx: Ctx,
  recordId: string,
  body: attending.AskBody,
): Promise<{ id: string; warnings: string[] }> {
  const { stay, target } = await openFor(ctx, recordId)
  const { id } = await attending.ask(ctx, target, body)
  if (body.role !== 'SOLICITOR') return { id, warnings: [] }
  const delays = readDelays(stay, withUtc(await findEntries(ctx.tx, recordId)), ctx.clock.now())
  const held = delays.find(({ right, isInForce }) => right === 'S58' && isInForce)
  return { id, warnings: held === undefined ? [] : [delayedAdvice(held.until)] }
}

const delayedAdvice = (until: string | undefined): string =>
  `RG-2: Legal advice is delayed${until === undefined ? '' : ` until ${formatLondon(until)}`}: end the delay before the solicitor speaks to the person.`

export async function addStep(
  ctx: Ctx,
  { recordId, requestId }: { recordId: string; requestId: string },
  body: attending.StepBody,
): Promise<{ id: string }> {
  const { target } = await openFor(ctx, recordId)
  return attending.addStep(ctx, target, requestId, body)
}

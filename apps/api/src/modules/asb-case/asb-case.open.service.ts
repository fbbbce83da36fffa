/** Counting what repeats with a call (RP-1), and opening a case from it with calls, people and place carried in (AB-1). */
import type { AsbRepeats } from '@mips/contracts/asb-case-parts'
import type { asbCase } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { displayName } from '@mips/domain/nominal/display-name'
import { asbCallTypes, asbCaseBases } from '@mips/domain/safeguarding/asb-case'
import { asbTypes } from '@mips/domain/safeguarding/asb-risk'
import { type CountedEvent, countRepeats, proposeAsbCases } from '@mips/domain/safeguarding/repeats'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { viewPlace } from '@mips/domain/pole/record-view'
import { addMonths } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import { aclsOf, findRepeats, insertCase } from './asb-case.repository.ts'
import type { CallRow, RepeatsRow } from './asb-case.rows.ts'

type OpenBody = RouteInput<(typeof asbCase)['routes']['open']>['body']
type Basis = OpenBody['basis']

/** So many calls are counted; a place with more has a case already. */
const MOST_CALLS = 200
export const riskTask = 'ASB_CASE_RISK'

/** What repeats with a call, the cases that the count asks for, and those that are open. */
export async function repeatsOf(ctx: Ctx, callId: string): Promise<AsbRepeats> {
  const { row, rules } = await readRepeats(ctx, callId)
  const call = row.call
  if (call === null) throw new AppError('not_found')
  const cases = row.cases.map(({ id, reference, title, basis, calls }) => ({
    id,
    reference,
    title,
    basis: coded(basis),
    hasThisCall: calls.includes(call.id),
  }))
  ctx.audit.resultIds = [...row.calls.map(({ id }) => id), ...cases.map(({ id }) => id)].slice(0, 100)
  const figures = {
    callId: call.id,
    months: rules.repeatWindowMonths,
    windowDays: rules.asbCaseWindowDays,
    needed: rules.asbCaseReports,
  }
  if (!row.isAsb) return { isAsb: false, ...figures, counts: [], offers: [], cases }
  return {
    isAsb: true,
    ...figures,
    counts: countsOf(row, call, rules),
    offers: offersOf(ctx, row, call, rules),
    cases,
  }
}

type Rules = ReturnType<typeof safeguardingRulesOn>

async function readRepeats(ctx: Ctx, callId: string): Promise<{ row: RepeatsRow; rules: Rules }> {
  const today = londonDay(ctx.clock.now().toISOString())
  const rules = safeguardingRulesOn(today)
  const since = new Date(`${addMonths(today, -rules.repeatWindowMonths)}T00:00:00Z`)
  const row = await findRepeats(ctx.tx, callId, asbCallTypes, since, MOST_CALLS)
  if (row === undefined || row.call === null) throw new AppError('bad_reference')
  return { row, rules }
}

const coded = (code: string) => ({ code, label: labelIn(asbCaseBases, code) })
const line = ({ id, kind, reference, title, status, at }: CallRow) => ({
  id,
  kind,
  reference,
  title,
  status,
  at: new Date(at).toISOString(),
})

/** A call as the rules count it. */
export const countedEvent = (call: CallRow): CountedEvent => ({
  id: call.id,
  at: new Date(call.at).toISOString(),
  reportedAt: new Date(call.reportedAt).toISOString(),
  victimIds: call.people.filter(({ part }) => part === 'VICTIM').map(({ nominalId }) => nominalId),
  suspectIds: call.people.filter(({ part }) => part === 'SUSPECT').map(({ nominalId }) => nominalId),
  ...(call.placeId === null ? {} : { placeId: call.placeId }),
})

const holdsBasis = (call: CallRow, basis: Basis, id: string): boolean =>
  basis === 'PLACE'
    ? call.placeId === id
    : call.people.some(({ part, nominalId }) => part === basis && nominalId === id)

function countsOf(row: RepeatsRow, call: CallRow, rules: Rules): AsbRepeats['counts'] {
  const event = countedEvent(call)
  const repeats = countRepeats(event, row.calls.map(countedEvent), rules)
  const behind = (basis: Basis, id: string) =>
    row.calls.filter(
      (each) =>
        each.id !== call.id && holdsBasis(each, basis, id) && Date.parse(each.at) <= Date.parse(call.at),
    )
  const count = (by: Basis, id: string, before: number) => ({
    by: coded(by),
    label: labelOf(row, by, id),
    before,
    calls: behind(by, id).map(line),
  })
  return [
    ...(event.placeId === undefined ? [] : [count('PLACE', event.placeId, repeats.place)]),
    ...Object.entries(repeats.victims).map(([id, before]) => count('VICTIM', id, before)),
    ...Object.entries(repeats.suspects).map(([id, before]) => count('SUSPECT', id, before)),
  ].filter(({ before }) => before > 0)
}

/** The cases that the count asks for from this call: not where one stands on the same victim, place or person. */
function offersOf(ctx: Ctx, row: RepeatsRow, call: CallRow, rules: Rules): AsbRepeats['offers'] {
  const today = londonDay(ctx.clock.now().toISOString())
  const all = new Map([call, ...row.calls].map((each) => [each.id, each]))
  const open = row.cases.map(({ basisId }) => basisId)
  return proposeAsbCases([...all.values()].map(countedEvent), today, rules, open)
    .filter(({ eventIds }) => eventIds.includes(call.id))
    .filter(({ eventIds }) => !row.cases.some(({ calls }) => eventIds.every((id) => calls.includes(id))))
    .map(({ by, id, eventIds, because }) => ({
      by: coded(by),
      id,
      label: labelOf(row, by, id),
      because,
      calls: eventIds.flatMap((eventId) => {
        const each = all.get(eventId)
        return each === undefined ? [] : [line(each)]
      }),
    }))
}

function labelOf(row: RepeatsRow, by: Basis, id: string): string {
  if (by === 'PLACE') return row.place === null ? 'This place' : viewPlace(row.place, '').address
  const person = row.names.find(({ nominalId }) => nominalId === id)
  return person === undefined ? 'A person' : displayName(person)
}

/** Opens a case with everything that its calls know; the risk matrix is asked for next. */
export async function openCase(ctx: Ctx, body: OpenBody) {
  const { row, rules } = await readRepeats(ctx, body.callId)
  const call = row.call
  if (call === null) throw new AppError('bad_reference')
  if (!row.isAsb && !body.reason)
    throw badField('reason', 'This call is no anti-social behaviour by its type: say why a case is opened')
  const standing = row.cases.find(({ calls, basisId }) => calls.includes(call.id) || basisId === body.basisId)
  if (standing !== undefined) throw new AppError('already_done', { facts: { caseId: standing.id } })
  const offer =
    body.basis === 'CALL'
      ? undefined
      : offersOf(ctx, row, call, rules).find(({ by, id }) => by.code === body.basis && id === body.basisId)
  if (body.basis !== 'CALL' && offer === undefined)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'AB-1',
        reason: `AB-1: Fewer than ${rules.asbCaseReports} calls in ${rules.asbCaseWindowDays} days: open it from this call, and say why.`,
        field: 'basis',
      },
    })
  if (body.basis === 'CALL' && !body.reason)
    throw badField('reason', 'Say why a case is opened before the count asks for one')
  const ids = new Set(offer?.calls.map(({ id }) => id) ?? [call.id])
  const calls = [call, ...row.calls.filter(({ id }) => id !== call.id)].filter(({ id }) => ids.has(id))
  return writeCase(ctx, { body, row, call, calls, because: offer?.because })
}

type Opening = {
  body: OpenBody
  row: RepeatsRow
  call: CallRow
  calls: CallRow[]
  because: string | undefined
}

async function writeCase(ctx: Ctx, { body, row, call, calls, because }: Opening) {
  const people = uniquePeople(calls)
  const acls = [
    ...calls.map(({ aclId }) => aclId),
    ...(await aclsOf(
      ctx.tx,
      people.map(({ personRecordId }) => personRecordId),
    )),
  ]
  const { id, reference } = await createRecord(ctx, {
    kind: 'AsbCase',
    aclId: call.aclId || (acls.find((aclId) => aclId !== 0) ?? 0),
  })
  const now = ctx.clock.now()
  const basisRecordId = basisRecord(body, people) ?? call.id
  const type = body.asbType === undefined ? '' : `${labelIn(asbTypes, body.asbType).split(':')[0] ?? ''}, `
  const where = row.place === null ? '' : viewPlace(row.place, '').address
  await insertCase(ctx.tx, {
    event: {
      id,
      kind: 'AsbCase',
      title: `ASB case: ${type}${where || call.title}`.slice(0, 300),
      summary: call.summary,
      status: 'OPEN',
      occurredFrom: new Date(Math.min(...calls.map(({ at }) => Date.parse(at)))),
    },
    asbCase: {
      id,
      asbType: body.asbType ?? null,
      basis: body.basis,
      basisRecordId,
      openedReason: body.reason || because || null,
      ownerId: ctx.who.userId,
      openedAt: now,
    },
    officer: { eventId: id, userId: ctx.who.userId, role: 'OIC', validFrom: now },
  })
  const link = (toId: string, role: string) =>
    linkRecords(ctx, { fromId: id, toId, role, sourceId: id, origin: 'carried' })
  for (const each of calls) await link(each.id, 'ARISES_FROM')
  for (const { personRecordId, part } of people) await link(personRecordId, part)
  const placeId = body.basis === 'PLACE' ? body.basisId : call.placeId
  if (placeId) await link(placeId, 'OCCURRED_AT')
  await keepOrigins(ctx, id, {
    ...body.origins,
    calls: { how: 'carried', fromId: call.id },
    people: { how: 'carried', fromId: call.id },
    ...(placeId ? { location: { how: 'carried' as const, fromId: call.id } } : {}),
    summary: { how: 'carried', fromId: call.id, fromField: 'summary' },
  })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ASB_CASE_OPENED',
    happenedAt: now,
    text: `Opened from ${calls.length === 1 ? 'one call' : `${calls.length} calls`}. ${body.reason || because || ''}`.trim(),
  })
  await raiseTask(ctx, {
    recordId: id,
    kind: riskTask,
    title: 'Answer the risk matrix of the case',
    reason: `A case was opened${because === undefined ? '' : `: ${because}`}`,
    rule: 'AB-3',
    harm: 10,
    opensAt: `/safeguarding/asb/${id}`,
    for: { userId: ctx.who.userId },
    dueAt: new Date(now.getTime() + 24 * 3_600_000),
    once: 'opening',
  })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'AsbCase',
    resultIds: calls.map((each) => each.id).slice(0, 100),
    change: { basis: body.basis, calls: calls.length, people: people.length },
  })
  return { id, reference, version: 1, calls: calls.length }
}

/** Each person once in each part, as the newest call names them. */
function uniquePeople(calls: readonly CallRow[]): CallRow['people'] {
  const found = new Map<string, CallRow['people'][number]>()
  for (const call of calls)
    for (const person of call.people) {
      const key = `${person.part}:${person.nominalId}`
      if (!found.has(key)) found.set(key, person)
    }
  return [...found.values()]
}

/** What the case stands on, as it is kept: a person record, so that it follows its nominal, or the place. */
function basisRecord(body: OpenBody, people: CallRow['people']): string | undefined {
  if (body.basis === 'PLACE') return body.basisId
  return people.find(({ part, nominalId }) => part === body.basis && nominalId === body.basisId)
    ?.personRecordId
}

/** Registering a warrant: the person first, the court of the standing list, and what the store knows of where they live. */
import type { NewWarrant } from '@mips/contracts/warrant'
import { personLocationRoles } from '@mips/domain/codes/link-roles'
import { labelIn } from '@mips/domain/custody/offence-words'
import { gradeWarrant } from '@mips/domain/warrants/grading'
import { takeWarrantStep, type WarrantActor, warrantKinds } from '@mips/domain/warrants/warrant-state'
import { warrantRulesOn } from '@mips/domain/warrants/warrants-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { requireUnit } from './warrant-grade.service.ts'
import { keepTasks } from './warrant-tasks.service.ts'
import { addressOf } from './warrant-work.service.ts'
import { actorsOf, type WarrantCtx } from './warrant.reading.ts'
import {
  findCourt,
  findKind,
  findPerson,
  insertAddress,
  insertWarrant,
  listHomes,
  listLiveOf,
  updateWarrant,
} from './warrant.repository.ts'
import { log, refuseAtField, requireWarrant, settled } from './warrant.service.ts'

const homes = personLocationRoles.filter(({ isAddress }) => isAddress).map(({ code }) => code)

/** By whom a warrant is registered: the one who is signed in, or the court by its result. */
export type Registrar = { actors?: readonly WarrantActor[]; resultId?: string }

/** Registers a warrant; one that is issued makes its person wanted in this transaction. */
export async function register(ctx: WarrantCtx, body: NewWarrant, by: Registrar = {}) {
  const person = await subjectOf(ctx, body.personId)
  await requireCourt(ctx, body.courtCode)
  if (body.areaUnit) await requireUnit(ctx, body.areaUnit)
  refuseMoney(body)
  const now = ctx.clock.now()
  const issuedAt = body.issuedAt === undefined ? undefined : new Date(body.issuedAt)
  const actors = by.actors ?? actorsOf(ctx.who)
  if (issuedAt !== undefined) refuseIssue(body, { actors, now, issuedAt, subject: person.id })
  await refuseTwice(ctx, body, person.nominalId)

  const { id, reference } = await createRecord(ctx, { kind: 'Warrant', aclId: person.aclId })
  const state = issuedAt === undefined ? 'REQUESTED' : 'ISSUED'
  await insertWarrant(ctx.tx, {
    event: {
      id,
      kind: 'Warrant',
      title: labelIn(warrantKinds, body.kind),
      summary: body.terms,
      status: state,
      occurredFrom: issuedAt ?? now,
    },
    warrant: {
      id,
      personRecordId: person.id,
      kind: body.kind,
      state,
      stateAt: now,
      courtCode: body.courtCode,
      courtReference: body.courtReference || null,
      offenceWords: body.offenceWords || null,
      terms: body.terms,
      risk: body.risk || null,
      requestedAt: issuedAt ?? now,
      issuedAt: issuedAt ?? null,
      ...gradeOf(ctx, body, issuedAt ?? now),
      ownerUnit: ctx.who.unitCode,
      areaUnit: body.areaUnit || null,
      madeByResult: by.resultId ?? null,
      owedPence: body.owedPence ?? 0,
      costsPence: body.costsPence ?? 0,
      registeredBy: ctx.who.userId,
    },
  })
  await linkRecords(ctx, {
    fromId: id,
    toId: person.id,
    role: 'NAMED_IN_WARRANT',
    origin: 'chosen',
    sourceId: id,
  })
  await keepAddresses(ctx, id, body, person.nominalId)
  await keepOrigins(ctx, id, body.origins)
  await settle(ctx, id, actors)
  await log(ctx, id, issuedAt === undefined ? 'Applied for.' : 'Registered as issued.')
  const after = await requireWarrant(ctx, id)
  await keepTasks(ctx, undefined, after)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'Warrant',
    aclId: person.aclId,
    resultIds: [person.id],
    change: { kind: body.kind, personRecordId: person.id, courtCode: body.courtCode, state: after.state },
  })
  return { id, reference, version: after.version }
}

/** The person record of a nominal or itself, as this reader sees it: unknown, hidden and what is no person are the same. */
export async function subjectOf(ctx: WarrantCtx, personId: string) {
  const record = await findKind(ctx.tx, personId)
  const isPerson = record !== null && ['Nominal', 'PersonRecord'].includes(record.kind)
  if (!isPerson || !maySeeKind(ctx.who, record.kind)) throw new AppError('bad_reference')
  const person = await findPerson(ctx.tx, await factHolder(ctx.tx, personId))
  if (person === null) throw new AppError('bad_reference')
  return person
}

/** A court of the standing list, or a refusal at the field. */
export async function requireCourt(ctx: WarrantCtx, code: string): Promise<void> {
  if ((await findCourt(ctx.tx, code)) === undefined)
    throw badField('courtCode', 'Choose a court from the list. (WA-5)')
}

function refuseMoney(body: NewWarrant): void {
  const total = (body.owedPence ?? 0) + (body.costsPence ?? 0)
  if (body.kind === 'COMMITMENT' && total === 0)
    throw badField('owedPence', 'Enter the money that is owed, in pounds and pence. (MO-1)')
  if (body.kind !== 'COMMITMENT' && total > 0)
    throw badField('owedPence', 'Money is owed on a commitment warrant alone: leave it out. (MO-1)')
}

function refuseIssue(
  body: NewWarrant,
  by: { actors: readonly WarrantActor[]; now: Date; issuedAt: Date; subject: string },
): void {
  const { problems } = takeWarrantStep('REQUESTED', 'ISSUE', {
    kind: body.kind,
    actors: by.actors,
    at: by.issuedAt.toISOString(),
    now: by.now.toISOString(),
    courtCode: body.courtCode,
    subject: by.subject,
  })
  refuseAtField(problems, { at: 'issuedAt' })
}

/** One warrant is registered once: the same kind of the same court under the same reference, or issued at the same moment. */
async function refuseTwice(ctx: WarrantCtx, body: NewWarrant, nominalId: string): Promise<void> {
  const issuedAt = body.issuedAt === undefined ? undefined : new Date(body.issuedAt).getTime()
  const same = (await listLiveOf(ctx.tx, nominalId)).find(
    (one) =>
      one.kind === body.kind &&
      one.courtCode === body.courtCode &&
      (body.courtReference
        ? one.courtReference === body.courtReference
        : one.courtReference === null && one.issuedAt?.getTime() === issuedAt),
  )
  if (same !== undefined) throw new AppError('already_done', { facts: { warrantId: same.id } })
}

/** WA-2: where its facts were said it is graded with them; without any somebody grades it. */
function gradeOf(ctx: WarrantCtx, body: NewWarrant, at: Date) {
  if (body.factors.length === 0) return {}
  const day = londonDay(at.toISOString())
  return {
    factors: [...body.factors],
    grade: gradeWarrant(body.factors, day, warrantRulesOn(day)).grade,
    gradedAt: ctx.clock.now(),
    gradedBy: ctx.who.userId,
  }
}

/** What was given, or where the store says that they live. */
async function keepAddresses(
  ctx: WarrantCtx,
  id: string,
  body: NewWarrant,
  nominalId: string,
): Promise<void> {
  const given = []
  for (const [index, one] of body.addresses.entries())
    given.push(await addressOf(ctx, one, `addresses.${index}.`))
  const carried =
    given.length > 0
      ? given
      : (await listHomes(ctx.tx, nominalId, homes)).map((home) => ({
          locationId: home.id,
          words: home.words.slice(0, 300),
          why: 'Where they live by the record',
        }))
  for (const one of carried)
    await insertAddress(ctx.tx, {
      ...one,
      warrantId: id,
      addedBy: ctx.who.userId,
      addedAt: ctx.clock.now(),
    })
}

async function settle(ctx: WarrantCtx, id: string, actors: readonly WarrantActor[]): Promise<void> {
  const made = await requireWarrant(ctx, id)
  if (made.issuedAt === null) return
  const isCourt = !actors.includes('WARRANTS')
  const state = settled(ctx, made, isCourt ? ['WARRANTS'] : actors)
  if (state !== made.state)
    await updateWarrant(ctx.tx, id, { state, stateAt: ctx.clock.now() }, { status: state })
}

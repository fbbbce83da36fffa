/** Registering what was seized or found: its number is given, and what the record knows is carried in. */
import type { Origins } from '@mips/contracts/common'
import type { ExhibitFacts, NewExhibit } from '@mips/contracts/property-parts'
import {
  exhibitReferenceProblem,
  initialsOf,
  nextExhibitReference,
  nextSubExhibit,
  parseExhibitReference,
} from '@mips/domain/property/exhibit-reference'
import { needsTwoPeople, seizureProblems } from '@mips/domain/property/property-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { requireKind } from '../pole/kind-access.service.ts'
import { createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { followAlarms } from './property.alarms.service.ts'
import {
  findExhibit,
  findNamed,
  findSource,
  findTaken,
  findUser,
  insertExhibit,
  lockCase,
  type Named,
  updateExhibit,
} from './property.repository.ts'
import { custodyItemOf, type Facts, said, seizureOf } from './property.reading.ts'
import type { SourceRow } from './property.rows.ts'
import { askToSign } from './property.sign.service.ts'

/** From which records exhibits are registered. */
const sourceKinds = [
  'Crime',
  'Incident',
  'Arrest',
  'CustodyRecord',
  'VoluntaryAttendance',
  'StopSearch',
  'MissingEpisode',
  'SearchWarrant',
]

/** The record from which something was seized, as this reader sees it. */
export async function requireSource(ctx: Ctx, recordId: string): Promise<SourceRow> {
  const source = await findSource(ctx.tx, recordId)
  if (source === undefined) throw new AppError('not_found')
  requireKind(ctx.who, source.kind)
  if (!sourceKinds.includes(source.kind))
    throw new AppError('not_in_state', {
      facts: {
        reason:
          'Exhibits are registered from a crime, an incident, an arrest, a stay, a stop or a search warrant.',
      },
    })
  return source
}

export async function register(ctx: Ctx, recordId: string, asked: NewExhibit) {
  const source = await requireSource(ctx, recordId)
  const body = fromCustody(source, asked)
  const now = ctx.clock.now()
  const seizedAt = new Date(body.seizedAt ?? now)
  refuseFuture(ctx, 'seizedAt', seizedAt)
  const seizer = await findUser(ctx.tx, body.seizedById ?? ctx.who.userId)
  if (seizer === null) throw badField('seizedById', 'Choose a colleague')
  await lockCase(ctx.tx, source.caseIds[0] ?? source.id)
  const exhibitRef = await referenceFor(ctx, source, body, seizer.displayName)
  const problems = await checked(ctx, body, { seizedAt, seizedBy: seizer.id, seal: body.seal })
  const named = await namedOf(ctx, body)
  const { id, reference } = await createRecord(ctx, {
    kind: 'Exhibit',
    // An exhibit says no more openly than the record and the people that it names.
    aclId: source.aclId || named.find(({ aclId }) => aclId !== 0)?.aclId || 0,
  })
  const exhibit = {
    id,
    sourceId: source.id,
    parentId: body.parentId ?? null,
    exhibitRef,
    ...columns(body),
    custodyItemId: body.custodyItemId ?? null,
    seizedAt,
    seizedBy: seizer.id,
    holderKind: 'PERSON',
    holderId: seizer.id,
  }
  await insertExhibit(ctx.tx, exhibit, {
    exhibitId: id,
    number: 1,
    at: seizedAt,
    toKind: 'PERSON',
    toId: seizer.id,
    purpose: body.isFound ? 'FOUND' : 'SEIZED',
    sealAfter: body.seal || null,
    receivedBy: seizer.id,
    witness: body.secondPersonId ?? null,
    recordedBy: ctx.who.userId,
    recordedAt: now,
  })
  if (needsTwoPeople(body.kind) && body.secondPersonId !== undefined)
    await askToSign(ctx, { id, exhibitRef, kind: body.kind }, { witness: body.secondPersonId, number: 1 })
  await linkObject(ctx, source, id, body.objectId, seizedAt)
  await keepOrigins(ctx, id, body.origins)
  const made = await findExhibit(ctx.tx, id)
  if (made !== undefined) await followAlarms(ctx, undefined, { ...made, seizedBy: seizer.id })
  Object.assign(ctx.audit, { resultIds: [id], change: { exhibitId: id, exhibitRef, kind: body.kind } })
  return { id, reference, exhibitRef, problems: problems.map(ruleLine) }
}

/** Completes or puts right what is known; the reference, the seizure and the continuity stay as they are. */
export async function complete(ctx: Ctx, exhibitId: string, body: ExhibitFacts) {
  const before = await findExhibit(ctx.tx, exhibitId)
  if (before === undefined) throw new AppError('not_found')
  const problems = await checked(ctx, body, {
    seizedAt: new Date(before.seizedAt),
    seizedBy: before.seizedBy?.id ?? '',
    seal: before.log[0]?.sealAfter ?? undefined,
    photographId: before.pictures[0]?.id,
  })
  const named = await namedOf(ctx, body)
  if (named.some(({ aclId }) => aclId !== 0)) {
    const { aclId } = await requireOwnList(ctx, exhibitId)
    if (named.some((each) => each.aclId !== 0 && each.aclId !== aclId))
      throw badField('personRecordId', 'This exhibit is open: restrict it before it names what is restricted')
  }
  await updateExhibit(ctx.tx, exhibitId, { ...columns(body), isHeldForOther: body.isHeldForOther })
  await keepOrigins(ctx, exhibitId, body.origins)
  ctx.audit.change = {
    before: { kind: before.kind, description: before.description, basis: before.basis },
    after: { kind: body.kind, description: body.description, basis: body.basis ?? null },
  }
  return {
    id: exhibitId,
    version: ctx.subjectVersion ?? before.version,
    problems: problems.map(ruleLine),
  }
}

const requireOwnList = async (ctx: Ctx, id: string) => {
  const row = await ctx.tx.exhibit.findUnique({ where: { id }, select: { aclId: true } })
  if (row === null) throw new AppError('not_found')
  return row
}

/** What the custody record says of its item is carried, where nothing else was entered. */
function fromCustody(source: SourceRow, body: NewExhibit): NewExhibit {
  if (body.custodyItemId === undefined) return body
  const found = source.custodyItems.find(({ id }) => id === body.custodyItemId)
  if (found === undefined) throw new AppError('bad_reference')
  const item = custodyItemOf(found)
  const carried: Origins = {}
  const carry = (field: string) => {
    carried[field] = { how: 'carried', fromId: source.id, fromField: 'property' }
  }
  const taken: NewExhibit = { ...body }
  if (!body.description) {
    taken.description = item.description
    carry('description')
  }
  if (body.seizedAt === undefined) {
    taken.seizedAt = item.takenAt
    carry('seizedAt')
  }
  if (body.seizedById === undefined && item.takenById !== null) {
    taken.seizedById = item.takenById
    carry('seizedById')
  }
  if (body.objectId === undefined && item.objectId !== null) taken.objectId = item.objectId
  return { ...taken, origins: { ...carried, ...body.origins } }
}

async function referenceFor(ctx: Ctx, source: SourceRow, body: NewExhibit, seizer: string): Promise<string> {
  const rows = await findTaken(ctx.tx, source.caseIds)
  const taken = rows.map(({ exhibitRef }) => exhibitRef)
  if (body.parentId !== undefined) {
    const parent = rows.find(({ id }) => id === body.parentId)
    if (parent === undefined) throw new AppError('bad_reference')
    const part = nextSubExhibit(parent.exhibitRef, taken)
    if (part === undefined)
      throw badField('parentId', 'This item takes no more parts: register it as an exhibit of its own')
    return part
  }
  if (!body.exhibitRef) return nextExhibitReference(initialsOf(seizer), taken)
  const reading = parseExhibitReference(body.exhibitRef)
  if (!reading.ok) throw badField('exhibitRef', reading.problem)
  const problem = exhibitReferenceProblem(reading.value, { takenByOthers: taken })
  if (problem !== undefined) throw badField('exhibitRef', `PX-14: ${problem}`)
  return reading.value
}

/** Refuses what cannot be; answers what is still asked. */
async function checked(
  ctx: Ctx,
  body: Facts,
  known: { seizedAt: Date; seizedBy: string; seal: string | undefined; photographId?: string | undefined },
) {
  if (body.secondPersonId !== undefined && (await findUser(ctx.tx, body.secondPersonId)) === null)
    throw badField('secondPersonId', 'Choose a colleague')
  const problems = seizureProblems(
    seizureOf(body, known.seizedAt.toISOString(), known.seizedBy, known.seal, known.photographId),
    ctx.clock.now().toISOString(),
  )
  refuseProblems(problems)
  return problems
}

const columns = (body: Facts) => ({
  kind: body.kind,
  description: body.description,
  placeText: body.placeText || null,
  locationId: body.locationId ?? null,
  personRecordId: body.personRecordId ?? null,
  objectId: body.objectId ?? null,
  power: body.power || null,
  basis: body.basis ?? null,
  secondPerson: body.secondPersonId ?? null,
  details: JSON.parse(JSON.stringify(said(body.details))),
})

/** Whom and what it names, each of which this officer can see. */
async function namedOf(ctx: Ctx, { personRecordId, locationId, objectId }: Facts): Promise<Named[]> {
  const found = await Promise.all([
    personRecordId === undefined ? undefined : findNamed.person(ctx.tx, personRecordId),
    locationId === undefined ? undefined : findNamed.location(ctx.tx, locationId),
    objectId === undefined ? undefined : findNamed.object(ctx.tx, objectId),
  ])
  if (found.some((each) => each === null)) throw new AppError('bad_reference')
  return found.flatMap((each) => (each === undefined || each === null ? [] : [each]))
}

/** A thing that is in the store already is linked as seized, once, under the exhibit's own access. */
async function linkObject(
  ctx: Ctx,
  source: SourceRow,
  exhibitId: string,
  objectId: string | undefined,
  at: Date,
): Promise<void> {
  if (objectId === undefined) return
  const isLinked = source.objects.some(
    ({ id, role, validTo }) => id === objectId && role === 'SEIZED' && validTo === null,
  )
  if (!isLinked)
    await linkRecords(ctx, {
      fromId: source.id,
      toId: objectId,
      role: 'SEIZED',
      origin: 'chosen',
      sourceId: exhibitId,
      validFrom: at,
    })
}

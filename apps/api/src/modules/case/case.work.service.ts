/** The work on a case: its facts, people and exhibits, the days of its offences, its family, its officer, and who has it open. */
import type { prosecutionCase } from '@mips/contracts'
import type { DefendantFacts } from '@mips/contracts/case-parts'
import type { RouteInput } from '@mips/contracts/contract'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { keepFirstHearing } from './case-hearing.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { endLink } from '../pole/link.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { linkRecords } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { caseFacts, defendantIds, factsOf, linesOf, offenceOf } from './case.defendants.ts'
import { changed, log, requireWork, touch } from './case.kept.service.ts'
import { askToBuild, buildTask } from './case.open.service.ts'
import { victimsOf, witnessesOf } from './case.people.ts'
import { policeRole, readCase } from './case.read.service.ts'
import {
  endHold,
  endOfficers,
  findCourt,
  findFamily,
  findHold,
  findKind,
  findOfficers,
  insertHold,
  insertOfficer,
  keepPerson,
  lockCase,
  updateHead,
  updateOffence,
} from './case.repository.ts'
import type { CaseRows } from './case.rows.ts'

type Routes = (typeof prosecutionCase)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Changes what is said of the whole case; what is left out stays. */
export async function changeFacts(ctx: Ctx, caseId: string, body: Body<'change'>) {
  const head = await requireWork(ctx, caseId)
  if (body.hearing && (await findCourt(ctx.tx, body.hearing.courtCode)) === undefined)
    throw badField('hearing.courtCode', 'Choose the court from the list (FQ-16)')
  const facts = { ...caseFacts({ head }), ...body }
  await updateHead(ctx.tx, caseId, {
    facts: JSON.parse(JSON.stringify(facts)),
    editedAt: ctx.clock.now(),
  })
  if (body.hearing) await keepFirstHearing(ctx, caseId)
  ctx.audit.change = { fields: Object.keys(body) }
  return changed(ctx, head)
}

export async function giveTo(ctx: Ctx, caseId: string, officerId: string) {
  const head = await requireWork(ctx, caseId)
  const [officer] = await findOfficers(ctx.tx, [officerId])
  if (officer === undefined) throw badField('officerId', 'Choose somebody of the staff list')
  if (head.officerId === officerId) throw new AppError('already_done')
  await updateHead(ctx.tx, caseId, { officerId, unitCode: officer.unitCode, editedAt: ctx.clock.now() })
  await log(ctx, caseId, `Officer in the case: ${officer.rank} ${officer.displayName}.`)
  await closeTasksOf(ctx, { recordId: caseId, kind: buildTask }, 'The case has another officer')
  await askToBuild(ctx, caseId, officerId)
  ctx.audit.change = { officerId, from: head.officerId }
  return changed(ctx, head)
}

/** Puts the days and the place of an offence right on its one row, for charge sheet, national computer and court. */
export async function setOffence(ctx: Ctx, caseId: string, lineId: string, body: Body<'setOffence'>) {
  const head = await requireWork(ctx, caseId)
  const rows = await readCase(ctx, caseId)
  const line = rows.lines.find(({ id }) => id === lineId)
  if (line === undefined || !rows.offences.has(line.offenceId)) throw new AppError('not_found')
  if (body.end !== undefined && body.end < body.start)
    throw badField('end', 'The offence ends before it begins: put the dates right (FQ-11)')
  await updateOffence(ctx.tx, line.offenceId, {
    dateCode: body.dateCode,
    startOn: new Date(body.start),
    endOn: body.end === undefined ? null : new Date(body.end),
    placeText: body.place || null,
  })
  await touch(ctx, caseId)
  ctx.audit.change = { offenceId: line.offenceId, start: body.start, end: body.end ?? null }
  return changed(ctx, head)
}

export async function addPerson(ctx: Ctx, caseId: string, body: Body<'addPerson'>) {
  const head = await requireWork(ctx, caseId)
  if (body.part === 'POLICE') return addPolice(ctx, head, body.userId)
  const record = await findKind(ctx.tx, body.personId)
  if (
    record === null ||
    !['Nominal', 'PersonRecord'].includes(record.kind) ||
    !maySeeKind(ctx.who, record.kind)
  )
    throw new AppError('bad_reference')
  const personRecordId = await factHolder(ctx.tx, body.personId)
  const rows = await readCase(ctx, caseId)
  const there = body.part === 'WITNESS' ? witnessesOf(rows) : victimsOf(rows)
  if (there.some(({ id, nominalId }) => id === personRecordId || nominalId === body.personId))
    throw new AppError('already_done', { facts: { personId: personRecordId } })
  await linkRecords(ctx, { fromId: caseId, toId: personRecordId, role: body.part, origin: 'chosen' })
  await touch(ctx, caseId)
  Object.assign(ctx.audit, {
    resultIds: [personRecordId],
    change: { part: body.part, personId: personRecordId },
  })
  return changed(ctx, head)
}

async function addPolice(ctx: Ctx, head: CaseRows['head'], userId: string) {
  const [officer] = await findOfficers(ctx.tx, [userId])
  if (officer === undefined) throw badField('userId', 'Choose somebody of the staff list')
  const rows = await readCase(ctx, head.id)
  if (witnessesOf(rows).some(({ id }) => id === userId)) throw new AppError('already_done')
  await insertOfficer(ctx.tx, {
    eventId: head.id,
    userId,
    role: policeRole,
    validFrom: ctx.clock.now(),
    assignedBy: ctx.who.userId,
  })
  await touch(ctx, head.id)
  ctx.audit.change = { part: 'POLICE', userId }
  return changed(ctx, head)
}

/** Keeps what the case alone knows of one of its people; what is left out stays. */
export async function setPerson(ctx: Ctx, caseId: string, personId: string, body: Body<'setPerson'>) {
  const head = await requireWork(ctx, caseId)
  const rows = await readCase(ctx, caseId)
  if (!idsIn(rows, body.part).includes(personId)) throw new AppError('not_found')
  const now = ctx.clock.now()
  const before = factsOf<object>(rows, personId, body.part)
  const facts = {
    ...before,
    ...(body.part === 'DEFENDANT' ? printed(rows, personId, body.facts) : body.facts),
  }
  await keepPerson(ctx.tx, {
    caseId,
    personId,
    part: body.part,
    facts: JSON.parse(JSON.stringify(facts)),
    at: now,
    by: ctx.who.userId,
  })
  await touch(ctx, caseId)
  ctx.audit.change = { part: body.part, personId, fields: Object.keys(body.facts) }
  return changed(ctx, head)
}

const idsIn = (rows: CaseRows, part: 'DEFENDANT' | 'VICTIM' | 'WITNESS'): string[] => {
  if (part === 'DEFENDANT') return defendantIds(rows)
  return (part === 'VICTIM' ? victimsOf(rows) : witnessesOf(rows)).map(({ id }) => id)
}

/** A print that has the offences of the charge is kept with them as they are now, so that a later change shows (FQ-67). */
function printed(rows: CaseRows, personId: string, facts: DefendantFacts): DefendantFacts {
  if (facts.print?.offences !== 'SAME') return facts
  const offences = linesOf(rows, personId).map((line) => {
    const { sequence, code, start, end } = offenceOf(line, rows)
    return { sequence, code, start, ...(end === undefined ? {} : { end }) }
  })
  return { ...facts, print: { on: facts.print.on, offences } }
}

/** Takes somebody off who was added to the case itself; who stands on the crime is ended there. */
export async function endPerson(ctx: Ctx, caseId: string, personId: string, reason: string) {
  const head = await requireWork(ctx, caseId)
  const rows = await readCase(ctx, caseId)
  const link = rows.links.find(
    ({ fromId, toId, role }) => fromId === caseId && toId === personId && role !== 'DEFENDANT',
  )
  const isPolice = rows.police.some(({ id }) => id === personId)
  if (link === undefined && !isPolice) throw new AppError('not_found')
  if (link !== undefined) await endLink(ctx, caseId, link.id, { reason })
  else await endOfficers(ctx.tx, caseId, policeRole, personId, ctx.clock.now())
  await touch(ctx, caseId)
  Object.assign(ctx.audit, { reasonGiven: reason, change: { ended: personId } })
  return changed(ctx, head)
}

/** The prosecution relies on an exhibit of the crime: it stands on the list of exhibits, and is unused material no longer. */
export async function addExhibit(ctx: Ctx, caseId: string, exhibitId: string) {
  const head = await requireWork(ctx, caseId)
  const { exhibits } = await readCase(ctx, caseId)
  const exhibit = exhibits.find(({ id }) => id === exhibitId)
  if (exhibit === undefined) throw new AppError('bad_reference')
  if (exhibit.linkId !== null) throw new AppError('already_done')
  await linkRecords(ctx, { fromId: caseId, toId: exhibitId, role: 'EXHIBIT', origin: 'chosen' })
  await touch(ctx, caseId)
  ctx.audit.change = { exhibitId, isRelied: true }
  return changed(ctx, head)
}

export async function removeExhibit(ctx: Ctx, caseId: string, exhibitId: string, reason: string) {
  const head = await requireWork(ctx, caseId)
  const { exhibits } = await readCase(ctx, caseId)
  const linkId = exhibits.find(({ id }) => id === exhibitId)?.linkId ?? null
  if (linkId === null) throw new AppError('not_found')
  await endLink(ctx, caseId, linkId, { reason })
  await touch(ctx, caseId)
  Object.assign(ctx.audit, { reasonGiven: reason, change: { exhibitId, isRelied: false } })
  return changed(ctx, head)
}

/** Puts two cases into one family: that of a co-defendant, or one that has to do with it (F20). */
export async function linkCase(ctx: Ctx, caseId: string, body: Body<'linkCase'>) {
  const head = await requireWork(ctx, caseId)
  const other = await findKind(ctx.tx, body.caseId)
  if (other === null || other.kind !== 'Case') throw new AppError('bad_reference')
  const family = await findFamily(ctx.tx, caseId)
  if (family.some(({ id }) => id === body.caseId)) throw new AppError('already_done')
  await linkRecords(ctx, { fromId: caseId, toId: body.caseId, role: body.role, origin: 'chosen' })
  Object.assign(ctx.audit, { resultIds: [body.caseId], change: { linked: body.caseId, role: body.role } })
  return changed(ctx, head)
}

/** Opens the case for one hand, gives it back, or takes it over from a colleague with the reason (F16). */
export async function holdCase(ctx: Ctx, caseId: string, body: Body<'hold'>) {
  await lockCase(ctx.tx, 'case hold', caseId)
  const hold = await findHold(ctx.tx, caseId)
  const isMine = hold?.heldBy === ctx.who.userId
  const now = ctx.clock.now()
  if (body.act === 'RELEASE') {
    if (hold === null || !isMine)
      throw new AppError('not_in_state', { facts: { reason: 'You do not have this case open.' } })
    await endHold(ctx.tx, hold.id, now, ctx.who.userId)
  } else {
    if (isMine) return { id: caseId }
    if (hold !== null) {
      if (body.act === 'TAKE')
        throw new AppError('not_in_state', {
          facts: { reason: 'A colleague has this case open: take it over with a reason.' },
        })
      if (!body.reason) throw badField('reason', 'Say why you take the case over from your colleague')
      await endHold(ctx.tx, hold.id, now, ctx.who.userId)
      await log(ctx, caseId, `Taken over from a colleague who had it open: ${body.reason}`)
    }
    await insertHold(ctx.tx, { caseId, heldBy: ctx.who.userId, heldAt: now, reason: body.reason || null })
  }
  Object.assign(ctx.audit, { reasonGiven: body.reason || undefined, change: { act: body.act } })
  return { id: caseId }
}

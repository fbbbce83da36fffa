/** Asking for a notice, writing its case, and the decision by an officer of the rank (SG-06, PN-1 to PN-3). */
import type { protection } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { noticeKinds } from '@mips/domain/safeguarding/protection-notices'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { leftOf, problemsOf, rankOf } from './protection.reading.ts'
import { aclsOfPeople, findBasis, findNotice, insertNotice, updateNotice } from './protection.repository.ts'
import type { NoticeBasisRow, NoticeRow } from './protection.rows.ts'

type Routes = (typeof protection)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const sources = ['AbuseAssessment', 'Crime', 'Incident']

/** Asks for a notice: the suspect, whom it protects and the premises are those of the record it arises from. */
export async function ask(ctx: Ctx, body: Body<'ask'>) {
  const basis = await findBasis(ctx.tx, body.sourceId)
  if (basis === undefined || !sources.includes(basis.kind)) throw new AppError('bad_reference')
  const { suspectId, protectedIds } = whoOf(basis, body)
  const live = basis.notices.find(({ state }) => !['REFUSED', 'NO_ORDER', 'ENDED'].includes(state))
  if (live !== undefined)
    throw new AppError('already_done', {
      facts: { noticeId: live.id, reason: 'A notice is asked for already.' },
    })
  const people = await aclsOfPeople(ctx.tx, [suspectId, ...protectedIds])
  const { id, reference } = await createRecord(ctx, {
    kind: 'ProtectionNotice',
    aclId: basis.aclId || people.find(({ aclId }) => aclId !== 0)?.aclId || 0,
  })
  const now = ctx.clock.now()
  await insertNotice(ctx.tx, {
    event: {
      id,
      kind: 'ProtectionNotice',
      title: labelIn(noticeKinds, body.kind),
      status: 'ASKED',
      occurredFrom: new Date(basis.occurredAt),
    },
    notice: { id, kind: body.kind, askedAt: now, askedBy: ctx.who.userId },
    officer: { eventId: id, userId: ctx.who.userId, role: 'REPORTING', validFrom: now },
  })
  const link = (toId: string, role: string) =>
    linkRecords(ctx, { fromId: id, toId, role, origin: 'carried', sourceId: id })
  await link(basis.id, 'ARISES_FROM')
  if (basis.placeId !== null) await link(basis.placeId, 'OCCURRED_AT')
  await link(suspectId, 'SUSPECT')
  for (const person of protectedIds) await link(person, 'PROTECTED')
  await keepOrigins(
    ctx,
    id,
    Object.fromEntries(
      ['suspect', 'protected', 'premises', 'occurredAt'].map((field) => [
        field,
        { how: 'carried' as const, fromId: basis.id, fromField: field },
      ]),
    ),
  )
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'ProtectionNotice',
    resultIds: [basis.id, suspectId],
    change: { sourceId: basis.id, kind: body.kind, suspectId },
  })
  return { id, reference, version: 1 }
}

/** Named, or else the one suspect and every victim and child of the record. */
function whoOf(basis: NoticeBasisRow, body: Body<'ask'>): { suspectId: string; protectedIds: string[] } {
  const here = basis.people.filter(({ validTo }) => validTo === null)
  const of = (isWanted: (role: string) => boolean) =>
    here.filter(({ role }) => isWanted(role)).map(({ personRecordId }) => personRecordId)
  const ids = new Set(here.map(({ personRecordId }) => personRecordId))
  const suspectId = body.suspectId ?? of((role) => role === 'SUSPECT' || role === 'ARRESTED')[0]
  if (suspectId === undefined)
    throw badField('suspectId', 'Name the person whom the notice is for: nobody is suspected on the record')
  const protectedIds = body.protectedIds.length > 0 ? body.protectedIds : of(isVictim)
  if (!ids.has(suspectId) || protectedIds.some((id) => !ids.has(id))) throw new AppError('bad_reference')
  return { suspectId, protectedIds: [...new Set(protectedIds)].filter((id) => id !== suspectId) }
}

const isVictim = (role: string) => role.startsWith('VICTIM') || role === 'HOUSEHOLD'

export async function requireNotice(ctx: Ctx, id: string): Promise<NoticeRow> {
  const row = await findNotice(ctx.tx, id)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Writes the case for the notice; what the suspect says to it is taken until it is served. */
export async function write(ctx: Ctx, id: string, body: Body<'write'>) {
  const row = await requireNotice(ctx, id)
  if (row.state !== 'ASKED')
    throw new AppError('not_in_state', { facts: { reason: 'It is decided on: its case stands as it was.' } })
  const { conditions, necessity, victimView, representations, ...ticks } = body
  await updateNotice(
    ctx.tx,
    id,
    {
      ...ticks,
      ...(necessity === undefined ? {} : { necessity: necessity || null }),
      ...(victimView === undefined ? {} : { victimView: victimView || null }),
      ...(representations === undefined ? {} : { representations: representations || null }),
      ...(conditions === undefined ? {} : { conditions }),
    },
    necessity ? { summary: necessity } : undefined,
  )
  ctx.audit.change = { fields: Object.keys(body) }
  return answer(ctx, id)
}

/** Gives or refuses the notice: the rank rule holds for giving, and what is missing refuses it. */
export async function decide(ctx: Ctx, id: string, body: Body<'decide'>) {
  const row = await requireNotice(ctx, id)
  if (row.state !== 'ASKED')
    throw new AppError('not_in_state', { facts: { reason: 'It is decided on already.' } })
  const now = ctx.clock.now()
  if (body.answer === 'GIVEN')
    refuseProblems(
      problemsOf(row, { userId: ctx.who.userId, rank: rankOf(ctx.who.rank) }, body, now.toISOString()),
    )
  await updateNotice(
    ctx.tx,
    id,
    {
      state: body.answer,
      decidedAt: now,
      decidedBy: ctx.who.userId,
      decidedRank: ctx.who.rank,
      decisionWords: body.words,
      isAreaCommenced: body.isAreaCommenced,
    },
    { status: body.answer },
  )
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'NOTICE_DECIDED',
    happenedAt: now,
    text: `${body.answer === 'GIVEN' ? 'Authorised' : 'Refused'}: ${body.words}`.slice(0, 4000),
  })
  ctx.audit.change = { answer: body.answer }
  return answer(ctx, id)
}

/** How a notice stands after an act. */
export async function answer(ctx: Ctx, id: string) {
  const row = await requireNotice(ctx, id)
  return {
    id,
    version: ctx.subjectVersion ?? row.version,
    state: row.state,
    left: leftOf(row, ctx.clock.now().toISOString()).map(ruleLine),
  }
}

/** Opening a report of somebody missing from an incident: what the incident and the store know is carried in. */
import type { NewMissingEpisode } from '@mips/contracts/missing-parts'
import type { Rank } from '@mips/domain/codes/ranks'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { takeMissingStep } from '@mips/domain/safeguarding/missing-state'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { getBasis, requirePresent } from '../safeguarding/safeguarding.prepare.service.ts'
import { warn } from './missing-marker.service.ts'
import { keepTasks } from './missing-tasks.service.ts'
import {
  findAddress,
  findCallerPhone,
  findEpisode,
  findKnown,
  findPerson,
  insertEpisode,
  insertReview,
} from './missing.repository.ts'
import { isMissing } from './missing.reading.ts'

const informantRole = 'INFORMANT_CALLER'

/** Opens the report; graded at once where the level is said, else it waits to be graded. */
export async function openEpisode(ctx: Ctx, body: NewMissingEpisode) {
  const basis = await getBasis(ctx, body.incidentId)
  const subject = requirePresent(basis, body.personRecordId)
  const person = await findPerson(ctx.tx, body.personRecordId)
  if (person === null) throw new AppError('bad_reference')
  const known = await findKnown(ctx.tx, person.nominalId)
  const open = known.earlier.find(({ state }) => isMissing(state))
  if (open !== undefined) throw new AppError('already_done', { facts: { episodeId: open.id } })
  const now = ctx.clock.now()
  if (body.lastSeenAt !== undefined) refuseFuture(ctx, 'lastSeenAt', new Date(body.lastSeenAt))
  const first =
    body.level === undefined
      ? undefined
      : takeMissingStep(
          { state: 'REPORTED', reportedAt: now.toISOString() },
          {
            to: 'OPEN',
            by: { userId: ctx.who.userId, rank: ctx.who.rank as Rank },
            level: body.level,
            ...(body.rationale ? { rationale: body.rationale } : {}),
          },
          now.toISOString(),
        )
  refuseProblems(first?.problems ?? [])
  const state = first?.state ?? 'REPORTED'
  const informant = await informantOf(ctx, basis.people, body)
  const placeId = await placeOf(ctx, basis.location?.id, body)
  // A report says no more openly than the incident and the person that it names.
  const { id, reference } = await createRecord(ctx, {
    kind: 'MissingEpisode',
    aclId: basis.aclId || person.aclId,
  })
  const { isChild } = treatAsChild(subject.dob, subject.dobPrecision, londonDay(now.toISOString()))
  await insertEpisode(ctx.tx, {
    event: {
      id,
      kind: 'MissingEpisode',
      title: isChild ? 'Missing child' : 'Missing adult',
      summary: body.circumstances || basis.event.summary,
      status: state,
      occurredFrom: new Date(body.lastSeenAt ?? basis.event.occurredAt),
    },
    episode: {
      id,
      state,
      level: body.level ?? null,
      gradedAt: body.level === undefined ? null : now,
      rationale: body.rationale || null,
      factors: JSON.parse(JSON.stringify(body.factors)),
      agreedReviewAt: body.agreedReviewAt === undefined ? null : new Date(body.agreedReviewAt),
      reportedAt: now,
      lastSeenAt: body.lastSeenAt === undefined ? null : new Date(body.lastSeenAt),
      lastSeenWords: body.lastSeenWords || null,
      wearing: body.wearing || null,
      appearance: body.appearance || null,
      informantRelation: body.informantRelation || null,
      informantContact: body.informantContact || (await findCallerPhone(ctx.tx, body.incidentId)),
      likelyPlaces: body.likelyPlaces || null,
      carries: body.carries || null,
      medication: body.medication || null,
      ownerUnit: ctx.who.unitCode,
    },
    officer: { eventId: id, userId: ctx.who.userId, role: 'REPORTING', validFrom: now },
  })
  const link = (toId: string, role: string, origin: 'carried' | 'chosen') =>
    linkRecords(ctx, { fromId: id, toId, role, origin, sourceId: id })
  await link(basis.event.id, 'ARISES_FROM', 'carried')
  await link(body.personRecordId, 'MISSING', 'carried')
  if (informant !== undefined) await link(informant, informantRole, 'carried')
  if (placeId !== undefined)
    await link(placeId, 'OCCURRED_AT', placeId === basis.location?.id ? 'carried' : 'chosen')
  await keepOrigins(ctx, id, { ...body.origins, ...carriedFrom(basis, body, placeId, informant) })
  if (body.level !== undefined)
    await insertReview(ctx.tx, {
      episodeId: id,
      at: now,
      byId: ctx.who.userId,
      rank: ctx.who.rank,
      level: body.level,
      rationale: body.rationale ?? '',
    })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'MISSING_REPORTED',
    happenedAt: now,
    text: `Reported missing${body.level === undefined ? '' : `, risk ${body.level}: ${body.rationale ?? ''}`}`.slice(
      0,
      4000,
    ),
  })
  await warn(ctx, { id, reference, nominalId: person.nominalId, isOpen: (basis.aclId || person.aclId) === 0 })
  const after = await findEpisode(ctx.tx, id)
  if (after !== undefined) await keepTasks(ctx, undefined, after)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'MissingEpisode',
    resultIds: [body.incidentId, body.personRecordId],
    change: { incidentId: body.incidentId, personRecordId: body.personRecordId, level: body.level },
  })
  return { id, reference, version: after?.version ?? 1, problems: (first?.problems ?? []).map(ruleLine) }
}

type Basis = Awaited<ReturnType<typeof getBasis>>

/** Who told: the one named, else the caller of the incident. */
async function informantOf(ctx: Ctx, people: Basis['people'], body: NewMissingEpisode) {
  if (body.informantRecordId === undefined)
    return people.find(({ role, validTo }) => role === informantRole && validTo === null)?.personRecordId
  if ((await findPerson(ctx.tx, body.informantRecordId)) === null) throw new AppError('bad_reference')
  if (body.informantRecordId === body.personRecordId)
    throw badField('informantRecordId', 'Choose somebody other than the missing person')
  return body.informantRecordId
}

async function placeOf(ctx: Ctx, ofIncident: string | undefined, body: NewMissingEpisode) {
  if (body.lastSeenLocationId === undefined) return ofIncident
  if ((await findAddress(ctx.tx, body.lastSeenLocationId)) === undefined) throw new AppError('bad_reference')
  return body.lastSeenLocationId
}

function carriedFrom(
  basis: Basis,
  body: NewMissingEpisode,
  placeId: string | undefined,
  informant: string | undefined,
) {
  const from = (fromField: string) => ({
    how: 'carried' as const,
    fromId: basis.event.id,
    fromField,
  })
  return {
    subject: from('people'),
    ...(placeId !== undefined && placeId === basis.location?.id
      ? { lastSeenLocationId: from('location') }
      : {}),
    ...(body.circumstances ? {} : { circumstances: from('summary') }),
    ...(informant !== undefined && body.informantRecordId === undefined
      ? { informantRecordId: from('people') }
      : {}),
    ...(body.informantContact ? {} : { informantContact: from('callerPhone') }),
  }
}

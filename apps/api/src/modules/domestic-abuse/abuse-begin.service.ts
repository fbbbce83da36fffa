/** Beginning an assessment from an incident or a crime: who, where and what was there are carried in. */
import type { domesticAbuse } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { toolProblems } from '@mips/domain/safeguarding/abuse-words'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { toolInForce } from '../risk-tool/risk-tool.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { household, presentPeople } from './domestic-abuse.reading.ts'
import { aclsOfPeople, findAssessment, findBasis, insertAssessment } from './domestic-abuse.repository.ts'
import type { BasisRow } from './domestic-abuse.rows.ts'

type Routes = (typeof domesticAbuse)['routes']
type NewAssessment = RouteInput<Routes['begin']>['body']

/** Makes the assessment with nothing answered; an unfinished one of the same victim and event is gone on with. */
export async function begin(ctx: Ctx, body: NewAssessment) {
  const basis = await requireBasis(ctx, body.eventId)
  const loaded = await toolInForce(ctx, body.tool)
  refuseProblems(
    toolProblems(body.tool, body.isFromPartner, loaded?.content.topics.map(({ code }) => code) ?? []),
  )
  if (body.isFromPartner && !body.partner) throw badField('partner', 'Say which agency made it')
  refuseStrangers(basis, body)
  const same = unfinishedOf(basis, body.victimId)
  if (same !== undefined && !body.isFromPartner)
    throw new AppError('already_done', {
      facts: { assessmentId: same, reason: 'An assessment of this victim is being made already.' },
    })
  const now = ctx.clock.now()
  const { id, reference } = await createRecord(ctx, {
    kind: 'AbuseAssessment',
    aclId: await listOf(ctx, basis, body),
  })
  await insertAssessment(ctx.tx, {
    event: {
      id,
      kind: 'AbuseAssessment',
      title: 'Domestic abuse risk',
      status: 'OPEN',
      occurredFrom: new Date(basis.occurredAt),
    },
    assessment: {
      id,
      tool: body.tool,
      toolVersion: body.isFromPartner ? null : (loaded?.version ?? null),
      isFromPartner: body.isFromPartner,
      partner: body.partner || null,
      begunAt: now,
      begunBy: ctx.who.userId,
      weapons: weaponsOf(basis),
    },
    officer: { eventId: id, userId: ctx.who.userId, role: 'REPORTING', validFrom: now },
  })
  await linkAll(ctx, id, basis, body)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'AbuseAssessment',
    resultIds: [body.eventId, body.victimId],
    change: {
      eventId: body.eventId,
      victimId: body.victimId,
      tool: body.tool,
      toolVersion: loaded?.version ?? null,
    },
  })
  return { id, reference, version: 1 }
}

/** The assessment of an incident answers for the crime that was recorded from it. */
export async function takeForCrime(ctx: Ctx, crimeId: string, assessmentId: string) {
  const basis = await requireBasis(ctx, crimeId)
  const near = basis.assessments.find(({ id }) => id === assessmentId)
  const row = near === undefined ? undefined : await findAssessment(ctx.tx, assessmentId)
  if (near === undefined || row === undefined) throw new AppError('bad_reference')
  if (near.isHere)
    throw new AppError('already_done', { facts: { reason: 'It is an assessment of this crime already.' } })
  await linkRecords(ctx, {
    fromId: assessmentId,
    toId: crimeId,
    role: 'ARISES_FROM',
    origin: 'chosen',
    sourceId: assessmentId,
  })
  if (row.state !== 'OPEN') await closeTasksOf(ctx, { recordId: crimeId, kind: 'DA_RISK' })
  if (row.looks.length > 0) await closeTasksOf(ctx, { recordId: crimeId, kind: 'DA_SECOND_LOOK' })
  if (row.aclId === basis.aclId)
    await addLogEntry(ctx, {
      recordId: crimeId,
      kind: 'ABUSE_ASSESSMENT',
      happenedAt: ctx.clock.now(),
      text: `Domestic abuse risk assessment ${row.reference ?? ''} taken for this crime.`,
    })
  Object.assign(ctx.audit, { resultIds: [assessmentId], change: { assessmentId } })
  return { id: assessmentId }
}

async function requireBasis(ctx: Ctx, eventId: string): Promise<BasisRow> {
  const basis = await findBasis(ctx.tx, eventId)
  if (basis === undefined || !['Incident', 'Crime'].includes(basis.kind)) throw new AppError('bad_reference')
  return basis
}

/** The victim and the suspect stand on the event; a child may also be one who lives there. */
function refuseStrangers(basis: BasisRow, body: NewAssessment): void {
  const here = new Set(presentPeople(basis).map(({ personRecordId }) => personRecordId))
  const atHome = new Set(household(basis).map(({ personRecordId }) => personRecordId))
  const strangers = [body.victimId, ...(body.suspectId === undefined ? [] : [body.suspectId])].filter(
    (id) => !here.has(id),
  )
  if (strangers.length > 0 || body.childIds.some((id) => !here.has(id) && !atHome.has(id)))
    throw new AppError('bad_reference', { facts: { reason: 'Add the person to the incident first.' } })
  if (body.victimId === body.suspectId)
    throw badField('suspectId', 'The victim and the suspect are two people')
}

function unfinishedOf(basis: BasisRow, victimId: string): string | undefined {
  const victim = presentPeople(basis).find(({ personRecordId }) => personRecordId === victimId)
  return basis.assessments.find(
    ({ state, victim: other }) => state === 'OPEN' && other?.nominalId === victim?.nominalId,
  )?.id
}

/** An assessment says no more openly than its event and the people that it names. */
async function listOf(ctx: Ctx, basis: BasisRow, body: NewAssessment): Promise<number> {
  if (basis.aclId !== 0) return basis.aclId
  const people = await aclsOfPeople(ctx.tx, [
    body.victimId,
    ...(body.suspectId === undefined ? [] : [body.suspectId]),
    ...body.childIds,
  ])
  return people.find(({ aclId }) => aclId !== 0)?.aclId ?? 0
}

const weaponsOf = (basis: BasisRow): string | null =>
  basis.objects
    .filter(({ role, validTo }) => role === 'WEAPON' && validTo === null)
    .map(({ label }) => label)
    .join(', ')
    .slice(0, 1000) || null

async function linkAll(ctx: Ctx, id: string, basis: BasisRow, body: NewAssessment): Promise<void> {
  const link = (toId: string, role: string) =>
    linkRecords(ctx, { fromId: id, toId, role, origin: 'carried', sourceId: id })
  await link(basis.id, 'ARISES_FROM')
  if (basis.location !== null) await link(basis.location.id, 'OCCURRED_AT')
  await link(body.victimId, 'VICTIM')
  if (body.suspectId !== undefined) await link(body.suspectId, 'SUSPECT')
  for (const childId of new Set(body.childIds)) await link(childId, 'HOUSEHOLD')
  const fields = ['occurredAt', 'victim', 'suspect', 'children', 'location', 'weapons']
  await keepOrigins(ctx, id, {
    ...body.origins,
    ...Object.fromEntries(
      fields.map((field) => [field, { how: 'carried' as const, fromId: basis.id, fromField: field }]),
    ),
  })
}

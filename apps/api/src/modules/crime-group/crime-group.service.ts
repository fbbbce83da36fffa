/** Crime groups: opened on a list of their own, with members, an owner, scores that are made anew, disruptions, and an end (NI-7, NI-9). */
import type { crimeGroup } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { disruptionProblems, groupTierRulesOn, tierOf } from '@mips/domain/intelligence/crime-group'
import { crimeGroupProblems, groupScore } from '@mips/domain/intelligence/tasking'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { internList } from '../admin/admin.lists.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { endLink } from '../pole/link.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { dueOf, groupOf, membersOf } from './crime-group.reading.ts'
import {
  countStaffGroups,
  enterOwnList,
  findGroup,
  findKind,
  findOfficers,
  type GroupRow,
  insertDisruption,
  insertGroup,
  insertScore,
  listHeads,
  listMembers,
  listNewestScores,
  listNominals,
  mayUserRead,
  type ScoreRow,
  setStatus,
  updateGroup,
} from './crime-group.repository.ts'

type Routes = (typeof crimeGroup)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const taskOfGroup = 'GROUP_SCORE'
const personKinds = ['Nominal', 'PersonRecord']
const todayOf = (ctx: Ctx) => londonDay(ctx.clock.now().toISOString())

/** What a rule blocks is refused at the field where it is put right, with the id of the rule. */
function refuseAtField(problems: readonly RuleProblem[], fields: Record<string, string> = {}): void {
  const problem = problems.find(({ severity }) => severity === 'BLOCK')
  if (problem === undefined) return
  const field = problem.field ?? ''
  throw badField(fields[field] ?? field, `${problem.message} (${problem.rule})`)
}

/** Opens a group on a list of its own: whoever opens it, its owner, and who else is named. Nobody else learns that it exists. */
export async function openGroup(ctx: Ctx, body: Body<'open'>) {
  const people = []
  for (const { personId } of body.members) people.push(await personOf(ctx, personId))
  // Two records of one person are one person.
  const memberIds = [...(await listNominals(ctx.tx, people)).values()]
  refuseAtField(crimeGroupProblems({ ...nothingYet(ctx), ownerId: body.ownerId, memberIds }), {
    memberIds: 'members',
  })
  if (new Set(memberIds).size < body.members.length)
    throw badField('members', 'The same person stands here twice: take one of them out (NI-7)')
  const aclId = await ownList(ctx, body)
  const { id, reference } = await createRecord(ctx, { kind: 'CrimeGroup', aclId })
  const openedAt = ctx.clock.now()
  await insertGroup(ctx.tx, {
    event: { id, kind: 'CrimeGroup', title: body.name, status: 'ACTIVE', occurredFrom: openedAt },
    group: {
      id,
      operationName: body.operationName || null,
      summary: body.summary,
      ownerId: body.ownerId,
      openedBy: ctx.who.userId,
      openedAt,
    },
  })
  for (const [place, { role, confidence }] of body.members.entries())
    await linkRecords(ctx, { fromId: id, toId: people[place] ?? '', role, confidence, origin: 'chosen' })
  await askScore(ctx, id, body.ownerId, undefined)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'CrimeGroup',
    aclId,
    resultIds: people,
    change: { owner: body.ownerId, members: people.length },
  })
  return { id, reference, version: 1 }
}

const nothingYet = (ctx: Ctx) => ({ score: {}, scoredAt: ctx.clock.now().toISOString() })

/** A person whom this reader sees: unknown, hidden and what is no person are the same. */
async function personOf(ctx: Ctx, personId: string): Promise<string> {
  const record = await findKind(ctx.tx, personId)
  if (record === null || !personKinds.includes(record.kind) || !maySeeKind(ctx.who, record.kind))
    throw new AppError('bad_reference')
  return factHolder(ctx.tx, personId)
}

async function ownList(ctx: Ctx, body: Body<'open'>): Promise<number> {
  const userIds = [...new Set([ctx.who.userId, body.ownerId, ...body.readerIds])]
  const groupIds = [...new Set(body.readerGroupIds)]
  const known = await findOfficers(ctx.tx, userIds)
  if (!known.has(body.ownerId)) throw badField('ownerId', 'Choose somebody of the staff list')
  if (known.size < userIds.length) throw badField('readerIds', 'Choose people of the staff list')
  if (groupIds.length > 0 && (await countStaffGroups(ctx.tx, groupIds)) < groupIds.length)
    throw badField('readerGroupIds', 'Choose groups from the list')
  const aclId = await internList(ctx, { grade: 'hidden', contact: null, userIds, groupIds })
  if (!(await enterOwnList(ctx.tx, aclId))) throw new AppError('unexpected')
  await requireReader(ctx, body.ownerId, aclId)
  return aclId
}

async function requireReader(ctx: Ctx, ownerId: string, aclId: number): Promise<void> {
  if (!(await mayUserRead(ctx.tx, ownerId, aclId)))
    throw badField('ownerId', 'This colleague may not read the group: choose somebody on its list')
}

/** A group that runs, with its newest score and the people of it now. */
async function requireRunning(ctx: Ctx, id: string) {
  const row = await findGroup(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  if (row.archivedAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This group is archived: open a new one.' } })
  const score = (await listNewestScores(ctx.tx, [id])).get(id)
  return { row, score, members: membersOf(await listMembers(ctx.tx, id), true) }
}

const answer = (ctx: Ctx, id: string) => ({ id, version: ctx.subjectVersion ?? 1 })

export async function addMember(ctx: Ctx, id: string, body: Body<'addMember'>) {
  const { members } = await requireRunning(ctx, id)
  const personRecordId = await personOf(ctx, body.personId)
  const nominalId = (await listNominals(ctx.tx, [personRecordId])).get(personRecordId)
  const same = members.find((one) => one.personRecordId === personRecordId || one.nominalId === nominalId)
  if (same !== undefined) throw new AppError('already_done', { facts: { linkId: same.linkId } })
  await linkRecords(ctx, {
    fromId: id,
    toId: personRecordId,
    role: body.role,
    confidence: body.confidence,
    origin: 'chosen',
    validFrom: ctx.clock.now(),
  })
  Object.assign(ctx.audit, {
    resultIds: [personRecordId],
    change: { member: personRecordId, role: body.role },
  })
  return answer(ctx, id)
}

/** Somebody belongs to it no longer; a group of one is none, and is archived instead. */
export async function endMember(ctx: Ctx, id: string, linkId: string, reason: string) {
  const { row, score, members } = await requireRunning(ctx, id)
  if (!members.some((one) => one.linkId === linkId)) throw new AppError('not_found')
  const left = members.filter((one) => one.linkId !== linkId).map(({ nominalId }) => nominalId)
  refuseAtField(crimeGroupProblems(groupOf(row, score, left)), { memberIds: 'reason' })
  await endLink(ctx, id, linkId, { reason })
  return answer(ctx, id)
}

/** A new score beside the old ones; the work of making it anew goes to the owner. */
export async function scoreGroup(ctx: Ctx, id: string, body: Body<'score'>) {
  const { row } = await requireRunning(ctx, id)
  const score = groupScore(body.parts)
  if (score === undefined) throw badField('parts', 'Give every part from 0 to 5 (NI-7)')
  const scoredAt = ctx.clock.now()
  const tier = tierOf(score, groupTierRulesOn(todayOf(ctx)))
  await insertScore(ctx.tx, {
    groupId: id,
    parts: body.parts,
    score,
    tier,
    why: body.why,
    scoredBy: ctx.who.userId,
    scoredAt,
  })
  await closeTasksOf(ctx, { recordId: id, kind: taskOfGroup })
  const made = (await listNewestScores(ctx.tx, [id])).get(id)
  await askScore(ctx, id, row.ownerId, made === undefined ? undefined : { row, score: made })
  ctx.audit.change = { score, tier }
  return answer(ctx, id)
}

type Scored = { row: GroupRow; score: ScoreRow }

/** NI-7: the owner makes the score, and makes it anew when it is due. */
async function askScore(ctx: Ctx, id: string, ownerId: string, scored: Scored | undefined): Promise<void> {
  const due = scored === undefined ? undefined : dueOf(scored.row, scored.score, ctx.clock.now())
  const { rule, harm } = taskKind(taskOfGroup)
  await raiseTask(ctx, {
    recordId: id,
    kind: taskOfGroup,
    title: scored === undefined ? 'Score the crime group' : 'Score the crime group anew',
    reason: `Its score says how soon it is worked, and is done when it is made (${rule}).`,
    rule,
    harm,
    opensAt: `/crime-groups/${id}`,
    for: { userId: ownerId },
    ...(due === undefined ? {} : { dueAt: new Date(due.by) }),
    once: `${scored?.score.id ?? 'FIRST'}:${ownerId}:${ctx.subjectVersion ?? 1}`,
  })
}

/** Another owner, who is on the list: the work goes with it. */
export async function giveTo(ctx: Ctx, id: string, ownerId: string) {
  const { row, score } = await requireRunning(ctx, id)
  if (row.ownerId === ownerId) throw new AppError('already_done')
  const head = (await listHeads(ctx.tx, [id])).get(id)
  if (!(await findOfficers(ctx.tx, [ownerId])).has(ownerId))
    throw badField('ownerId', 'Choose somebody of the staff list')
  await requireReader(ctx, ownerId, head?.aclId ?? -1)
  await updateGroup(ctx.tx, id, { ownerId })
  await closeTasksOf(ctx, { recordId: id, kind: taskOfGroup }, 'The group has another owner')
  await askScore(ctx, id, ownerId, score === undefined ? undefined : { row, score })
  ctx.audit.change = { owner: ownerId, from: row.ownerId }
  return answer(ctx, id)
}

export async function addDisruption(ctx: Ctx, id: string, body: Body<'addDisruption'>) {
  await requireRunning(ctx, id)
  refuseAtField(disruptionProblems(body, todayOf(ctx)))
  await insertDisruption(ctx.tx, {
    groupId: id,
    activity: body.activity,
    happenedOn: new Date(body.happenedOn),
    result: body.result,
    why: body.why,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  ctx.audit.change = { disruption: body.result, happenedOn: body.happenedOn }
  return answer(ctx, id)
}

export async function archiveGroup(ctx: Ctx, id: string, reason: string) {
  await requireRunning(ctx, id)
  await updateGroup(ctx.tx, id, {
    archivedAt: ctx.clock.now(),
    archivedBy: ctx.who.userId,
    archivedReason: reason,
  })
  await setStatus(ctx.tx, id, 'ARCHIVED')
  await closeTasksOf(ctx, { recordId: id, kind: taskOfGroup }, 'The group was archived')
  Object.assign(ctx.audit, { reasonGiven: reason, change: { archived: true } })
  return answer(ctx, id)
}

/** Allocating a crime, handing it over, and the answer of whoever was given it (AL-3 to AL-5). */
import type { investigation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { allocationProblems, type PipLevel, rankOfficers } from '@mips/domain/investigation/allocation'
import { levelOfRank } from '@mips/domain/investigation/crime-harm'
import { policyTasks } from '@mips/domain/investigation/policy-tasks'
import { problemList } from '@mips/domain/custody/rule-problem'
import { addHours } from '@mips/domain/time/instant'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import {
  answerAllocation as writeAnswer,
  findAllocation,
  findCandidates,
  findHeld,
  findOfficer,
  insertAllocation,
  passTasks,
  passTeamTasks,
  updateInvestigation,
} from './investigation.repository.ts'
import {
  deskOf,
  investigationOf,
  logInvestigation,
  requireWorkable,
  stepInvestigation,
} from './investigation.service.ts'
import { answerOf, rulesNow } from './assessment.service.ts'
import { raiseReview } from './review-task.service.ts'
import { setOfficerInCase } from './officer.repository.ts'

/** What policy asks of the officer in the case waits with the team until there is one. */
const oicTasks = policyTasks.filter(({ who }) => who === 'OIC').map(({ code }) => code)

type Routes = (typeof investigation)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** The officers of a team in the order in which they are offered, each with why. */
export async function listOfficers(ctx: Ctx, crimeId: string, asked: string | undefined) {
  const held = await findHeld(ctx.tx, crimeId)
  const unitCode = asked || ctx.who.unitCode
  const rows = await findCandidates(ctx.tx, crimeId, unitCode)
  const ranked = rankOfficers(
    { levelNeeded: (held?.levelNeeded ?? 1) as PipLevel },
    rows.map((row) => ({
      officerId: row.id,
      level: levelOfRank(row.rank),
      held: row.held,
      heldHarm: row.heldHarm,
      isAbsent: false,
      ...(row.knows === null ? {} : { knowsIt: `has ${row.knows} of the same person` }),
    })),
    rulesNow(ctx),
  )
  const candidates = ranked.flatMap(({ officerId, isFit, reasons }) => {
    const row = rows.find(({ id }) => id === officerId)
    if (row === undefined) return []
    const { id, staffNumber, displayName, rank } = row
    return [{ officer: { id, staffNumber, displayName, rank }, level: levelOfRank(rank), isFit, reasons }]
  })
  return { unitCode, candidates }
}

/** Gives the crime to an officer, who accepts or declines; an offer that waited is overtaken. */
export async function allocate(ctx: Ctx, crimeId: string, body: Body<'allocate'>) {
  await requireWorkable(ctx, crimeId)
  const given = await offered(ctx, crimeId, body)
  const { held, officer, problems } = given
  if (held.state === 'NEW') await stepInvestigation(ctx, crimeId, 'ASSESS')
  const { state } = await stepInvestigation(ctx, crimeId, 'ALLOCATE', {
    officerId: officer.id,
    ...(body.reason ? { reason: body.reason } : {}),
  })
  await offer(ctx, crimeId, 'ALLOCATE', given, body)
  await updateInvestigation(ctx.tx, crimeId, {
    officerId: officer.id,
    unitCode: officer.unitCode,
    allocatedAt: ctx.clock.now(),
    acceptedAt: null,
  })
  await setOfficerInCase(ctx, crimeId, officer.id)
  if (held.officerId !== null) await passTasks(ctx.tx, crimeId, held.officerId, officer)
  await passTeamTasks(ctx.tx, crimeId, oicTasks, officer)
  await raiseReview(ctx, crimeId)
  ctx.audit.change = { allocatedTo: officer.id, from: held.officerId }
  return answerOf(ctx, crimeId, state, problems)
}

/** The officer in the case hands over; until the other accepts, the crime stays where it is. */
export async function handOver(ctx: Ctx, crimeId: string, body: Body<'handOver'>) {
  await requireWorkable(ctx, crimeId)
  const given = await offered(ctx, crimeId, body)
  const { held, officer, problems } = given
  const { problems: against, block } = problemList()
  block(
    held.officerId !== ctx.who.userId,
    'AL-5',
    'The officer in the case hands over; a supervisor allocates.',
    'officerId',
  )
  block(!body.reason, 'AL-5', 'Say what the next officer has to know.', 'reason')
  refuseProblems(against)
  await offer(ctx, crimeId, 'HAND_OVER', given, body)
  await logInvestigation(ctx, crimeId, `Handing over offered: ${body.reason ?? ''}`)
  ctx.audit.change = { offeredTo: officer.id }
  return answerOf(ctx, crimeId, held.state, problems)
}

async function offered(ctx: Ctx, crimeId: string, body: Body<'allocate'>) {
  const held = await investigationOf(ctx, crimeId)
  const officer = await findOfficer(ctx.tx, body.officerId)
  if (officer === null) throw new AppError('bad_reference')
  const { problems: own, block } = problemList()
  block(officer.id === held.officerId, 'AL-5', 'This officer has it already: choose another.', 'officerId')
  const levelHeld = levelOfRank(officer.rank)
  const problems = [
    ...own,
    ...allocationProblems({
      levelNeeded: held.levelNeeded as PipLevel,
      levelHeld,
      ...(body.reason ? { reason: body.reason } : {}),
      ...(body.belowLevelReason ? { belowLevelReason: body.belowLevelReason } : {}),
    }),
  ]
  refuseProblems(problems)
  return { held, officer, levelHeld, problems }
}

async function offer(
  ctx: Ctx,
  crimeId: string,
  kind: 'ALLOCATE' | 'HAND_OVER',
  { held, officer, levelHeld }: Awaited<ReturnType<typeof offered>>,
  body: Body<'allocate'>,
): Promise<void> {
  const now = ctx.clock.now()
  await writeAnswer(ctx.tx, { crimeId }, { answer: 'OVERTAKEN', answeredAt: now, declineReason: null })
  await closeTasksOf(ctx, { recordId: crimeId, kind: 'ANSWER_ALLOCATION' }, 'Overtaken')
  const { id } = await insertAllocation(ctx.tx, {
    crimeId,
    kind,
    fromId: held.officerId,
    toId: officer.id,
    reason: body.reason || null,
    levelNeeded: held.levelNeeded,
    levelHeld,
    belowLevelReason: body.belowLevelReason || null,
    givenBy: ctx.who.userId,
    givenAt: now,
  })
  const dueAt = addHours(now.toISOString(), rulesNow(ctx).acceptWithinHours)
  await raiseTask(ctx, {
    recordId: crimeId,
    kind: 'ANSWER_ALLOCATION',
    title: kind === 'ALLOCATE' ? 'Accept or decline the crime' : 'Accept or decline the handing over',
    reason: body.reason || 'You were given this crime.',
    rule: 'AL-5',
    harm: held.harm,
    opensAt: deskOf(crimeId),
    for: { userId: officer.id },
    ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
    once: id,
  })
}

/** The officer accepts, and the investigation starts; or declines with why, and it is where it was before. */
export async function answerAllocation(
  ctx: Ctx,
  crimeId: string,
  allocationId: string,
  body: Body<'answerAllocation'>,
) {
  const given = await findAllocation(ctx.tx, crimeId, allocationId)
  if (given === null) throw new AppError('not_found')
  const held = await investigationOf(ctx, crimeId)
  const isAccepted = body.answer === 'ACCEPTED'
  const { problems, block } = problemList()
  block(given.toId !== ctx.who.userId, 'AL-5', 'Whoever was given it answers.', 'answer')
  refuseProblems([
    ...problems,
    ...allocationProblems({
      reason: given.reason ?? '-',
      levelNeeded: 1,
      levelHeld: 1,
      isDeclined: !isAccepted,
      ...(body.declineReason ? { declineReason: body.declineReason } : {}),
    }),
  ])
  const now = ctx.clock.now()
  const written = await writeAnswer(
    ctx.tx,
    { crimeId, id: allocationId },
    { answer: body.answer, answeredAt: now, declineReason: body.declineReason || null },
  )
  if (!written) throw new AppError('already_done', { facts: { reason: 'This was answered already.' } })
  await closeTasksOf(ctx, { recordId: crimeId, kind: 'ANSWER_ALLOCATION', once: allocationId })
  ctx.audit.change = { allocationId, answer: body.answer }
  if (isAccepted) return accepted(ctx, crimeId, given, held.state)
  await logInvestigation(ctx, crimeId, `Not accepted: ${body.declineReason ?? ''}`)
  if (given.kind === 'HAND_OVER') return answerOf(ctx, crimeId, held.state)
  await updateInvestigation(ctx.tx, crimeId, {
    officerId: given.fromId,
    acceptedAt: null,
    ...(given.fromId === null ? { state: 'ASSESSED' } : {}),
  })
  await setOfficerInCase(ctx, crimeId, given.fromId)
  return answerOf(ctx, crimeId, given.fromId === null ? 'ASSESSED' : held.state)
}

async function accepted(
  ctx: Ctx,
  crimeId: string,
  given: NonNullable<Awaited<ReturnType<typeof findAllocation>>>,
  state: string,
) {
  const officer = { id: ctx.who.userId, unitCode: ctx.who.unitCode }
  await updateInvestigation(ctx.tx, crimeId, {
    officerId: officer.id,
    unitCode: officer.unitCode,
    acceptedAt: ctx.clock.now(),
    ...(given.kind === 'HAND_OVER' ? { allocatedAt: ctx.clock.now() } : {}),
  })
  await setOfficerInCase(ctx, crimeId, officer.id)
  if (given.fromId !== null) await passTasks(ctx.tx, crimeId, given.fromId, officer)
  if (state !== 'ALLOCATED' && state !== 'REOPENED') {
    await logInvestigation(ctx, crimeId, 'Accepted by the next officer in the case.')
    return answerOf(ctx, crimeId, state)
  }
  const started = await stepInvestigation(ctx, crimeId, 'START', { officerId: officer.id, isAccepted: true })
  return answerOf(ctx, crimeId, started.state)
}

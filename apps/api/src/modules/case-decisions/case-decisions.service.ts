/** Charging: who may decide, what was decided on which test, and the action plan as work with days (CG-1 to CG-8, F6). */
import type { caseDecisions } from '@mips/contracts'
import type { ChargingPage } from '@mips/contracts/case-decisions'
import type { RouteInput } from '@mips/contracts/contract'
import { anticipatedPleas, type CaseFile, isCharged, isHeld } from '@mips/domain/case/case-file'
import { caseRulesOn } from '@mips/domain/case/case-rules-table'
import type { CaseStep } from '@mips/domain/case/case-state'
import {
  chargingAuthority,
  type ChargingDecision,
  chargingOutcomes,
  decisionProblems,
} from '@mips/domain/case/charging'
import { labelIn } from '@mips/domain/custody/offence-words'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  changed,
  log,
  moveOpen,
  officersOf,
  readFile,
  refuseBlocks,
  requireWork,
  touch,
} from '../case/case.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import {
  endAction,
  insertAction,
  insertDecision,
  listActions,
  listDecisions,
} from './case-decisions.repository.ts'
import { coded, sides, viewDecision } from './case-decisions.view.ts'

type Body<Name extends keyof (typeof caseDecisions)['routes']> = RouteInput<
  (typeof caseDecisions)['routes'][Name]
>['body']

const actionTask = 'CASE_ACTION'
/** Who decides on the offences of a file that the national list has (CG-1). */
function authorityOf(file: CaseFile) {
  const offences = file.defendants.flatMap((one) =>
    one.offences.flatMap(({ code, listed }) =>
      listed === undefined ? [] : [{ code, category: listed.category }],
    ),
  )
  const plea = anticipatedPleas.find(({ code }) => code === file.anticipatedPlea)?.code
  return chargingAuthority(offences, plea, file.flags, file.decision?.decidedOn ?? londonDay(file.at))
}

/** The decisions of a case, who makes the next one, and the actions that are open. */
export async function readCharging(ctx: Ctx, caseId: string): Promise<ChargingPage> {
  const { rows, file } = await readFile(ctx, caseId)
  const [decisions, actions] = [await listDecisions(ctx.tx, caseId), await listActions(ctx.tx, caseId)]
  const officers = await officersOf(ctx, [
    ...decisions.map(({ recordedBy }) => recordedBy),
    ...actions.flatMap(({ ownerId, doneBy }) => [ownerId, ...(doneBy === null ? [] : [doneBy])]),
  ])
  const authority = authorityOf(file)
  const today = londonDay(file.at)
  return {
    caseId,
    version: rows.head.version,
    urn: rows.head.urn,
    title: rows.head.title,
    authority: { by: coded(sides, authority.by), because: authority.because },
    decisions: decisions.map((row) =>
      viewDecision(
        row,
        actions.filter(({ decisionId }) => decisionId === row.id),
        officers,
        today,
      ),
    ),
    may: {
      decideAsPolice: holds(ctx.who, 'case.file.certify'),
      recordProsecutor: holds(ctx.who, 'case.progress.record'),
      work: holds(ctx.who, 'case.record.build'),
    },
  }
}

/** Keeps a decision, moves the lines that wait for it, and gives out its actions as work. */
export async function decide(ctx: Ctx, caseId: string, body: Body<'decide'>) {
  const head = await requireWork(ctx, caseId)
  if (!holds(ctx.who, body.by === 'CPS' ? 'case.progress.record' : 'case.file.certify'))
    throw new AppError('forbidden', {
      facts: {
        reason:
          body.by === 'CPS'
            ? 'Case progression records what the prosecutor decided.'
            : 'A supervisor decides for the police.',
      },
    })
  await keepDecision(ctx, caseId, body)
  return changed(ctx, head)
}

/** Whence a decision came: the number of the receiver's message, where it came in by one. */
type Origin = { received?: string }

/** The same for a decision that came in from the prosecutor: no colleague's work at the case keeps it out. */
export async function keepDecision(
  ctx: Ctx,
  caseId: string,
  body: Body<'decide'>,
  { received }: Origin = {},
): Promise<void> {
  const { rows, file } = await readFile(ctx, caseId)
  const today = londonDay(file.at)
  if (body.decidedOn > today) throw badField('decidedOn', 'Enter a day that is not in the future (CG-2)')
  const decision = decisionOf(ctx, body)
  const authority = authorityOf(file)
  refuseBlocks(
    decisionProblems(
      decision,
      { isHeld: file.defendants.every(isHeld), authority: authority.by },
      caseRulesOn(today),
    ),
  )
  const owners = await officersOf(
    ctx,
    body.actions.map(({ ownerId }) => ownerId),
  )
  const unknown = body.actions.findIndex(({ ownerId }) => !owners.has(ownerId))
  if (unknown >= 0) throw badField(`actions.${unknown}.ownerId`, 'Choose somebody of the staff list')
  const { id } = await insertDecision(ctx.tx, {
    caseId,
    decidedBySide: body.by,
    decidedBy: decision.decidedBy ?? '',
    reference: body.reference || null,
    outcome: body.outcome,
    test: body.test ?? null,
    decidedOn: new Date(body.decidedOn),
    facts: JSON.parse(
      JSON.stringify({
        answers: body.answers,
        outstanding: body.outstanding,
        reviewOn: body.reviewOn,
        inspectorId: body.inspectorId,
        received,
      }),
    ),
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  await touch(ctx, caseId)
  await giveOut(ctx, caseId, id, body.actions)
  const step = stepOf(body)
  // What the prosecutor asks for after the charge moves nothing.
  const isAsked = received !== undefined && step === 'PLAN' && isCharged(file)
  if (step !== undefined && !isAsked) await moveOpen(ctx, rows, step, reasonOf(body))
  await log(ctx, caseId, `${labelIn(sides, body.by)}: ${labelIn(chargingOutcomes, body.outcome)}.`)
  ctx.audit.change = { decisionId: id, by: body.by, outcome: body.outcome, actions: body.actions.length }
}

/** The decision as the rules read it. */
function decisionOf(ctx: Ctx, body: Body<'decide'>): ChargingDecision {
  const decidedBy = body.decidedBy || (body.by === 'POLICE' ? ctx.who.displayName : undefined)
  return {
    by: body.by,
    outcome: body.outcome,
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(body.reference ? { reference: body.reference } : {}),
    ...(body.test === undefined ? {} : { test: body.test }),
    decidedOn: body.decidedOn,
    answers: Object.fromEntries(body.answers.map(({ code, isYes, why }) => [code, { isYes, why }])),
    outstanding: body.outstanding,
    ...(body.reviewOn === undefined ? {} : { reviewOn: body.reviewOn }),
    actions: body.actions,
    ...(body.inspectorId === undefined ? {} : { emergency: { inspectorId: body.inspectorId } }),
  }
}

const reasonOf = ({ reason, outcome }: Body<'decide'>): string => reason || labelIn(chargingOutcomes, outcome)

/** The step of the lines that a decision is; advice alone moves nothing. */
function stepOf({ by, outcome }: Body<'decide'>): CaseStep | undefined {
  switch (outcome) {
    case 'CHARGE':
      return by === 'CPS' ? 'PROSECUTOR_CHARGE' : 'POLICE_CHARGE'
    case 'NO_EVIDENCE':
    case 'NO_INTEREST':
      return by === 'CPS' ? 'PROSECUTOR_NO_ACTION' : 'CLOSE_NO_CHARGE'
    case 'OUT_OF_COURT':
      return 'OFFER_RESOLUTION'
    case 'ACTION_PLAN':
      return 'PLAN'
    case 'ADVICE':
      return undefined
  }
}

/** CG-7: each action is work of its owner by its day. */
async function giveOut(ctx: Ctx, caseId: string, decisionId: string, actions: Body<'decide'>['actions']) {
  const { rule, harm } = taskKind(actionTask)
  for (const [index, action] of actions.entries()) {
    const { id } = await insertAction(ctx.tx, {
      caseId,
      decisionId,
      number: index + 1,
      text: action.text,
      dueOn: new Date(action.dueOn),
      ownerId: action.ownerId,
    })
    await raiseTask(ctx, {
      recordId: caseId,
      kind: actionTask,
      title: action.text.slice(0, 200),
      reason: 'The prosecutor asked for it in the action plan of this case.',
      rule,
      harm,
      opensAt: `/cases/${caseId}/decisions`,
      for: { userId: action.ownerId },
      dueAt: new Date(`${action.dueOn}T17:00:00Z`),
      once: id,
    })
  }
}

/** An action of the plan is done; with the last one the case goes back to the supervisor. */
export async function finishAction(ctx: Ctx, caseId: string, actionId: string, result: string) {
  const head = await requireWork(ctx, caseId)
  const done = { doneAt: ctx.clock.now(), doneBy: ctx.who.userId, result }
  const { count } = await endAction(ctx.tx, { caseId, id: actionId }, done)
  const actions = await listActions(ctx.tx, caseId)
  if (!actions.some(({ id }) => id === actionId)) throw new AppError('not_found')
  if (count === 0) throw new AppError('already_done')
  await touch(ctx, caseId)
  await closeTasksOf(ctx, { recordId: caseId, kind: actionTask, once: actionId }, 'The action was done')
  if (actions.every(({ doneAt }) => doneAt !== null)) {
    const { rows } = await readFile(ctx, caseId)
    if (rows.lines.some(({ state }) => state === 'ACTION_PLAN'))
      await moveOpen(ctx, rows, 'PLAN_DONE', undefined)
  }
  ctx.audit.change = { actionId, done: true }
  return changed(ctx, head)
}

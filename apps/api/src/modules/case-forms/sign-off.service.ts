/** The sign-off of a file: submitted by the officer, returned or certified by a supervisor who did not build it, each with the score of that moment (FQ-70, CF-2). */
import type { caseForms } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { certifyingProblems, qualityScore } from '@mips/domain/case/file-quality'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  buildTask,
  type CaseRows,
  changed,
  log,
  moveWith,
  readFile,
  refuseBlocks,
  requireWork,
} from '../case/case.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { findScores, insertCheck, setSignOff } from './case-forms.repository.ts'

type Body<Name extends keyof (typeof caseForms)['routes']> = RouteInput<
  (typeof caseForms)['routes'][Name]
>['body']

const signOffTask = 'CASE_SIGN_OFF'
const returnedTask = 'CASE_RETURNED'
const scoredMonths = 12

async function keepCheck(
  ctx: Ctx,
  { head }: CaseRows,
  problems: readonly RuleProblem[],
  act: 'SUBMITTED' | 'RETURNED' | 'CERTIFIED',
  reason?: string,
): Promise<void> {
  const score = qualityScore(problems.filter(({ rule }) => rule !== 'FQ-70'))
  await insertCheck(ctx.tx, {
    caseId: head.id,
    act,
    unitCode: head.unitCode,
    rulesVersion: score.version,
    blocks: score.blocks,
    warnings: score.warnings,
    kept: score.kept,
    ofRules: score.of,
    broken: [...new Set(problems.map(({ rule }) => rule))].filter((rule) => rule !== 'FQ-70'),
    reason: reason || null,
    madeBy: ctx.who.userId,
    madeAt: ctx.clock.now(),
  })
}

/** The officer says that the file is ready; nothing of the rules may block it but the sign-off itself. */
export async function submitFile(ctx: Ctx, caseId: string) {
  const head = await requireWork(ctx, caseId)
  const { rows, problems } = await readFile(ctx, caseId)
  refuseBlocks(certifyingProblems(problems))
  if (head.submittedAt !== null)
    throw new AppError('already_done', { facts: { reason: 'This file waits for its sign-off.' } })
  const now = ctx.clock.now()
  await moveWith(ctx, rows, { step: 'SUBMIT', from: 'BUILDING' })
  await setSignOff(ctx.tx, caseId, {
    submittedAt: now,
    submittedBy: ctx.who.userId,
    certifiedAt: null,
    certifiedBy: null,
  })
  await keepCheck(ctx, rows, problems, 'SUBMITTED')
  await log(ctx, caseId, 'File submitted for sign-off.')
  for (const kind of [buildTask, returnedTask])
    await closeTasksOf(ctx, { recordId: caseId, kind }, 'The file was submitted')
  const { rule, harm } = taskKind(signOffTask)
  await raiseTask(ctx, {
    recordId: caseId,
    kind: signOffTask,
    title: 'Certify the case file or return it',
    reason: 'The officer in the case says that the file is ready.',
    rule,
    harm,
    opensAt: `/cases/${caseId}`,
    for: { unitCode: head.unitCode ?? ctx.who.unitCode },
    once: now.toISOString(),
  })
  ctx.audit.change = { submitted: true }
  return changed(ctx, head)
}

/** A supervisor certifies the file as it stands now, or returns it with what the officer has to put right. */
export async function decideFile(ctx: Ctx, caseId: string, body: Body<'decide'>) {
  const head = await requireWork(ctx, caseId)
  if (head.submittedAt === null)
    throw new AppError('not_in_state', { facts: { reason: 'The file was not submitted for sign-off.' } })
  return body.act === 'CERTIFY' ? certify(ctx, caseId) : giveBack(ctx, caseId, body.reason)
}

async function certify(ctx: Ctx, caseId: string) {
  const { rows, problems } = await readFile(ctx, caseId)
  refuseBlocks([
    ...(rows.head.officerId === ctx.who.userId
      ? [
          {
            rule: 'CF-2',
            severity: 'BLOCK' as const,
            field: 'act',
            message: 'You built this file: another supervisor certifies it.',
          },
        ]
      : []),
    ...certifyingProblems(problems),
  ])
  const now = ctx.clock.now()
  await moveWith(ctx, rows, { step: 'CERTIFY_FOR_ADVICE', from: 'WITH_SUPERVISOR' })
  await setSignOff(ctx.tx, caseId, {
    certifiedAt: now,
    certifiedBy: ctx.who.userId,
    submittedAt: null,
    submittedBy: null,
  })
  await keepCheck(ctx, rows, problems, 'CERTIFIED')
  await log(ctx, caseId, 'File certified.')
  await closeTasksOf(ctx, { recordId: caseId, kind: signOffTask }, 'The file was certified')
  ctx.audit.change = { certified: true }
  return changed(ctx, rows.head)
}

async function giveBack(ctx: Ctx, caseId: string, reason: string | undefined) {
  if (!reason) throw badField('reason', 'Say what the officer has to put right (CF-4)')
  const { rows, problems } = await readFile(ctx, caseId)
  await moveWith(ctx, rows, { step: 'RETURN', from: 'WITH_SUPERVISOR', reason })
  await setSignOff(ctx.tx, caseId, { submittedAt: null, submittedBy: null })
  await keepCheck(ctx, rows, problems, 'RETURNED', reason)
  await log(ctx, caseId, `File returned: ${reason}`)
  await closeTasksOf(ctx, { recordId: caseId, kind: signOffTask }, 'The file was returned')
  const { rule, harm } = taskKind(returnedTask)
  await raiseTask(ctx, {
    recordId: caseId,
    kind: returnedTask,
    title: 'Put the returned case file right',
    reason: reason.slice(0, 400),
    rule,
    harm,
    opensAt: `/cases/${caseId}`,
    for: { userId: rows.head.officerId },
    once: ctx.clock.now().toISOString(),
  })
  Object.assign(ctx.audit, { reasonGiven: reason, change: { returned: true } })
  return changed(ctx, rows.head)
}

/** The scores of files by team and month, of the cases that this reader sees. */
export async function teamScores(ctx: Ctx) {
  const since = new Date(ctx.clock.now())
  since.setUTCMonth(since.getUTCMonth() - scoredMonths)
  const teams = await findScores(ctx.tx, since)
  ctx.audit.resultCount = teams.length
  return { teams }
}

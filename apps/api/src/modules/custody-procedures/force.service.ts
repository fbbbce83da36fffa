/** The use of force on a detainee: who used it, and each officer's own form (custody.md 12.20, C12). */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Kept } from '@mips/contracts/custody-procedure-parts'
import { forceTactics } from '@mips/domain/custody/force-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { forcePhases } from '@mips/domain/custody/procedure-codes'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { findRows, lockFor } from './procedure.repository.ts'
import type { ForceRow } from './procedure.rows.ts'
import { forceProblems } from './procedure.rules.ts'
import { keepRow, refuseTime, requireNewest, requireOfficers, requireStayFacts } from './procedure.service.ts'
import { said } from './stay-facts.ts'

type Routes = (typeof custodyProcedures)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const { code: kind, rule, harm } = taskKind('FORCE_FORM')
/** Hours in which a form is owed: the same shift. */
const formHours = 12
/** Hours before the arrest in which force can belong to it. */
const beforeArrestHours = 6

/** Says who used force on the person, when and where; each officer gets a form of their own and a task. */
export async function nameForce(ctx: Ctx, recordId: string, body: Body<'nameForce'>) {
  const stay = await requireStayFacts(ctx, recordId)
  const held = new Date(stay.arrest?.arrestedAt ?? stay.arrivedAt)
  const earliest = new Date(held.getTime() - (body.phase === 'BEFORE' ? beforeArrestHours * 3_600_000 : 0))
  const at = refuseTime(ctx, stay, 'at', body.at, {
    lateReason: body.lateReason,
    earliest: body.phase === 'IN' ? stay.arrivedAt : earliest.toISOString(),
    isLateAsked: body.phase === 'IN',
  })
  if (body.phase === 'BEFORE' && at > new Date(stay.arrivedAt))
    throw badField('at', 'Force after the arrival was used in custody: choose "In custody"')
  const officers = await requireOfficers(ctx, body.officerIds, 'officerIds')
  await lockFor(ctx.tx, 'force', recordId)
  const rows = await findRows<ForceRow>(ctx.tx, 'custody_force', recordId)
  const before = Math.max(0, ...rows.map(({ facts }) => facts.number))
  const forms: { id: string; officerId: string }[] = []
  for (const [index, officer] of officers.entries()) {
    const { id } = await keepRow(ctx, 'custody_force', recordId, {
      kind: body.phase,
      state: 'OWED',
      at,
      facts: { officer, number: before + index + 1, place: body.place, reasons: [], tactics: [] },
    })
    forms.push({ id, officerId: officer.id })
    await raiseTask(ctx, {
      recordId,
      kind,
      title: 'Give your form on the use of force',
      reason: `Force on ${stay.custodyNumber} at ${formatLondon(at.toISOString())}. Form ${before + index + 1}.`,
      rule,
      harm,
      opensAt: `/custody/${recordId}/searches`,
      for: { userId: officer.id },
      dueAt: new Date(ctx.clock.now().getTime() + formHours * 3_600_000),
      once: id,
    })
  }
  await addLogEntry(ctx, {
    recordId,
    kind: 'FORCE',
    happenedAt: at,
    text: `Force used ${labelIn(forcePhases, body.phase).toLowerCase()} at ${body.place} by ${officers
      .map(({ displayName }) => displayName)
      .join(', ')}. Each gives a form.`,
    details: { forms: forms.map(({ id }) => id) },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { phase: body.phase, officers: officers.map(({ id }) => id) }
  return { forms }
}

/** An officer's own form: kept as far as it goes, and given when nothing is missing. */
export async function giveForceForm(
  ctx: Ctx,
  recordId: string,
  formId: string,
  body: Body<'giveForceForm'>,
): Promise<Kept> {
  const stay = await requireStayFacts(ctx, recordId)
  const { previousId, why, ...form } = body
  const previous = await requireNewest<ForceRow>(ctx, 'custody_force', recordId, previousId)
  if (previous.rootId !== formId) throw new AppError('bad_reference')
  const { officer, place, number } = previous.facts
  if (officer.id !== ctx.who.userId)
    throw new AppError('rule_refused', {
      facts: {
        rule: '12.20',
        reason: `12.20: This is the form of ${officer.displayName}: each officer who used force gives their own.`,
      },
    })
  if (previous.state === 'GIVEN' && !why) throw badField('why', 'Say why the form that you gave is put right')
  const facts = said({ ...form, officer, place, number })
  const problems = forceProblems({ at: previous.at, facts }, stay)
  const isGiven = problems.every(({ severity }) => severity !== 'ASK')
  if (previous.state === 'GIVEN' && !isGiven)
    throw badField('tactics', 'A form that was given stays whole: fill in what is missing')
  const at = new Date(previous.at ?? stay.arrivedAt)
  const { id, rootId } = await keepRow(
    ctx,
    'custody_force',
    recordId,
    { previous, kind: previous.kind, state: isGiven ? 'GIVEN' : 'OWED', at, facts, why },
    isGiven
      ? {
          kind: 'FORCE',
          at: ctx.clock.now(),
          text: `Form on the use of force at ${formatLondon(at.toISOString())} given by ${officer.displayName}: ${form.tactics
            .map(({ tactic }) => labelIn(forceTactics, tactic).toLowerCase())
            .join(', ')}.${form.isSubjectInjured ? ' The person was injured.' : ''}`,
        }
      : undefined,
  )
  if (isGiven) await closeTasksOf(ctx, { recordId, kind, once: rootId })
  return { id, rootId, problems }
}

/** Assessing a crime, filing it without enquiries, and the steps of its investigation (AL-1, AL-2, ST-5). */
import type { investigation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { assessCrime, filingProblems } from '@mips/domain/investigation/allocation'
import { levelForClass } from '@mips/domain/investigation/crime-harm'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { problemList, type RuleProblem } from '@mips/domain/custody/rule-problem'
import { londonDay } from '@mips/domain/time/london-day'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { updateInvestigation } from './investigation.repository.ts'
import {
  investigationOf,
  logInvestigation,
  requireWorkable,
  stepInvestigation,
} from './investigation.service.ts'
import { setOfficerInCase } from './officer.repository.ts'
import { crimeToAllocate, victimAges } from './policy.service.ts'

type Routes = (typeof investigation)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** The figures in force today. */
export const rulesNow = (ctx: Pick<Ctx, 'clock'>) =>
  investigationRulesOn(londonDay(ctx.clock.now().toISOString()))

/** What every change of an investigation answers. */
export const answerOf = (
  ctx: Ctx,
  crimeId: string,
  state: string,
  problems: readonly RuleProblem[] = [],
) => ({
  id: crimeId,
  version: ctx.subjectVersion ?? 0,
  state,
  problems: problems.map(ruleLine),
})

/** Keeps how solvable the crime is and on what evidence; harm is read off the crime again. */
export async function assess(ctx: Ctx, crimeId: string, body: Body<'assess'>) {
  const crime = await requireWorkable(ctx, crimeId)
  const held = await investigationOf(ctx, crimeId)
  const seen = new Set(body.factors.map(({ factor }) => factor))
  if (seen.size !== body.factors.length) throw badField('factors', 'Name each factor once')
  const levelNeeded = body.levelNeeded ?? levelForClass(crime.hoCode)
  const facts = await crimeToAllocate(
    ctx,
    crimeId,
    { factors: body.factors, isVulnerable: body.isVulnerable, levelNeeded },
    await victimAges(ctx, crimeId),
  )
  const found = assessCrime(facts, rulesNow(ctx))
  const state = held.state === 'NEW' ? (await stepInvestigation(ctx, crimeId, 'ASSESS')).state : held.state
  await updateInvestigation(ctx.tx, crimeId, {
    factors: body.factors,
    isVulnerable: body.isVulnerable,
    levelNeeded,
    solvability: found.solvability,
    harm: found.harm,
    assessedBy: ctx.who.userId,
    assessedAt: ctx.clock.now(),
  })
  await logInvestigation(
    ctx,
    crimeId,
    `Assessed: solvability ${found.solvability}, harm ${found.harm}. ${found.reasons.join('. ')}`,
  )
  ctx.audit.change = { solvability: found.solvability, harm: found.harm, suggestion: found.suggestion }
  return answerOf(ctx, crimeId, state)
}

/** Files a crime without enquiries, where policy lets it be filed (AL-1). */
export async function file(ctx: Ctx, crimeId: string, body: Body<'file'>) {
  await requireWorkable(ctx, crimeId)
  const held = await investigationOf(ctx, crimeId)
  const facts = await crimeToAllocate(ctx, crimeId, held, await victimAges(ctx, crimeId))
  const problems = filingProblems(facts, body, rulesNow(ctx))
  const { state } = await stepInvestigation(ctx, crimeId, 'FILE', {
    fileProblems: problems,
    reason: body.reason,
  })
  await updateInvestigation(ctx.tx, crimeId, { officerId: null, acceptedAt: null })
  await setOfficerInCase(ctx, crimeId, null)
  ctx.audit.change = { filed: true, isVictimTold: body.isVictimTold }
  ctx.audit.reasonGiven = body.reason
  return answerOf(
    ctx,
    crimeId,
    state,
    problems.filter(({ severity }) => severity !== 'BLOCK'),
  )
}

/** A wait, a suspect to manage, a charging decision, going on, or opening again what was filed. */
export async function takeStep(ctx: Ctx, crimeId: string, body: Body<'takeStep'>) {
  await requireWorkable(ctx, crimeId)
  const held = await investigationOf(ctx, crimeId)
  const { problems, block } = problemList()
  block(
    body.step === 'REOPEN' && held.state !== 'FILED',
    'ST-8',
    'Only what was filed is opened again here; a finalised crime is opened from its outcome.',
    'step',
  )
  refuseProblems(problems)
  const { state } = await stepInvestigation(ctx, crimeId, body.step, { reason: body.reason })
  ctx.audit.change = { step: body.step, from: held.state, to: state }
  return answerOf(ctx, crimeId, state)
}

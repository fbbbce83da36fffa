/** Keeping the care of a victim: needs, plan, contacts, statement and referral, each added to and never changed (VN-1 to VN-5, VC-1 to VC-9). */
import type { NewContact, NewNeeds, NewPlan, NewStep } from '@mips/contracts/victim-care-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { contactProblems, contactWays, isContactCounted } from '@mips/domain/investigation/victim-contact'
import { contactTriggers } from '@mips/domain/investigation/victim-deadlines'
import { needsProblems } from '@mips/domain/investigation/victim-needs'
import { victimStepProblems, victimSteps } from '@mips/domain/investigation/victim-steps'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { needsOf, planOf, stepsOf } from './victim-care.reading.ts'
import {
  findCare,
  findOwedTo,
  insertContact,
  insertNeeds,
  insertPlan,
  insertStep,
} from './victim-care.repository.ts'
import type { CareRow, VictimRow } from './victim-care.rows.ts'
import { keepVictimDues } from './victim-due.service.ts'

type Of = { crimeId: string; victimId: string }

/** Assesses what a victim needs; enhanced rights follow the facts unless it is said why not. */
export async function assess(ctx: Ctx, of: Of, body: NewNeeds) {
  const { care, victim } = await requireVictim(ctx, of)
  refuseFuture(ctx, 'askedAt', new Date(body.askedAt))
  const { facts } = body
  const said = Object.fromEntries(Object.entries(facts).filter(([, held]) => held !== undefined))
  const all = needsOf(care, victim, ctx.clock.now().toISOString(), said)
  const problems = needsProblems(
    {
      askedAt: body.askedAt,
      ...(body.isEnhanced === undefined ? {} : { isEnhanced: body.isEnhanced }),
      ...(body.differsBecause ? { differsBecause: body.differsBecause } : {}),
      measuresWanted: body.measures,
      ...(body.viewInOwnWords ? { viewInOwnWords: body.viewInOwnWords } : {}),
      isStatementOffered: victim.steps.some(({ kind }) => kind.startsWith('STATEMENT_')),
      isReferralOffered: victim.steps.some(({ kind }) => kind.startsWith('REFERRAL_')),
    },
    all.facts,
  )
  refuseProblems(problems)
  const { id } = await insertNeeds(ctx.tx, {
    ...row(ctx, of),
    askedAt: new Date(body.askedAt),
    facts: said,
    isEnhanced: body.isEnhanced ?? null,
    differsBecause: body.differsBecause || null,
    measures: body.measures,
    viewWords: body.viewInOwnWords || null,
  })
  await log(ctx, of, 'VICTIM_NEEDS', body.askedAt, 'Needs of the victim assessed.')
  return done(ctx, of, id, problems, { needs: said, isEnhanced: body.isEnhanced })
}

/** Keeps how a victim agreed to be told, and what is not safe. */
export async function agreePlan(ctx: Ctx, of: Of, body: NewPlan) {
  await requireVictim(ctx, of)
  refuseFuture(ctx, 'agreedAt', new Date(body.agreedAt))
  const both = body.enoughWays.filter((way) => body.unsafeWays.includes(way))
  refuseProblems(
    both.map((way) => ({
      rule: 'VC-7',
      severity: 'BLOCK',
      field: 'enoughWays',
      message: `${labelIn(contactWays, way)} is not safe: it is never enough. Take it out of one of the two.`,
    })),
  )
  const { id } = await insertPlan(ctx.tx, {
    ...row(ctx, of),
    agreedAt: new Date(body.agreedAt),
    everyDays: body.everyDays ?? null,
    enoughWays: body.enoughWays,
    unsafeWays: body.unsafeWays,
    safeInstructions: body.safeInstructions || null,
    language: body.language || null,
    optedOut: body.optedOut,
  })
  await log(ctx, of, 'VICTIM_PLAN', body.agreedAt, 'Plan of contact agreed with the victim.')
  return done(ctx, of, id, [], { plan: body })
}

/** Enters a contact or an attempt; only what reaches the victim, or what the plan calls enough, closes what is owed. */
export async function enterContact(ctx: Ctx, of: Of, body: NewContact) {
  const { victim } = await requireVictim(ctx, of)
  const plan = planOf(victim)
  const contact = {
    at: new Date(body.at).toISOString(),
    way: body.way,
    isReached: body.isReached,
    ...(body.said ? { said: body.said } : {}),
  }
  const problems = contactProblems(contact, plan, ctx.clock.now().toISOString())
  refuseProblems(problems)
  const isCounted = isContactCounted(contact, plan)
  const { id } = await insertContact(ctx.tx, {
    ...row(ctx, of),
    at: new Date(body.at),
    way: body.way,
    isReached: body.isReached,
    isCounted,
    triggers: body.triggers,
    said: body.said || null,
  })
  const about = body.triggers.map((code) => labelIn(contactTriggers, code).toLowerCase()).join(', ')
  await log(
    ctx,
    of,
    'VICTIM_CONTACT',
    body.at,
    `${labelIn(contactWays, body.way)}, ${isCounted ? 'victim told' : 'victim not reached'}${about === '' ? '' : `: ${about}`}.`,
  )
  const kept = await done(ctx, of, id, problems, { way: body.way, isCounted, triggers: body.triggers })
  return { ...kept, isCounted }
}

/** Adds a step of the personal statement or of the referral. */
export async function takeStep(ctx: Ctx, of: Of, body: NewStep) {
  const { victim } = await requireVictim(ctx, of)
  const problems = victimStepProblems(
    {
      kind: body.kind,
      at: new Date(body.at).toISOString(),
      ...(body.service ? { service: body.service } : {}),
      ...(body.reference ? { reference: body.reference } : {}),
    },
    stepsOf(victim),
    ctx.clock.now().toISOString(),
  )
  refuseProblems(problems)
  const { id } = await insertStep(ctx.tx, {
    ...row(ctx, of),
    kind: body.kind,
    at: new Date(body.at),
    service: body.service || null,
    reference: body.reference || null,
    words: body.words || null,
  })
  const detail = [body.service, body.reference].filter(Boolean).join(', ')
  await log(
    ctx,
    of,
    'VICTIM_STEP',
    body.at,
    `${labelIn(victimSteps, body.kind)}${detail === '' ? '' : `: ${detail}`}.`,
  )
  return done(ctx, of, id, problems, { step: body.kind })
}

async function requireVictim(ctx: Ctx, of: Of): Promise<{ care: CareRow; victim: VictimRow }> {
  const care = await findCare(ctx.tx, of.crimeId)
  const victim = care?.victims.find(({ personRecordId }) => personRecordId === of.victimId)
  if (care === undefined || victim === undefined) throw new AppError('not_found')
  return { care, victim }
}

const row = (ctx: Ctx, { crimeId, victimId }: Of) => ({
  crimeId,
  victimId,
  recordedBy: ctx.who.userId,
  recordedAt: ctx.clock.now(),
})

async function done(
  ctx: Ctx,
  of: Of,
  id: string,
  problems: readonly RuleProblem[],
  change: Record<string, unknown>,
) {
  const { closed } = await keepVictimDues(ctx, of.crimeId)
  ctx.audit.change = { victimId: of.victimId, ...change }
  return { id, problems: problems.map(ruleLine), closed }
}

/** A line for those who read the crime; of somebody more restricted than it there is none, and words stay on the contact. */
async function log(ctx: Ctx, of: Of, kind: string, at: string, text: string): Promise<void> {
  if (!(await findOwedTo(ctx.tx, of.crimeId)).includes(of.victimId)) return
  await addLogEntry(ctx, { recordId: of.crimeId, kind, happenedAt: new Date(at), text: text.slice(0, 4000) })
}

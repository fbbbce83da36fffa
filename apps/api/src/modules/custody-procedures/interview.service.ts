/** Interviews: whether one may begin, its breaks, its end, and what became of the recording (custody.md 12.15, TR-7, TR-8). */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Kept } from '@mips/contracts/custody-procedure-parts'
import { interviewStartProblems } from '@mips/domain/custody/interview-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { interviewRoles } from '@mips/domain/custody/procedure-codes'
import { restInterruptions } from '@mips/domain/custody/rest'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { interviewNeeds } from '../custody-rights/interview-needs.service.ts'
import { findRows, lockFor, readInterviews } from './procedure.repository.ts'
import type { InterviewRow } from './procedure.rows.ts'
import { newestOf } from './procedure.rules.ts'
import { authorityOf, keepRow, refuseBlocked, refuseTime, requireOfficer } from './procedure.service.ts'
import { rankOf, said, withFacts } from './stay-facts.ts'
import { restOf } from './welfare.ts'

type Routes = (typeof custodyProcedures)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Begins an interview: refused by the rule that stands against it, unless what opens it is recorded. */
export async function startInterview(
  ctx: Ctx,
  recordId: string,
  body: Body<'startInterview'>,
): Promise<Kept> {
  await lockFor(ctx.tx, 'interview', recordId)
  const held = await readInterviews(ctx.tx, recordId)
  if (held === undefined) throw new AppError('not_found')
  const stay = withFacts(held.stay, ctx.clock.now())
  if (!stay.isHeldNow || stay.state === 'ARRIVED')
    throw new AppError('not_in_state', {
      facts: { reason: 'An interview is held while the person is detained here: authorise detention first.' },
    })
  const { lateReason, beforeAdvice, urgent, releasedById, ...facts } = body
  const at = refuseTime(ctx, stay, 'startedAt', facts.startedAt, { lateReason, earliest: stay.arrivedAt })
  const open = newestOf(held.interviews).find(({ state }) => state !== 'ENDED')
  if (open !== undefined)
    throw new AppError('not_in_state', {
      facts: { reason: `Interview ${open.facts.number} has not ended: record its end first.` },
    })
  const urgentBy = await authorityOf(ctx, urgent?.authority, 'urgent.authority')
  const adviceBy = await authorityOf(ctx, beforeAdvice?.authority, 'beforeAdvice.authority')
  const releasedBy =
    releasedById === undefined ? undefined : await requireOfficer(ctx, releasedById, 'releasedById')
  const rest = restOf(held, stay, at.toISOString())
  // What the rights of the stay say holds, whether or not it is said again here.
  const needs = interviewNeeds(held.rights, stay.age, ctx.clock.now())
  const isThere = (role: string) => facts.present.some((person) => person.role === role)
  const problems = refuseBlocked(
    interviewStartProblems(
      said({
        rest: rest?.state,
        restReason: facts.restReason,
        isUnfit: facts.isUnfit,
        needsAppropriateAdult: stay.isChild || facts.isVulnerable || needs.needsAdult,
        isAppropriateAdultPresent: isThere('APPROPRIATE_ADULT'),
        needsInterpreter: facts.needsInterpreter || needs.needsInterpreter,
        isInterpreterPresent: isThere('INTERPRETER'),
        urgentBy:
          urgent === undefined || urgentBy === undefined
            ? undefined
            : { rank: rankOf(urgentBy.officer), reason: urgent.reason },
        wantsSolicitor: facts.wantsSolicitor || needs.wantsSolicitor,
        hasHadAdvice: facts.hasHadAdvice || needs.hasHadAdvice,
        beforeAdvice:
          beforeAdvice === undefined || adviceBy === undefined
            ? undefined
            : {
                limb: beforeAdvice.limb,
                rank: rankOf(adviceBy.officer),
                isInWriting: beforeAdvice.isInWriting,
              },
        isCharged: stay.state === 'CHARGED_HELD',
        afterCharge: facts.afterCharge,
        releasedBy: releasedBy?.displayName,
      }) as Parameters<typeof interviewStartProblems>[0],
    ),
  )
  if (rest?.isResting) await breakRest(ctx, recordId, at, facts.restReason, rest.state.isMet)
  const number = Math.max(0, ...held.interviews.map((row) => row.facts.number)) + 1
  const { id, rootId } = await keepRow(
    ctx,
    'custody_interview',
    recordId,
    {
      kind: 'INTERVIEW',
      state: 'RUNNING',
      at,
      facts: said({
        ...facts,
        number,
        releasedBy,
        cellBefore: stay.cell ?? undefined,
        urgent: urgent && urgentBy && { reason: urgent.reason, authority: urgentBy },
        beforeAdvice: beforeAdvice && adviceBy && { ...beforeAdvice, authority: adviceBy },
        breaks: [],
      }),
    },
    {
      kind: 'INTERVIEW_START',
      at,
      text: [
        `Interview ${number} began in ${facts.place}${stay.cell === null ? '' : `, from cell ${stay.cell}`}.`,
        facts.isCautionGiven && 'Caution given.',
        facts.isAdviceReminded && 'Reminded of free legal advice.',
        ...facts.present.map(({ name, role }) => `${labelIn(interviewRoles, role)}: ${name}.`),
        releasedBy && `Handed over by ${releasedBy.displayName}.`,
        urgent && urgentBy && `Urgent, agreed by ${urgentBy.officer.displayName}: ${urgent.reason}.`,
        beforeAdvice && adviceBy && `Before advice, agreed by ${adviceBy.officer.displayName}.`,
        facts.restReason && `Rest broken: ${labelIn(restInterruptions, facts.restReason)}.`,
      ]
        .filter(Boolean)
        .join(' '),
      lateReason,
    },
  )
  return { id, rootId, problems }
}

/** A rest that is going on ends with the interview: broken, with the reason, unless its eight hours are over. */
async function breakRest(
  ctx: Ctx,
  recordId: string,
  at: Date,
  reason: string | undefined,
  isMet: boolean,
): Promise<void> {
  if (!isMet && reason === undefined)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'TR-7',
        reason: 'TR-7: The person is resting: wait, or give the reason for breaking it.',
      },
    })
  await keepRow(
    ctx,
    'custody_welfare',
    recordId,
    {
      kind: isMet ? 'REST_END' : 'REST_BROKEN',
      state: 'RECORDED',
      at,
      facts: said({ brokenBy: isMet ? undefined : reason }),
    },
    { kind: isMet ? 'REST_END' : 'REST_BROKEN', at, text: 'For an interview.' },
  )
}

/** The row of the interview that an act goes on from. */
export async function requireInterview(
  ctx: Ctx,
  recordId: string,
  interviewId: string,
  previousId: string,
): Promise<InterviewRow> {
  const rows = await findRows<InterviewRow>(ctx.tx, 'custody_interview', recordId)
  const row = newestOf(rows).find(({ rootId }) => rootId === interviewId)
  if (row === undefined) throw new AppError('bad_reference')
  if (row.id !== previousId)
    throw new AppError('conflict', {
      facts: {
        reason: `${row.recordedBy?.displayName ?? 'Somebody'} recorded more at ${formatLondon(new Date(row.recordedAt).toISOString())}: look at it first.`,
      },
    })
  return row
}

/** Refuses a step before the one that was recorded last. */
export function refuseBefore(row: InterviewRow, field: string, at: Date): void {
  const times = [row.at, ...(row.facts.breaks ?? []).flatMap(({ from, to }) => [from, to])]
  const last = Math.max(...times.map((time) => (time === null ? 0 : Date.parse(time))))
  if (at.getTime() < last)
    throw badField(field, `Enter a time after ${formatLondon(new Date(last).toISOString())}, the step before`)
}

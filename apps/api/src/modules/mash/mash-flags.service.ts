/** Flags of exploitation: set where their written test is met, looked at again, ended with a reason (XP-1 to XP-3). */
import type { mash } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { exploitationFlags, flagProblems, flagReviewOn } from '@mips/domain/safeguarding/exploitation'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { presentPersonBrief, primaryPersonRecord } from '../nominal/nominal.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { findFlags, insertFlag, updateFlag } from './mash.repository.ts'

/** Harm points of a review that waits: a child may be in the hands of another. */
const reviewHarm = 15

type Routes = (typeof mash)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

export async function setFlag(ctx: Ctx, nominalId: string, body: Body<'setFlag'>) {
  const made = await raiseFlag(ctx, nominalId, body)
  ctx.audit.change = { flag: body.flag, signs: body.signs.map(({ sign }) => sign) }
  return made
}

/** Sets a flag whose test is met and asks for its review; one that stands already is refused. */
export async function raiseFlag(ctx: Ctx, nominalId: string, body: Body<'setFlag'>) {
  const personRecordId = await primaryPersonRecord(ctx, nominalId)
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  const [brief] = await presentPersonBrief(ctx, [personRecordId])
  const dob = brief?.dob
  const age = dob ? ageOn(dob, today) : undefined
  const problems = flagProblems({
    flag: body.flag,
    signs: body.signs,
    ...(age === undefined ? {} : { age }),
    ...(body.why ? { why: body.why } : {}),
  })
  refuseProblems(problems)
  const live = (await findFlags(ctx.tx, nominalId)).find(
    ({ flag, endedAt }) => flag === body.flag && endedAt === null,
  )
  if (live !== undefined) throw new AppError('already_done', { facts: { flagId: live.id } })
  const reviewOn = flagReviewOn(today, safeguardingRulesOn(today))
  const { id } = await insertFlag(ctx.tx, {
    personRecordId,
    flag: body.flag,
    signs: body.signs,
    why: body.why || null,
    setBy: ctx.who.userId,
    setAt: now,
    reviewOn: asDay(reviewOn),
  })
  await askReview(ctx, { id, personRecordId, nominalId, flag: body.flag, reviewOn })
  return { id, problems: problems.map(ruleLine) }
}

/** The review is a task of the unit that the flag came from, until somebody has looked (XP-3). */
const askReview = (
  ctx: Ctx,
  flag: { id: string; personRecordId: string; nominalId: string; flag: string; reviewOn: string },
) =>
  raiseTask(ctx, {
    // As restricted as the person: others must not learn of it from a task.
    recordId: flag.personRecordId,
    kind: 'EXPLOITATION_REVIEW',
    title: `Look again: ${labelIn(exploitationFlags, flag.flag).toLowerCase()}`,
    reason: 'A flag of exploitation is looked at again: it stands, or it ends (XP-3).',
    rule: 'XP-3',
    harm: reviewHarm,
    opensAt: `/nominals/${flag.nominalId}`,
    for: { unitCode: ctx.who.unitCode },
    dueAt: asDay(flag.reviewOn),
    once: `${flag.id} ${flag.reviewOn}`,
  })

/** Looks at a flag again: it stands for another period, or it ends. */
export async function reviewFlag(
  ctx: Ctx,
  which: { nominalId: string; flagId: string },
  body: Body<'reviewFlag'>,
) {
  const flag = (await findFlags(ctx.tx, which.nominalId)).find(({ id }) => id === which.flagId)
  if (flag === undefined) throw new AppError('bad_reference')
  const now = ctx.clock.now()
  const today = londonDay(now.toISOString())
  const isChanged = await updateFlag(
    ctx.tx,
    which.flagId,
    body.isStanding
      ? {
          reviewOn: asDay(flagReviewOn(today, safeguardingRulesOn(today))),
          reviewWords: body.words,
        }
      : { endedAt: now, endedBy: ctx.who.userId, endReason: body.words },
  )
  if (!isChanged) throw new AppError('already_done', { facts: { flagId: which.flagId } })
  const next = body.isStanding ? flagReviewOn(today, safeguardingRulesOn(today)) : undefined
  // Looked at again on the day on which it was set: what is due stays due.
  if (next !== flag.reviewOn) {
    const personRecordId = await primaryPersonRecord(ctx, which.nominalId)
    await closeTasksOf(ctx, {
      recordId: personRecordId,
      kind: 'EXPLOITATION_REVIEW',
      once: `${flag.id} ${flag.reviewOn}`,
    })
    if (next !== undefined)
      await askReview(ctx, { ...flag, personRecordId, nominalId: which.nominalId, reviewOn: next })
  }
  ctx.audit.change = { flag: flag.flag, isStanding: body.isStanding }
  ctx.audit.reasonGiven = body.words
  return { id: which.flagId, problems: [] }
}

const asDay = (day: string) => new Date(`${day}T00:00:00Z`)

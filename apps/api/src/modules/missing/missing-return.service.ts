/** After the return: the prevention interview, the return home interview, and police protection of a child (MP-6, MP-7, SG-13). */
import { isLater } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import { labelIn } from '@mips/domain/custody/offence-words'
import { policeProtection, preventionProblems } from '@mips/domain/safeguarding/missing-return'
import { returnSteps } from '@mips/domain/safeguarding/missing-words'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseFuture } from '../pole/record.service.ts'
import { type Body, done, log, requireEpisode, step } from './missing-state.service.ts'
import { childOf, isBack, utc } from './missing.reading.ts'
import { closeProtection, insertInterview, insertProtection, updateEpisode } from './missing.repository.ts'
import type { MissingRow } from './missing.rows.ts'

/** What the officer heard from the person who came back; a child is seen in person. */
export async function recordPrevention(ctx: Ctx, episodeId: string, body: Body<'recordPrevention'>) {
  const row = await requireEpisode(ctx, episodeId)
  const foundAt = requireBack(row)
  refuseFuture(ctx, 'at', new Date(body.at))
  const { isChild } = childOf(row)
  const problems = preventionProblems(
    {
      at: new Date(body.at).toISOString(),
      isInPerson: body.isInPerson,
      isChild,
      isHarmAsked: body.isHarmAsked,
      ...(body.mayTellFamily === undefined ? {} : { mayTellFamily: body.mayTellFamily }),
      isFamilyTold: body.isFamilyTold,
    },
    foundAt,
  )
  refuseProblems(problems)
  const taken = row.state === 'FOUND' ? step(ctx, row, { to: 'PREVENTION_DONE' }) : undefined
  await insertInterview(ctx.tx, {
    episodeId,
    kind: 'PREVENTION',
    step: 'DONE',
    at: new Date(body.at),
    byWords: body.byWords || ctx.who.displayName,
    isInPerson: body.isInPerson,
    isHarmAsked: body.isHarmAsked,
    harm: body.harm || null,
    mayTellFamily: body.mayTellFamily ?? null,
    isFamilyTold: body.isFamilyTold,
    summary: body.summary,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  if (taken !== undefined)
    await updateEpisode(ctx.tx, episodeId, { state: taken.state }, { status: taken.state })
  await log(ctx, episodeId, `Prevention interview: ${body.summary}`, body.at)
  ctx.audit.change = { prevention: body.at }
  return done(ctx, row, problems)
}

/** A step of the return home interview: offered, declined or done, and by whom. */
export async function recordReturn(ctx: Ctx, episodeId: string, body: Body<'recordReturn'>) {
  const row = await requireEpisode(ctx, episodeId)
  const foundAt = requireBack(row)
  refuseFuture(ctx, 'at', new Date(body.at))
  if (isLater(foundAt, new Date(body.at).toISOString()))
    throw badField('at', 'The interview comes after the return: correct the time')
  const since = row.interviews.filter((one) => one.kind === 'RETURN' && utc(one.at) >= foundAt)
  if (since.some((one) => one.step === 'DONE'))
    throw new AppError('already_done', { facts: { reason: 'The interview was held.' } })
  const { id } = await insertInterview(ctx.tx, {
    episodeId,
    kind: 'RETURN',
    step: body.step,
    at: new Date(body.at),
    byWords: body.byWords,
    summary: body.summary || null,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  await log(
    ctx,
    episodeId,
    `Return home interview ${labelIn(returnSteps, body.step).toLowerCase()}, ${body.byWords}. ${body.summary ?? ''}`,
    body.at,
  )
  ctx.audit.change = { returnInterview: body.step }
  await done(ctx, row, [])
  return { id, problems: [] }
}

/** Police protection begins; it ends after 72 hours whatever happens. */
export async function protect(ctx: Ctx, episodeId: string, body: Body<'protect'>) {
  const row = await requireEpisode(ctx, episodeId)
  if (!childOf(row).isChild) throw badField('startedAt', 'Police protection is for people under 18')
  if (row.protections.some(({ endedAt }) => endedAt === null))
    throw new AppError('already_done', { facts: { reason: 'The child is in police protection.' } })
  const now = ctx.clock.now()
  const { ground, placeOfSafety, designatedOfficer } = body
  const { problems } = policeProtection(
    {
      startedAt: new Date(body.startedAt).toISOString(),
      ...(ground ? { ground } : {}),
      ...(placeOfSafety ? { placeOfSafety } : {}),
      ...(designatedOfficer ? { designatedOfficer } : {}),
      isAuthorityTold: body.isAuthorityTold,
      isChildTold: body.isChildTold,
    },
    now.toISOString(),
    safeguardingRulesOn(londonDay(now.toISOString())),
  )
  refuseProblems(problems)
  const { id } = await insertProtection(ctx.tx, {
    episodeId,
    startedAt: new Date(body.startedAt),
    ground: ground || null,
    placeOfSafety: placeOfSafety || null,
    designatedOfficer: designatedOfficer || null,
    isAuthorityTold: body.isAuthorityTold,
    isChildTold: body.isChildTold,
    recordedBy: ctx.who.userId,
    recordedAt: now,
  })
  await log(
    ctx,
    episodeId,
    `Police protection began. ${[ground, placeOfSafety].filter(Boolean).join('. ')}`,
    body.startedAt,
  )
  ctx.audit.change = { protectionId: id }
  await done(ctx, row, [])
  return { id, problems: problems.map(ruleLine) }
}

export async function endProtection(
  ctx: Ctx,
  which: { episodeId: string; protectionId: string },
  body: Body<'endProtection'>,
) {
  const row = await requireEpisode(ctx, which.episodeId)
  const protection = row.protections.find(({ id }) => id === which.protectionId)
  if (protection === undefined) throw new AppError('bad_reference')
  refuseFuture(ctx, 'endedAt', new Date(body.endedAt))
  const now = ctx.clock.now().toISOString()
  refuseProblems(
    policeProtection(
      { startedAt: utc(protection.startedAt), endedAt: new Date(body.endedAt).toISOString() },
      now,
      safeguardingRulesOn(londonDay(now)),
    ).problems,
  )
  const isEnded = await closeProtection(
    ctx.tx,
    { id: which.protectionId, episodeId: which.episodeId },
    { endedAt: new Date(body.endedAt), endedBy: ctx.who.userId, endWords: body.words },
  )
  if (!isEnded) throw new AppError('already_done', { facts: { protectionId: which.protectionId } })
  await log(ctx, which.episodeId, `Police protection ended. ${body.words}`, body.endedAt)
  ctx.audit.change = { protectionId: which.protectionId, ended: true }
  await done(ctx, row, [])
  return { id: which.protectionId, problems: [] }
}

/** When the person came back; refused while they are missing and once all is closed. */
function requireBack(row: MissingRow): string {
  if (!isBack(row.state) || row.foundAt === null)
    throw new AppError('not_in_state', { facts: { reason: 'Say first that the person is found.' } })
  return utc(row.foundAt)
}

/** Linked series: crimes that belong together, on what basis and how surely. Membership changes no count. */
import type { investigation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  findCrimeFacts,
  findMember,
  findSeries,
  insertMember,
  updateMember,
} from './investigation.repository.ts'
import { logInvestigation } from './investigation.service.ts'

type Routes = (typeof investigation)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** The series with its map and shared method, and crimes that were done alike. */
export async function getSeries(ctx: Ctx, crimeId: string) {
  const row = await findSeries(ctx.tx, crimeId)
  if (row === undefined) throw new AppError('not_found')
  ctx.audit.resultIds = [...row.members, ...row.alike].map(({ id }) => id).slice(0, 100)
  return row
}

/** Links another crime: into the series of either, or into a new one with a name. */
export async function linkSeries(ctx: Ctx, crimeId: string, body: Body<'linkSeries'>) {
  if (body.otherCrimeId === crimeId) throw badField('otherCrimeId', 'Choose another crime')
  const [one, other] = [
    await findCrimeFacts(ctx.tx, crimeId),
    await findCrimeFacts(ctx.tx, body.otherCrimeId),
  ]
  if (one === null || other === null) throw new AppError('bad_reference')
  if (one.aclId !== other.aclId)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'series',
        reason: 'Only crimes that the same people may read are linked: a series would tell of the other.',
      },
    })
  const [own, theirs] = [await findMember(ctx.tx, crimeId), await findMember(ctx.tx, body.otherCrimeId)]
  if (own !== null && theirs !== null)
    throw new AppError(own.seriesId === theirs.seriesId ? 'already_done' : 'rule_refused', {
      facts: {
        rule: 'series',
        reason:
          own.seriesId === theirs.seriesId
            ? 'Both crimes are in this series already.'
            : `The other crime is in the series "${theirs.name}": take it out there first.`,
      },
    })
  const name = own?.name ?? theirs?.name ?? body.name
  if (!name) throw badField('name', 'Name the series')
  const seriesId = own?.seriesId ?? theirs?.seriesId ?? crypto.randomUUID()
  const { basis, strength } = body
  const joining = [...(own === null ? [crimeId] : []), ...(theirs === null ? [body.otherCrimeId] : [])]
  for (const member of joining) {
    await insertMember(ctx.tx, {
      crimeId: member,
      seriesId,
      name,
      basis,
      strength,
      words: body.words || null,
      addedBy: ctx.who.userId,
      addedAt: ctx.clock.now(),
    })
    await logInvestigation(ctx, member, `Linked in the series "${name}".`)
  }
  ctx.audit.resultIds = [crimeId, body.otherCrimeId]
  ctx.audit.change = { series: seriesId, joined: joining, basis, strength }
  return { seriesId }
}

/** Takes the crime out of its series, with why; that it was in it stays readable. */
export async function leaveSeries(ctx: Ctx, crimeId: string, reason: string) {
  const member = await findMember(ctx.tx, crimeId)
  if (member === null)
    throw new AppError('not_in_state', { facts: { reason: 'This crime is in no series.' } })
  await updateMember(ctx.tx, member.id, {
    removedBy: ctx.who.userId,
    removedAt: ctx.clock.now(),
    removedReason: reason,
  })
  await logInvestigation(ctx, crimeId, `Taken out of the series "${member.name}": ${reason}`)
  Object.assign(ctx.audit, { reasonGiven: reason, change: { series: member.seriesId, left: true } })
  return { seriesId: member.seriesId }
}

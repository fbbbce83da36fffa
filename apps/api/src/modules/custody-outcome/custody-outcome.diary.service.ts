/** What happens on bail after it was given: extensions, the CPS, the victim, the return, the conditions, its end (8.2, 8.3). */
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { bailClock } from '@mips/domain/custody/bail-clock'
import { bailGrantProblems } from '@mips/domain/custody/bail-diary'
import { labelIn } from '@mips/domain/custody/offence-words'
import { bailEnds, bailNotes } from '@mips/domain/custody/outcome-codes'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { leftOf, rankOf, refuseActTime, refuseBlocked } from '../custody/custody.stay.service.ts'
import { tellOfBail } from './bail-listeners.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { bailFactsOf, extensionOf } from './custody-outcome.bail-facts.ts'
import { addConditions } from './custody-outcome.bail.service.ts'
import { endConditions, insertBailEntry } from './custody-outcome.repository.ts'
import type { BailRow, OutcomeRow } from './custody-outcome.rows.ts'
import { requireOutcome } from './custody-outcome.service.ts'

type Routes = (typeof custodyOutcome)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Added = { id: string; left: string[] }

function bailOf(stay: OutcomeRow, bailId: string): BailRow {
  const bail = stay.bails.find(({ id }) => id === bailId)
  if (bail === undefined) throw new AppError('not_found')
  if (bail.isAnswered || bail.entries.some(({ kind }) => kind === 'ENDED'))
    throw new AppError('not_in_state', { facts: { reason: 'This bail has ended.' } })
  return bail
}

/** An extension by the rank that the law asks for next, or one that a court gave (47ZC to 47ZG). */
export async function extendBail(
  ctx: Ctx,
  { recordId, bailId }: { recordId: string; bailId: string },
  body: Body<'extendBail'>,
): Promise<Added> {
  const stay = await requireOutcome(ctx, recordId)
  const bail = bailOf(stay, bailId)
  if (bail.kind !== 'PRE_CHARGE')
    throw new AppError('not_in_state', {
      facts: { reason: 'Only bail before charge has a period to extend.' },
    })
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const entry = {
    at: at.toISOString(),
    rank: body.isByCourt ? ('COURT' as const) : rankOf(ctx.who),
    details: extensionDetails(body),
  }
  const facts = bailFactsOf(bail)
  const clock = bailClock(
    {
      ...facts,
      extensions: [...facts.extensions, extensionOf(entry)],
      ...(body.returnAt === undefined ? {} : { returnDay: londonDay(body.returnAt) }),
    },
    londonDay(at.toISOString()),
  )
  const left = refuseBlocked(clock?.problems ?? [])
  const { id } = await insertBailEntry(ctx.tx, {
    custodyRecordId: recordId,
    bailId,
    kind: 'EXTENDED',
    at,
    officerId: ctx.who.userId,
    officerRank: entry.rank,
    reason: body.reason,
    details: entry.details,
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'BAIL',
    happenedAt: at,
    text: `Bail extended${body.isByCourt ? ' by the court' : ''} to ${clock?.endsOn ?? 'a day that waits for the CPS'}. ${body.reason}`,
    details: { bailId, entryId: id },
    lateReason: body.lateReason || undefined,
  })
  await tellOfBail(ctx, recordId)
  ctx.audit.change = { bailId, entryId: id, endsOn: clock?.endsOn }
  if (!body.isPersonTold)
    left.push({ rule: '8.2', severity: 'ASK', message: 'Tell the person or their lawyer the outcome.' })
  if (bail.victims > 0) left.push({ rule: 'BA-3', severity: 'ASK', message: 'Tell the victim.' })
  return { id, left: leftOf(left) }
}

const extensionDetails = (body: Body<'extendBail'>) => ({
  suspected: body.suspected,
  timeNeeded: body.timeNeeded,
  diligent: body.diligent,
  necessary: body.necessary,
  representationsConsidered: body.representationsConsidered,
  representations: body.representations || null,
  isPersonTold: body.isPersonTold,
  ...(body.months === undefined ? {} : { months: body.months }),
  ...(body.returnAt === undefined ? {} : { returnAt: body.returnAt }),
})

/** What else happens on bail or under investigation: the CPS, the victim, the return, a review, its end. */
export async function noteBail(
  ctx: Ctx,
  { recordId, bailId }: { recordId: string; bailId: string },
  body: Body<'noteBail'>,
): Promise<Added> {
  const stay = await requireOutcome(ctx, recordId)
  const bail = bailOf(stay, bailId)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  refuseNote(bail, body)
  const { id } = await insertBailEntry(ctx.tx, {
    custodyRecordId: recordId,
    bailId,
    kind: body.kind,
    at,
    officerId: ctx.who.userId,
    officerRank: ctx.who.rank,
    reason: body.note || null,
    details: {
      ...(body.kind === 'RETURN_CHANGED' && body.returnAt !== undefined ? { returnAt: body.returnAt } : {}),
      ...(body.kind === 'ENDED' ? { end: body.end } : {}),
    },
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'BAIL',
    happenedAt: at,
    text: [
      labelIn(bailNotes, body.kind),
      body.end === undefined ? '' : `: ${labelIn(bailEnds, body.end).toLowerCase()}`,
      body.returnAt === undefined ? '' : `: ${formatLondon(body.returnAt)}`,
      '. ',
      body.note ?? '',
    ]
      .join('')
      .trim(),
    details: { bailId, entryId: id },
    lateReason: body.lateReason || undefined,
  })
  await tellOfBail(ctx, recordId)
  ctx.audit.change = { bailId, entryId: id, kind: body.kind, end: body.end }
  return { id, left: [] }
}

/** What each note needs: a day to return, how it ended, a file that is where the note says. */
function refuseNote(bail: BailRow, body: Body<'noteBail'>): void {
  const isWithCps =
    bail.entries.filter(({ kind }) => kind === 'CPS_SENT').length >
    bail.entries.filter(({ kind }) => kind === 'CPS_BACK').length
  if (body.kind === 'CPS_SENT' && isWithCps)
    throw new AppError('already_done', { facts: { reason: 'The CPS has the file.' } })
  if (body.kind === 'CPS_BACK' && !isWithCps)
    throw new AppError('not_in_state', { facts: { reason: 'The CPS does not have the file.' } })
  if (body.kind === 'RUI_REVIEWED' && bail.kind !== 'RUI')
    throw badField('kind', 'Only a case under investigation without bail is reviewed so')
  if (body.kind === 'ENDED' && body.end === undefined) throw badField('end', 'Say how it ended')
  if (body.kind !== 'RETURN_CHANGED') return
  if (body.returnAt === undefined) throw badField('returnAt', 'Enter the new time to return')
  const clock = bailClock({ ...bailFactsOf(bail), returnDay: londonDay(body.returnAt) }, londonDay(body.at))
  refuseBlocked(bail.kind === 'PRE_CHARGE' ? (clock?.problems ?? []) : [])
}

/** Ends conditions and adds others; those that ended stay readable with the reason. */
export async function varyConditions(
  ctx: Ctx,
  { recordId, bailId }: { recordId: string; bailId: string },
  body: Body<'varyConditions'>,
): Promise<Added> {
  const stay = await requireOutcome(ctx, recordId)
  const bail = bailOf(stay, bailId)
  if (bail.kind === 'RUI')
    throw new AppError('not_in_state', {
      facts: { reason: 'A release under investigation has no conditions (8.3).' },
    })
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  if (body.endIds.length === 0 && body.conditions.length === 0)
    throw badField('conditions', 'Choose a condition to end, or add one')
  const left = refuseBlocked(
    bailGrantProblems({
      isBeforeCharge: false,
      conditions: body.conditions.map(({ condition, purpose }) => ({
        condition,
        ...(purpose ? { purpose } : {}),
      })),
      victims: stay.victims,
      ...(body.victimViews === undefined ? {} : { victimViews: body.victimViews }),
    }),
  )
  const ended = await endConditions(ctx.tx, bailId, body.endIds, {
    endedAt: at,
    endedBy: ctx.who.userId,
    endedReason: body.reason,
  })
  if (ended !== new Set(body.endIds).size) throw new AppError('bad_reference')
  await addConditions(ctx, { recordId, bailId, at }, body.conditions)
  await addLogEntry(ctx, {
    recordId,
    kind: 'BAIL',
    happenedAt: at,
    text: `Conditions of bail changed: ${ended} ended, ${body.conditions.length} added. ${body.reason}`,
    details: { bailId },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { bailId, endIds: body.endIds, added: body.conditions.map(({ condition }) => condition) }
  ctx.audit.reasonGiven = body.reason
  return { id: bailId, left: leftOf(left) }
}

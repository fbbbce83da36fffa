/** Rest begun, broken and ended, and visits, calls and letters (custody.md 12.16, 12.17, TR-7). */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Kept } from '@mips/contracts/custody-procedure-parts'
import { isAtLeast } from '@mips/domain/codes/ranks'
import { labelIn } from '@mips/domain/custody/offence-words'
import { contactKinds, isPrivileged } from '@mips/domain/custody/procedure-codes'
import { restInterruptions } from '@mips/domain/custody/rest'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { lockFor, readInterviews } from './procedure.repository.ts'
import type { ContactRow } from './procedure.rows.ts'
import {
  authorityOf,
  keepRow,
  refuseEnd,
  refuseTime,
  requireNewest,
  requireStayFacts,
} from './procedure.service.ts'
import { rankOf, said, withFacts } from './stay-facts.ts'
import { restOf } from './welfare.ts'

type Routes = (typeof custodyProcedures)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Rest begins, is broken for a reason of TR-7, or ends. */
export async function recordRest(ctx: Ctx, recordId: string, body: Body<'recordRest'>): Promise<Kept> {
  await lockFor(ctx.tx, 'rest', recordId)
  const held = await readInterviews(ctx.tx, recordId)
  if (held === undefined) throw new AppError('not_found')
  const stay = withFacts(held.stay, ctx.clock.now())
  const { act, brokenBy, note, lateReason } = body
  if (!stay.isHeldNow)
    throw new AppError('not_in_state', { facts: { reason: 'The person is no longer held here.' } })
  if (act === 'BROKEN' && brokenBy === undefined) throw badField('brokenBy', 'Choose why the rest was broken')
  if (act !== 'BROKEN' && brokenBy !== undefined)
    throw badField('brokenBy', 'A reason is for a rest that was broken')
  const at = refuseTime(ctx, stay, 'at', body.at, { lateReason, earliest: stay.arrivedAt })
  const isResting = restOf(held, stay, ctx.clock.now().toISOString())?.isResting === true
  if (isResting === (act === 'START'))
    throw new AppError('not_in_state', {
      facts: { reason: isResting ? 'The person is resting already.' : 'The person is not resting.' },
    })
  const last = Math.max(0, ...held.welfare.flatMap((row) => (row.at === null ? [] : [Date.parse(row.at)])))
  if (at.getTime() < last) throw badField('at', 'Enter a time after the last entry on the rest')
  const kind = `REST_${act}`
  const made = await keepRow(
    ctx,
    'custody_welfare',
    recordId,
    { kind, state: 'RECORDED', at, facts: said({ brokenBy, note }) },
    {
      kind,
      at,
      text:
        [brokenBy && `${labelIn(restInterruptions, brokenBy)}.`, note].filter(Boolean).join(' ') || 'Rest.',
      lateReason,
    },
  )
  return { ...made, problems: [] }
}

/** A visit, a call or a letter; listening to a lawyer is refused, and what is refused needs its ground. */
export async function saveContact(ctx: Ctx, recordId: string, body: Body<'saveContact'>): Promise<Kept> {
  const stay = await requireStayFacts(ctx, recordId)
  const { previousId, why, lateReason, authority, ...facts } = body
  const previous =
    previousId === undefined
      ? undefined
      : await requireNewest<ContactRow>(ctx, 'custody_contact', recordId, previousId)
  if (previous !== undefined && previous.until !== null && !why)
    throw badField('why', 'Say why this is put right')
  if (isPrivileged(facts.kind) && (facts.isMonitored === true || facts.isPrivate === false))
    throw new AppError('rule_refused', {
      facts: {
        rule: '12.16',
        reason: '12.16: Advice of a lawyer is in private: nobody listens (Code C 6.5).',
      },
    })
  if (!facts.isAllowed && !facts.refusedGround) throw badField('refusedGround', 'Say why it was not allowed')
  const given = await authorityOf(ctx, authority)
  if (!facts.isAllowed && (given === undefined || !isAtLeast(rankOf(given.officer), 'INSP')))
    throw new AppError('rule_refused', {
      facts: {
        rule: '12.17',
        reason:
          '12.17: Only an inspector or above withholds visits, calls or letters: record who did (Code C 5.6).',
      },
    })
  const at = refuseTime(ctx, stay, 'startedAt', facts.startedAt, {
    lateReason,
    earliest: stay.arrivedAt,
    isLateAsked: previous === undefined,
  })
  if (facts.arrivedAt !== undefined && new Date(facts.arrivedAt) > at)
    throw badField('arrivedAt', 'They arrive before it begins')
  const until = refuseEnd(ctx, 'endedAt', at, facts.endedAt)
  const row = contactKinds.find(({ code }) => code === facts.kind)
  const made = await keepRow(
    ctx,
    'custody_contact',
    recordId,
    {
      previous,
      kind: facts.kind,
      state: facts.isAllowed ? 'HELD' : 'REFUSED',
      at,
      until,
      facts: said({ ...facts, authority: given }),
      why,
    },
    {
      kind: row?.log ?? 'NOTE',
      at: previous === undefined ? at : ctx.clock.now(),
      text: [
        `${row?.label ?? 'Contact'}: ${facts.name}${facts.organisation ? `, ${facts.organisation}` : ''}.`,
        previous && until !== null && 'Ended.',
        !facts.isAllowed && `Not allowed: ${facts.refusedGround ?? ''}.`,
        facts.isTerminated && 'Ended by staff.',
        facts.note,
      ]
        .filter(Boolean)
        .join(' '),
      lateReason,
    },
  )
  return { ...made, problems: [] }
}

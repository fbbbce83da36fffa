/** A death or an escape, and what follows an escape (12.24, custody.md 14). */
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Ctx } from '../../platform/http/module.ts'
import type { CustodyState } from '@mips/domain/custody/state'
import { refuseActTime } from '../custody/custody.stay.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { type Moved, movedReply, moveTo, requireOutcome, requireState } from './custody-outcome.service.ts'

type Routes = (typeof custodyOutcome)['routes']

/** Records that the person died or escaped; a death closes the record to everything but additions. */
export async function recordLoss(
  ctx: Ctx,
  recordId: string,
  body: RouteInput<Routes['recordLoss']>['body'],
): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  await moveTo(ctx, stay, {
    to: body.kind,
    facts: { circumstances: body.circumstances, isCirculated: body.isCirculated },
    change: body.kind === 'DIED' ? { releasedAt: at, disposal: 'DIED', releaseReason: 'Died' } : {},
    ...(body.kind === 'DIED' ? { endedAt: at } : {}),
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'INCIDENT',
    happenedAt: at,
    text: [
      body.kind === 'DIED' ? 'Died.' : 'Escaped.',
      body.circumstances,
      body.isCirculated ? 'Circulated as wanted.' : '',
      body.isScenePreserved ? 'The scene is preserved.' : '',
      body.isReferred ? 'Referred to the Independent Office for Police Conduct.' : '',
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 4000),
    details: { kind: body.kind },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { state: body.kind }
  const missing = body.kind === 'DIED' && !(body.isScenePreserved && body.isReferred)
  return movedReply(
    ctx,
    stay,
    body.kind,
    missing
      ? [
          {
            rule: '12.24',
            severity: 'WARN',
            message: 'Preserve the scene; refer it to the IOPC by the end of the next day.',
          },
        ]
      : [],
  )
}

/** The person is back, or the record is closed without them. */
export async function endEscape(
  ctx: Ctx,
  recordId: string,
  body: RouteInput<Routes['endEscape']>['body'],
): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  requireState(stay, ['ESCAPED'], 'Nobody has escaped from this record.')
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const isCharged = stay.charges.some(({ isBailRefused }) => isBailRefused)
  const back: CustodyState = isCharged ? 'CHARGED_HELD' : 'DETAINED'
  const to: CustodyState = body.step === 'RECAPTURED' ? back : 'CLOSED_UNRESOLVED'
  await moveTo(ctx, stay, {
    to,
    facts: {
      isCirculated: true,
      postChargeGrounds: stay.charges.reduce(
        (most, { groundsCodes }) => Math.max(most, groundsCodes.length),
        0,
      ),
    },
    change: to === 'CLOSED_UNRESOLVED' ? { releasedAt: at, disposal: 'ESCAPED' } : {},
    ...(to === 'CLOSED_UNRESOLVED' ? { endedAt: at } : {}),
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'INCIDENT',
    happenedAt: at,
    text: `${body.step === 'RECAPTURED' ? 'Recaptured: the gap is not left out of the clock.' : 'Closed, not recaptured.'} ${body.note}`,
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { state: to }
  return movedReply(ctx, stay, to)
}

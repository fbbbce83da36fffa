/** The events of the clock that come from the limits: reviews put off, extensions, warrants, charges. */
import type { ClockEvent } from '@mips/domain/custody/clock-events'
import { clockEventOf } from '@mips/domain/custody/limit-steps'
import { utc } from './custody.clock-words.ts'
import type { ClockRow } from './custody.rows.ts'

/** The limits as events; a charge that only the log has is one that was imported. */
export function limitEvents(row: ClockRow): ClockEvent[] {
  const steps = (row.limits ?? []).flatMap((step) => {
    const event = clockEventOf({
      kind: step.kind,
      at: utc(step.at),
      ...(step.until === null ? {} : { until: utc(step.until) }),
      ...(step.courtNextSits === null ? {} : { courtNextSits: utc(step.courtNextSits) }),
      ...(step.reason === null ? {} : { reason: step.reason }),
      ...(step.hasNewEvidence === true ? { hasNewEvidence: true } : {}),
    })
    return event === undefined ? [] : [event]
  })
  return [...steps, ...chargeEvents(row)]
}

function chargeEvents(row: ClockRow): ClockEvent[] {
  const charges = row.charges ?? []
  if (charges.length === 0) return row.chargedAt === null ? [] : [{ kind: 'CHARGED', at: utc(row.chargedAt) }]
  return charges.map(({ at, isOtherOffenceUncharged, isHeldForDrugSample }) => ({
    kind: 'CHARGED',
    at: utc(at),
    isOtherOffenceUncharged,
    isHeldForDrugSample,
  }))
}

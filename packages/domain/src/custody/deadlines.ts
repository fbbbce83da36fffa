/** Single deadlines of custody that need no clock: drug samples, delay of rights, warrant applications. */
import { addHours, type Instant } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { type CustodyRules, custodyRulesOn } from './rules-table.ts'

/** Latest end of a hold after charge for a drug-test sample only (PC-6, s.38(2)); undefined for no instant. */
export const drugSampleHoldEnds = (chargedAt: Instant): Instant | undefined =>
  addHours(chargedAt, rulesAt(chargedAt).drugSampleHoldHours)

/** Latest end of a delay of the right to have someone informed or to a solicitor (RG-2, Annex B). */
export const rightsDelayEnds = (relevantTime: Instant): Instant | undefined =>
  addHours(relevantTime, rulesAt(relevantTime).rightsDelayHours)

/** Latest application for a warrant: 36 hours, or six more where a court sits within those six (WF-4). */
export function warrantApplicationBy(limit36: Instant, courtNextSits?: Instant): Instant {
  const late = addHours(limit36, rulesAt(limit36).warrantLateSittingHours)
  if (late === undefined || courtNextSits === undefined) return limit36
  const sits = addHours(courtNextSits, 0)
  const isWithin = sits !== undefined && sits > (addHours(limit36, 0) ?? limit36) && sits <= late
  return isWithin ? late : limit36
}

/** The first sitting's warrant ends so many hours after issue, never later than the 96-hour limit (WF-5, WF-6). */
export function warrantEnds(issuedAt: Instant, hours: number, limit96?: Instant): Instant | undefined {
  const end = addHours(issuedAt, Math.min(hours, rulesAt(issuedAt).warrantMaxHours))
  const cap = limit96 === undefined ? undefined : addHours(limit96, 0)
  return end !== undefined && cap !== undefined && cap < end ? cap : end
}

const rulesAt = (instant: Instant): CustodyRules => custodyRulesOn(toLondon(instant)?.day ?? '')

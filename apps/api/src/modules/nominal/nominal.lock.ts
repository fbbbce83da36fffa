/** Which facts of a record have locked: a name by its own time, birth and sex by that of the record. */
import type { HeldRecord } from '@mips/contracts/nominal-facts'
import { decideLockedCorrection, hasLocked, lockedWords } from '@mips/domain/identity/identity-cases'
import { identityRulesOn } from '@mips/domain/identity/identity-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { z } from 'zod'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'

const hoursOn = (now: Date) => identityRulesOn(londonDay(now.toISOString())).lockedAfterHours

/** What has locked of a record, for its page; null when everything is open. */
export function lockOf(
  recordedAt: string,
  namedAt: string | undefined,
  now: Date,
  who: Principal,
): z.infer<typeof HeldRecord>['locked'] {
  const hours = hoursOn(now)
  const isLocked = (at: string) => hasLocked(new Date(at).toISOString(), now.toISOString(), hours)
  const fields = [
    ...(namedAt !== undefined && isLocked(namedAt) ? (['name'] as const) : []),
    ...(isLocked(recordedAt) ? (['dob', 'sex'] as const) : []),
  ]
  const mayCorrect = holds(who, 'nominal.person.unlock')
  return fields.length === 0 ? null : { fields, words: lockedWords(hours, mayCorrect), mayCorrect }
}

/** Refuses to change what has locked; `mayUnlock` where the change carries its reason and the officer has the right. */
export function refuseLocked(change: {
  fields: readonly string[]
  recordedAt: Date
  now: Date
  mayUnlock: boolean
}): void {
  const lock = decideLockedCorrection({
    fields: change.fields,
    recordedAt: change.recordedAt.toISOString(),
    now: change.now.toISOString(),
    lockedAfterHours: hoursOn(change.now),
    mayUnlock: change.mayUnlock,
  })
  if (!lock.allowed) throw new AppError('rule_refused', { facts: { rule: 'locked', reason: lock.reason } })
}

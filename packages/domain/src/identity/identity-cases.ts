/** The rules of the cases in which who somebody is changes or is in doubt. */
import { allow, type Decision, deny } from '../access/decision.ts'
import { minutesBetween } from '../time/instant.ts'
import { type ChangeEvidence, changeEvidence, type IdentityChangeKind } from './identity-codes.ts'

/** Fields that lock; the others stay open to whoever may correct, and adding an alias is always open. */
export const LOCKED_FIELDS = ['name', 'dob', 'sex'] as const

const isLockedField = (field: string) => LOCKED_FIELDS.some((locked) => locked === field)

/** Whether what was recorded at an instant has locked by another; hours as the settings of the day say. */
export const hasLocked = (recordedAt: string, now: string, lockedAfterHours: number): boolean =>
  (minutesBetween(recordedAt, now) ?? 0) >= lockedAfterHours * 60

/** Both are instants; `mayUnlock` is the right to change what has locked, with a reason that every correction carries. */
export function decideLockedCorrection(correction: {
  fields: readonly string[]
  recordedAt: string
  now: string
  lockedAfterHours: number
  mayUnlock: boolean
}): Decision {
  const { fields, recordedAt, now, lockedAfterHours, mayUnlock } = correction
  if (mayUnlock || !fields.some(isLockedField) || !hasLocked(recordedAt, now, lockedAfterHours))
    return allow()
  return deny(lockedWords(lockedAfterHours, false))
}

/** Why the fields are locked, and what there is to do. */
export function lockedWords(lockedAfterHours: number, mayUnlock: boolean): string {
  const why = `A name, a date of birth and a sex lock ${lockedAfterHours} hours after they are recorded.`
  return mayUnlock
    ? `${why} You may still correct them; your reason is kept with the change.`
    : `${why} Add another name, or ask records management to correct it.`
}

/** A legal change: whether the evidence fits the kind, and whether what was before is protected. */
export function decideIdentityChange(change: {
  kind: IdentityChangeKind
  evidence: ChangeEvidence
  hasName: boolean
  hasGender: boolean
  wantsProtection: boolean
}): Decision & { isProtected: boolean } {
  const evidence = changeEvidence.find((row) => row.code === change.evidence)
  const isProtected = evidence?.protects === true || change.wantsProtection
  const kinds: readonly string[] = evidence?.kinds ?? []
  if (!kinds.includes(change.kind))
    return { ...deny('This evidence does not show a change of this kind.'), isProtected }
  if (change.kind === 'NAME' && !change.hasName) return { ...deny('Enter the new name.'), isProtected }
  if (change.kind === 'GENDER' && !change.hasGender)
    return { ...deny('Enter the sex or the gender identity.'), isProtected }
  return { ...allow(), isProtected }
}

/** A death needs a certificate or a coroner, and nobody dies before they are born or in the future; days as YYYY-MM-DD. */
export function decideDeath(death: {
  evidence: string
  on: string | undefined
  bornOn: string | undefined
  today: string
}): Decision {
  if (death.evidence !== 'CERTIFICATE' && death.evidence !== 'CORONER')
    return deny('A death is recorded on a certificate or a coroner’s word.')
  if (death.on !== undefined && death.on > death.today) return deny('Enter a day that is not in the future.')
  if (death.on !== undefined && death.bornOn !== undefined && death.on < death.bornOn)
    return deny('The day of death is before the date of birth: check both.')
  return allow()
}

/** An identity that was made up is a name of whoever gave it; one that is somebody's stays a person of its own. */
export function decideStolenIdentity(victimId: string, userId: string): Decision {
  return victimId === userId ? deny('A person cannot use their own identity.') : allow()
}

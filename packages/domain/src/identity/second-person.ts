/** Who may decide alone, who needs a second person, and who must be told first (identity.md 8, rules 1 and 4). */
import { allow, type Decision, deny } from '../access/decision.ts'
import { type SecondPersonReason, secondPersonReasons } from './identity-codes.ts'

/** What is known of one side that makes a wrong join grave. */
export type JoinStanding = Readonly<Record<SecondPersonReason, boolean>>

/** The reasons why one person alone may not join these two, in the order of the list. */
export const needsSecondPerson = (a: JoinStanding, b: JoinStanding): SecondPersonReason[] =>
  secondPersonReasons.map((row) => row.code).filter((code) => a[code] || b[code])

/** Sentences for the officer: "One of them is in custody now." */
export const secondPersonWords = (codes: readonly SecondPersonReason[]): string[] =>
  codes.map(
    (code) => `One of them is ${secondPersonReasons.find((row) => row.code === code)?.label ?? code}.`,
  )

/** Nobody approves their own proposal. */
export function decideSecondPerson(proposedBy: string | null, approvedBy: string): Decision {
  if (proposedBy === null) return deny('Nobody has proposed this join yet.')
  return proposedBy === approvedBy ? deny('You proposed this join: somebody else must approve it.') : allow()
}

/** A live custody record or an open case: its owner is told before two people in it become one. */
export type OwnerToInform = { recordId: string; recordKind: string; reference: string | null; owner: string }

export function decideOwnersInformed(
  owners: readonly OwnerToInform[],
  informed: string | undefined,
): Decision {
  if (owners.length === 0 || (informed ?? '').trim() !== '') return allow()
  const who = owners.map(({ reference, recordKind, owner }) => `${owner} (${reference ?? recordKind})`)
  return deny(`Tell first who is in charge, and say how and when: ${who.join('; ')}.`)
}

/**
 * A decision about an open person and a restricted one is made on the restricted one, so that not even a version
 * number changes on the open page.
 */
export function decideOnWhich(a: { id: string; aclId: number }, b: { id: string; aclId: number }): string {
  return a.aclId === 0 && b.aclId !== 0 ? b.id : a.id
}

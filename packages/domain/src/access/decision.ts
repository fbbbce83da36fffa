/** The answer of every rule that can say no: allowed, or refused with a reason that a person can read. */
export type Decision = { allowed: true } | { allowed: false; reason: string }

export const allow = (): Decision => ({ allowed: true })

/** A refusal; `reason` is a whole sentence for the person who asked. */
export const deny = (reason: string): Decision => ({ allowed: false, reason })

/** The first refusal of a list, or allowed when there is none. */
export function firstRefusal(...decisions: Decision[]): Decision {
  return decisions.find((decision) => !decision.allowed) ?? allow()
}

/** Protective markings: what is refused, what a pack of several parts carries, and where it may be shown (IM-1 to IM-4). */
import { type ProtectiveMarking, protectiveMarkings } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

/**
 * IM-1: SECRET and TOP SECRET may not be kept here, not even as a draft (Government Security Classifications; the platform
 * is not accredited). OFFICIAL-SENSITIVE says why, because need to know is enforced.
 */
export function markingProblems(marking: ProtectiveMarking, reason?: string): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const row = protectiveMarkings.find(({ code }) => code === marking)
  block(
    row?.canBeStored !== true,
    'IM-1',
    'Do not write it here: this system keeps Official and Official-Sensitive. Ring the intelligence unit for the proper route.',
    'marking',
  )
  ask(
    marking === 'OFFICIAL-SENSITIVE' && !isSaid(reason),
    'IM-2',
    'Say what makes it sensitive, so that readers know how to keep it.',
    'markingReason',
  )
  return problems
}

/** IM-3: the marking of a pack is the highest of its parts; nothing at all is OFFICIAL. The owner still looks at the sum of it. */
export function packMarking(parts: readonly ProtectiveMarking[]): {
  marking: ProtectiveMarking
  /** Many parts together may tell more than each: the owner assesses that, no machine raises it. */
  asksOwner: boolean
} {
  const order = (code: ProtectiveMarking) => protectiveMarkings.find((row) => row.code === code)?.order ?? 0
  const marking = parts.reduce<ProtectiveMarking>(
    (most, one) => (order(one) > order(most) ? one : most),
    'OFFICIAL',
  )
  return { marking, asksOwner: parts.length > 1 && marking === 'OFFICIAL' }
}

export interface MarkingShown {
  /** Words at the head and foot of each page; OFFICIAL need not be marked. */
  banner: string | undefined
  /** On print: the marking, who printed and when are added by the printer. */
  watermark: boolean
  isOnPhone: boolean
  isExported: boolean
}

/**
 * IM-4: where a marked text shows. A descriptor stands in brackets. Phone and export of Official-Sensitive are force policy
 * (recalled): the phone only with `hasSensitivePhone`.
 */
export function markingShown(
  marking: ProtectiveMarking,
  more: { descriptor?: string; hasSensitivePhone: boolean },
): MarkingShown {
  const isStored = marking === 'OFFICIAL' || marking === 'OFFICIAL-SENSITIVE'
  const isSensitive = marking !== 'OFFICIAL'
  const words = [marking, isSaid(more.descriptor) ? `[${more.descriptor?.trim().toUpperCase()}]` : '']
    .join(' ')
    .trim()
  return {
    banner: isSensitive || isSaid(more.descriptor) ? words : undefined,
    watermark: isSensitive,
    isOnPhone: isStored && (!isSensitive || more.hasSensitivePhone),
    isExported: isStored,
  }
}

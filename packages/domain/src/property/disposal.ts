/** Hold, return or destroy: instruction, owner, authority and how long the law keeps it (PX-30 to PX-34). */
import { isAtLeast, type Rank, rankLabel } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, addMonths, formatDay } from '../time/day.ts'
import { needsTwoPeople, type PropertyKind, type RetentionBasis } from './property-kinds.ts'
import type { PropertyRules } from './property-rules-table.ts'

export const disposalDecisions = [
  { code: 'HOLD', label: 'Hold', isEnd: false },
  { code: 'RETURN', label: 'Return to the owner', isEnd: true },
  { code: 'DESTROY', label: 'Destroy', isEnd: true },
  { code: 'SELL', label: 'Sell', isEnd: true },
  { code: 'FORFEIT', label: 'Forfeit by order of a court', isEnd: true },
  { code: 'TRANSFER', label: 'Hand to another body', isEnd: true },
] as const
export type DisposalDecision = (typeof disposalDecisions)[number]['code']

/** Who allows the end of an item: recalled, each force sets its own. */
export const disposalAuthority = { ordinary: 'PS', sensitive: 'INSP', mark: 'recalled' } as const

export interface Disposal {
  decision: DisposalDecision
  /** What the officer in the case asks for. */
  instruction?: string
  instructedBy?: string
  authority?: { userId: string; rank: Rank }
  /** Known owner, and what they say. */
  ownerId?: string
  ownerDecision?: 'WANTS_BACK' | 'DISCLAIMS' | 'NOT_REACHED'
  hasRivalClaim?: boolean
  courtOrderReference?: string
  reason?: string
}

export interface KeptItem {
  kind: PropertyKind
  basis: RetentionBasis
  /** Linked to an investigation or case that is not at its end. */
  hasOpenCase: boolean
  isHeldForOther?: boolean
  /** Days (YYYY-MM-DD) that the law reads. */
  convictedOn?: string
  isInCustody?: boolean
  releasedOn?: string
  /** The day to which an appeal can be made, or on which the one made ended; `OPEN` while one runs. */
  appeal?: { until: string } | 'OPEN'
  foundOn?: string
}

/**
 * PX-31, CPIA code: relevant material is kept until release from custody, or for six months from a conviction without
 * it, and until appeals are at their end. Undefined where nothing keeps it; `OPEN` where the end is not known yet.
 */
export function keepUntil(item: KeptItem, rules: PropertyRules): string | 'OPEN' | undefined {
  if (item.hasOpenCase || item.appeal === 'OPEN') return 'OPEN'
  if (item.isInCustody === true && item.releasedOn === undefined) return 'OPEN'
  const days = [
    item.convictedOn && addMonths(item.convictedOn, rules.keepAfterConvictionMonths),
    item.convictedOn && item.releasedOn,
    item.appeal?.until,
    item.basis === 'FOUND' && item.foundOn !== undefined
      ? addDays(item.foundOn, rules.foundKeepDays)
      : undefined,
  ].flatMap((day) => (day === undefined || day === '' ? [] : [day]))
  return days.toSorted().at(-1)
}

/** What stands against the end of an item today (YYYY-MM-DD). Holding it needs only its reason. */
export function disposalProblems(
  disposal: Disposal,
  item: KeptItem,
  today: string,
  rules: PropertyRules,
): RuleProblem[] {
  const { problems, block } = problemList()
  const isEnd = disposalDecisions.some(({ code, isEnd: end }) => code === disposal.decision && end)
  block(!isEnd && !isSaid(disposal.reason), 'PX-32', 'Say why it is held.', 'reason')
  if (!isEnd) return problems
  const until = keepUntil(item, rules)
  block(
    until === 'OPEN',
    'PX-31',
    'A case, a sentence or an appeal is still open: the item is held until that ends.',
    'decision',
  )
  block(
    until !== undefined && until !== 'OPEN' && today <= until,
    'PX-31',
    `The law keeps this item to ${formatDay(until ?? '')}: hold it until then.`,
    'decision',
  )
  block(
    item.isHeldForOther === true,
    'PX-32',
    'Another investigation holds this item: ask it to let go first.',
    'decision',
  )
  block(
    !isSaid(disposal.instruction),
    'PX-30',
    'The officer in the case gives the instruction.',
    'instruction',
  )
  return [...problems, ...authorityProblems(disposal, item), ...ownerProblems(disposal)]
}

function authorityProblems({ authority, instructedBy, decision }: Disposal, item: KeptItem): RuleProblem[] {
  const { problems, block } = problemList()
  const isSensitive = needsTwoPeople(item.kind)
  const least =
    isSensitive || decision === 'DESTROY' ? disposalAuthority.sensitive : disposalAuthority.ordinary
  block(
    authority === undefined || !isAtLeast(authority.rank, least),
    'PX-30',
    `This needs the authority of ${least === 'INSP' ? 'an' : 'a'} ${rankLabel(least).toLowerCase()} or above.`,
    'authority',
  )
  block(
    authority !== undefined && authority.userId === instructedBy,
    'PX-30',
    'Whoever gives the instruction does not authorise it: somebody else does.',
    'authority',
  )
  return problems
}

function ownerProblems(disposal: Disposal): RuleProblem[] {
  const { problems, block } = problemList()
  const { decision, ownerDecision } = disposal
  block(
    decision === 'RETURN' && disposal.ownerId === undefined,
    'PX-34',
    'Name the owner it goes back to.',
    'ownerId',
  )
  block(
    disposal.hasRivalClaim === true && !isSaid(disposal.courtOrderReference),
    'PX-34',
    'More than one person claims it: a court decides under the Police (Property) Act. Enter its order.',
    'courtOrderReference',
  )
  block(
    decision === 'FORFEIT' && !isSaid(disposal.courtOrderReference),
    'PX-34',
    'Only a court forfeits: enter its order.',
    'courtOrderReference',
  )
  block(
    (decision === 'DESTROY' || decision === 'SELL') &&
      ownerDecision === 'WANTS_BACK' &&
      !isSaid(disposal.courtOrderReference),
    'PX-34',
    'The owner wants it back: return it, or enter the order of a court.',
    'decision',
  )
  block(
    (decision === 'DESTROY' || decision === 'SELL') &&
      disposal.ownerId !== undefined &&
      ownerDecision === undefined,
    'PX-34',
    'Ask the owner first, or record that they could not be reached.',
    'ownerDecision',
  )
  return problems
}

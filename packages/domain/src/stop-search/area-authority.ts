/** Authorities for an area without suspicion (s.60 and the like): rank, start, end, extension and whether a search is inside (SS-6). */
import { isAtLeast, type Rank, rankLabel } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { metresBetween, type Position } from '../geo/around.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import type { StopSearchRules } from './stop-search-rules-table.ts'

/** The least rank that gives and extends; a force may ask for more (recalled: a national scheme once did). */
export const areaAuthorityRanks = { give: 'INSP', extend: 'SUPT', mark: 'recalled' } as const satisfies {
  give: Rank
  extend: Rank
  mark: string
}

export interface AreaAuthority {
  area?: string
  reason?: string
  givenBy?: { userId: string; rank: Rank }
  from?: Instant
  to?: Instant
  extension?: { by: { userId: string; rank: Rank }; to: Instant; reason?: string }
}

/** What stands against an authority, and against a search at `at` under it. */
export function authorityProblems(
  authority: AreaAuthority,
  at: Instant | undefined,
  rules: StopSearchRules,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const { from, to, extension, givenBy } = authority
  ask(!isSaid(authority.area), 'SS-6', 'Describe the area.', 'authority.area')
  ask(
    !isSaid(authority.reason),
    'SS-6',
    'Write why violence or its aftermath is expected there.',
    'authority.reason',
  )
  block(
    givenBy === undefined || !isAtLeast(givenBy.rank, areaAuthorityRanks.give),
    'SS-6',
    `${rankLabel(areaAuthorityRanks.give)} or above gives this authority.`,
    'authority.givenBy',
  )
  block(from === undefined || to === undefined, 'SS-6', 'Enter from when to when it holds.', 'authority.from')
  if (from === undefined || to === undefined) return problems
  block(!isLater(to, from), 'SS-6', 'The authority ends before it begins.', 'authority.to')
  block(
    isLater(to, addHours(from, rules.area60Hours)),
    'SS-6',
    `It holds for ${rules.area60Hours} hours at most: choose an earlier end.`,
    'authority.to',
  )
  if (extension !== undefined) extensionProblems(extension, to, rules, block)
  const end = authorityEnd(authority)
  block(
    at !== undefined && (isLater(from, at) || isLater(at, end)),
    'SS-6',
    'The search was not in the time of this authority: choose another power or authority.',
    'authority',
  )
  return problems
}

function extensionProblems(
  extension: NonNullable<AreaAuthority['extension']>,
  end: Instant,
  rules: StopSearchRules,
  block: ReturnType<typeof problemList>['block'],
): void {
  block(
    !isAtLeast(extension.by.rank, areaAuthorityRanks.extend),
    'SS-6',
    `${rankLabel(areaAuthorityRanks.extend)} or above extends it.`,
    'authority.extension',
  )
  block(!isSaid(extension.reason), 'SS-6', 'Say why it is extended.', 'authority.extension')
  block(
    isLater(extension.to, addHours(end, rules.area60MoreHours)) || !isLater(extension.to, end),
    'SS-6',
    `It is extended by ${rules.area60MoreHours} hours at most.`,
    'authority.extension',
  )
}

/** The end of an authority with its extension. */
export const authorityEnd = ({ to, extension }: AreaAuthority): Instant | undefined => extension?.to ?? to

/** The circle that an authority was drawn as, where it was; the words of the area stand beside it. */
export type AreaCircle = Position & { radiusMetres: number }

/** SS-6: where the phone said that the search was, against the area; a phone can be wrong, so that somebody looks. */
export function areaProblems(circle: AreaCircle | undefined, place: Position | undefined): RuleProblem[] {
  const { problems, warn } = problemList()
  if (circle === undefined || place === undefined) return problems
  const outside = Math.round(metresBetween(circle, place) - circle.radiusMetres)
  warn(
    outside > 0,
    'SS-6',
    `The place is ${outside} metres outside the area of the authority: check it, or choose another power.`,
    'authority',
  )
  return problems
}

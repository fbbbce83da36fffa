/** The record of a stop and search: what it cannot be, what it needs, and when a supervisor may close it (SS-1 to SS-9, SG-10 to SG-12). */
import type { NotStatedReason, ObservedEthnicity, SelfDefinedEthnicity } from '../codes/ethnicity.ts'
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import type { Sex } from '../codes/sex-and-gender.ts'
import { type ForceForm, forceFormsOwed } from '../custody/force-rules.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater } from '../time/instant.ts'
import { authorityProblems, type AreaAuthority } from './area-authority.ts'
import { extentProblems } from './search-extent.ts'
import {
  type GoWisely,
  goWisely,
  type ReceiptKind,
  type SearchExtent,
  type SearchObject,
  type SearchOutcome,
  type SearchPower,
  searchPowers,
  type SearchSubject,
} from './stop-search-codes.ts'
import type { StopSearchRules } from './stop-search-rules-table.ts'

export interface StopSearch {
  subject: SearchSubject
  power?: SearchPower
  object?: SearchObject
  grounds?: string
  authority?: AreaAuthority
  detainedAt?: Instant
  searchedAt?: Instant
  endedAt?: Instant
  place?: string
  isInPublic?: boolean
  registration?: string
  searcher: { userId: string; sex: Sex; isPlainClothes?: boolean }
  others: readonly { userId: string; sex: Sex }[]
  told: Partial<Record<GoWisely, Instant>>
  person?: {
    sex: Sex
    /** Annex F: the sex that the person asks to be searched by. */
    searchedAs?: Sex
    age?: number
    /** 18+1 code; NS is "not stated", and its reason. */
    selfDefined?: SelfDefinedEthnicity
    notStatedReason?: NotStatedReason
    observed?: ObservedEthnicity
    isGuardianTold?: boolean
  }
  extent?: SearchExtent
  extentReason?: string
  isAdultPresent?: boolean
  extentAuthority?: { userId: string; rank: Rank }
  supervisorReviewedAt?: Instant
  bodyWornVideo?: string
  noVideoReason?: string
  found?: string
  outcome?: SearchOutcome
  isLinkedToObject?: boolean
  arrestId?: string
  receipt?: ReceiptKind
  noReceiptReason?: string
  forceUsedBy: readonly { officerId: string }[]
  forceForms: readonly ForceForm[]
}

type Adders = Pick<ReturnType<typeof problemList>, 'block' | 'ask' | 'warn'>

/** Everything wrong with a record and all that it still needs. A phone saves what it has: only what cannot be is refused. */
export function stopSearchProblems(search: StopSearch, now: Instant, rules: StopSearchRules): RuleProblem[] {
  const list = problemList()
  timeProblems(search, now, list)
  powerProblems(search, list)
  const area =
    search.authority === undefined ? [] : authorityProblems(search.authority, search.detainedAt, rules)
  personProblems(search, list)
  extentProblems(search, list)
  endProblems(search, list)
  const owed = forceFormsOwed(search.forceUsedBy, search.forceForms).problems
  return [...list.problems, ...area, ...owed]
}

function timeProblems(search: StopSearch, now: Instant, { block, ask }: Adders): void {
  const { detainedAt, searchedAt, endedAt } = search
  ask(detainedAt === undefined, 'SS-1', 'Enter when the person or vehicle was first detained.', 'detainedAt')
  block(isLater(detainedAt, now), 'SS-1', 'The stop is in the future: enter a time up to now.', 'detainedAt')
  block(
    isLater(detainedAt, searchedAt),
    'SS-1',
    'The search begins before the stop: correct one of the times.',
    'searchedAt',
  )
  block(isLater(searchedAt ?? detainedAt, endedAt), 'SS-1', 'The stop ends before it begins.', 'endedAt')
  ask(!isSaid(search.place), 'SS-1', 'Say where it was.', 'place')
  ask(
    search.subject !== 'PERSON' && !isSaid(search.registration),
    'SS-1',
    'Enter the registration of the vehicle.',
    'registration',
  )
}

/** Code A 2 and 3.8: power, object and grounds that belong together, told before the search. */
function powerProblems(search: StopSearch, { block, ask, warn }: Adders): void {
  const row = searchPowers.find(({ code }) => code === search.power)
  ask(row === undefined, 'SG-11', 'Choose the power.', 'power')
  ask(search.object === undefined, 'SG-11', 'Choose what was looked for.', 'object')
  block(
    row !== undefined && search.object !== undefined && !row.objects.includes(search.object),
    'SS-2',
    `${row?.label ?? ''} is no power to look for that: choose another power or object.`,
    'object',
  )
  ask(
    row?.needs === 'GROUNDS' && !isSaid(search.grounds),
    'SG-11',
    'Write the grounds: what you saw, heard or were told, in words that the person would understand.',
    'grounds',
  )
  ask(
    row?.needs === 'AUTHORITY' && search.authority === undefined,
    'SS-6',
    'Choose the authority for this area.',
    'authority',
  )
  warn(
    isSaid(search.grounds) && isThin(search.grounds ?? ''),
    'SS-3',
    'These grounds say little: write what made you suspect this person of having this object.',
    'grounds',
  )
  const untold = goWisely.filter(
    ({ code }) =>
      search.told[code] === undefined && (code !== 'WARRANT_CARD' || search.searcher.isPlainClothes === true),
  )
  ask(
    untold.length > 0,
    'SS-4',
    `Say when you told: ${untold.map(({ label }) => label.toLowerCase()).join(', ')}.`,
    'told',
  )
  const late = Object.values(search.told).some((at) => isLater(at, search.searchedAt))
  warn(late, 'SS-4', 'Something was told after the search began: it comes before.', 'told')
}

/** Fewer than five words cannot be grounds that belong to one person. */
const isThin = (grounds: string): boolean => grounds.trim().split(/\s+/).length < 5

/** SG-10: self-defined ethnicity is asked; not stated has its reason, and the officer's own view stands beside it. */
function personProblems({ person, subject }: StopSearch, { block, ask }: Adders): void {
  if (subject === 'VEHICLE' && person === undefined) return
  ask(person === undefined, 'SG-10', 'Describe the person; a name is not needed.', 'person')
  if (person === undefined) return
  ask(
    person.selfDefined === undefined,
    'SG-10',
    'Ask how the person describes their ethnicity, or enter not stated.',
    'person.selfDefined',
  )
  ask(
    person.selfDefined === 'NS' && person.notStatedReason === undefined,
    'SG-10',
    'Say why it was not stated.',
    'person.notStatedReason',
  )
  ask(
    person.observed === undefined,
    'SG-10',
    'Enter the ethnicity that you saw; it stands beside the other.',
    'person.observed',
  )
  block(person.age !== undefined && person.age < 0, 'SG-10', 'The age is below nothing.', 'person.age')
  ask(
    person.age !== undefined && person.age < 18 && person.isGuardianTold === undefined,
    'SS-5',
    'A child: say whether a parent or guardian was told.',
    'person.isGuardianTold',
  )
}

function endProblems(search: StopSearch, { block, ask, warn }: Adders): void {
  ask(!isSaid(search.found), 'SS-9', 'Say what was found, or that nothing was.', 'found')
  ask(search.outcome === undefined, 'SG-11', 'Choose the outcome.', 'outcome')
  ask(
    search.outcome !== undefined && search.outcome !== 'NFA' && search.isLinkedToObject === undefined,
    'SS-9',
    'Say whether the outcome belongs to what was looked for.',
    'isLinkedToObject',
  )
  block(
    search.outcome !== undefined && search.outcome !== 'ARREST' && search.arrestId !== undefined,
    'SS-9',
    'There is an arrest: the outcome is arrest.',
    'outcome',
  )
  ask(
    search.outcome === 'ARREST' && search.arrestId === undefined,
    'SS-9',
    'Choose the arrest that followed.',
    'arrestId',
  )
  ask(search.receipt === undefined, 'SS-8', 'Offer a copy, and say how it was given or why not.', 'receipt')
  ask(
    search.receipt === 'IMPRACTICABLE' && !isSaid(search.noReceiptReason),
    'SS-8',
    'Say why no copy could be given.',
    'noReceiptReason',
  )
  ask(
    !isSaid(search.bodyWornVideo) && !isSaid(search.noVideoReason),
    'SS-9',
    'Enter the video, or say why there is none.',
    'bodyWornVideo',
  )
  warn(
    search.forceUsedBy.length > 0 && !isSaid(search.bodyWornVideo),
    'SS-9',
    'Force was used and there is no video: the supervisor looks at it first.',
    'bodyWornVideo',
  )
}

/** SG-11: a supervisor closes only a whole record: what else is asked for refuses there. */
export function stopSearchCloseProblems(
  search: StopSearch,
  supervisor: { userId: string; rank: Rank },
  now: Instant,
  rules: StopSearchRules,
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    supervisor.userId === search.searcher.userId,
    'SG-11',
    'You searched: another supervisor closes this.',
    'supervisor',
  )
  block(!isAtLeast(supervisor.rank, 'PS'), 'SG-11', 'A sergeant or above closes this.', 'supervisor')
  const isExposedChild = search.extent === 'EXPOSED' && (search.person?.age ?? 0) < 18
  block(
    isExposedChild && search.supervisorReviewedAt === undefined,
    'SG-12',
    'The search of a child is reviewed by a supervisor first.',
    'supervisorReviewedAt',
  )
  const open = stopSearchProblems(search, now, rules).map((problem): RuleProblem =>
    problem.severity === 'ASK' ? { ...problem, severity: 'BLOCK' } : problem,
  )
  return [...problems, ...open]
}

/** Search warrants: what an application says, how long one lives, entries, and its return to the court (SW-1 to SW-7). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { addMonths, formatDay, isDay } from '../time/day.ts'
import { type Instant, isLater, toMillis } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { warrantRulesOn } from './warrants-rules-table.ts'

/** Recalled. `mayBeMultiple`: a court may allow more than one entry (PACE 1984 s.8(1C)). */
export const searchPowers = [
  { code: 'PACE_8', label: 'PACE 1984 s.8', mayBeMultiple: true },
  { code: 'PACE_SCH1', label: 'PACE 1984 Sch 1 (special procedure)', mayBeMultiple: true },
  { code: 'DRUGS_23', label: 'Misuse of Drugs Act 1971 s.23', mayBeMultiple: false },
  { code: 'THEFT_26', label: 'Theft Act 1968 s.26', mayBeMultiple: false },
  { code: 'FIREARMS_46', label: 'Firearms Act 1968 s.46', mayBeMultiple: false },
  { code: 'TERRORISM', label: 'Terrorism Act 2000 Sch 5', mayBeMultiple: false },
] as const
export type SearchPower = (typeof searchPowers)[number]['code']

export interface SearchApplication {
  power?: SearchPower
  premises: readonly string[]
  /** All premises that a person occupies or controls, named by that person. */
  isAllPremises: boolean
  occupierId?: string
  isMultipleEntry: boolean
  whyMultiple?: string
  grounds?: string
  material?: string
  /** Whether excluded, special procedure or privileged material is sought or expected, and what is done about it. */
  protectedMaterial?: 'NONE' | 'EXPECTED'
  protectedPlan?: string
  intelligenceAge?: string
  authoriser?: { userId: string; rank: Rank }
  applicantId: string
}

/** SW-1 and SW-2: what stands against applying for a search warrant. */
export function applicationProblems(one: SearchApplication): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const power = searchPowers.find(({ code }) => code === one.power)
  block(power === undefined, 'SW-1', 'Choose the power.', 'power')
  block(
    !one.isAllPremises && !one.premises.some(isSaid),
    'SW-1',
    'Enter the exact address of the premises.',
    'premises',
  )
  block(
    one.isAllPremises && !isSaid(one.occupierId),
    'SW-1',
    'Name who occupies or controls the premises.',
    'occupierId',
  )
  block(
    one.isMultipleEntry && power?.mayBeMultiple === false,
    'SW-1',
    'A warrant under this power is for one entry.',
    'isMultipleEntry',
  )
  block(
    one.isMultipleEntry && !isSaid(one.whyMultiple),
    'SW-1',
    'Say why more than one entry is needed.',
    'whyMultiple',
  )
  block(!isSaid(one.grounds), 'SW-1', 'Write the grounds.', 'grounds')
  block(!isSaid(one.material), 'SW-1', 'Say what is sought, as far as it can be known.', 'material')
  block(
    one.protectedMaterial === undefined,
    'SW-2',
    'Say whether privileged, excluded or special procedure material is expected.',
    'protectedMaterial',
  )
  block(
    one.protectedMaterial === 'EXPECTED' && !isSaid(one.protectedPlan),
    'SW-2',
    'Say how privileged, excluded or special procedure material is kept out.',
    'protectedPlan',
  )
  block(
    one.protectedMaterial === 'EXPECTED' && one.power === 'PACE_8',
    'SW-2',
    'Such material is not for a warrant under section 8: use Schedule 1.',
    'power',
  )
  block(
    one.authoriser === undefined || !isAtLeast(one.authoriser.rank, 'INSP'),
    'SW-2',
    'An inspector authorises the application.',
    'authoriser',
  )
  block(
    one.authoriser?.userId === one.applicantId,
    'SW-2',
    'Somebody else than the applicant authorises it.',
    'authoriser',
  )
  ask(
    !isSaid(one.intelligenceAge),
    'SW-2',
    'Say how fresh the intelligence is and how it was checked.',
    'intelligenceAge',
  )
  return problems
}

export interface SearchEntry {
  at: Instant
  officerInCharge?: string
  wasCopyLeft: boolean
  /** An inspector allows a second entry, and premises that the warrant does not name. */
  inspectorId?: string
  isNight: boolean
  whyNight?: string
}

export interface SearchWarrant {
  issuedOn: string
  isMultipleEntry: boolean
  entries: readonly SearchEntry[]
  /** Endorsed with what was found, and given back to the court. */
  endorsedOn?: string
  returnedOn?: string
}

/** SW-3: the last day of a warrant: so many months from its issue as the law of that day says. */
export const searchEndsOn = (issuedOn: string): string =>
  addMonths(issuedOn, warrantRulesOn(issuedOn).searchMonths)

/** SW-6: the day by which it is back at the court, executed or not. */
export const searchReturnBy = (issuedOn: string): string =>
  addMonths(issuedOn, warrantRulesOn(issuedOn).searchReturnMonths)

export type SearchStanding = 'LIVE' | 'USED' | 'EXPIRED'

/** SW-3 and SW-4: whether a search may begin on a day: in its time, and no entry made where it is for one. */
export function searchStanding(warrant: SearchWarrant, day: string): SearchStanding {
  if (day > searchEndsOn(warrant.issuedOn)) return 'EXPIRED'
  return warrant.entries.length > 0 && !warrant.isMultipleEntry ? 'USED' : 'LIVE'
}

/** SW-4 and SW-5: what stands against an entry. */
export function entryProblems(warrant: SearchWarrant, entry: SearchEntry, now: Instant): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const day = londonDay(entry.at)
  const standing = searchStanding(warrant, day)
  block(
    toMillis(entry.at) === undefined || isLater(entry.at, now),
    'SW-4',
    'Enter when the premises were entered; it cannot lie ahead.',
    'at',
  )
  block(isDay(day) && day < warrant.issuedOn, 'SW-4', 'The entry comes before the warrant was issued.', 'at')
  block(
    standing === 'EXPIRED',
    'SW-3',
    `The warrant ended on ${formatDay(searchEndsOn(warrant.issuedOn))}: apply for a new one.`,
    'at',
  )
  block(
    standing === 'USED',
    'SW-4',
    'The warrant was for one entry and has been used: apply for a new one.',
    'at',
  )
  block(
    standing === 'LIVE' && warrant.entries.length > 0 && !isSaid(entry.inspectorId),
    'SW-4',
    'An inspector allows each entry after the first in writing: name them.',
    'inspectorId',
  )
  block(
    !isSaid(entry.officerInCharge),
    'SW-5',
    'Name the officer in charge of the search.',
    'officerInCharge',
  )
  block(
    entry.isNight && !isSaid(entry.whyNight),
    'SW-5',
    'A search is at a reasonable hour unless that would frustrate it: say why.',
    'whyNight',
  )
  ask(!entry.wasCopyLeft, 'SW-5', 'Leave a copy with the occupier, or in a prominent place.', 'wasCopyLeft')
  return problems
}

export interface SearchReturn {
  endorsedOn?: string
  returnedOn?: string
  /** What was seized, each registered in property; empty where nothing was. */
  seized: readonly { propertyId?: string; description: string }[]
  isNothingFound: boolean
}

/** SW-6 and SW-7: what stands against closing a search warrant. */
export function returnProblems(warrant: SearchWarrant, back: SearchReturn): RuleProblem[] {
  const { problems, block, warn } = problemList()
  const isExecuted = warrant.entries.length > 0
  block(
    isExecuted && !isDay(back.endorsedOn ?? ''),
    'SW-6',
    'Endorse the warrant: whether what was sought was found, and what else was seized.',
    'endorsedOn',
  )
  block(
    !isDay(back.returnedOn ?? ''),
    'SW-6',
    'Enter the day on which it went back to the court.',
    'returnedOn',
  )
  block(
    isExecuted && back.seized.length === 0 && !back.isNothingFound,
    'SW-7',
    'List what was seized, or say that nothing was.',
    'seized',
  )
  for (const [index, { propertyId }] of back.seized.entries())
    block(!isSaid(propertyId), 'SW-7', 'Register what was seized in property.', `seized.${index}`)
  const by = searchReturnBy(warrant.issuedOn)
  warn(
    (back.returnedOn ?? '') > by,
    'SW-6',
    `It was to be back by ${formatDay(by)}: say to the court why it is late.`,
    'returnedOn',
  )
  return problems
}

/** SW-6: whether a warrant is overdue at the court on a day. */
export const isReturnOverdue = (warrant: SearchWarrant, day: string): boolean =>
  warrant.returnedOn === undefined && day > searchReturnBy(warrant.issuedOn)

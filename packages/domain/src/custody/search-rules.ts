/** Searches in custody and what their record cannot leave blank (PACE ss.54, 54A, 55, 55A, Code C Annexes A, K, L; 12.11). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import type { Sex } from '../codes/sex-and-gender.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import type { CareRules } from './care-rules-table.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export const searchKinds = [
  { code: 'S54', label: 'Search (s.54)', least: 'PS', isIntimate: false, isMedical: false },
  { code: 'STRIP', label: 'Strip search', least: 'PS', isIntimate: false, isMedical: false },
  { code: 'INTIMATE', label: 'Intimate search (s.55)', least: 'INSP', isIntimate: true, isMedical: false },
  { code: 'X_RAY', label: 'X-ray (s.55A)', least: 'INSP', isIntimate: false, isMedical: true },
  { code: 'ULTRASOUND', label: 'Ultrasound (s.55A)', least: 'INSP', isIntimate: false, isMedical: true },
  {
    code: 'S54A',
    label: 'To find out who the person is (s.54A)',
    least: 'INSP',
    isIntimate: false,
    isMedical: false,
  },
  { code: 'CLOTHING', label: 'Clothing taken', least: 'PS', isIntimate: false, isMedical: false },
] as const satisfies readonly {
  code: string
  label: string
  least: Rank
  isIntimate: boolean
  isMedical: boolean
}[]
export type SearchKind = (typeof searchKinds)[number]['code']

export interface Present {
  name: string
  sex: Sex
  role: 'SEARCHER' | 'OFFICER' | 'APPROPRIATE_ADULT' | 'CLINICIAN' | 'OTHER'
}

export interface Search {
  kind: SearchKind
  authority?: { officer: string; rank: Rank; at: Instant }
  ground?: string
  articleSought?: 'DRUGS' | 'WEAPON' | 'HARM' | 'EVIDENCE' | 'IDENTITY' | 'OTHER'
  place?: string
  startedAt?: Instant
  endedAt?: Instant
  present: readonly Present[]
  detaineeSex: Sex
  /** Annex L: the sex that the person says should search them. */
  searchedAs?: Sex
  isChildOrVulnerable: boolean
  /** A child said, before the adult, that they want the search without them, and the adult agrees. */
  isAdultDeclined?: boolean
  isOutOfSight?: boolean
  /** Serious harm would come of waiting: an urgent strip search goes on with fewer people. */
  urgency?: string
  clothingRemoved?: string
  /** What was found, or that nothing was. */
  found?: string
  writtenConsent?: boolean
  isEffectOfRefusalExplained?: boolean
  isMedicalPremises?: boolean
  /** An inspector says that a clinician is not practicable; only then may a constable search, and never for drugs. */
  clinicianNotPracticable?: string
}

/** What must be known before the search begins (12.25): authority, ground, people. */
export function searchBeforeProblems(search: Search, rules: CareRules): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const row = searchKinds.find(({ code }) => code === search.kind)
  const needsRank = row?.least === 'INSP'
  block(
    needsRank && search.authority === undefined,
    '12.11',
    `${row?.label ?? 'This search'} needs the authority of an inspector or above: record it first.`,
    'authority',
  )
  block(
    row !== undefined && search.authority !== undefined && !isAtLeast(search.authority.rank, row.least),
    '12.11',
    `This search needs the authority of ${needsRank ? 'an inspector' : 'the custody officer'} or above.`,
    'authority',
  )
  ask(
    search.kind !== 'CLOTHING' && search.authority === undefined && !needsRank,
    '12.11',
    'Record the custody officer who allowed it.',
    'authority',
  )
  ask(!isSaid(search.ground), '12.11', 'Say why the search is needed.', 'ground')
  ask(!isSaid(search.place), '12.11', 'Say where the search is done.', 'place')
  ask(needsRank && search.articleSought === undefined, '12.11', 'Choose what is looked for.', 'articleSought')
  searcherProblems(search, block)
  stripProblems(search, rules, block, ask)
  medicalProblems(search, row?.isIntimate === true, row?.isMedical === true, block)
  return problems
}

/** What the record still needs before it can be closed (C11): nothing about where, why and who can stay blank. */
export function searchCloseProblems(search: Search, rules: CareRules): RuleProblem[] {
  const open = searchBeforeProblems(search, rules).map((problem): RuleProblem =>
    problem.severity === 'ASK' ? { ...problem, severity: 'BLOCK' } : problem,
  )
  const { problems, block } = problemList()
  const [start, end] = [search.startedAt, search.endedAt].map((at) =>
    at === undefined ? undefined : toMillis(at),
  )
  block(start === undefined, '12.11', 'Enter when the search began.', 'startedAt')
  block(end === undefined, '12.11', 'Enter when the search ended.', 'endedAt')
  block(
    start !== undefined && end !== undefined && end < start,
    '12.11',
    'The search ends before it begins.',
    'endedAt',
  )
  block(!isSaid(search.found), '12.11', 'Say what was found, or that nothing was.', 'found')
  block(
    search.kind === 'STRIP' && !isSaid(search.clothingRemoved),
    '12.11',
    'Say what clothing was removed.',
    'clothingRemoved',
  )
  return [...open, ...problems]
}

type Add = ReturnType<typeof problemList>['block']

/** s.54(9), Annex A and L: a searcher of the same sex, or of the sex that the person asked for. */
function searcherProblems(search: Search, block: Add): void {
  if (search.kind === 'X_RAY' || search.kind === 'ULTRASOUND') return
  const searchers = search.present.filter(({ role }) => role === 'SEARCHER' || role === 'CLINICIAN')
  block(searchers.length === 0, '12.11', 'Name who searches.', 'present')
  const sex = search.searchedAs ?? search.detaineeSex
  const others =
    search.kind === 'STRIP' ? search.present.filter(({ role }) => role !== 'APPROPRIATE_ADULT') : searchers
  block(
    others.some((person) => person.role !== 'CLINICIAN' && person.sex !== sex),
    '12.11',
    search.kind === 'STRIP'
      ? 'Nobody of the other sex is present at a strip search: change who is there.'
      : 'The searcher is of the same sex as the person: change who searches.',
    'present',
  )
}

/** Annex A 11: two people besides the detainee, out of sight of others, and the adult for a child. */
function stripProblems(search: Search, rules: CareRules, block: Add, ask: Add): void {
  if (search.kind !== 'STRIP' && search.kind !== 'INTIMATE') return
  const hasAdult = search.present.some(({ role }) => role === 'APPROPRIATE_ADULT')
  const sex = search.searchedAs ?? search.detaineeSex
  block(
    search.isChildOrVulnerable &&
      !hasAdult &&
      !search.isAdultDeclined &&
      !(search.kind === 'STRIP' && isSaid(search.urgency)),
    'RG-6',
    'The appropriate adult has to be there, or the child has to say before them that they are not wanted.',
    'present',
  )
  block(
    search.kind === 'INTIMATE' &&
      search.present.some((person) => person.role === 'APPROPRIATE_ADULT' && person.sex !== sex) &&
      !search.isAdultDeclined,
    'RG-6',
    'At an intimate search the appropriate adult is of the same sex, unless the person asks otherwise.',
    'present',
  )
  if (search.kind !== 'STRIP') return
  block(
    search.present.length < rules.stripSearchPeople && !isSaid(search.urgency),
    '12.11',
    `At least ${rules.stripSearchPeople} people besides the detainee are present, unless it is urgent: say why.`,
    'present',
  )
  ask(
    search.isOutOfSight !== true,
    '12.11',
    'Say that the place was out of the sight of others.',
    'isOutOfSight',
  )
}

/** s.55(4) to (6), s.55A: clinicians, medical premises and written consent for drugs. */
function medicalProblems(search: Search, isIntimate: boolean, isMedical: boolean, block: Add): void {
  if (!isIntimate && !isMedical) return
  const hasClinician = search.present.some(({ role }) => role === 'CLINICIAN')
  const isForDrugs = isMedical || search.articleSought === 'DRUGS'
  block(
    isForDrugs && search.writtenConsent !== true,
    '12.11',
    'This needs the written consent of the person.',
    'writtenConsent',
  )
  block(
    isForDrugs && search.isEffectOfRefusalExplained !== true,
    '12.11',
    'Explain what a refusal may mean in court, and record it.',
    'isEffectOfRefusalExplained',
  )
  block(isForDrugs && !hasClinician, '12.11', 'Only a clinician does this.', 'present')
  block(
    isForDrugs && search.isMedicalPremises !== true,
    '12.11',
    'This is done at medical premises only.',
    'place',
  )
  block(
    isIntimate && !isForDrugs && !hasClinician && !isSaid(search.clinicianNotPracticable),
    '12.11',
    'A clinician does this, unless an inspector says that it is not practicable: record why.',
    'clinicianNotPracticable',
  )
}

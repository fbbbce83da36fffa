/** How far a search goes: more than outer clothing, and intimate parts exposed, of grown-ups and children (SS-7, SG-12). */
import { isAtLeast } from '../codes/ranks.ts'
import { isSaid, type problemList } from '../custody/rule-problem.ts'
import type { StopSearch } from './stop-search-record.ts'

type Adders = Pick<ReturnType<typeof problemList>, 'block' | 'ask'>

/** Code A 3.6, 3.7 and SG-12: more than outer clothing is out of sight and by the same sex, and has its reason. */
export function extentProblems(search: StopSearch, { block, ask }: Adders): void {
  const { extent, person } = search
  if (extent === undefined || extent === 'OUTER') return
  const asked = person?.searchedAs ?? person?.sex
  const sex = asked === 'M' || asked === 'F' ? asked : undefined
  ask(
    sex === undefined,
    'SS-7',
    'Ask the person who should search them: a man or a woman.',
    'person.searchedAs',
  )
  block(
    sex !== undefined && search.searcher.sex !== sex,
    'SS-7',
    'The searcher is of the same sex as the person: change who searches.',
    'searcher',
  )
  block(
    search.isInPublic === true,
    'SS-7',
    'This is not done in public view: use a van, a station or another place out of sight.',
    'place',
  )
  block(
    sex !== undefined && search.others.some((other) => other.sex !== sex),
    'SS-7',
    'Nobody of the other sex is present.',
    'others',
  )
  ask(!isSaid(search.extentReason), 'SS-7', 'Say why more had to come off.', 'extentReason')
  if (extent !== 'EXPOSED') return
  const isChild = person?.age === undefined || person.age < 18
  block(
    isChild && search.isAdultPresent !== true,
    'SG-12',
    'A child is searched so only with an appropriate adult; who may be a child is treated as one.',
    'isAdultPresent',
  )
  block(
    isChild && !(search.extentAuthority !== undefined && isAtLeast(search.extentAuthority.rank, 'INSP')),
    'SG-12',
    'An inspector or above authorises this search of a child first.',
    'extentAuthority',
  )
  block(
    !isChild && !(search.extentAuthority !== undefined && isAtLeast(search.extentAuthority.rank, 'PS')),
    'SS-7',
    'Tell a supervisor first, and record who.',
    'extentAuthority',
  )
}

/** Rights: what must be told, who may delay one and for how long (RG-1, RG-2, RG-3, RG-8, RG-9; Code C 3, 5, 6, Annex B). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { fromMillis, HOUR, type Instant, toMillis } from '../time/instant.ts'
import { isIndictable } from './codes.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'
import type { CustodyRules } from './rules-table.ts'

/** Annex B: the only grounds to delay; a delay ends when its ground ends. */
export const delayGrounds = [
  { code: 'INTERFERENCE', label: 'Interference with evidence, or harm to people' },
  { code: 'ALERTING', label: 'Alerting others who are suspected' },
  { code: 'RECOVERY', label: 'Hindering the recovery of property or of proceeds of crime' },
] as const
export type DelayGround = (typeof delayGrounds)[number]['code']

export interface RightsDelay {
  right: 'S56' | 'S58'
  authorisedByRank: Rank
  offenceCategories: readonly string[]
  ground?: DelayGround
  groundText?: string
  at: Instant
  endedAt?: Instant
}

/** What stands against the delay, and when it ends at the latest: 36 hours from the relevant time. */
export function rightsDelay(
  delay: RightsDelay,
  relevantTime: Instant,
  now: Instant,
  rules: Pick<CustodyRules, 'rightsDelayHours'>,
): { latestEnd?: Instant; problems: RuleProblem[] } {
  const { problems, block, ask } = problemList()
  const [start, at, reading] = [toMillis(relevantTime), toMillis(delay.at), toMillis(now)]
  const least = delay.right === 'S56' ? 'INSP' : 'SUPT'
  const words = delay.right === 'S56' ? 'an inspector' : 'a superintendent'
  block(
    !isAtLeast(delay.authorisedByRank, least),
    'RG-2',
    `Only ${words} or above delays this right.`,
    'authorisedBy',
  )
  block(
    !delay.offenceCategories.some(isIndictable),
    'RG-2',
    'A right is delayed for an indictable offence only.',
    'offences',
  )
  block(delay.ground === undefined, 'RG-2', 'Choose the ground of Annex B; there is no other.', 'ground')
  ask(!isSaid(delay.groundText), 'RG-2', 'Say why the ground is met.', 'groundText')
  if (start === undefined) return { problems }
  const latest = start + rules.rightsDelayHours * HOUR
  block(
    at === undefined || at >= latest,
    'RG-2',
    'The 36 hours are over: the right can no longer be delayed.',
    'at',
  )
  block(
    delay.endedAt === undefined && reading !== undefined && reading > latest,
    'RG-2',
    'The delay has ended by law: give the right now and record when.',
    'endedAt',
  )
  return { latestEnd: fromMillis(latest), problems }
}

export interface RightsGiven {
  informedAt?: Instant
  adviceAt?: Instant
  codesAt?: Instant
  noticeAt?: Instant
  noticeLanguage?: string
  isSigned?: boolean
  notSignedReason?: string
  wantsSolicitor?: 'YES' | 'NO' | 'LATER'
  noSolicitorReason?: string
  wantsInformed?: boolean
  needsInterpreter?: boolean
  interpreterRequestedAt?: Instant
  isForeignNational?: boolean
  consulateToldOfRightAt?: Instant
  hasBilateralAgreement?: boolean
  isAsylumSeeker?: boolean
  consulateNotifiedAt?: Instant
  /** Why the rights wait: incapable, violent or in urgent need of care. */
  waitsBecause?: 'INCAPABLE' | 'VIOLENT' | 'URGENT_MEDICAL'
}

/** What booking in still owes before the cell (12.4); nothing is owed while the person cannot be told. */
export function rightsProblems(given: RightsGiven): RuleProblem[] {
  const { problems, ask, warn } = problemList()
  warn(
    given.waitsBecause !== undefined,
    'RG-1',
    'The rights still wait: give them as soon as it can be done.',
    'waitsBecause',
  )
  if (given.waitsBecause !== undefined) return problems
  ask(given.informedAt === undefined, 'RG-1', 'Tell the right to have someone informed.', 'informedAt')
  ask(given.adviceAt === undefined, 'RG-1', 'Tell the right to free independent legal advice.', 'adviceAt')
  ask(given.codesAt === undefined, 'RG-1', 'Tell the right to read the Codes.', 'codesAt')
  ask(
    given.noticeAt === undefined || !isSaid(given.noticeLanguage),
    'RG-1',
    'Give the written notice, in which language.',
    'noticeAt',
  )
  ask(given.isSigned === undefined, 'RG-1', 'Ask the person to sign.', 'isSigned')
  ask(
    given.isSigned === false && !isSaid(given.notSignedReason),
    'RG-1',
    'Say why it is not signed.',
    'notSignedReason',
  )
  ask(given.wantsSolicitor === undefined, 'RG-1', 'Ask whether a solicitor is wanted.', 'wantsSolicitor')
  ask(
    given.wantsSolicitor === 'NO' && !isSaid(given.noSolicitorReason),
    'RG-1',
    'Ask why no solicitor is wanted, and record the answer.',
    'noSolicitorReason',
  )
  ask(given.wantsInformed === undefined, 'RG-1', 'Ask whether someone is to be informed.', 'wantsInformed')
  ask(
    given.needsInterpreter === true && given.interpreterRequestedAt === undefined,
    'RG-8',
    'Call the interpreter.',
    'interpreterRequestedAt',
  )
  ask(
    given.isForeignNational === true && given.consulateToldOfRightAt === undefined,
    'RG-9',
    'Tell the right to contact the consulate.',
    'consulateToldOfRightAt',
  )
  ask(
    given.isForeignNational === true &&
      given.hasBilateralAgreement === true &&
      given.isAsylumSeeker !== true &&
      given.consulateNotifiedAt === undefined,
    'RG-9',
    'Notify the consulate: an agreement with that country asks for it.',
    'consulateNotifiedAt',
  )
  warn(
    given.isAsylumSeeker === true && given.consulateNotifiedAt !== undefined,
    'RG-9',
    'The consulate of an asylum seeker or refugee is not notified: check this entry.',
    'consulateNotifiedAt',
  )
  return problems
}

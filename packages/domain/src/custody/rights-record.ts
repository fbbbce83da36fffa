/** What the entries of a record add up to: the rights as given, delays in force, the adult, the detention of a child. */
import type { Rank } from '../codes/ranks.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import { adultNeedProblems, type AdultReason, adultTasks } from './appropriate-adult.ts'
import type { CareRules } from './care-rules-table.ts'
import { type AccommodationRequest, type ChildDetention, childDetentionProblems } from './child-detention.ts'
import type { AttendingReading } from './attending.ts'
import type { RightsEntry } from './rights-entries.ts'
import { type DelayGround, type RightsGiven, rightsDelay, rightsProblems } from './rights-rules.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'
import type { CustodyRules } from './rules-table.ts'

/** Entries that stand: those that no other has put right, the earliest first. */
export const standing = <Entry extends RightsEntry>(entries: readonly Entry[]): Entry[] =>
  entries
    .filter((entry) => entry.correctedById === null)
    .sort((a, b) => (toMillis(a.happenedAt) ?? 0) - (toMillis(b.happenedAt) ?? 0))

/** The latest entry of a kind that stands. */
export const latest = <Entry extends RightsEntry>(
  entries: readonly Entry[],
  kind: string,
): Entry | undefined => standing(entries).findLast((entry) => entry.kind === kind)

export interface RightsFacts {
  /** The youngest age that the person may have; undefined when unknown. */
  age: number | undefined
  sex: string | null
  /** Undefined when the nationality is not known. */
  isForeignNational: boolean | undefined
  requests: readonly AttendingReading[]
}

/** The rights as `rights-rules.ts` reads them. */
export function rightsGiven(entries: readonly RightsEntry[], facts: RightsFacts): RightsGiven {
  const [notice, signed, advice, inform, interpreter, consulate] = [
    'NOTICE_GIVEN',
    'SIGNED',
    'LEGAL_ADVICE',
    'INFORM',
    'INTERPRETER',
    'CONSULATE',
  ].map((kind) => latest(entries, kind))
  const codes = latest(entries, 'CODES_OFFERED')
  const notified = latest(entries, 'CONSULATE_NOTIFIED')
  const waits = latest(entries, 'WAITS')
  const called = facts.requests.find(({ role }) => role === 'INTERPRETER')
  const isWaiting =
    waits !== undefined &&
    !standing(entries).some((entry) => entry.kind === 'NOTICE_GIVEN' && isAfter(entry, waits))
  return {
    ...at('informedAt', inform),
    ...at('adviceAt', advice),
    ...at('codesAt', codes),
    ...at('noticeAt', notice),
    ...(notice?.language ? { noticeLanguage: notice.language } : {}),
    ...(signed === undefined ? {} : { isSigned: signed.answer === 'YES' }),
    ...(signed?.reason ? { notSignedReason: signed.reason } : {}),
    ...(advice === undefined ? {} : { wantsSolicitor: advice.answer as 'YES' | 'NO' | 'LATER' }),
    ...(advice?.reason ? { noSolicitorReason: advice.reason } : {}),
    ...(inform === undefined ? {} : { wantsInformed: inform.answer === 'YES' }),
    ...(interpreter === undefined ? {} : { needsInterpreter: interpreter.answer === 'YES' }),
    ...(called === undefined ? {} : { interpreterRequestedAt: called.requestedAt }),
    ...(facts.isForeignNational === undefined ? {} : { isForeignNational: facts.isForeignNational }),
    ...at('consulateToldOfRightAt', consulate),
    ...(consulate?.isSo === true ? { isAsylumSeeker: true } : {}),
    ...at('consulateNotifiedAt', notified),
    ...(isWaiting ? { waitsBecause: waits.answer as 'INCAPABLE' | 'VIOLENT' | 'URGENT_MEDICAL' } : {}),
  }
}

/** What booking in still owes of the rights: section 10 with the calls that an answer asks for. */
export function rightsLeft(entries: readonly RightsEntry[], facts: RightsFacts): RuleProblem[] {
  const given = rightsGiven(entries, facts)
  const { problems, ask } = problemList()
  const isPossible = given.waitsBecause === undefined
  ask(
    isPossible && latest(entries, 'GROUNDS_TOLD') === undefined,
    'RG-1',
    'Tell the person the offence and why they are held.',
    'groundsToldAt',
  )
  ask(
    given.wantsSolicitor === 'YES' && !facts.requests.some(({ role }) => role === 'SOLICITOR'),
    'RG-1',
    'Call the solicitor who is wanted.',
    'wantsSolicitor',
  )
  ask(
    given.wantsInformed === true && !standing(entries).some(({ kind }) => kind === 'INFORM_CALL'),
    'RG-1',
    'Call the person who is to be told.',
    'informedAt',
  )
  return [...problems, ...rightsProblems(given)]
}

/** Whether the person needs an appropriate adult: a child always, whoever was said to need one, else not decided. */
export function adultNeed(
  entries: readonly RightsEntry[],
  age: number | undefined,
): { isRequired: boolean; isDecided: boolean; reason: AdultReason | undefined; isVulnerable: boolean } {
  const decided = latest(entries, 'ADULT_NEED')
  const isChild = age === undefined || age < 18
  const reason = (decided?.answer ?? undefined) as AdultReason | undefined
  const isSaidNeeded = reason !== undefined && reason !== 'NOT_NEEDED'
  return {
    isRequired: isChild || isSaidNeeded,
    isDecided: isChild || decided !== undefined,
    reason: isChild && !isSaidNeeded ? 'AGE' : reason,
    isVulnerable: decided?.isSo === true || (isSaidNeeded && reason !== 'AGE'),
  }
}

/** What is owed to somebody who needs an adult, and to the people of a child. */
export function adultLeft(entries: readonly RightsEntry[], facts: RightsFacts): RuleProblem[] {
  const need = adultNeed(entries, facts.age)
  const adults = facts.requests.filter(({ role, isLive }) => role === 'AA' && isLive)
  const arrived = facts.requests.filter(({ role, arrivedAt }) => role === 'AA' && arrivedAt !== undefined)
  const repeated = latest(entries, 'REPEATED')
  const told = latest(entries, 'GUARDIAN_TOLD')
  const { problems, ask } = problemList()
  ask(!need.isDecided, '12.5', 'Decide whether an appropriate adult is needed.', 'adultNeed')
  return [
    ...problems,
    ...adultNeedProblems({
      age: facts.age,
      isRequired: need.isRequired,
      ...(need.reason === undefined ? {} : { reason: need.reason }),
      isVulnerableDeclared: need.isVulnerable,
    }),
    ...adultTasks({
      age: facts.age,
      isRequired: need.isRequired,
      isPresent: arrived.length > 0,
      ...at('calledAt', adults[0] && { happenedAt: adults[0].requestedAt }),
      ...at('parentToldAt', told?.answer === 'TOLD' ? told : undefined),
      ...at('rightsRepeatedAt', repeated),
      ...(told?.answer === 'NOBODY' && told.reason ? { noParentReason: told.reason } : {}),
    }),
  ]
}

/** The facts of a child's detention as `child-detention.ts` reads them. */
export function childFacts(
  entries: readonly RightsEntry[],
  facts: {
    age: number
    sex: string | null
    isCharged: boolean
    isBailRefused: boolean
    isOvernight: boolean
  },
): ChildDetention {
  const certificate = latest(entries, 'CERTIFICATE')
  const answers = standing(entries).filter(({ kind }) => kind === 'AUTHORITY_ANSWERED')
  const [woman, overnight] = [latest(entries, 'WOMAN_IN_CHARGE'), latest(entries, 'OVERNIGHT')]
  return {
    age: facts.age,
    sex: facts.sex === 'F' || facts.sex === 'M' ? facts.sex : 'NS',
    ...(woman?.person ? { womanInCharge: woman.person } : {}),
    isCharged: facts.isCharged,
    isBailRefused: facts.isBailRefused,
    isOvernight: facts.isOvernight,
    ...(overnight?.reason ? { overnightReason: overnight.reason } : {}),
    requests: standing(entries)
      .filter(({ kind }) => kind === 'AUTHORITY_ASKED')
      .map((request): AccommodationRequest => {
        const answer = answers.findLast(({ aboutId }) => aboutId === request.id)
        return {
          at: request.happenedAt,
          asked: request.answer === 'SECURE' ? 'SECURE' : 'NON_SECURE',
          authority: request.person ?? '',
          ...(answer === undefined
            ? {}
            : {
                answer: answer.answer as 'GIVEN' | 'REFUSED' | 'NO_ANSWER',
                answeredAt: answer.happenedAt,
              }),
        }
      }),
    ...(certificate === undefined
      ? {}
      : {
          certificate: {
            ground: certificate.answer === 'NO_SECURE_PLACE' ? 'NO_SECURE_PLACE' : 'IMPRACTICABLE',
            reason: certificate.reason ?? '',
            officer: '',
          },
        }),
    isSeriousHarmRisk: certificate?.isSo === true,
    isMovedToAccommodation: latest(entries, 'ACCOMMODATED') !== undefined,
  }
}

/** What stands against the detention of a child and what it still needs; nothing for an adult. */
export const childLeft = (
  entries: readonly RightsEntry[],
  facts: Parameters<typeof childFacts>[1],
  rules: CareRules,
): RuleProblem[] => childDetentionProblems(childFacts(entries, facts), rules)

export interface DelayReading {
  id: string
  right: 'S56' | 'S58'
  at: Instant
  latestEnd: Instant | undefined
  /** Until when it was given, never past the end by law. */
  until: Instant | undefined
  reviewedAt: Instant[]
  endedAt: Instant | undefined
  isInForce: boolean
  problems: RuleProblem[]
}

/** The delays on a record (Annex B): one is over when it was ended, and never runs past the 36 hours. */
export function delaysOf(
  entries: readonly (RightsEntry & { rank: string | null; ground: string | null })[],
  facts: { relevantTime: Instant | undefined; offenceCategories: readonly string[]; now: Instant },
  rules: Pick<CustodyRules, 'rightsDelayHours'>,
): DelayReading[] {
  const looked = standing(entries).filter(({ kind }) => kind === 'DELAY_REVIEWED')
  return standing(entries)
    .filter(({ kind }) => kind === 'DELAY')
    .map((delay) => {
      const right = delay.answer === 'S58' ? 'S58' : 'S56'
      const own = looked.filter(({ aboutId }) => aboutId === delay.id)
      const ended = own.find(({ answer }) => answer === 'ENDED')?.happenedAt
      const { latestEnd, problems } = rightsDelay(
        {
          right,
          authorisedByRank: (delay.rank ?? 'PC') as Rank,
          offenceCategories: facts.offenceCategories,
          ...(delay.ground === null ? {} : { ground: delay.ground as DelayGround }),
          ...(isSaid(delay.reason) ? { groundText: delay.reason ?? '' } : {}),
          at: delay.happenedAt,
          ...(ended === undefined ? {} : { endedAt: ended }),
        },
        facts.relevantTime ?? '',
        facts.now,
        rules,
      )
      const until = earliest(delay.untilAt ?? undefined, latestEnd)
      const [now, end] = [toMillis(facts.now), until === undefined ? undefined : toMillis(until)]
      const isOver = now !== undefined && end !== undefined && now > end
      return {
        id: delay.id,
        right,
        at: delay.happenedAt,
        latestEnd,
        until,
        reviewedAt: own.map(({ happenedAt }) => happenedAt),
        endedAt: ended,
        isInForce: ended === undefined && !isOver,
        problems,
      }
    })
}

const earliest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined => {
  if (a === undefined || b === undefined) return a ?? b
  return (toMillis(a) ?? Infinity) <= (toMillis(b) ?? Infinity) ? a : b
}

const isAfter = (entry: RightsEntry, other: RightsEntry): boolean =>
  (toMillis(entry.happenedAt) ?? 0) >= (toMillis(other.happenedAt) ?? 0)

const at = <Key extends string>(key: Key, entry: { happenedAt: string } | undefined) =>
  (entry === undefined ? {} : { [key]: entry.happenedAt }) as { [K in Key]?: Instant }

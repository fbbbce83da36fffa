/** The rows of a notice as the rules of the domain read them. */
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { Due } from '@mips/domain/rules/due'
import { noticeConditions } from '@mips/domain/safeguarding/notice-words'
import { type Notice, noticeDue, noticeProblems } from '@mips/domain/safeguarding/protection-notices'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { NoticeLineRow, NoticeRow } from './protection.rows.ts'

const utc = (instant: string): string => new Date(instant).toISOString()
export const rulesOf = (row: { askedAt: string }) => safeguardingRulesOn(londonDay(utc(row.askedAt)))
export const rankOf = (rank: string | null): Rank => (rank !== null && isRank(rank) ? rank : 'STAFF')

export const suspectOf = (row: Pick<NoticeRow, 'people'>) =>
  row.people.find(({ role, validTo }) => role === 'SUSPECT' && validTo === null)
export const protectedBy = (row: Pick<NoticeRow, 'people'>) =>
  row.people.filter(({ role, validTo }) => role === 'PROTECTED' && validTo === null)

/** What stands against giving the notice now, by the one who would give it. */
export function problemsOf(
  row: NoticeRow,
  authority: { userId: string; rank: Rank } | undefined,
  more: { isAreaCommenced: boolean },
  now: string,
): RuleProblem[] {
  const dob = suspectOf(row)?.dob ?? null
  const age = dob === null ? undefined : ageOn(dob, londonDay(now))
  const facts: Notice = {
    kind: row.kind,
    ...(authority === undefined ? {} : { authority }),
    ...(age === undefined ? {} : { suspectAge: age }),
    ...(row.usedViolence === null ? {} : { hasUsedOrThreatenedViolence: row.usedViolence }),
    ...(row.isAbusive === null ? {} : { isAbusive: row.isAbusive }),
    ...(row.necessity === null ? {} : { isNecessary: row.necessity }),
    ...(row.isViewAsked === null ? {} : { isVictimViewAsked: row.isViewAsked }),
    prohibitions: row.conditions.map(({ code }) => labelIn(noticeConditions, code)),
    protectedPeople: protectedBy(row).map(({ personRecordId }) => personRecordId),
    isAreaCommenced: more.isAreaCommenced,
  }
  return noticeProblems(facts, now, rulesOf(row))
}

/** What is left before an officer of the rank can give it: none of it stands against saving. */
export const leftOf = (row: NoticeRow, now: string): RuleProblem[] =>
  row.state === 'ASKED'
    ? problemsOf(row, undefined, { isAreaCommenced: true }, now)
        .filter(({ rule }) => rule !== 'SG-06')
        .map((problem) => ({ ...problem, severity: 'ASK' as const }))
    : []

/** What is due of a notice: the court while it waits for one, and the court after an arrest for breach. */
export function dueOf(
  row: Pick<NoticeLineRow, 'state' | 'servedAt' | 'askedAt' | 'breach'>,
  now: string,
): Due[] {
  if (row.servedAt === null || row.state === 'ENDED' || row.state === 'NO_ORDER') return []
  const servedAt = utc(row.servedAt)
  return noticeDue(
    {
      servedAt,
      ...(row.state === 'SERVED' ? {} : { heardAt: servedAt }),
      ...(row.breach === null ? {} : { breachArrestAt: utc(row.breach.arrestAt) }),
    },
    now,
    rulesOf(row),
  )
}

/** What is due of a notice with each breach whose arrest still waits for the court. */
export function allDueOf(row: NoticeRow, now: string): Due[] {
  const waiting = row.breaches.flatMap(({ arrestAt, courtAt }) =>
    arrestAt !== null && courtAt === null ? [{ arrestAt, courtAt: null }] : [],
  )
  const [first = null, ...others] = waiting
  return [
    ...dueOf({ ...row, breach: first }, now),
    ...others.flatMap((breach) =>
      dueOf({ ...row, breach }, now).filter(({ what }) => what === 'NOTICE_BREACH'),
    ),
  ]
}

/** When the court must have dealt with an arrest for a breach, as its task says it. */
export const breachDueBy = (row: NoticeRow, arrestAt: string, now: string): string | undefined =>
  dueOf({ ...row, breach: { arrestAt, courtAt: null } }, now).find(({ what }) => what === 'NOTICE_BREACH')?.by

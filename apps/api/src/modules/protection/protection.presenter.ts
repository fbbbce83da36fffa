/** Protection notices as officers see them. */
import type { NoticeLine, NoticePage } from '@mips/contracts/protection'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { viewLinkedPeople, viewPerson, viewPlace } from '@mips/domain/pole/record-view'
import {
  courtResults,
  noticeConditions,
  noticeStates,
  serviceMethods,
} from '@mips/domain/safeguarding/notice-words'
import { breachArrest, isPaperReady, noticePapers } from '@mips/domain/safeguarding/notice-breach'
import { hearingBy, noticeKinds } from '@mips/domain/safeguarding/protection-notices'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { allDueOf, dueOf, leftOf, rulesOf } from './protection.reading.ts'
import type { NoticeLineRow, NoticeRow } from './protection.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null) => (code === null ? null : coded(list, code))
const asLine = ({ rule, severity, field, message }: RuleProblem) => ({
  rule,
  severity,
  field: field ?? null,
  message,
})
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

export function presentNotice(row: NoticeRow, who: Principal, { clock }: { clock: Clock }): NoticePage {
  const now = clock.now().toISOString()
  const day = londonDay(now)
  const works = holds(who, 'safeguarding.abuse.assess')
  const { aclId: _acl, decidedRank: _rank, isAreaCommenced: _area, markerId: _marker, ...rest } = row
  const inState = (...states: NoticeRow['state'][]) => states.includes(row.state)
  const stands = `It is ${labelIn(noticeStates, row.state).toLowerCase()}.`
  return {
    ...rest,
    kind: coded(noticeKinds, row.kind),
    state: coded(noticeStates, row.state),
    conditions: row.conditions.map(({ code, words }) => ({
      ...coded(noticeConditions, code),
      words: words ?? null,
    })),
    serviceMethod: codedOr(serviceMethods, row.serviceMethod),
    result: codedOr(courtResults, row.result),
    hearingBy:
      row.servedAt === null ? null : (hearingBy(new Date(row.servedAt).toISOString(), rulesOf(row)) ?? null),
    isInForce:
      row.state === 'SERVED' ||
      (row.state === 'ORDER' && (row.orderEndsOn === null || row.orderEndsOn >= day)),
    breaches: row.breaches.map((breach) => ({
      ...breach,
      arrest: breach.arrestAt === null ? arrestOf(row, breach) : null,
    })),
    papers: noticePapers
      .filter(({ code }) => isPaperReady(code, row))
      .map(({ code, label }) => ({ code, label })),
    people: viewLinkedPeople(row.people, day),
    location: row.location === null ? null : viewPlace(row.location, day),
    left: leftOf(row, now).map(asLine),
    due: allDueOf(row, now).map(lineOf),
    may: {
      write: may(works && inState('ASKED'), stands),
      decide: may(
        holds(who, 'safeguarding.notice.authorise') && inState('ASKED'),
        inState('ASKED') ? 'A superintendent gives this notice.' : stands,
      ),
      serve: may(works && inState('GIVEN'), stands),
      court: may(works && inState('SERVED'), stands),
      breach: may(works && inState('SERVED', 'ORDER'), stands),
    },
  }
}

/** A breach of the order is one of the days after the court made it. */
function arrestOf(row: NoticeRow, { happenedAt, words }: NoticeRow['breaches'][number]) {
  const made = breachArrest({
    kind: row.kind,
    isOrder: row.orderOn !== null && londonDay(new Date(happenedAt).toISOString()) >= row.orderOn,
    reference: row.reference ?? '',
    happenedAt: new Date(happenedAt).toISOString(),
    words,
  })
  return { ...made, offence: made.offence ?? null }
}

const lineOf = ({
  what,
  text,
  by,
  rule,
  isOverdue,
}: {
  what: string
  text: string
  by: string
  rule: string
  isOverdue: boolean
}) => ({
  what,
  text,
  by,
  rule,
  isOverdue,
})

/** The desk: what the law's clock runs on first, then what waits for authority or service, then orders. */
export function presentDesk(rows: readonly NoticeLineRow[], now: string): NoticeLine[] {
  const day = londonDay(now)
  return rows
    .map((row) => ({ row, due: dueOf(row, now)[0] }))
    .sort(
      (a, b) =>
        (a.due?.by ?? '9999').localeCompare(b.due?.by ?? '9999') ||
        a.row.askedAt.localeCompare(b.row.askedAt),
    )
    .map(({ row, due }) => ({
      id: row.id,
      reference: row.reference,
      title: row.title,
      kind: coded(noticeKinds, row.kind),
      state: coded(noticeStates, row.state),
      askedAt: row.askedAt,
      servedAt: row.servedAt,
      hearingAt: row.hearingAt,
      orderEndsOn: row.orderEndsOn,
      person: row.person === null ? null : viewPerson(row.person, day),
      by: row.by,
      due: due === undefined ? null : lineOf(due),
    }))
}

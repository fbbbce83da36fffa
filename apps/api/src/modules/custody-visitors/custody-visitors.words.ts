/** A visit as its pages show it: what is told of a detainee before they agree, and what is shown once they do. */
import type {
  VisitConcern,
  VisitDetainee,
  VisitedDetainee,
  VisitLine,
} from '@mips/contracts/custody-visitors'
import { attendingRoles } from '@mips/domain/custody/attending'
import { custodyRiskLevels, observationLevels } from '@mips/domain/custody/codes'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { labelIn } from '@mips/domain/custody/offence-words'
import { rightsAnswers, rightsEntryKinds } from '@mips/domain/custody/rights-entries'
import { searchKinds } from '@mips/domain/custody/search-rules'
import { custodyStates } from '@mips/domain/custody/state'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import {
  concernKinds,
  recordConsents,
  showsName,
  showsRecord,
  visitOutcomes,
} from '@mips/domain/custody/visiting'
import { displayName } from '@mips/domain/nominal/display-name'
import { londonDay } from '@mips/domain/time/london-day'
import type { ConcernRow, DetaineeRow, VisitedRow, VisitRow } from './custody-visitors.rows.ts'

const iso = (at: string): string => new Date(at).toISOString()
const minutesFrom = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))

export const visitLine = (row: VisitRow): VisitLine => ({
  id: row.id,
  station: { code: row.stationCode, name: row.station },
  visitors: row.visitors,
  arrivedAt: row.arrivedAt.toISOString(),
  admittedAt: row.admittedAt?.toISOString() ?? null,
  waitMinutes:
    row.admittedAt === null ? null : minutesFrom(row.arrivedAt.toISOString(), row.admittedAt.toISOString()),
  delayReason: row.delayReason,
  leftAt: row.leftAt?.toISOString() ?? null,
})

/** A concern with its answers; late when it is open after so many days. */
export const concernLine = (row: ConcernRow, now: Date, answerDays: number): VisitConcern => ({
  id: row.id,
  visitId: row.visitId,
  station: row.station,
  visitors: row.visitors,
  recordId: row.recordId,
  custodyNumber: row.custodyNumber,
  kindLabel: labelIn(concernKinds, row.kind),
  words: row.words,
  raisedAt: iso(row.raisedAt),
  isSettled: row.isSettled,
  isLate: !row.isSettled && now.getTime() - Date.parse(row.raisedAt) > answerDays * 86_400_000,
  answers: row.answers.map(({ words, isSettled, at, by }) => ({
    words,
    isSettled,
    at: iso(at),
    by: by ?? '',
  })),
})

export function detaineeLine(row: DetaineeRow, now: Date): VisitDetainee {
  const [offer] = row.offers
  return {
    id: row.id,
    custodyNumber: row.custodyNumber,
    cell: row.cell,
    stateLabel: labelIn(custodyStates, row.state),
    arrivedAt: iso(row.arrivedAt),
    isHeld: row.isHeld,
    isChild: treatAsChild(row.dob, row.dobPrecision, londonDay(now.toISOString())).isChild,
    language: row.language,
    outcome: offer?.outcome ?? null,
    outcomeLabel: offer === undefined ? null : labelIn(visitOutcomes, offer.outcome),
    at: offer === undefined ? null : iso(offer.at),
    reason: offer?.reason ?? null,
    showsRecord: showsRecord(offer?.consent ?? null),
  }
}

type Line = VisitedDetainee['sections'][number]['lines'][number]
const waited = (from: string, to: string | null): string =>
  to === null ? 'not here yet' : `after ${minutesFrom(from, to)} minutes`

/** The record in the sections of the visitors' form; the clocks of what was not done say so in words. */
export function visitedDetainee(row: VisitedRow, now: Date): VisitedDetainee {
  const { person, consent } = row
  return {
    id: row.id,
    custodyNumber: row.custodyNumber,
    name: showsName(consent) && person !== null ? displayName(person) : null,
    consentLabel: labelIn(recordConsents, consent ?? ''),
    station: row.station ?? '',
    cell: row.cell,
    arrivedAt: iso(row.arrivedAt),
    endedAt: row.endedAt === null ? null : iso(row.endedAt),
    isChild: treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, londonDay(now.toISOString()))
      .isChild,
    riskLabel: row.riskLevel === null ? 'Not assessed' : labelIn(custodyRiskLevels, row.riskLevel),
    observationLabel:
      row.observationLevel === null ? 'Not set' : labelIn(observationLevels, row.observationLevel),
    sections: [
      section('detention', 'Detention', detentionLines(row)),
      section('rights', 'Rights', rightsLines(row)),
      section(
        'attending',
        'Appropriate adult, solicitor, interpreter',
        row.attending.map(({ role, askedAt, cameAt }) =>
          line(labelIn(attendingRoles, role), `asked; ${waited(askedAt, cameAt)}`, askedAt),
        ),
      ),
      section('checks', 'Checks', checkLines(row)),
      section(
        'care',
        'Meals, drinks, rest and care',
        row.log
          .filter(({ kind }) => !elsewhere.includes(kind))
          .map(({ at, kind }) => line(labelIn(custodyLogKinds, kind), '', at)),
      ),
      section(
        'health',
        'Healthcare',
        row.health.map(({ calledAt, seenAt }) =>
          line(
            'Healthcare called',
            seenAt === null ? 'not seen yet' : `seen ${waited(calledAt, seenAt)}`,
            calledAt,
          ),
        ),
      ),
      section('treatment', 'Searches and force', [
        ...row.searches.map(({ at, kind }) => line(labelIn(searchKinds, kind), '', at)),
        ...row.force.map((at) => line('Force used in custody', '', at)),
      ]),
    ],
  }
}

const checkKinds = ['VISIT', 'ROUSE']
const elsewhere = [...checkKinds, 'RIGHTS']
const line = (label: string, words: string, at: string | null): Line => ({
  label,
  words,
  at: at === null ? null : iso(at),
})
const section = (key: string, label: string, lines: Line[]) => ({ key, label, lines })

const detentionLines = ({ arrivedAt, authorisedAt, reviews, endedAt }: VisitedRow): Line[] => [
  line('Arrived', '', arrivedAt),
  authorisedAt === null
    ? line('Detention', 'not authorised yet', null)
    : line('Detention authorised', waited(arrivedAt, authorisedAt), authorisedAt),
  ...reviews.map(({ dueAt, doneAt }) =>
    line(
      'Review of detention',
      doneAt !== null && doneAt <= dueAt ? 'in time' : lateWords(dueAt, doneAt),
      doneAt ?? dueAt,
    ),
  ),
  ...(endedAt === null ? [] : [line('Left custody', '', endedAt)]),
]

const lateWords = (dueAt: string, doneAt: string | null): string =>
  doneAt === null ? 'not done yet' : `${minutesFrom(dueAt, doneAt)} minutes late`

/** An imported stay has only the log to say that the rights were given. */
function rightsLines({ rights, log }: VisitedRow): Line[] {
  if (rights.length > 0)
    return rights.map(({ at, kind, answer }) =>
      line(labelIn(rightsEntryKinds, kind), answer === null ? '' : labelIn(rightsAnswers, answer), at),
    )
  const [logged] = log.filter(({ kind }) => kind === 'RIGHTS')
  return [
    logged === undefined
      ? line('Rights', 'nothing entered yet', null)
      : line(labelIn(custodyLogKinds, logged.kind), '', logged.at),
  ]
}

function checkLines({ log, checks }: VisitedRow): Line[] {
  const done = log.filter(({ kind }) => checkKinds.includes(kind))
  const last = done.at(-1)
  if (checks === null || last === undefined) return [line('Checks', 'none yet', null)]
  const late = checks.late + checks.typed_late
  return [
    line('Last check', '', last.at),
    line(
      'Checks so far',
      late === 0
        ? `${checks.checks}, all in time`
        : `${checks.checks}; ${late} late, at most ${checks.most_late} minutes`,
      null,
    ),
  ]
}

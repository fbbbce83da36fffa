/** The diary, the court page of a case, and a person's standing with the courts, as they are read. */
import type { OfficerRef } from '@mips/contracts/common'
import type {
  CourtPage,
  DiaryLine,
  HearingView,
  NominalCourt,
  OffenceResultView,
} from '@mips/contracts/court-parts'
import { type Hearing, remandStatuses } from '@mips/domain/case/case-file'
import { caseStates } from '@mips/domain/case/case-state'
import {
  attendances,
  courtPleas,
  courtVerdicts,
  hearingParts,
  hearingTypes,
} from '@mips/domain/case/court-codes'
import { type CustodyLimit, limitStages } from '@mips/domain/case/custody-time-limit'
import {
  courtWords,
  dayOf,
  defendantIds,
  type HearingPersonRow,
  type HearingRow,
  isHeldOn,
  linesOf,
  remandOn,
  type RemandRow,
  type ResultRow,
} from '../case/case-court.service.ts'
import type { peopleOf } from '../case/case-hearing.service.ts'
import type { CaseRows } from '../case/case.service.ts'
import { resultsOf, resultWords } from './court.reading.ts'
import type { CodeRow, DiaryRow, NominalRow } from './court.repository.ts'

type List = readonly { code: string; label: string }[]
const coded = (list: List, code: string) => ({
  code,
  label: list.find((one) => one.code === code)?.label ?? code,
})
const codedOr = (list: List, code: string | null) => (code === null ? null : coded(list, code))

/** Every result code that rows name. */
export const resultCodes = (
  rows: readonly Pick<ResultRow, 'results'>[] | NominalRow['results'],
): number[] => [
  ...new Set(rows.flatMap((row) => resultsOf(row as Pick<ResultRow, 'results'>).map(({ code }) => code))),
]

export function presentDiary(rows: readonly DiaryRow[]) {
  const hearings = rows.map((row): DiaryLine => ({
    id: row.id,
    caseId: row.caseId,
    urn: row.urn,
    title: row.title,
    state: coded(caseStates, row.state),
    court: { code: row.courtCode, name: courtWords({ name: row.courtName, kind: row.courtKind }) },
    day: row.day,
    time: row.time,
    type: coded(hearingTypes, row.type),
    officer: row.officer,
    isHeard: row.isHeard,
    needed: row.needed,
    notWarned: row.notWarned,
  }))
  const courts = new Map(hearings.map(({ court }) => [court.code, court]))
  return {
    hearings,
    courts: [...courts.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

export type CourtFacts = {
  hearings: readonly HearingRow[]
  results: readonly ResultRow[]
  remands: readonly RemandRow[]
  people: ReturnType<typeof peopleOf>
  hearingPeople: readonly HearingPersonRow[]
  codes: readonly CodeRow[]
  courts: readonly { code: string; name: string; kind: string }[]
  officers: readonly OfficerRef[]
  messages: readonly { id: string; state: string; receivedAt: Date }[]
  today: string
  limitOf: (personRecordId: string) => CustodyLimit | undefined
  stageOf: (personRecordId: string) => string | undefined
  firstHearing: Hearing | undefined
  may: CourtPage['may']
}

/** Those that come first, the next one at the top; then those that were, the latest at the top. */
const byTurn = (today: string) => (a: HearingRow, b: HearingRow) => {
  const [dayA, dayB] = [dayOf(a.day), dayOf(b.day)]
  const [comesA, comesB] = [dayA >= today && a.heardAt === null, dayB >= today && b.heardAt === null]
  if (comesA !== comesB) return comesA ? -1 : 1
  return comesA ? dayA.localeCompare(dayB) : dayB.localeCompare(dayA)
}

export function presentCourt(rows: CaseRows, of: CourtFacts): CourtPage {
  const { head } = rows
  const { firstHearing } = of
  return {
    caseId: head.id,
    version: head.version,
    urn: head.urn,
    title: head.title,
    defendants: defendantsOf(rows, of),
    hearings: of.hearings.toSorted(byTurn(of.today)).map((row) => hearingView(rows, row, of)),
    firstHearing:
      firstHearing === undefined || of.hearings.length > 0
        ? null
        : {
            court: firstHearing.courtName,
            courtCode: firstHearing.isListed ? firstHearing.courtCode : null,
            day: firstHearing.day,
            time: firstHearing.time,
          },
    people: of.people.map(({ id, name, part }) => ({ id, name, part: coded(hearingParts, part) })),
    messages: of.messages.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
    may: of.may,
  }
}

function defendantsOf(rows: CaseRows, of: CourtFacts): CourtPage['defendants'] {
  return defendantIds(rows).flatMap((id) => {
    const person = rows.people.get(id)
    if (person === undefined) return []
    const remand = remandOn(of.remands, id, of.today)
    const limit = of.limitOf(id)
    return [
      {
        id,
        nominalId: person.nominalId,
        name: of.people.find((one) => one.id === id)?.name ?? '',
        remand:
          remand === undefined
            ? null
            : {
                remand: coded(remandStatuses, remand.remand),
                from: dayOf(remand.fromOn),
                conditions: remand.conditions,
                isHeld: isHeldOn(remand.remand),
              },
        limit:
          limit === undefined
            ? null
            : {
                ...limit,
                stage: coded(limitStages, of.stageOf(id) ?? ''),
                expiresOn: limit.expiresOn ?? null,
                actBy: limit.actBy ?? null,
              },
        lines: linesOf(rows, id).map(({ id: lineId, sequence, offence, state }) => ({
          id: lineId,
          sequence,
          code: offence.code,
          title: offence.title,
          state: coded(caseStates, state),
        })),
      },
    ]
  })
}

function hearingView(rows: CaseRows, row: HearingRow, of: CourtFacts): HearingView {
  const court = of.courts.find(({ code }) => code === row.courtCode)
  const shown = new Set(rows.lines.map(({ id }) => id))
  return {
    id: row.id,
    court: { code: row.courtCode, name: court === undefined ? row.courtCode : courtWords(court) },
    day: dayOf(row.day),
    time: row.atTime,
    type: coded(hearingTypes, row.type),
    origin: row.origin as HearingView['origin'],
    courtReference: row.courtReference,
    isHeard: row.heardAt !== null,
    vacated: row.vacateReason === null ? null : { reason: row.vacateReason },
    people: of.hearingPeople
      .filter(({ hearingId }) => hearingId === row.id)
      .flatMap((one) => {
        // Whom this reader may not see is not on the hearing either.
        const person = of.people.find(({ id, part }) => id === one.personId && part === one.part)
        return person === undefined
          ? []
          : [
              {
                personId: one.personId,
                name: person.name,
                part: coded(hearingParts, one.part),
                isNeeded: one.isNeeded,
                warnedOn: one.warnedOn === null ? null : dayOf(one.warnedOn),
                attended: codedOr(attendances, one.attended),
                note: one.note,
              },
            ]
      }),
    results: of.results
      .filter(({ hearingId, lineId }) => hearingId === row.id && shown.has(lineId))
      .map((result) => resultView(result, of)),
  }
}

function resultView(row: ResultRow, of: CourtFacts): OffenceResultView {
  return {
    id: row.id,
    lineId: row.lineId,
    plea: codedOr(courtPleas, row.plea),
    verdict: codedOr(courtVerdicts, row.verdict),
    results: viewResults(row, of.codes),
    isConviction: row.isConviction,
    before: coded(caseStates, row.stateBefore),
    after: coded(caseStates, row.stateAfter),
    isReplaced: row.replacedAt !== null,
    isByMessage: row.messageId !== null,
    enteredBy: of.officers.find(({ id }) => id === row.enteredBy) ?? null,
    enteredAt: row.enteredAt.toISOString(),
  }
}

/** Results of a row with their words. */
const viewResults = (row: Pick<ResultRow, 'results'>, codes: readonly CodeRow[]) =>
  resultsOf(row).map((result) => ({
    code: result.code,
    label: codes.find(({ code }) => code === result.code)?.label ?? `Code ${result.code}`,
    words: resultWords(result),
  }))

export function presentNominal(row: NominalRow, codes: readonly CodeRow[]): NominalCourt {
  const court = (one: { court: string; courtKind: string }) =>
    courtWords({ name: one.court, kind: one.courtKind })
  // The newest of each offence: what an earlier hearing said is part of its course.
  const newest = row.results.filter(
    (one, place) => row.results.findIndex(({ lineId }) => lineId === one.lineId) === place,
  )
  const isConvicted = (lineId: string) =>
    row.results.some((one) => one.lineId === lineId && one.isConviction) &&
    newest.find((one) => one.lineId === lineId)?.verdict !== 'NG'
  return {
    convictions: newest
      .filter(({ lineId }) => isConvicted(lineId))
      .map((one) => ({
        id: one.id,
        offence: one.offence,
        code: one.code,
        day: one.day,
        court: court(one),
        words: viewResults({ results: one.results as ResultRow['results'] }, codes)
          .map(({ label, words }) => (words === '' ? label : `${label}: ${words}`))
          .join('; '),
        caseId: one.caseId,
        urn: one.urn,
      })),
    remands: row.remands
      .filter(({ remand }) => remand !== 'NA')
      .map((one) => ({
        id: one.id,
        remand: coded(remandStatuses, one.remand),
        isHeld: isHeldOn(one.remand),
        from: one.from,
        court: court(one),
        conditions: one.conditions,
        caseId: one.caseId,
        urn: one.urn,
      })),
    hearings: row.hearings.map((one) => ({
      id: one.id,
      day: one.day,
      time: one.time,
      type: coded(hearingTypes, one.type),
      court: court(one),
      caseId: one.caseId,
      urn: one.urn,
    })),
  }
}

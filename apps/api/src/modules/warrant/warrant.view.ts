/** Warrants as their readers see them. */
import { circulationStandings, type WarrantLine, type WarrantPage } from '@mips/contracts/warrant-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { viewLinkedPeople, viewMarkers } from '@mips/domain/pole/record-view'
import { duties, type Due } from '@mips/domain/rules/due'
import { addHours } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import { attemptResults } from '@mips/domain/warrants/attempts'
import { type GradeFactor, gradeFactors, gradeWarrant, warrantGrades } from '@mips/domain/warrants/grading'
import { stillOwed } from '@mips/domain/warrants/money-owed'
import { isWantedAt } from '@mips/domain/warrants/wanted'
import { isLive, warrantKinds, warrantStates } from '@mips/domain/warrants/warrant-state'
import { holds, type Principal } from '../../platform/access/principal.ts'
import {
  actorsOf,
  circulationStanding,
  duesOf,
  isStepOpen,
  moneyOf,
  personOf,
  rulesOf,
  standingOf,
  stateOf,
  targetOf,
  utc,
} from './warrant.reading.ts'
import type { ClockRow, WarrantRow } from './warrant.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null) => (code === null ? null : coded(list, code))
const courtWords = ({ name, kind }: { name: string; kind: string }) =>
  `${name} ${kind.replace(/Courts$/, 'Court')}`
const presentDue = (row: Due) => ({ ...row, who: labelIn(duties, row.who) })
export const unitWords = (code: string) => ({ code, label: code })

function presentPerson(row: ClockRow, now: Date) {
  const person = personOf(row)
  if (person === undefined) return null
  return viewLinkedPeople([person], londonDay(now.toISOString()))[0] ?? null
}

export function presentLine(row: ClockRow, now: Date): WarrantLine {
  const dues = duesOf(row, now)
  return {
    id: row.id,
    reference: row.reference,
    kind: coded(warrantKinds, row.kind),
    state: coded(warrantStates, row.state),
    grade: codedOr(warrantGrades, row.grade),
    person: presentPerson(row, now),
    court: courtWords(row.court),
    issuedAt: row.issuedAt,
    targetOn: targetOf(row),
    next: dues[0] === undefined ? null : presentDue(dues[0]),
    isOverdue: dues.some(({ isOverdue }) => isOverdue),
    areaUnit: row.areaUnit ?? row.ownerUnit,
    attempts: row.attempts.length,
    circulation: coded(circulationStandings, circulationStanding(row, now)),
    leftPence: stillOwed(moneyOf(row)),
  }
}

export function presentWarrant(
  row: WarrantRow,
  { now, who, units }: { now: Date; who: Principal; units: readonly string[] },
): WarrantPage {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    marking: row.marking,
    kind: coded(warrantKinds, row.kind),
    isBacked: row.kind === 'BENCH_BACKED',
    state: coded(warrantStates, row.state),
    isWanted: row.issuedAt !== null && isWantedAt([standingOf(row)], row.personRecordId, now.toISOString()),
    person: presentPerson(row, now),
    court: { code: row.court.code, name: courtWords(row.court) },
    courtReference: row.courtReference,
    offenceWords: row.offenceWords,
    terms: row.terms,
    risk: row.risk,
    requestedAt: row.requestedAt,
    issuedAt: row.issuedAt,
    grading: presentGrading(row),
    ownerUnit: row.ownerUnit,
    areaUnit: row.areaUnit,
    units: units.map(unitWords),
    addresses: row.addresses.map((one) => ({
      ...one,
      markers: viewMarkers(one.markers, londonDay(now.toISOString())),
    })),
    attempts: row.attempts.map(({ nextText, nextOn, nextOwner, result, ...one }) => ({
      ...one,
      result: coded(attemptResults, result),
      next: nextText === null ? null : { text: nextText, dueOn: nextOn, owner: nextOwner },
    })),
    circulations: row.circulations.map((one) => ({ ...one, wasInTime: wasInTime(row, one.enteredAt) })),
    circulation: coded(circulationStandings, circulationStanding(row, now)),
    transfer:
      row.force === null || row.acceptedAt === null ? null : { force: row.force, acceptedAt: row.acceptedAt },
    money: presentMoney(row),
    payments: row.payments,
    ended:
      row.endedAt === null
        ? null
        : {
            at: row.endedAt,
            place: row.endPlace,
            words: row.endWords,
            bailedTo: row.bailedTo,
            courtReference: row.endReference,
            arrest: row.arrest,
          },
    arrests: row.arrests,
    due: duesOf(row, now).map(presentDue),
    log: row.log,
    may: presentMay(row, who),
  }
}

/** WA-9: whether it was on the national computer within the hours that it is given. */
const wasInTime = (row: WarrantRow, enteredAt: string): boolean => {
  const by = addHours(utc(row.issuedAt ?? row.requestedAt), rulesOf(row).circulateWithinHours)
  return by === undefined || utc(enteredAt) <= by
}

function presentGrading(row: WarrantRow): WarrantPage['grading'] {
  const factors = gradeFactors.filter(({ code }) => row.factors.includes(code))
  const codes: GradeFactor[] = factors.map(({ code }) => code)
  const day = londonDay(utc(row.issuedAt ?? row.requestedAt))
  const given = row.gradedAt === null ? undefined : gradeWarrant(codes, day, rulesOf(row))
  return {
    factors: factors.map(({ code, label }) => ({ code, label })),
    given: given === undefined ? null : coded(warrantGrades, given.grade),
    because: given?.because ?? [],
    grade: codedOr(warrantGrades, row.grade),
    reason: row.gradeReason,
    targetOn: targetOf(row),
    gradedBy: row.gradedBy,
    gradedAt: row.gradedAt,
  }
}

function presentMoney(row: WarrantRow): WarrantPage['money'] {
  if (row.kind !== 'COMMITMENT') return null
  const money = moneyOf(row)
  return {
    owedPence: money.owedPence,
    costsPence: money.costsPence,
    paidPence: money.payments.reduce((sum, { pence }) => sum + pence, 0),
    leftPence: stillOwed(money),
  }
}

function presentMay(row: WarrantRow, who: Principal): WarrantPage['may'] {
  const actors = actorsOf(who)
  const isOpen = (code: Parameters<typeof isStepOpen>[1]) => isStepOpen(row, code, actors)
  const live = isLive(stateOf(row))
  const mayKeep = holds(who, 'warrant.record.keep')
  const mayAllocate = holds(who, 'warrant.record.allocate')
  const mayWork = holds(who, 'warrant.record.work')
  return {
    decide: mayKeep && isOpen('ISSUE'),
    grade: mayAllocate && isOpen('GRADE'),
    allocate: mayAllocate && isOpen('ALLOCATE'),
    attempt: mayWork && live,
    execute: mayWork && isOpen('EXECUTE'),
    needsArrest: warrantKinds.some(({ code, isArrest }) => code === row.kind && isArrest),
    serveBail: mayWork && isOpen('SERVE_BAIL'),
    withdraw: mayKeep && isOpen('WITHDRAW'),
    transfer: mayAllocate && isOpen('TRANSFER'),
    takeBack: mayAllocate && isOpen('TAKE_BACK'),
    circulate: mayKeep,
    pay: mayWork && live && row.kind === 'COMMITMENT',
  }
}

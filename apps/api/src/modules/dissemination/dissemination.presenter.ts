/** The log of what was given of a report, and the list of who has to be told, as the unit sees them. */
import type { DisseminationLog, Given, Notice as NoticeView, ToTellLine } from '@mips/contracts/dissemination'
import { printGrade } from '@mips/domain/codes/information'
import { labelIn } from '@mips/domain/custody/offence-words'
import { disseminationBases, disseminationRoutes } from '@mips/domain/intelligence/dissemination'
import { isSpoilt, type Notice, noticeKinds } from '@mips/domain/intelligence/dissemination-ledger'
import { isReportFound } from '@mips/domain/intelligence/report-state'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  type Book,
  bookOf,
  dueOfNotice,
  dueOfReceipt,
  eventOfNotice,
  followOf,
  givableOf,
  type IntelligenceRow,
  latestParagraphs,
  markingOf,
  paragraphId,
  viewConditions,
  viewForce,
} from './dissemination.reading.ts'
import type { EventRow, GivenRow, LedgerRows, ToTellRow } from './dissemination.rows.ts'

const coded = <Code extends string>(list: readonly { code: Code; label: string }[], code: Code) => ({
  code,
  label: labelIn(list, code),
})

type Numbering = (id: string) => number

/** Paragraphs are numbered among those that the reader reaches, as on the page of the report. */
const numberingOf = (row: IntelligenceRow): Numbering => {
  const reached = latestParagraphs(row).map(({ number }) => paragraphId(number))
  return (id) => reached.indexOf(id) + 1
}

/** The log of one report. */
export function presentLog(
  row: IntelligenceRow,
  rows: LedgerRows,
  { who, config }: Pick<Ctx, 'who' | 'config'>,
  now: string,
): DisseminationLog {
  const book = bookOf(rows)
  const today = londonDay(now)
  const numberOf = numberingOf(row)
  const givable = givableOf(who, row, today)
  const shown = rows.given.map((gift) => presentGift(book, gift, numberOf, now))
  return {
    id: row.id,
    reference: row.reference,
    marking: markingOf([...givable, ...rows.given]),
    force: viewForce(config, row.force, true),
    mayGive: mayGive(row, who, givable.length),
    mayRecall: holds(who, 'intelligence.dissemination.recall'),
    paragraphs: givable.map(({ textId, number, text, marking, grade, conditions }) => ({
      textId,
      number: numberOf(paragraphId(number)),
      text,
      marking,
      printedGrade: printGrade(grade.source, grade.assessment, grade.handling),
      conditions: viewConditions(conditions, today),
      against: isSpoilt(book.events, paragraphId(number))
        ? 'A fact in it turned out wrong: write it anew before it goes out (DS-6).'
        : null,
    })),
    given: shown.reverse(),
  }
}

function mayGive(row: IntelligenceRow, who: Principal, held: number): DisseminationLog['mayGive'] {
  const refuse = (reason: string) => ({ allowed: false, reason })
  if (!holds(who, 'intelligence.dissemination.give')) return refuse('This is done by the intelligence unit.')
  if (row.state === 'QUARANTINED') return refuse('The report is held back: nothing of it goes out (DS-1).')
  if (!isReportFound(row.state, true) || held === 0)
    return refuse('Only an evaluated report goes out: have it evaluated (DS-1).')
  return { allowed: true }
}

function presentGift(book: Book, gift: GivenRow, numberOf: Numbering, now: string): Given {
  const row = book.ledger.rows.find(({ id }) => id === gift.id)
  const notices = book.ledger.notices.filter(({ disseminationId }) => disseminationId === gift.id)
  const receiptDue = row && dueOfReceipt(row, now)
  const due = notices.flatMap((notice) => dueOfNotice(book, notice, now) ?? [])
  return {
    id: gift.id,
    at: gift.at,
    by: gift.by,
    route: coded(disseminationRoutes, gift.route),
    toPerson: gift.toPerson,
    toOrganisation: gift.toOrganisation,
    purpose: gift.purpose,
    basis: { code: gift.basis, label: labelIn(disseminationBases, gift.basis) },
    agreementRef: gift.agreementRef,
    ownerConsent: gift.ownerConsent,
    reason: gift.reason,
    marking: gift.marking,
    conditions: gift.envelope.conditions,
    // Words and grade as they left, which the envelope kept; the ledger says which of it may still be used.
    paragraphs: (row?.copies ?? []).map(({ paragraphId: id, version, calledBackFor: back }, place) => ({
      number: numberOf(id),
      version,
      text: gift.envelope.paragraphs[place]?.text ?? '',
      printedGrade: gift.envelope.paragraphs[place]?.printedGrade ?? '',
      calledBackFor: back === undefined ? null : coded(noticeKinds, back),
    })),
    needsReceipt: gift.needsReceipt,
    receipt: signed(followOf(book, 'RECEIPT', gift.id)),
    notices: notices.map((notice) => presentNotice(book, notice, numberOf, now)),
    due: [...(receiptDue === undefined ? [] : [receiptDue]), ...due],
    sha256: gift.sha256,
  }
}

const signed = (row: EventRow | undefined) =>
  row === undefined ? null : { at: row.at, by: row.by, words: row.words ?? '' }

function presentNotice(book: Book, notice: Notice, numberOf: Numbering, now: string): NoticeView {
  const event = eventOfNotice(book, notice)
  return {
    eventId: event.id,
    kind: coded(noticeKinds, notice.kind),
    at: notice.at,
    isUrgent: notice.isUrgent,
    why: event.words,
    about: event.about,
    paragraphs: notice.paragraphIds.map(numberOf),
    told: signed(followOf(book, 'TELL', notice.disseminationId, event.id)),
    answer: signed(followOf(book, 'ANSWER', notice.disseminationId, event.id)),
    due: dueOfNotice(book, notice, now) ?? null,
  }
}

/** What is due on the ledger of one report, notice by notice, and the receipts that are waited for. */
export function presentToTell(row: ToTellRow, now: string): ToTellLine[] {
  const book = bookOf(row)
  return book.given.flatMap((gift): ToTellLine[] => {
    const same = {
      reportId: row.id,
      reference: row.reference,
      givenId: gift.id,
      toPerson: gift.toPerson,
      toOrganisation: gift.toOrganisation,
      givenAt: gift.at,
    }
    const held = book.ledger.rows.find(({ id }) => id === gift.id)
    const receipt = held && dueOfReceipt(held, now)
    const notices = book.ledger.notices.filter(({ disseminationId }) => disseminationId === gift.id)
    return [
      ...notices.flatMap((notice): ToTellLine[] => {
        const due = dueOfNotice(book, notice, now)
        if (due === undefined) return []
        const kind = coded(noticeKinds, notice.kind)
        const isTold = notice.toldAt !== undefined
        const eventId = eventOfNotice(book, notice).id
        return [{ ...same, eventId, kind, isUrgent: notice.isUrgent, isTold, due }]
      }),
      ...(receipt === undefined
        ? []
        : [{ ...same, eventId: null, kind: null, isUrgent: false, isTold: false, due: receipt }]),
    ]
  })
}

const rankOf = (line: ToTellLine): number => {
  if (line.kind === null) return 3
  if (line.isTold) return 2
  return line.isUrgent ? 0 : 1
}

/** Who was not told comes first, the urgent before the rest, then whose answer and whose receipt is waited for; the earliest due first. */
export const inOrder = (lines: readonly ToTellLine[]): ToTellLine[] =>
  [...lines].sort((a, b) => rankOf(a) - rankOf(b) || a.due.by.localeCompare(b.due.by))

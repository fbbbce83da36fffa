/** The ledger of what was given to whom: what each recipient may hold now, and who has to be told of a change (DS-10 to DS-13). */
import type { Instant } from '../time/instant.ts'
import { type Grade, isMoreCautious } from './grading.ts'

/** Everything that happens to the paragraphs of a report, in the order in which it happened. Nothing is ever taken out. */
export type LedgerEvent =
  | { kind: 'GRADE'; at: Instant; paragraphId: string; grade: Grade }
  | { kind: 'SANITISE'; at: Instant; paragraphId: string; text: string }
  | {
      kind: 'DISSEMINATE'
      at: Instant
      id: string
      recipientId: string
      paragraphIds: readonly string[]
      needsReceipt: boolean
    }
  | { kind: 'RECEIPT'; at: Instant; id: string }
  /** One dissemination is called back whole. */
  | { kind: 'RECALL'; at: Instant; id: string; reason: string }
  /** A fact was wrong, or two people were one: whoever has the paragraph may not use it any more, until they get the new one. */
  | { kind: 'CORRECT'; at: Instant; paragraphIds: readonly string[]; reason: string }
  | { kind: 'SPLIT'; at: Instant; paragraphIds: readonly string[]; reason: string }
  /** A new release gives nothing of it out any more: whoever has it may not use it. */
  | { kind: 'LEAVE_OUT'; at: Instant; paragraphId: string; reason: string }
  /** It came under a condition that it was not under when it went out. */
  | { kind: 'CONDITION'; at: Instant; paragraphId: string }
  /** The report is held back: everything of it is called back. */
  | { kind: 'QUARANTINE'; at: Instant; reason: string }
  /** The hold is lifted: what was called back stays so, and what is given from now on is given anew. */
  | { kind: 'LIFT'; at: Instant; reason: string }
  | { kind: 'TELL'; at: Instant; noticeId: string }

export const noticeKinds = [
  { code: 'REGRADED', label: 'Graded anew' },
  { code: 'RECALLED', label: 'Called back' },
  { code: 'CORRECTED', label: 'A fact was wrong' },
  { code: 'SPLIT', label: 'Two people were taken for one' },
  { code: 'LEFT_OUT', label: 'Left out at a new release' },
  { code: 'CONDITIONED', label: 'A new condition' },
  { code: 'HELD_BACK', label: 'The report is held back' },
] as const
export type NoticeKind = (typeof noticeKinds)[number]['code']

/** Whether the recipient has to say what became of it: of what is called back, and not of a new grade or condition. */
export const asksAnswer = (kind: NoticeKind): boolean => kind !== 'REGRADED' && kind !== 'CONDITIONED'

export interface Notice {
  /** Made of the place of its event and the dissemination, so that the same ledger gives the same ids. */
  id: string
  kind: NoticeKind
  at: Instant
  disseminationId: string
  recipientId: string
  paragraphIds: readonly string[]
  /** REGRADED to a more doubtful or closer grade, a new condition, and everything that is called back: told at once. */
  isUrgent: boolean
  toldAt?: Instant
}

export interface LedgerCopy {
  paragraphId: string
  /** The number of the text: 1 for the first. */
  version: number
  text: string
  gradeSent: Grade
  /** Why it may not be used any more. */
  calledBackFor?: NoticeKind
}

export interface LedgerRow {
  id: string
  recipientId: string
  at: Instant
  receiptAt?: Instant
  needsReceipt: boolean
  copies: LedgerCopy[]
}

export interface Ledger {
  rows: LedgerRow[]
  notices: Notice[]
  /** Events that were refused, by their place: an unknown number, a paragraph without a text or grade, a report held back. */
  refused: number[]
}

/** DS-10 to DS-12: the ledger of a whole sequence of events. Refused events change nothing. */
export function ledgerOf(events: readonly LedgerEvent[]): Ledger {
  const book: Book = { texts: new Map(), grades: new Map(), isHeldBack: false, rows: [], notices: [] }
  const refused: number[] = []
  for (const [place, event] of events.entries()) {
    if (!take(book, event, place)) refused.push(place)
  }
  return { rows: book.rows, notices: book.notices, refused }
}

interface Book {
  texts: Map<string, { version: number; text: string }>
  grades: Map<string, Grade>
  isHeldBack: boolean
  rows: LedgerRow[]
  notices: Notice[]
}

/** False when the event is refused. */
function take(book: Book, event: LedgerEvent, place: number): boolean {
  switch (event.kind) {
    case 'GRADE': {
      const before = book.grades.get(event.paragraphId)
      book.grades.set(event.paragraphId, event.grade)
      const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(event.grade)
      if (before !== undefined && !isSame)
        notify(book, event.at, place, 'REGRADED', [event.paragraphId], isMoreCautious(before, event.grade))
      return true
    }
    case 'SANITISE': {
      const version = (book.texts.get(event.paragraphId)?.version ?? 0) + 1
      book.texts.set(event.paragraphId, { version, text: event.text })
      return true
    }
    case 'DISSEMINATE':
      return give(book, event)
    case 'RECEIPT': {
      const row = book.rows.find(({ id }) => id === event.id)
      if (row === undefined || row.receiptAt !== undefined || !row.needsReceipt) return false
      row.receiptAt = event.at
      return true
    }
    case 'RECALL': {
      const row = book.rows.find(({ id }) => id === event.id)
      if (row === undefined) return false
      callBack(book, event.at, place, 'RECALLED', (_, of) => of === row)
      return true
    }
    case 'CORRECT':
    case 'SPLIT': {
      const kind = event.kind === 'CORRECT' ? 'CORRECTED' : 'SPLIT'
      // The text that was wrong may not go out again: a new one is written first.
      for (const id of event.paragraphIds) spoil(book, id)
      callBack(book, event.at, place, kind, (copy) => event.paragraphIds.includes(copy.paragraphId))
      return true
    }
    case 'LEAVE_OUT':
      // It goes out again with a text that is written after it alone.
      spoil(book, event.paragraphId)
      callBack(book, event.at, place, 'LEFT_OUT', (copy) => event.paragraphId === copy.paragraphId)
      return true
    case 'CONDITION':
      notify(book, event.at, place, 'CONDITIONED', [event.paragraphId], true)
      return true
    case 'QUARANTINE':
      book.isHeldBack = true
      callBack(book, event.at, place, 'HELD_BACK', () => true)
      return true
    case 'LIFT':
      if (!book.isHeldBack) return false
      book.isHeldBack = false
      return true
    case 'TELL': {
      const notice = book.notices.find(({ id }) => id === event.noticeId)
      if (notice === undefined || notice.toldAt !== undefined) return false
      notice.toldAt = event.at
      return true
    }
  }
}

/** DS-10: only paragraphs with a grade and a text that is not spoilt go out; the copy is kept as it left. */
function give(book: Book, event: Extract<LedgerEvent, { kind: 'DISSEMINATE' }>): boolean {
  const copies = event.paragraphIds.flatMap((paragraphId) => {
    const [held, gradeSent] = [book.texts.get(paragraphId), book.grades.get(paragraphId)]
    if (held === undefined || held.text === '' || gradeSent === undefined) return []
    return [{ paragraphId, version: held.version, text: held.text, gradeSent }]
  })
  const isWhole = copies.length === event.paragraphIds.length && copies.length > 0
  if (!isWhole || book.isHeldBack || book.rows.some(({ id }) => id === event.id)) return false
  const { id, recipientId, at, needsReceipt } = event
  book.rows.push({ id, recipientId, at, needsReceipt, copies })
  return true
}

function spoil(book: Book, paragraphId: string): void {
  const held = book.texts.get(paragraphId)
  if (held !== undefined) book.texts.set(paragraphId, { version: held.version, text: '' })
}

/** DS-11: calls copies back, and one notice for each dissemination that had any, also where the receipt is still open. */
function callBack(
  book: Book,
  at: Instant,
  place: number,
  kind: NoticeKind,
  isMeant: (copy: LedgerCopy, row: LedgerRow) => boolean,
): void {
  for (const row of book.rows) {
    const meant = row.copies.filter((copy) => isMeant(copy, row))
    const isWrong = kind === 'CORRECTED' || kind === 'SPLIT'
    // A copy called back before is told of once more when its fact turns out wrong, since it was read.
    const told = meant.filter(
      ({ calledBackFor: before }) =>
        before === undefined || (isWrong && before !== 'CORRECTED' && before !== 'SPLIT'),
    )
    if (told.length > 0) addNotice(book, row, at, place, kind, told, true)
    for (const copy of told) copy.calledBackFor = kind
  }
}

/** DS-12: a new grade or condition is told to everybody who holds a copy of that paragraph. */
function notify(
  book: Book,
  at: Instant,
  place: number,
  kind: NoticeKind,
  paragraphIds: readonly string[],
  isUrgent: boolean,
): void {
  for (const row of book.rows) {
    const held = row.copies.filter(
      (copy) => paragraphIds.includes(copy.paragraphId) && copy.calledBackFor === undefined,
    )
    if (held.length > 0) addNotice(book, row, at, place, kind, held, isUrgent)
  }
}

function addNotice(
  book: Book,
  row: LedgerRow,
  at: Instant,
  place: number,
  kind: NoticeKind,
  copies: readonly LedgerCopy[],
  isUrgent: boolean,
): void {
  book.notices.push({
    id: `${place}/${row.id}`,
    kind,
    at,
    disseminationId: row.id,
    recipientId: row.recipientId,
    paragraphIds: copies.map(({ paragraphId }) => paragraphId),
    isUrgent,
  })
}

/**
 * DS-13: what a recipient may hold now: copies that were not called back, and those with conditions only after they were
 * accepted. Where the same paragraph was given more than once, the newest text stands.
 */
export function heldBy(ledger: Ledger, recipientId: string): LedgerCopy[] {
  const held = new Map<string, LedgerCopy>()
  for (const row of ledger.rows) {
    if (row.recipientId !== recipientId || (row.needsReceipt && row.receiptAt === undefined)) continue
    for (const copy of row.copies) {
      const other = held.get(copy.paragraphId)
      if (copy.calledBackFor === undefined && (other === undefined || other.version <= copy.version))
        held.set(copy.paragraphId, copy)
    }
  }
  return [...held.values()]
}

/**
 * DS-11: whether the text of a paragraph turned out wrong since it was written, so that a new one is written before it goes out
 * (DPA 2018 s.38(4)).
 */
export function isSpoilt(events: readonly LedgerEvent[], paragraphId: string): boolean {
  const last = events.findLast((event) =>
    event.kind === 'SANITISE'
      ? event.paragraphId === paragraphId
      : (event.kind === 'CORRECT' || event.kind === 'SPLIT') && event.paragraphIds.includes(paragraphId),
  )
  return last !== undefined && last.kind !== 'SANITISE'
}

/** DS-11: notices that nobody has given yet, the urgent ones first. */
export const toTell = (ledger: Ledger): Notice[] =>
  ledger.notices
    .filter(({ toldAt }) => toldAt === undefined)
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.at.localeCompare(b.at))

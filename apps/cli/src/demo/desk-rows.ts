/** How a record of a desk is put down with everything that hangs on it, and the work that waits for somebody. */
import type { RecordKind } from '@mips/contracts/contract'
import type { Row } from '../platform/copy.ts'
import type { AclName, Person, Place } from './model.ts'
import { add, addLink, addRecord, keepOrigins, type Writing } from './row-writing.ts'
import { staff } from './staff.data.ts'

/** The id of somebody by their staff number. */
export function userOf(w: Writing, number: string): string {
  const id = w.making.users.get(number)
  if (id === undefined) throw new Error(`Nobody has the staff number ${number}.`)
  return id
}

export const staffOf = (number: string) => {
  const found = staff.find((one) => one.number === number)
  if (found === undefined) throw new Error(`Nobody has the staff number ${number}.`)
  return found
}

/** So many hours before the demonstration is loaded; below nothing, after it. */
export const hoursAgo = (w: Writing, hours: number): Date =>
  new Date(w.making.now.getTime() - hours * 3_600_000)

export type DeskLine = { kind: string; at: Date; text: string; by: string }

export type DeskRecord = {
  kind: RecordKind
  /** Who may read it; everybody where it is left out. */
  acl?: AclName
  /** When it was made; `from` is when what it tells of began. */
  at: Date
  from?: Date
  title: string
  summary: string | null
  status: string
  /** Staff number of whoever made it. */
  by: string
  table: string
  own: Row
  place?: Place | null
  people: readonly { person: Person; role: string }[]
  events: readonly { id: string; role: string }[]
  officers: readonly { number: string; role: string; at?: Date }[]
  log: readonly DeskLine[]
}

/** Writes an event of a desk: record, event, its own row, links, officers and log; answers its id. */
export function addDeskRecord(w: Writing, desk: DeskRecord): string {
  const id = w.random.id(desk.at)
  const createdBy = userOf(w, desk.by)
  addRecord(w, {
    id,
    kind: desk.kind,
    acl: desk.acl ?? 'open',
    at: desk.at,
    createdBy,
    unit: staffOf(desk.by).unit,
  })
  add(w, 'event', {
    id,
    kind: desk.kind,
    title: desk.title,
    summary: desk.summary,
    status: desk.status,
    occurred_from: desk.from ?? desk.at,
    occurred_to: null,
  })
  add(w, desk.table, { id, ...desk.own })
  keepOrigins(w, id, ['summary', 'people', 'location'], desk.at)
  const link = (to: string, role: string) =>
    addLink(w, {
      from: id,
      to,
      role,
      at: desk.at,
      validFrom: null,
      validTo: null,
      note: null,
      sourceId: id,
      confidence: 'confirmed',
    })
  for (const event of desk.events) link(event.id, event.role)
  if (desk.place) link(desk.place.id, 'OCCURRED_AT')
  for (const { person, role } of desk.people) link(person.records[0].id, role)
  for (const { number, role, at = desk.at } of desk.officers)
    add(w, 'event_officer', {
      id: w.random.id(at),
      event_id: id,
      user_id: userOf(w, number),
      role,
      valid_from: at,
      valid_to: null,
    })
  addDeskLog(w, id, desk.log)
  return id
}

export function addDeskLog(w: Writing, recordId: string, lines: readonly DeskLine[]): void {
  for (const line of lines)
    add(w, 'log_entry', {
      id: w.random.id(line.at),
      record_id: recordId,
      kind: line.kind,
      happened_at: line.at,
      recorded_at: line.at,
      author_id: userOf(w, line.by),
      author_role: staffOf(line.by).role,
      text: line.text,
    })
}

export type DeskTask = {
  kind: string
  title: string
  reason: string
  rule: string
  harm: number
  opensAt: string
  /** A staff number, or the code of a unit. */
  for: string
  dueAt: Date
  at: Date
  once?: string
  mayTick?: boolean
  /** Who did it, where it is done. */
  doneBy?: string
}

/** Work that waits, as `raiseTask` of the program puts it down. */
export function addDeskTask(w: Writing, recordId: string, task: DeskTask): void {
  const isPerson = /^P\d/.test(task.for)
  const doneAt = task.dueAt < w.making.now ? task.dueAt : w.making.now
  add(w, 'task', {
    id: w.random.id(task.at),
    record_id: recordId,
    kind: task.kind,
    title: task.title.slice(0, 300),
    reason: task.reason,
    rule: task.rule,
    harm: task.harm,
    opens_at: task.opensAt,
    owner_id: isPerson ? userOf(w, task.for) : null,
    owner_unit: isPerson ? null : task.for,
    due_at: task.dueAt,
    once: task.once ?? null,
    by_act: task.mayTick !== true,
    created_at: task.at,
    done_at: task.doneBy === undefined ? null : doneAt,
    done_by: task.doneBy === undefined ? null : userOf(w, task.doneBy),
  })
}

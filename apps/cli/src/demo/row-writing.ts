/** How a row of the demonstration is put down: its table, its number, its access list and where its facts came from. */
import type { RecordKind } from '@mips/contracts/contract'
import type { Row } from '../platform/copy.ts'
import type { Numbering } from '../platform/references.ts'
import type { AclName, Link, Making } from './model.ts'
import { createRandom, type Random } from './random.ts'

export type Acls = ReadonlyMap<AclName, number>
export type TableRows = Map<string, Row[]>

/** The rows so far, and what is needed to make more. */
export type Writing = { making: Making; numbering: Numbering; acls: Acls; out: TableRows; random: Random }

export const startRows = (making: Making, numbering: Numbering, acls: Acls, stage: string): Writing => ({
  making,
  numbering,
  acls,
  out: new Map(),
  random: createRandom(making.seed, `rows ${stage}`),
})

/** Puts one row in the rows of its table. */
export function add(w: Writing, tableName: string, row: Row): void {
  const rows = w.out.get(tableName)
  if (rows === undefined) w.out.set(tableName, [row])
  else rows.push(row)
}

const aclOf = (w: Writing, name: AclName): number => w.acls.get(name) ?? 0

type NewRecord = {
  id: string
  kind: RecordKind
  acl: AclName
  at: Date
  createdBy?: string
  unit?: string
  reference?: string | null
}

/** The row that every record has; returns its access list. */
export function addRecord(w: Writing, record: NewRecord): number {
  const acl = aclOf(w, record.acl)
  const drawn =
    acl === 0
      ? w.numbering.next(record.kind, record.at)
      : w.numbering.opaque(record.kind, record.at, w.random)
  add(w, 'record', {
    id: record.id,
    kind: record.kind,
    reference: record.reference === undefined ? drawn : record.reference,
    acl_id: acl,
    unit_code: record.unit ?? null,
    origin: 'demo',
    synthetic: true,
    created_by: record.createdBy ?? null,
    created_at: record.at,
    updated_at: record.at,
  })
  return acl
}

/** Every fact of the demonstration came by import. */
export function keepOrigins(w: Writing, recordId: string, fields: readonly string[], at: Date): void {
  for (const field of fields)
    add(w, 'fact_origin', { record_id: recordId, field, how: 'imported', created_at: at })
}

export function addLink(w: Writing, link: Link): void {
  add(w, 'link', {
    id: w.random.id(link.at),
    from_id: link.from,
    to_id: link.to,
    role: link.role,
    note: link.note,
    source_id: link.sourceId,
    confidence: link.confidence,
    valid_from: link.validFrom,
    valid_to: link.validTo,
    origin: 'imported',
    created_at: link.at,
  })
}

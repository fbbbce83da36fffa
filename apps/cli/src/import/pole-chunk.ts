/** What a chunk of rows becomes: rows of tables, and what happened to each row of the file. */
import type { RecordKind } from '@mips/contracts/contract'
import type pg from 'pg'
import type { Row } from '../platform/copy.ts'
import type { Numbering } from '../platform/references.ts'
import { stableId } from './pole-ids.ts'

export type Outcome = {
  outcome: 'loaded' | 'merged' | 'refused'
  reason: string | null
  recordId: string | null
}

/** A node of the files: what it is, what it became, and the few words that relationships must compare. */
export type PoleNode = { label: string; recordId: string | null; isIn: boolean; words: string }

export type Chunk = {
  readonly client: pg.ClientBase
  readonly importName: string
  readonly startedAt: Date
  readonly nodes: Map<string, PoleNode>
  /** For a telephone call: the phones at its ends, by the id of the call. */
  readonly calls: ReadonlyMap<string, { from?: string; to?: string }>
  readonly out: Map<string, Row[]>
  readonly numbering: Numbering
}

export const loaded = (recordId: string | null, reason: string | null = null): Outcome => ({
  outcome: 'loaded',
  reason,
  recordId,
})
export const merged = (recordId: string | null, reason: string): Outcome => ({
  outcome: 'merged',
  reason,
  recordId,
})
export const refused = (reason: string): Outcome => ({ outcome: 'refused', reason, recordId: null })

export const idFor = (chunk: Chunk, ...names: string[]): string =>
  stableId(chunk.importName, chunk.startedAt, ...names)

export function addRow(chunk: Chunk, tableName: string, row: Row): void {
  const rows = chunk.out.get(tableName)
  if (rows === undefined) chunk.out.set(tableName, [row])
  else rows.push(row)
}

/** Makes the record of a row; `at` is when it happened, for the year of its number. */
export function addRecord(chunk: Chunk, kind: RecordKind, at: Date, ...names: string[]): string {
  const id = idFor(chunk, kind, ...names)
  addRow(chunk, 'record', {
    id,
    kind,
    reference: chunk.numbering.next(kind, at),
    origin: 'import',
    created_at: chunk.startedAt,
    updated_at: chunk.startedAt,
  })
  return id
}

/** Keeps that each fact that is there came by import. */
export function keepImported(chunk: Chunk, recordId: string, facts: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(facts)) {
    if (value !== null && value !== undefined && value !== '')
      addRow(chunk, 'fact_origin', {
        record_id: recordId,
        field,
        how: 'imported',
        created_at: chunk.startedAt,
      })
  }
}

export function addLink(
  chunk: Chunk,
  link: { key: string; from: string; to: string; role: string; note?: string; at?: Date },
): void {
  addRow(chunk, 'link', {
    id: idFor(chunk, 'link', link.key),
    from_id: link.from,
    to_id: link.to,
    role: link.role,
    note: link.note ?? null,
    confidence: 'reported',
    valid_from: link.at ?? null,
    valid_to: link.at ?? null,
    origin: 'imported',
    created_at: chunk.startedAt,
  })
}

/** A row may be written when what it points to is there. */
export const tableOrder = [
  'app_user',
  'record',
  'location',
  'object',
  'nominal',
  'person_record',
  'person_description',
  'person_trait',
  'person_name',
  'person_identifier',
  'person_search_open',
  'event',
  'crime',
  'event_officer',
  'link',
  'fact_origin',
] as const

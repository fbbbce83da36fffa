/** What the things among the nodes become: vehicles, phones, accounts and objects. */
import { nameObject } from '@mips/domain/pole/object-key'
import {
  addRecord,
  addRow,
  keepImported,
  loaded,
  merged,
  refused,
  type Chunk,
  type Outcome,
} from './pole-chunk.ts'
import { cell, type FileRow } from './pole-files.ts'
import { findAccounts, findThings } from './pole-known.ts'

export async function readVehicles(chunk: Chunk, rows: readonly FileRow[]): Promise<Outcome[]> {
  return readThings(chunk, rows, 'VEHICLE', (row) => {
    const year = Number(cell(row, 'year'))
    const facts = {
      kind: 'VEHICLE' as const,
      vrm: cell(row, 'reg'),
      make: cell(row, 'make'),
      model: cell(row, 'model'),
    }
    const named = nameObject(facts)
    if (!named.ok || named.keyValue === undefined)
      return named.ok ? 'The vehicle has no registration mark.' : named.problem
    const { kind: _kind, ...details } = {
      ...facts,
      vrm: named.keyValue,
      ...(Number.isInteger(year) && year > 1885 ? { year } : {}),
    }
    return { label: named.label, key: named.keyValue, details }
  })
}

/** Their numbers belong to no country, so they are found by their digits as they were given. */
export async function readPhones(chunk: Chunk, rows: readonly FileRow[]): Promise<Outcome[]> {
  return readThings(chunk, rows, 'PHONE', (row) => {
    const number = cell(row, 'phoneNo')
    const key = number.replace(/\D/g, '')
    return key === ''
      ? 'The phone has no number.'
      : {
          label: `Phone ${number}`,
          key,
          details: { number, description: 'Number as given by another system; it has no country.' },
        }
  })
}

export async function readEmails(chunk: Chunk, rows: readonly FileRow[]): Promise<Outcome[]> {
  return readThings(chunk, rows, 'ACCOUNT', (row) => {
    const named = nameObject({ kind: 'ACCOUNT', service: 'Email', email: cell(row, 'email_address') })
    if (!named.ok || named.keyValue === undefined)
      return named.ok ? 'The email address is empty.' : named.problem
    return {
      label: named.label,
      key: named.keyValue,
      details: { service: 'Email', email: cell(row, 'email_address') },
    }
  })
}

type Named = { label: string; key: string; details: Record<string, unknown> }

async function readThings(
  chunk: Chunk,
  rows: readonly FileRow[],
  kind: string,
  name: (row: FileRow) => Named | string,
): Promise<Outcome[]> {
  const named = rows.map(name)
  const keys = named.flatMap((one) => (typeof one === 'string' ? [] : [one.key]))
  const known =
    kind === 'ACCOUNT' ? await findAccounts(chunk.client, keys) : await findThings(chunk.client, kind, keys)
  return rows.map((row, index) => {
    const one = named[index]
    if (one === undefined || typeof one === 'string') return refused(one ?? 'The row cannot be read.')
    const same = known.get(one.key)
    if (same !== undefined) return merged(same, 'A thing with this number is in the store already.')
    const id = addRecord(chunk, 'Object', chunk.startedAt, row.key)
    known.set(one.key, id)
    addRow(chunk, 'object', {
      id,
      kind,
      label: one.label,
      key_value: one.key,
      details: JSON.stringify(one.details),
    })
    keepImported(chunk, id, one.details)
    return loaded(id)
  })
}

export function readObject(chunk: Chunk, row: FileRow): Outcome {
  const [name, serialNumber] = [cell(row, 'description'), cell(row, 'id')]
  if (name === '') return refused('The object has no description.')
  const id = addRecord(chunk, 'Object', chunk.startedAt, row.key)
  const details = { name, ...(serialNumber === '' ? {} : { serialNumber }), description: cell(row, 'type') }
  addRow(chunk, 'object', {
    id,
    kind: 'OTHER',
    label: name,
    key_value: serialNumber === '' ? null : serialNumber.toUpperCase(),
    details: JSON.stringify(details),
  })
  keepImported(chunk, id, details)
  return loaded(id)
}

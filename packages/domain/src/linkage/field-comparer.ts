/** One or more fields that are compared together, and how several such make the comparer of whole records. */
import type { Agreement, LinkageField, RecordComparer } from './linkage-model.ts'

/** Gives the value of a column of the record being prepared; undefined or empty when it is missing. */
export type Get = (column: string) => string | undefined

/** `compare` answers agreements numbered within its own `fields`. */
export type FieldComparer<Prepared> = {
  fields: readonly LinkageField[]
  prepare(get: Get): Prepared
  compare(a: Prepared, b: Prepared): Agreement[]
}

/** The same comparer with the type of what it prepares left out, so that different ones stand in one list. */
export function opaque<Prepared>(comparer: FieldComparer<Prepared>): FieldComparer<unknown> {
  return {
    fields: comparer.fields,
    prepare: (get) => comparer.prepare(get),
    compare: (a, b) => comparer.compare(a as Prepared, b as Prepared),
  }
}

/** A record prepared for every comparer, in their order. */
export type PreparedRecord = readonly unknown[]

/** The comparer of whole records and the function that prepares one. */
export function combineComparers(
  parts: readonly FieldComparer<unknown>[],
): RecordComparer<PreparedRecord> & { prepare(get: Get): PreparedRecord } {
  const offsets: number[] = []
  let fields: LinkageField[] = []
  for (const part of parts) {
    offsets.push(fields.length)
    fields = [...fields, ...part.fields]
  }
  return {
    fields,
    prepare: (get) => parts.map((part) => part.prepare(get)),
    compare(a, b) {
      const all: Agreement[] = []
      for (const [index, part] of parts.entries()) {
        const offset = offsets[index] ?? 0
        for (const agreement of part.compare(a[index], b[index]))
          all.push({ ...agreement, field: agreement.field + offset })
      }
      return all
    },
  }
}

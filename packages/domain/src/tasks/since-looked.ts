/** What changed since a reader last looked at a record or a list (TK-10). */
import { type Instant, isLater } from '../time/instant.ts'

export interface Change {
  at: Instant
  by: string
  what: string
  field?: string
}

/** Changes of others after the last look, latest last; everything where the reader never looked. Own changes are known. */
export function changedSince<C extends Change>(
  changes: readonly C[],
  reader: { userId: string; lastLookedAt?: Instant },
): { changes: C[]; fields: string[]; isFirstLook: boolean } {
  const others = changes
    .filter(
      ({ at, by }) =>
        by !== reader.userId && (reader.lastLookedAt === undefined || isLater(at, reader.lastLookedAt)),
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const fields = new Set(others.flatMap(({ field }) => (field === undefined ? [] : [field])))
  return { changes: others, fields: [...fields], isFirstLook: reader.lastLookedAt === undefined }
}

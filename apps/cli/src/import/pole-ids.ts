/** Ids that a row has for good: the same row of the same import has the same id however often it is read. */
import { createHash } from 'node:crypto'

/** A UUID of version 7: the time of the import in front, the rest from what is named. */
export function stableId(importName: string, startedAt: Date, ...names: string[]): string {
  const time = startedAt.getTime().toString(16).padStart(12, '0')
  const hash = createHash('sha256')
    .update([importName, ...names].join('\0'))
    .digest('hex')
  const variant = ((Number.parseInt(hash.charAt(3), 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}

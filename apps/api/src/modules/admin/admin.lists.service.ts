/** Lists of readers, shared by their content: the same readers and grade are one list, for all records that have them. */
import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/http/module.ts'
import { internAcl } from './admin.records.repository.ts'

export type Readers = {
  grade: 'signposted' | 'hidden' | 'silent'
  contact: string | null
  userIds: readonly string[]
  groupIds: readonly string[]
}

/** The id of the list of exactly these readers, which is made when there is none yet. */
export function internList(ctx: Ctx, readers: Readers): Promise<number> {
  const principals = [
    ...sorted(readers.userIds).map((id) => ({ kind: 'user' as const, id })),
    ...sorted(readers.groupIds).map((id) => ({ kind: 'group' as const, id })),
  ]
  const { grade, contact } = readers
  const setKey = createHash('sha256')
    .update(
      JSON.stringify([grade, contact, principals.map((principal) => `${principal.kind}:${principal.id}`)]),
    )
    .digest('hex')
  return internAcl(ctx.tx, {
    setKey,
    grade,
    label: 'Restricted',
    contact,
    principals,
    grantedBy: ctx.who.userId,
  })
}

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort()

/** Who of the audience of a briefing may hold which of its items, asked once for each list, kind and part in intelligence. */
import { permissionsOf } from '@mips/domain/access/roles'
import { intelligenceReaderOf } from '@mips/domain/intelligence/reader-roles'
import type { Ctx } from '../../platform/http/module.ts'
import type { HeldParagraph } from '../intelligence/intelligence.held.service.ts'
import type { LiveItem } from './briefing.live.service.ts'
import { listMayRead } from './briefing.repository.ts'
import type { AudienceRow, ItemRow } from './briefing.rows.ts'

/** Answers of each item the ids of those who may hold it now; items with the same readers share one list. */
export async function readersOf(
  ctx: Pick<Ctx, 'tx'>,
  audience: readonly AudienceRow[],
  items: readonly ItemRow[],
  live: ReadonlyMap<string, LiveItem>,
): Promise<(item: ItemRow) => readonly string[]> {
  const ids = audience.map(({ userId }) => userId)
  const asked = new Map<string, string[]>()
  const found = new Map<string, readonly string[]>()
  for (const item of items) {
    const now = live.get(item.id)
    if (now?.node === undefined) {
      found.set(item.id, ids)
      continue
    }
    const lists = [item.aclId, item.listAcl, now.paragraph?.listAcl ?? 0]
    const key = [now.node.kind, ...lists].join()
    const may = asked.get(key) ?? (await listMayRead(ctx.tx, ids, { kind: now.node.kind, lists }))
    asked.set(key, may)
    found.set(item.id, now.paragraph === undefined ? may : openTo(now.paragraph, audience, new Set(may)))
  }
  return (item) => found.get(item.id) ?? []
}

/** Those whose part in intelligence opens a paragraph (IA-2): asked once for each set of roles, and of each officer whom a condition names. */
function openTo(
  paragraph: HeldParagraph,
  audience: readonly AudienceRow[],
  may: ReadonlySet<string>,
): string[] {
  const named = new Set(paragraph.namedIds)
  const byRoles = new Map<string, boolean>()
  const isOpen = ({ userId, roles }: AudienceRow) =>
    paragraph.isOpenTo(
      intelligenceReaderOf({ userId, permissions: roles.flatMap(permissionsOf), acls: [paragraph.listAcl] }),
    )
  return audience
    .filter((reader) => {
      if (!may.has(reader.userId)) return false
      if (named.has(reader.userId)) return isOpen(reader)
      const key = reader.roles.join()
      const known = byRoles.get(key) ?? isOpen(reader)
      byRoles.set(key, known)
      return known
    })
    .map(({ userId }) => userId)
}

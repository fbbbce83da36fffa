/** Briefings, their items and their receipts as they are answered. */
import type { BriefingDraftLine, BriefingHead, BriefingLine } from '@mips/contracts/briefing-parts'
import type { OfficerRef } from '@mips/contracts/common'
import { isRoleCode, roleLabel } from '@mips/domain/access/roles'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { ShownItem } from '@mips/domain/intelligence/briefing'
import { briefingItemKinds, briefingShifts } from '@mips/domain/intelligence/briefing-audience'
import type { LiveItem } from './briefing.live.service.ts'
import type { BriefingRow, ItemRow } from './briefing.rows.ts'

export const dayOf = (day: Date): string => day.toISOString().slice(0, 10)

const states: Readonly<Record<string, string>> = { DRAFT: 'Draft', PUBLISHED: 'Published', ENDED: 'Ended' }

/** Names of staff and units that the answers need. */
export type Names = { officers: ReadonlyMap<string, OfficerRef>; units: ReadonlyMap<string, string> }

export function presentHead(row: BriefingRow, { officers, units }: Names): BriefingHead {
  return {
    id: row.id,
    title: row.title,
    from: dayOf(row.fromDay),
    until: dayOf(row.untilDay),
    units: row.units.map((code) => ({ code, label: units.get(code) ?? code })),
    roles: row.roles.map((code) => ({ code, label: isRoleCode(code) ? roleLabel(code) : code })),
    shift: row.shift === null ? null : { code: row.shift, label: labelIn(briefingShifts, row.shift) },
    state: row.state,
    stateLabel: states[row.state] ?? row.state,
    madeBy: officers.get(row.madeBy ?? '') ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }
}

type Read = Pick<ShownItem, 'isRead' | 'isChanged'>

/** One item with the words of its record as they are now. */
export function presentLine(item: ItemRow, now: LiveItem, read: Read, names: Names): BriefingLine {
  const { live, node, row, paragraph } = now
  const isIntelligence = paragraph !== undefined
  return {
    id: item.id,
    kind: kindOf(item.kind),
    record:
      node === undefined
        ? null
        : { id: node.id, kind: node.kind, reference: node.reference, title: live.title },
    detail: isIntelligence ? null : (node?.detail ?? null),
    hasWarning: node?.hasWarning ?? false,
    words: paragraph?.text ?? item.words,
    grade: paragraph?.grade ?? null,
    conditions: paragraph?.conditions ?? [],
    ask: item.ask,
    marking: live.marking,
    photograph:
      row === undefined || row.photographId === null || row.photographOf === null || isIntelligence
        ? null
        : { id: row.photographId, recordId: row.photographOf, takenOn: row.takenOn },
    place:
      row === undefined || row.address === null || isIntelligence
        ? null
        : { address: row.address, easting: row.easting, northing: row.northing },
    isMustRead: item.isMustRead,
    ...read,
    version: live.version,
    addedBy: names.officers.get(item.addedBy ?? '') ?? null,
    addedAt: item.addedAt.toISOString(),
    until: dayOf(item.untilDay),
  }
}

const kindOf = (code: string) => ({ code, label: labelIn(briefingItemKinds, code) })

const goneWords = {
  EXPIRED: 'Its last day has passed',
  ENDED: 'Found, arrested or closed',
  GONE: 'No longer there to be told',
} as const
export type Gone = keyof typeof goneWords

/** An item for its makers; what is not there any more keeps nothing but what they wrote themselves. */
export function presentDraftLine(
  item: ItemRow,
  now: LiveItem | undefined,
  gone: Gone | undefined,
  names: Names,
): BriefingDraftLine {
  const empty: LiveItem = {
    live: { version: 1, title: '', marking: 'OFFICIAL', isEnded: true, isOnPhone: true },
  }
  return {
    ...presentLine(item, now ?? empty, { isRead: false, isChanged: false }, names),
    stands: gone === undefined,
    gone: gone === undefined ? null : { code: gone, label: goneWords[gone] },
  }
}

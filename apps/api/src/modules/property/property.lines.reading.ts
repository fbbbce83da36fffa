/** Exhibits in a list and what rings for them, as every page of property reads them. */
import type { AlarmLine, DueLine, ExhibitLine } from '@mips/contracts/property-lines'
import { labelIn } from '@mips/domain/custody/offence-words'
import { needsTwoPeople, propertyKinds } from '@mips/domain/property/property-kinds'
import { duties } from '@mips/domain/rules/due'
import { alarmsOf } from './property.reading.ts'
import type { LineRow, LoggedRow } from './property.rows.ts'

export const presentLine = (row: LineRow): ExhibitLine => ({
  id: row.id,
  reference: row.reference,
  exhibitRef: row.exhibitRef,
  kind: { code: row.kind, label: labelIn(propertyKinds, row.kind) },
  needsTwo: needsTwoPeople(row.kind),
  description: row.description,
  seizedAt: row.seizedAt,
  seizedBy: row.seizedBy,
  holder: { kind: row.holderKind, id: row.holderId, label: row.holder },
  seal: row.seal,
  source: row.source,
  notFoundSince: row.notFoundSince,
  isPhotographed: row.photographs > 0,
  version: row.version,
})

export const presentDue = ({ harm, who, ...due }: ReturnType<typeof alarmsOf>[number]): DueLine => ({
  ...due,
  who: { code: who, label: labelIn(duties, who) },
  harm,
})

/** What rings for a list of items, by harm and then by due time; a review that is not due yet does not ring. */
export const presentAlarms = (rows: readonly LoggedRow[], now: Date): AlarmLine[] =>
  rows
    .flatMap((row) =>
      alarmsOf(row, now)
        .filter(({ what, isOverdue }) => isOverdue || !what.startsWith('KEEP_REVIEW'))
        .map((alarm) => ({ exhibit: presentLine(row), alarm: presentDue(alarm) })),
    )
    .sort((a, b) => b.alarm.harm - a.alarm.harm || (a.alarm.by < b.alarm.by ? -1 : 1))

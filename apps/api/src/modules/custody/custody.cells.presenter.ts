/** The cells of a suite as its staff see them. */
import type { CellLine } from '@mips/contracts/custody-replies'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { cellKinds } from '@mips/domain/custody/cell-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { displayName } from '@mips/domain/nominal/display-name'
import type { CellRow } from './custody.rows.ts'

/** One cell on a London day (YYYY-MM-DD). */
export function presentCell(row: CellRow, day: string): CellLine {
  return {
    code: row.code,
    kind: row.kind,
    kindLabel: labelIn(cellKinds, row.kind),
    capacity: row.capacity,
    hasCctv: row.hasCctv,
    isAntiLigature: row.isAntiLigature,
    outOfUse:
      row.outOfUseFrom === null
        ? null
        : { from: row.outOfUseFrom, reason: row.outOfUseReason ?? '', by: row.outOfUseBy },
    held: row.held.map(({ id, custodyNumber, person, observationLevel }) => ({
      id,
      custodyNumber,
      personName: person === null ? 'Name not known' : displayName(person),
      isChild: treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, day).isChild,
      sexLabel: labelIn(sexes, person?.sex ?? 'N'),
      observationLevel,
    })),
  }
}

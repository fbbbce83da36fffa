/** Products, their parts and their evidence as they are answered. */
import type { OfficerRef } from '@mips/contracts/common'
import type { EvidenceView, Narrative, ProductHead } from '@mips/contracts/product-parts'
import { printGrade } from '@mips/domain/codes/information'
import { labelIn } from '@mips/domain/custody/offence-words'
import { narrativeBases } from '@mips/domain/intelligence/product-parts'
import { type EvidenceChange, evidenceChangeKinds, productKinds } from '@mips/domain/intelligence/products'
import { changeOf, type HeldEvidence, reliedOn } from './product.reading.ts'
import type { ProductRow, SectionRow } from './product.repository.ts'

type Officers = ReadonlyMap<string, OfficerRef>

export const dayOf = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null

export const stateLabels: Readonly<Record<string, string>> = { DRAFT: 'Draft', APPROVED: 'Approved' }

export function presentHead(row: ProductRow, reference: string | null, officers: Officers): ProductHead {
  return {
    id: row.id,
    reference,
    kind: { code: row.kind, label: labelIn(productKinds, row.kind as 'SUBJECT') },
    title: row.title,
    state: row.state,
    stateLabel: stateLabels[row.state] ?? row.state,
    from: dayOf(row.fromDay),
    until: dayOf(row.untilDay),
    madeAt: row.madeAt.toISOString(),
    author: officers.get(row.authorId) ?? null,
  }
}

/** The newest words of each part; a part whose words were taken out has none. */
export function narrativesOf(rows: readonly SectionRow[], officers: Officers): Map<string, Narrative> {
  const newest = new Map(rows.map((row) => [row.code, row]))
  return new Map(
    [...newest.values()]
      .filter(({ text }) => text !== '')
      .map((row) => [
        row.code,
        {
          version: row.version,
          text: row.text,
          basis:
            row.basis === null
              ? null
              : { code: row.basis, label: labelIn(narrativeBases, row.basis as 'ASSESSMENT') },
          writtenBy: officers.get(row.writtenBy ?? '') ?? null,
          writtenAt: row.writtenAt.toISOString(),
        },
      ]),
  )
}

/** Evidence numbered among what this reader holds. */
export function presentEvidence(
  held: readonly HeldEvidence[],
  changes: readonly EvidenceChange[],
  officers: Officers,
): EvidenceView[] {
  return held.map(({ row, node, paragraph }, place) => {
    const change = changeOf(changes, row)
    const relied = reliedOn(row)?.grade
    return {
      id: row.id,
      number: place + 1,
      record: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
      text: paragraph?.text ?? null,
      grade:
        paragraph === undefined || relied === undefined
          ? null
          : {
              relied: printGrade(relied.source, relied.assessment, relied.handling),
              now: paragraph.grade.printed,
            },
      conditions: paragraph?.conditions ?? [],
      marking: paragraph?.marking ?? null,
      change: change === undefined ? null : { code: change, label: labelIn(evidenceChangeKinds, change) },
      addedAt: row.addedAt.toISOString(),
      addedBy: officers.get(row.addedBy ?? '') ?? null,
    }
  })
}

import type { CarriedFact } from '@mips/contracts/safeguarding-replies'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { SummaryList, type SummaryRow } from '@mips/ui/summary-list.tsx'
import type { ReactNode } from 'react'
import { pathOfRecord, paths } from '../../platform/paths.ts'

/** What the store holds already: shown with its source, confirmed by sending, put right on the record that holds it. */
export function KnownFacts({
  carried,
  rows = [],
  children,
}: {
  carried: readonly CarriedFact[]
  rows?: readonly SummaryRow[]
  children?: ReactNode
}) {
  const [first] = carried
  return (
    <Card title="Known already">
      <SummaryList
        columns={2}
        rows={[
          ...carried.map((fact) => ({
            key: fact.label,
            value: fact.value,
            source: (
              <SourceNote
                fact={fact.label}
                origin="Carried over"
                source={fact.fromReference ?? 'The record'}
              />
            ),
          })),
          ...rows,
        ]}
      />
      {children}
      {first === undefined ? null : (
        <p className="mips-muted mips-small">
          Carried over: you confirm it by sending the report. Is something wrong?{' '}
          <Link href={pathOfRecord({ id: first.fromId, kind: first.fromKind }) ?? paths.home()}>
            Put it right there
          </Link>
          .
        </p>
      )}
    </Card>
  )
}

import type { CarriedFact } from '@mips/contracts/safeguarding-replies'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { SummaryList, type SummaryRow } from '@mips/ui/summary-list.tsx'
import type { ReactNode } from 'react'
import { paths } from '../../platform/paths.ts'

/** What the store holds already: shown with its source, confirmed by sending, put right on the incident. */
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
                source={fact.fromReference ?? 'The incident'}
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
          <Link href={paths.incident(first.fromId)}>Put it right on the incident</Link>.
        </p>
      )}
    </Card>
  )
}

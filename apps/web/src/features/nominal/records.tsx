import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDate } from '../../platform/format.ts'
import { Lines, Section } from './fact-sections.tsx'
import { SourceOf } from './source-of.tsx'

/** The records that this view is computed from. */
export function Records({ nominal }: { nominal: GoldenNominal }) {
  return (
    <Section id="records" title="Where this comes from">
      <Lines
        empty="No records"
        lines={nominal.records.map((record) => ({
          id: record.id,
          content: (
            <>
              {record.words}{' '}
              <span className="mips-muted">
                {record.dob === null ? '' : `b. ${formatDate(record.dob)} `}from {record.source.title}
              </span>{' '}
              {record.isRestricted ? <Tag tone="special">Restricted</Tag> : null}
            </>
          ),
          note: <SourceOf fact={`record ${record.words}`} source={record.source} />,
        }))}
      />
    </Section>
  )
}

import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDate } from '../../platform/format.ts'
import { Lines, Section } from './fact-sections.tsx'
import { SourceOf } from './source-of.tsx'

/** Live warnings worst first, then those that were ended, with the reason of each. */
export function Warnings({ nominal }: { nominal: GoldenNominal }) {
  return (
    <Section id="warnings" title="Warnings">
      <Lines
        empty="No warnings recorded on this store"
        lines={nominal.warnings.map((warning) => ({
          id: warning.id,
          content: (
            <>
              {warning.endedOn === null ? <strong>{warning.label}</strong> : <s>{warning.label}</s>}{' '}
              {warning.isUnreviewed && warning.endedOn === null ? (
                <Tag tone="caution">Not reviewed since {formatDate(warning.reviewOn)}</Tag>
              ) : null}
              <br />
              {warning.reason}
              <span className="mips-muted">
                {' '}
                since {formatDate(warning.startsOn)}
                {warning.endedOn === null
                  ? `, review ${formatDate(warning.reviewOn)}`
                  : `, ended ${formatDate(warning.endedOn)}`}
              </span>
            </>
          ),
          note: <SourceOf fact={`warning ${warning.label}`} source={warning.source} />,
        }))}
      />
    </Section>
  )
}

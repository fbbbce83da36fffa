import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { Lines, Section } from './fact-sections.tsx'
import { SourceOf } from './source-of.tsx'

const decisionWords: Record<string, string> = {
  same: 'the same person as',
  not_same: 'not the same person as',
  unsure: 'not sure whether the same person as',
}

/** The records that this view is computed from, and the decisions that joined or parted them. */
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
      {nominal.decisions.length === 0 ? null : (
        <Details summary={`Decisions about who this is (${nominal.decisions.length})`}>
          <Lines
            empty=""
            lines={nominal.decisions.map((decision) => ({
              id: decision.id,
              content: (
                <>
                  {formatDateTime(decision.decidedAt)}:{' '}
                  {decisionWords[decision.decision] ?? decision.decision}{' '}
                  {decision.otherNominalId === null ? (
                    decision.otherWords
                  ) : (
                    <Link href={paths.nominal(decision.otherNominalId)}>{decision.otherWords}</Link>
                  )}
                  . {decision.reason}
                  <span className="mips-muted"> {decision.decidedBy}</span>
                  {decision.undoneAt === null ? null : (
                    <>
                      {' '}
                      <Tag tone="neutral">Undone {formatDate(decision.undoneAt)}</Tag> {decision.undoneReason}
                    </>
                  )}
                </>
              ),
            }))}
          />
        </Details>
      )}
    </Section>
  )
}

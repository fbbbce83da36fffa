import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Link } from '@mips/ui/link.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { formatDate } from '../../platform/format.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { asWarnings } from '../../platform/warnings.ts'
import { Lines, Section } from './fact-sections.tsx'
import { SourceOf } from './source-of.tsx'

/** People linked to this one, and those who had a part in the same events. */
export function Associates({ nominal }: { nominal: GoldenNominal }) {
  return (
    <Section id="associates" title="Associates">
      <Lines
        empty="No associates recorded"
        lines={nominal.associates.map((other) => ({
          id: other.nominalId,
          content: (
            <>
              <Link href={paths.nominal(other.nominalId)}>{other.displayName}</Link>{' '}
              <span className="mips-muted">
                {other.dob === null ? '' : `b. ${formatDate(other.dob)} `}
                {relationWords(other)}
              </span>
              <LastTogether last={other.lastTogether} />
              {other.markers.length > 0 ? (
                <WarningStrip size="small" about={other.displayName} markers={asWarnings(other.markers)} />
              ) : null}
            </>
          ),
          note: other.relations.map((relation) => (
            <SourceOf
              key={relation.linkId}
              fact={`${relation.roleLabel} ${other.displayName}`}
              source={relation.source}
            />
          )),
        }))}
      />
    </Section>
  )
}

type Associate = GoldenNominal['associates'][number]

function relationWords({ relations, eventsTogether }: Associate): string {
  const together =
    eventsTogether === 0
      ? []
      : [eventsTogether === 1 ? 'one event together' : `${eventsTogether} events together`]
  return [...new Set(relations.map((relation) => relation.roleLabel.toLowerCase())), ...together].join(', ')
}

function LastTogether({ last }: { last: Associate['lastTogether'] }) {
  if (last === null) return null
  const href = pathOfRecord(last)
  return (
    <span className="mips-small mips-muted">
      {' '}
      last {formatDate(last.at)}: {href === undefined ? last.title : <Link href={href}>{last.title}</Link>}
    </span>
  )
}

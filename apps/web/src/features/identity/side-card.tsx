import type { JoinSide } from '@mips/contracts/identity-replies'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { formatDate } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { PersonPhoto } from '../../platform/person-photo.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { asWarnings } from '../../platform/warnings.ts'
import { bornWords, sexWords } from './match-words.ts'

/** One of the two: photograph, who it is, warnings, and where they live. */
export function SideCard({ side }: { side: JoinSide }) {
  const since = side.lastAddress?.since ?? null
  return (
    <Card
      title={
        <>
          <Link href={paths.nominal(side.nominalId)}>{side.displayName}</Link>{' '}
          <span className="mips-muted">{side.reference}</span>
        </>
      }
      actions={side.isRestricted ? <Tag tone="special">Restricted</Tag> : undefined}
    >
      <div className="mips-hit">
        <PersonPhoto photograph={side.photograph} name={side.displayName} size="large" />
        <div className="mips-hit__body mips-stack">
          <WarningStrip
            about={side.displayName}
            markers={asWarnings(side.markers)}
            checked={{ date: formatDate(serverNow().toISOString()) }}
          />
          <SummaryList
            withoutBorders
            rows={[
              { key: 'Born', value: bornWords(side).replace(/^b\. /, '') },
              { key: 'Sex', value: sexWords(side.sex) },
              {
                key: 'Last address',
                value:
                  side.lastAddress === null
                    ? 'none recorded'
                    : `${side.lastAddress.address}${since === null ? '' : `, since ${formatDate(since)}`}`,
              },
              { key: 'Also known as', value: side.alsoKnownAs.join('; ') || 'nothing else' },
            ]}
          />
        </div>
      </div>
    </Card>
  )
}

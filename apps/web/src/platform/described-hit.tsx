import type { DescribedHit } from '@mips/contracts/description'
import { Link } from '@mips/ui/link.tsx'
import { ReasonList } from '@mips/ui/reason-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { formatDate } from './format.ts'
import { paths } from './paths.ts'
import { PersonPhoto } from './person-photo.tsx'
import { asWarnings } from './warnings.ts'

type Props = { hit: DescribedHit; asked: number; searchedAt: string }

/** A person who may be the one described: what fits, what differs, what nobody recorded. */
export function DescribedHitCard({ hit, asked, searchedAt }: Props) {
  const born =
    hit.dob === null
      ? 'date of birth not known'
      : `b. ${hit.dobPrecision === 'range' ? hit.dob : formatDate(hit.dob)}`
  const told = asked - hit.notRecorded.length
  return (
    <article className="mips-hit" aria-label={hit.displayName}>
      <PersonPhoto photograph={hit.photograph} name={hit.displayName} />
      <div className="mips-hit__body">
        <p className="mips-hit__line">
          <span className="mips-hit__name">
            <Link href={paths.nominal(hit.nominalId)}>{hit.displayName}</Link>
          </span>
          <span>{`${born}${hit.ageYears === null ? '' : ` (${hit.ageYears})`}`}</span>
          <span className="mips-muted">{hit.reference}</span>
          <Tag tone={hit.differs.length === 0 && told === asked ? 'good' : 'info'}>
            {`Fits ${told - hit.differs.length} of ${asked}`}
          </Tag>
          {hit.isRestricted ? <Tag tone="special">Restricted</Tag> : null}
        </p>
        <WarningStrip
          size="small"
          about={hit.displayName}
          markers={asWarnings(hit.markers)}
          checked={{ date: formatDate(searchedAt) }}
        />
        <p className="mips-hit__detail">{hit.lastAddress?.address ?? 'No address recorded'}</p>
        <ReasonList
          label="Why"
          reasons={[
            ...hit.fits.map((words) => ({ words, weight: 'strong' as const })),
            ...hit.differs.map((words) => ({ words, weight: 'against' as const })),
          ]}
        />
        {hit.notRecorded.length === 0 ? null : (
          <p className="mips-hit__detail mips-muted">Not recorded: {hit.notRecorded.join('; ')}</p>
        )}
      </div>
    </article>
  )
}

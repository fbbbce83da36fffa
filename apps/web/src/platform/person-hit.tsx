/** A person found by a search: enough to know them again, their warnings, and why they were found. */
import type { PersonHit } from '@mips/contracts/nominal-terms'
import { ReasonList, type Reason } from '@mips/ui/reason-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import type { ReactNode } from 'react'
import { formatDate } from './format.ts'
import { PersonPhoto } from './person-photo.tsx'
import { asWarnings } from './warnings.ts'

const bandTone = {
  'almost certainly': 'good',
  probable: 'info',
  possible: 'neutral',
  hidden: 'neutral',
} as const
const bandWords = {
  'almost certainly': 'Almost certainly',
  probable: 'Probable',
  possible: 'Possible',
  hidden: 'Weak match',
} as const
const sexWords: Record<string, string> = { M: 'male', F: 'female' }

/** A reason that names a difference speaks against. */
const weigh = (words: string): Reason => {
  if (/differs|different|the other way round|may be a twin|not enough/.test(words))
    return { words, weight: 'against' }
  return { words, weight: words.startsWith('same ') ? 'strong' : 'some' }
}

export type PersonHitCardProps = {
  hit: PersonHit
  /** The name, as a link or as words. */
  name: ReactNode
  /** When the search was made: warnings were checked then. */
  searchedAt: string
  actions?: ReactNode
  children?: ReactNode
}

/** Photograph, name, birth, warnings first, last address, other names, reasons. */
export function PersonHitCard({ hit, name, searchedAt, actions, children }: PersonHitCardProps) {
  const born =
    hit.dob === null
      ? 'date of birth not known'
      : `b. ${hit.dobPrecision === 'range' ? hit.dob : formatDate(hit.dob)}`
  return (
    <article className="mips-hit" aria-label={hit.displayName}>
      <PersonPhoto photograph={hit.photograph} name={hit.displayName} />
      <div className="mips-hit__body">
        <p className="mips-hit__line">
          <span className="mips-hit__name">{name}</span>
          <span>{`${born}${hit.ageYears === null ? '' : ` (${hit.ageYears})`}`}</span>
          {hit.sex !== null && hit.sex in sexWords ? <span>{sexWords[hit.sex]}</span> : null}
          <span className="mips-muted">{hit.reference}</span>
          <Tag tone={bandTone[hit.band]}>{bandWords[hit.band]}</Tag>
          {hit.isRestricted ? <Tag tone="special">Restricted</Tag> : null}
        </p>
        <WarningStrip
          size="small"
          about={hit.displayName}
          markers={asWarnings(hit.markers)}
          checked={{ date: formatDate(searchedAt) }}
        />
        <p className="mips-hit__detail">
          {hit.lastAddress === null ? 'No address recorded' : hit.lastAddress.address}
          {hit.alsoKnownAs.length > 0 ? ` · also ${hit.alsoKnownAs.join('; ')}` : ''}
        </p>
        {hit.reasons.length > 0 ? <ReasonList reasons={[...new Set(hit.reasons)].map(weigh)} /> : null}
        {actions === undefined ? null : <div className="mips-button-group mips-no-print">{actions}</div>}
        {children}
      </div>
    </article>
  )
}

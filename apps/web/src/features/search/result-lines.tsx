/** What a search found as lines of one list, each with the page that it opens. */
import type { PersonHit } from '@mips/contracts/nominal-terms'
import type { RecordHit, TextHit } from '@mips/contracts/pole-search'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Icon, type IconName } from '@mips/ui/icon.tsx'
import { Link } from '@mips/ui/link.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { PersonHitCard } from '../../platform/person-hit.tsx'
import { asWarnings } from '../../platform/warnings.ts'

export type Line = { id: string; href: string | undefined; content: ReactNode }

export const personLines = (hits: readonly PersonHit[], searchedAt: string): Line[] =>
  hits.map((hit) => ({
    id: hit.nominalId,
    href: paths.nominal(hit.nominalId),
    content: (
      <PersonHitCard
        hit={hit}
        searchedAt={searchedAt}
        name={<Link href={paths.nominal(hit.nominalId)}>{hit.displayName}</Link>}
      />
    ),
  }))

export const recordLines = (hits: readonly RecordHit[]): Line[] =>
  hits.map((hit) => ({ id: hit.id, href: pathOfRecord(hit), content: <RecordLine hit={hit} /> }))

export const textLines = (hits: readonly TextHit[]): Line[] =>
  hits.map((hit) => ({
    id: `${hit.id} ${hit.source}`,
    href: pathOfRecord({ id: hit.recordId, kind: hit.kind }),
    content: <TextLine hit={hit} />,
  }))

/** The piece of a log entry or a narrative where the words stand, and the record that it is part of. */
function TextLine({ hit }: { hit: TextHit }) {
  const href = pathOfRecord({ id: hit.recordId, kind: hit.kind })
  return (
    <article className="mips-hit" aria-label={`${hit.sourceLabel}: ${hit.title}`}>
      <span className="mips-hit__icon">
        <Icon name="reports" />
      </span>
      <div className="mips-hit__body">
        <p className="mips-hit__line">
          <span className="mips-hit__name">
            {href === undefined ? hit.title : <Link href={href}>{hit.title}</Link>}
          </span>
          <span>{hit.sourceLabel}</span>
          <span className="mips-muted">{hit.reference}</span>
          {hit.force === null ? null : <span>{hit.force}</span>}
          <span>{formatDateTime(hit.happenedAt)}</span>
          {hit.author === null ? null : <span className="mips-muted">{hit.author}</span>}
        </p>
        <p className="mips-hit__detail">
          {hit.snippet.map((part, place) =>
            part.isMatch ? <mark key={place}>{part.text}</mark> : <span key={place}>{part.text}</span>,
          )}
          {hit.note === null ? null : <span className="mips-muted">{hit.note}</span>}
        </p>
      </div>
    </article>
  )
}

const icons: Record<string, IconName> = { Location: 'place', Object: 'object' }

function RecordLine({ hit }: { hit: RecordHit }) {
  const href = pathOfRecord(hit)
  return (
    <article className="mips-hit" aria-label={hit.title}>
      <span className="mips-hit__icon">
        <Icon name={icons[hit.kind] ?? 'event'} />
      </span>
      <div className="mips-hit__body">
        <p className="mips-hit__line">
          <span className="mips-hit__name">
            {href === undefined ? hit.title : <Link href={href}>{hit.title}</Link>}
          </span>
          <span>{kindLabel(hit.kind)}</span>
          <span className="mips-muted">{hit.reference}</span>
          {hit.happenedAt === null ? null : <span>{formatDateTime(hit.happenedAt)}</span>}
        </p>
        {hit.markers.length > 0 ? (
          <WarningStrip size="small" about={hit.title} markers={asWarnings(hit.markers)} />
        ) : null}
        {hit.subtitle === null ? null : <p className="mips-hit__detail">{hit.subtitle}</p>}
        {hit.peopleHere.length > 0 ? <PeopleHere people={hit.peopleHere} kind={hit.kind} /> : null}
        <p className="mips-hit__detail mips-muted">Why it matched: {hit.matchedBy}</p>
      </div>
    </article>
  )
}

function PeopleHere({ people, kind }: { people: RecordHit['peopleHere']; kind: string }) {
  return (
    <div>
      <p className="mips-hit__detail">
        {kind === 'Location' ? 'People known there:' : 'People linked to it:'}
      </p>
      <ul className="mips-hit__people">
        {people.map((person) => (
          <li key={`${person.personRecordId} ${person.role}`}>
            <Link href={paths.nominal(person.nominalId)}>{person.name}</Link>{' '}
            {person.dob === null ? '' : `b. ${formatDate(person.dob)}`} · {person.roleLabel}
            {person.markers.length > 0 ? (
              <WarningStrip size="small" about={person.name} markers={asWarnings(person.markers)} />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

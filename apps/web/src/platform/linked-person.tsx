/** A person as places, objects and events show them: photograph, name, birth, role, warnings, and how they came to stand there. */
import { londonDay } from '@mips/domain/time/london-day'
import type { LinkedPerson } from '@mips/contracts/pole-replies'
import { Link } from '@mips/ui/link.tsx'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import type { ReactNode } from 'react'
import { formatBorn, formatDate } from './format.ts'
import { paths } from './paths.ts'
import { PersonPhoto } from './person-photo.tsx'
import { serverNow } from './server-clock.ts'
import { asWarnings } from './warnings.ts'

const originWords: Record<string, string> = {
  typed: 'Typed',
  chosen: 'Chosen from a search',
  carried: 'Carried over from another record',
  imported: 'Imported',
  derived: 'Worked out',
}

/** How a fact came, in words. */
export const wordsOfOrigin = (how: string): string => originWords[how] ?? how

export type LinkedPersonLineProps = {
  person: LinkedPerson
  /** What the fact is called for its source note, such as "role in this incident". */
  fact: string
  checkedAt: string
  actions?: ReactNode
}

/** One line of a list of people; an ended role stays, struck through. */
export function LinkedPersonLine({ person, fact, checkedAt, actions }: LinkedPersonLineProps) {
  const isEnded = person.endedAt !== null
  return (
    <article className="mips-hit" aria-label={`${person.name}, ${person.roleLabel}`}>
      <PersonPhoto photograph={person.photograph} name={person.name} />
      <div className="mips-hit__body">
        <p className="mips-hit__line">
          <span className="mips-hit__name">
            <Link href={paths.nominal(person.nominalId)}>{person.name}</Link>
          </span>
          <span>
            {person.dob === null
              ? 'date of birth not known'
              : `b. ${formatBorn(person.dob, londonDay(serverNow().toISOString()))}`}
          </span>
          <Tag tone={isEnded ? 'neutral' : 'info'}>
            {isEnded ? <s>{person.roleLabel}</s> : person.roleLabel}
          </Tag>
          <SourceNote
            fact={`${person.name}: ${fact}`}
            source={person.reference ?? 'Person on record'}
            origin={wordsOfOrigin(person.origin)}
            confidence={person.confidence}
            date={person.validFrom === null ? undefined : formatDate(person.validFrom)}
          />
        </p>
        <WarningStrip
          size="small"
          about={person.name}
          markers={asWarnings(person.markers)}
          checked={{ date: checkedAt }}
        />
        {person.note === null ? null : <p className="mips-hit__detail">{person.note}</p>}
        {isEnded ? <p className="mips-hit__detail mips-muted">Ended {formatDate(person.endedAt)}</p> : null}
        {actions === undefined ? null : <div className="mips-row">{actions}</div>}
      </div>
    </article>
  )
}

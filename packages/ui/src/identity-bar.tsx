import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { BareLink } from './link.tsx'
import { PhotoFrame } from './photo-frame.tsx'
import type { PhotoFrameProps } from './photo-frame.tsx'

export type IdentityBarProps = {
  /** SURNAME, Forenames. */
  name: string
  photo?: Omit<PhotoFrameProps, 'name' | 'size'>
  /** In words to show, such as 03/04/1987, or "1987 (year only)". */
  dateOfBirth?: string
  age?: number
  reference: string
  /** PNC, CRO and others. */
  identifiers?: readonly { label: string; value: ReactNode }[]
  /** A WarningStrip. */
  warnings: ReactNode
  /** Buttons or a Menu. */
  actions?: ReactNode
  /** The record's own page, when the bar stands on another. */
  href?: string
  /** The page's h1 on the person's own page; h2 on forms about the person. */
  headingLevel?: 1 | 2
  isStatic?: boolean
}

/** Who this is about. It stays in sight while the page scrolls, and stands on every form about the person. */
export function IdentityBar(props: IdentityBarProps) {
  const { name, photo, dateOfBirth, age, reference, identifiers = [], warnings, actions, href } = props
  const Heading = props.headingLevel === 2 ? 'h2' : 'h1'
  const born = dateOfBirth ? `b. ${dateOfBirth}` : 'date of birth not known'
  return (
    <section
      className={classNames('mips-identity', props.isStatic && 'mips-identity--static')}
      aria-label={`About ${name}`}
    >
      <div className="mips-identity__photo">
        <PhotoFrame {...photo} name={name} size="medium" />
      </div>
      <div className="mips-identity__body">
        <div className="mips-identity__line">
          <Heading className="mips-identity__name">
            {href ? <BareLink href={href}>{name}</BareLink> : name}
          </Heading>
          <span className="mips-identity__fact">
            {born}
            {age === undefined ? '' : ` (${age})`}
          </span>
          <span className="mips-identity__fact mips-identity__reference">{reference}</span>
          {identifiers.map((identifier) => (
            <span key={identifier.label} className="mips-identity__fact">
              <span className="mips-muted">{identifier.label}</span> {identifier.value}
            </span>
          ))}
        </div>
        {warnings}
      </div>
      {actions ? <div className="mips-identity__actions">{actions}</div> : null}
    </section>
  )
}

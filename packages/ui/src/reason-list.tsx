import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type Reason = {
  words: string
  /** How it speaks: strongly for, for, or against. */
  weight?: 'strong' | 'some' | 'against'
}

export type ReasonListProps = {
  reasons: readonly Reason[]
  /** Before the reasons, such as "Why it matched". */
  label?: string
}

const looks: Record<NonNullable<Reason['weight']>, { icon: IconName; words: string }> = {
  strong: { icon: 'tick', words: 'strong: ' },
  some: { icon: 'plus', words: '' },
  against: { icon: 'cross', words: 'against: ' },
}

/** Why a match was offered, in words. */
export function ReasonList({ reasons, label = 'Why it matched' }: ReasonListProps) {
  return (
    <div className="mips-reasons">
      <span className="mips-reasons__label">{label}:</span>
      <ul className="mips-reasons__list" aria-label={label}>
        {reasons.map((reason) => {
          const look = looks[reason.weight ?? 'some']
          return (
            <li
              key={reason.words}
              className={`mips-reasons__item mips-reasons__item--${reason.weight ?? 'some'}`}
            >
              <Icon name={look.icon} />
              <span className="govuk-visually-hidden">{look.words}</span>
              {reason.words}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

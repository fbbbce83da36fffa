import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type ActiveFilter = { id: string; label: string; onRemove: () => void }

export type FilterPanelProps = {
  /** Filters in force, each with a way to take it off. */
  active: readonly ActiveFilter[]
  onClear?: () => void
  /** How many are shown, in words; read out when it changes. */
  found?: ReactNode
  /** The fields. */
  children: ReactNode
  isOpen?: boolean
  title?: string
}

/** Fields that narrow a list, folded away, with what is in force always in sight. */
export function FilterPanel({
  active,
  onClear,
  found,
  children,
  isOpen,
  title = 'Filter',
}: FilterPanelProps) {
  return (
    <section className="mips-filter" aria-label={title}>
      <details className="mips-filter__details" open={isOpen}>
        <summary className="mips-filter__summary">
          {title}
          {active.length > 0 ? ` (${active.length} on)` : ''}
        </summary>
        <div className="mips-filter__fields">{children}</div>
      </details>
      {active.length > 0 ? (
        <ul className="mips-filter__active" aria-label="Filters on">
          {active.map((filter) => (
            <li key={filter.id}>
              <button type="button" className="mips-chip" onClick={filter.onRemove}>
                <span className="govuk-visually-hidden">Take off </span>
                {filter.label}
                <Icon name="cross" />
              </button>
            </li>
          ))}
          {onClear ? (
            <li>
              <button type="button" className="mips-button mips-button--link mips-small" onClick={onClear}>
                Take all off
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
      <p className="mips-filter__found" role="status">
        {found}
      </p>
    </section>
  )
}

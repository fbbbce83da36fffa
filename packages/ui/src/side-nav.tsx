import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { BareLink } from './link.tsx'

export type SectionState = 'done' | 'begun' | 'untouched' | 'problem'

export type SideNavItem = {
  href: string
  label: ReactNode
  isCurrent?: boolean
  state?: SectionState
  /** How far, such as 9/22; `progressWords` says it, such as "9 of 22 answered". */
  progress?: string
  progressWords?: string
}

const states: Record<SectionState, { icon?: IconName; words: string }> = {
  done: { icon: 'tick', words: 'done' },
  begun: { words: 'begun' },
  untouched: { words: 'not begun' },
  problem: { icon: 'warning', words: 'needs attention' },
}

/** The sections of one record, in free order, with how far each is. */
export function SideNav({ items, label }: { items: readonly SideNavItem[]; label: string }) {
  return (
    <nav className="mips-side-nav" aria-label={label}>
      <ol className="mips-side-nav__list">
        {items.map((item) => {
          const state = item.state ? states[item.state] : undefined
          return (
            <li key={item.href}>
              <BareLink
                href={item.href}
                className="mips-side-nav__link"
                aria-current={item.isCurrent ? 'page' : undefined}
              >
                <span>{item.label}</span>
                <span className={`mips-side-nav__state mips-side-nav__state--${item.state ?? 'none'}`}>
                  {item.progress ? (
                    <span aria-hidden={Boolean(item.progressWords)}>{item.progress}</span>
                  ) : null}
                  {state?.icon ? <Icon name={state.icon} /> : null}
                  <span className="govuk-visually-hidden">
                    {[item.progressWords, state?.words].filter(Boolean).join(', ')}
                  </span>
                </span>
              </BareLink>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

import type { ReactNode } from 'react'
import { BareLink } from './link.tsx'

export type SubNavItem = { href: string; label: ReactNode; isCurrent?: boolean; count?: number }

/** The pages of one record side by side, such as Summary, Timeline, Links. */
export function SubNav({ items, label }: { items: readonly SubNavItem[]; label: string }) {
  return (
    <nav className="mips-sub-nav" aria-label={label}>
      <ul className="mips-sub-nav__list">
        {items.map((item) => (
          <li key={item.href}>
            <BareLink
              href={item.href}
              className="mips-sub-nav__link"
              aria-current={item.isCurrent ? 'page' : undefined}
            >
              {item.label}
              {item.count === undefined ? null : <span className="mips-sub-nav__count"> {item.count}</span>}
            </BareLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

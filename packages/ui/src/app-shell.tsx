import { useState } from 'react'
import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark.tsx'
import { ClassificationBanner } from './classification-banner.tsx'
import { classNames } from './class-names.ts'
import { DemoStrip } from './demo-strip.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { BareLink } from './link.tsx'
import { SkipLink } from './skip-link.tsx'

export type NavItem = {
  href: string
  label: string
  icon: IconName
  isCurrent?: boolean
  /** A figure beside the word, such as items waiting; `countWords` says what it counts. */
  count?: number
  countWords?: string
}

export type AppShellProps = {
  marking: string
  handling?: string
  /** Words of the demonstration strip; leave out on a live system. */
  demo?: string
  brand: { name: string; href: string }
  /** The one search box. */
  search?: ReactNode
  /** Time of day, save state, bell and user menu, in this order. */
  clock?: ReactNode
  saveState?: ReactNode
  notices?: ReactNode
  userMenu?: ReactNode
  /** The first three also stand in the bottom bar of a phone; the rest are behind More. */
  nav: readonly NavItem[]
  /** Across the page under the header: lost connection, lock warning. */
  banner?: ReactNode
  /** Uses the whole width, for boards. */
  isWide?: boolean
  /** Footer line for print: who printed it and when. */
  printLine?: ReactNode
  children: ReactNode
}

/** The frame around every screen: marking, header, rail, page. On a phone the rail becomes a bottom bar of four. */
export function AppShell(props: AppShellProps) {
  const { marking, handling, demo, brand, nav, banner, isWide, printLine, children } = props
  return (
    <div className="mips-shell">
      <SkipLink />
      <div className="mips-shell__strips">
        <ClassificationBanner marking={marking} handling={handling} />
        {demo ? <DemoStrip>{demo}</DemoStrip> : null}
      </div>
      <header className="mips-header">
        <BareLink className="mips-header__brand" href={brand.href}>
          <BrandMark />
          <span className="mips-header__name">{brand.name}</span>
        </BareLink>
        {props.search ? <div className="mips-header__search">{props.search}</div> : null}
        <div className="mips-header__tools">
          {props.saveState}
          {props.clock}
          {props.notices}
          {props.userMenu}
        </div>
      </header>
      {banner ? <div className="mips-shell__banner">{banner}</div> : null}
      <div className="mips-shell__body">
        <nav className="mips-rail" aria-label="Main">
          <ul className="mips-rail__list">
            {nav.map((item) => (
              <li key={item.href}>
                <NavLink item={item} className="mips-rail__link" />
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabIndex={-1} className={classNames('mips-main', isWide && 'mips-main--wide')}>
          {children}
        </main>
      </div>
      <BottomBar nav={nav} />
      {printLine ? (
        <p className="mips-print-line">
          {marking}
          {handling ? ` ${handling}` : ''} · {printLine}
        </p>
      ) : null}
    </div>
  )
}

function NavLink({ item, className, onClick }: { item: NavItem; className: string; onClick?: () => void }) {
  return (
    <BareLink
      href={item.href}
      className={className}
      aria-current={item.isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon name={item.icon} />
      <span>{item.label}</span>
      {item.count ? (
        <span className="mips-rail__count">
          {item.count}
          <span className="govuk-visually-hidden"> {item.countWords ?? 'waiting'}</span>
        </span>
      ) : null}
    </BareLink>
  )
}

function BottomBar({ nav }: { nav: readonly NavItem[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const rest = nav.slice(3)
  return (
    <nav className="mips-bottom" aria-label="Main, at the bottom">
      {isOpen ? (
        <ul className="mips-bottom__more" id="mips-more">
          {rest.map((item) => (
            <li key={item.href}>
              <NavLink item={item} className="mips-bottom__more-link" onClick={() => setIsOpen(false)} />
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="mips-bottom__bar">
        {nav.slice(0, 3).map((item) => (
          <li key={item.href}>
            <NavLink item={item} className="mips-bottom__link" onClick={() => setIsOpen(false)} />
          </li>
        ))}
        {rest.length > 0 ? (
          <li>
            <button
              type="button"
              className={classNames(
                'mips-bottom__link',
                rest.some((item) => item.isCurrent) && 'mips-bottom__link--current',
              )}
              aria-expanded={isOpen}
              aria-controls={isOpen ? 'mips-more' : undefined}
              onClick={() => setIsOpen(!isOpen)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setIsOpen(false)
              }}
            >
              <Icon name="menu" />
              <span>More</span>
            </button>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type NoticeTone = 'info' | 'good' | 'caution' | 'bad'

export type NotificationBannerProps = {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Read out when it appears: status waits its turn, alert does not. */
  announce?: 'status' | 'alert'
}

const icons: Record<NoticeTone, IconName> = { info: 'info', good: 'tick', caution: 'caution', bad: 'warning' }
const words: Record<NoticeTone, string> = {
  info: 'Notice',
  good: 'Success',
  caution: 'Caution',
  bad: 'Problem',
}

/** News about the page: what was done, or what has changed. */
export function NotificationBanner({
  tone = 'info',
  title,
  children,
  actions,
  announce,
}: NotificationBannerProps) {
  return (
    <div className={`mips-notice mips-notice--${tone}`} role={announce}>
      <Icon name={icons[tone]} className="mips-notice__icon" />
      <div className="mips-notice__body">
        <p className="mips-notice__title">
          <span className="govuk-visually-hidden">{words[tone]}: </span>
          {title}
        </p>
        {children}
      </div>
      {actions ? <div className="mips-notice__actions">{actions}</div> : null}
    </div>
  )
}

/** A bar across the page under the header: no connection, lock coming, not live. */
export function PageBar({
  tone = 'caution',
  children,
  actions,
}: Omit<NotificationBannerProps, 'title' | 'announce'>) {
  return (
    <div className={`mips-page-bar mips-notice--${tone}`} role="status">
      <Icon name={icons[tone]} />
      <span>{children}</span>
      {actions}
    </div>
  )
}

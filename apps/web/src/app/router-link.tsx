import type { LinkProps } from '@mips/ui/link.tsx'
import type { MouseEvent } from 'react'
import { goTo } from '../platform/go-to.ts'

/** The link of the kit inside the app: no new page load, unless it is asked for by a key or leads away. */
export function RouterLink({ href, onClick, children, ...rest }: LinkProps) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const wantsOwnWay =
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    if (wantsOwnWay || rest.target !== undefined || rest.download !== undefined || !href.startsWith('/'))
      return
    event.preventDefault()
    goTo(href)
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}

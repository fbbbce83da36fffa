import type { ReactElement } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

export type TooltipProps = {
  /** Extra words only: nothing that is needed to do the act. */
  words: string
  /** One control that can take the focus. */
  children: ReactElement<Record<string, unknown>, string>
}

/** A few words on hover and on focus. */
export function Tooltip({ words, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className="mips-tooltip" offset={6}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

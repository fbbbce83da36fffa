import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'

export type PopoverProps = {
  /** What is on the button that opens it. */
  trigger: ReactNode
  triggerClassName?: string
  /** Names the layer for screen readers. */
  label: string
  children: ReactNode
}

/** A small layer beside a button; Escape or a press outside closes it. */
export function Popover({
  trigger,
  triggerClassName = 'mips-button mips-button--secondary',
  label,
  children,
}: PopoverProps) {
  return (
    <DialogTrigger>
      <Button className={triggerClassName}>{trigger}</Button>
      <AriaPopover className="mips-popover">
        <Dialog className="mips-popover__body" aria-label={label}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}

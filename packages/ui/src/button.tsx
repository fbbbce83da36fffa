import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { BareLink } from './link.tsx'
import type { LinkProps } from './link.tsx'

export type ButtonLook = {
  /** One primary a page; warning for acts of consequence; quiet inside lists and tables. */
  look?: 'primary' | 'secondary' | 'warning' | 'quiet' | 'link'
  size?: 'small'
  icon?: IconName
}

export type ButtonProps = ComponentProps<'button'> &
  ButtonLook & {
    /** Shows `busyWords` and refuses a second press while the act is under way. */
    isBusy?: boolean
    busyWords?: ReactNode
  }

function buttonClass(look: ButtonLook['look'] = 'primary', size: ButtonLook['size'], className?: string) {
  return classNames('mips-button', `mips-button--${look}`, size && `mips-button--${size}`, className)
}

/** Does something on this page. It is type="button" unless told otherwise. */
export function Button(props: ButtonProps) {
  const { look, size, icon, isBusy, busyWords = 'Working…', className, children, onClick, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, size, className)}
      aria-disabled={isBusy ? true : rest['aria-disabled']}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon ? <Icon name={icon} /> : null}
      {isBusy ? busyWords : children}
    </button>
  )
}

/** Goes somewhere, but looks like a button. */
export function LinkButton({ look, size, icon, className, children, ...rest }: LinkProps & ButtonLook) {
  return (
    <BareLink {...rest} className={buttonClass(look, size, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </BareLink>
  )
}

/** Buttons side by side, one under the other on a phone. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="mips-button-group">{children}</div>
}

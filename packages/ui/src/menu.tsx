import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type MenuAct = {
  id: string
  label: ReactNode
  /** Plain words for type-ahead when the label is not text. */
  words?: string
  icon?: IconName
  /** A key for the same act, shown beside it. */
  keys?: string
  isDangerous?: boolean
  isDisabled?: boolean
  onAction: () => void
}

export type MenuProps = {
  label: ReactNode
  acts: readonly MenuAct[]
  icon?: IconName
  look?: 'secondary' | 'quiet'
  size?: 'small'
  /** For screen readers, when the label alone does not say what the menu is for. */
  ariaLabel?: string
}

/** Acts behind one button. */
export function Menu({ label, acts, icon, look = 'secondary', size, ariaLabel }: MenuProps) {
  return (
    <MenuTrigger>
      <Button
        aria-label={ariaLabel}
        className={classNames('mips-button', `mips-button--${look}`, size && `mips-button--${size}`)}
      >
        {icon ? <Icon name={icon} /> : null}
        {label}
        <Icon name="down" className="mips-menu__arrow" />
      </Button>
      <Popover className="mips-popover">
        <AriaMenu className="mips-menu">
          {acts.map((act) => (
            <MenuItem
              key={act.id}
              id={act.id}
              textValue={act.words ?? (typeof act.label === 'string' ? act.label : act.id)}
              isDisabled={act.isDisabled}
              onAction={act.onAction}
              className={classNames('mips-menu__item', act.isDangerous && 'mips-menu__item--dangerous')}
            >
              {act.icon ? <Icon name={act.icon} /> : null}
              <span className="mips-menu__label">{act.label}</span>
              {act.keys ? <kbd>{act.keys}</kbd> : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

import { useId } from 'react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from './class-names.ts'
import { FieldScope } from './field.tsx'
import { Icon } from './icon.tsx'

export type DialogProps = {
  title: ReactNode
  isOpen: boolean
  /** Asked for by Escape, the cross, or a press outside. */
  onClose: () => void
  children: ReactNode
  /** Buttons at the bottom; the safe one last. */
  actions?: ReactNode
  /** alertdialog for a question that must be answered before going on: no press outside. */
  role?: 'dialog' | 'alertdialog'
  size?: 'small' | 'medium' | 'large'
}

/** A layer over the page; it holds the focus and gives it back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  role = 'dialog',
  size = 'medium',
}: DialogProps) {
  const scope = useId()
  return (
    <ModalOverlay
      className="mips-overlay"
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={classNames('mips-modal', `mips-modal--${size}`)}>
        <AriaDialog className="mips-dialog" role={role}>
          <div className="mips-dialog__head">
            <Heading slot="title" level={2} className="mips-dialog__title">
              {title}
            </Heading>
            <button type="button" className="mips-icon-button" onClick={onClose}>
              <Icon name="cross" />
              <span className="govuk-visually-hidden">Close</span>
            </button>
          </div>
          <div className="mips-dialog__body">
            <FieldScope value={`${scope}-`}>{children}</FieldScope>
          </div>
          {actions ? <div className="mips-dialog__actions">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

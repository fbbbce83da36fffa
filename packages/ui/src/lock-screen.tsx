import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { BrandMark } from './brand-mark.tsx'
import { Icon } from './icon.tsx'

export type LockScreenProps = {
  isOpen: boolean
  /** Rank or title, number and name of who locked it. */
  name: string
  /** What is kept, such as "2 drafts kept". */
  kept?: ReactNode
  /** The form that unlocks it. */
  children: ReactNode
  /** Lets another person sign in without ending the first one's work. */
  someoneElse?: ReactNode
}

/** Covers the whole page and keeps it. Escape does not open it. */
export function LockScreen({ isOpen, name, kept, children, someoneElse }: LockScreenProps) {
  return (
    <ModalOverlay className="mips-lock" isOpen={isOpen} isKeyboardDismissDisabled>
      <Modal className="mips-lock__modal">
        <Dialog className="mips-lock__body">
          <BrandMark />
          <Heading slot="title" level={1} className="mips-lock__title">
            <Icon name="lock" /> Locked
          </Heading>
          <p className="mips-lock__name">{name}</p>
          {kept ? <p className="mips-muted">{kept}</p> : null}
          {children}
          {someoneElse ? <div className="mips-lock__else">{someoneElse}</div> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

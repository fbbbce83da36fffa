import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { admin } from '@mips/contracts/admin'
import type { Act } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'

// Every such act has the same body: the reason. Its box has a name of its own, since a form under the dialog may ask why too.
const WhyForm = z.strictObject({ why: admin.routes.endRole.body.shape.reason })

export type ReasonDialogProps<Answer, Input> = {
  title: string
  submitWords: string
  act: Act<Answer, Input>
  toInput: (body: { reason: string }) => Input
  onClose: () => void
  onDone?: (answer: Answer) => void
  children?: ReactNode
}

/** Asks why before an act of consequence; the reason is kept in the audit. */
export function ReasonDialog<Answer, Input>(props: ReasonDialogProps<Answer, Input>) {
  const { title, submitWords, act, toInput, onClose, onDone, children } = props
  const form = useActForm({
    schema: WhyForm,
    defaults: { why: '' },
    act,
    toInput: ({ why }) => toInput({ reason: why }),
    onDone: (answer: Answer) => {
      onClose()
      onDone?.(answer)
    },
  })
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <ActFormFrame
        form={form}
        submitWords={submitWords}
        look="warning"
        actions={
          <Button look="secondary" onClick={onClose}>
            Cancel
          </Button>
        }
      >
        {children}
        <Textarea
          {...form.fields.register('why')}
          label="Why"
          hint="Kept in the audit"
          rows={2}
          error={form.errorOf('why')}
        />
      </ActFormFrame>
    </Dialog>
  )
}

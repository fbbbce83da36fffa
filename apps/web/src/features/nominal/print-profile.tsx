import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState, type FormEvent } from 'react'
import { api } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { printMarked } from '../../platform/print-marked.ts'
import { useSession } from '../../platform/session.tsx'

/** Prints this page as a profile: for whom is asked and kept first, then each sheet carries the marking, the reader and its number. */
export function PrintProfile({ nominal }: { nominal: GoldenNominal }) {
  const { user } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const [recipient, setRecipient] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const print = useAct(api.pole.recordPrint.mutation(), {
    onDone: ({ printedAt, marking }) => {
      setIsOpen(false)
      // The dialog must be gone from the page before the page is printed.
      setTimeout(
        () =>
          printMarked({
            marking,
            recipient: recipient.trim(),
            reference: nominal.reference ?? '',
            printedBy: `Printed by ${formatOfficer(user)}, ${formatDateTime(printedAt)}`,
          }),
        400,
      )
    },
  })
  function send(event: FormEvent) {
    event.preventDefault()
    if (recipient.trim() === '') return setError('Say for whom it is printed')
    setError(undefined)
    return void print.run({ params: { recordId: nominal.id }, body: { recipient: recipient.trim() } })
  }
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setIsOpen(true)}>
        Print profile
      </Button>
      <Dialog title="Print as a marked profile" isOpen={isOpen} onClose={() => setIsOpen(false)} size="small">
        <form onSubmit={send} className="mips-stack" noValidate>
          <p className="mips-muted">Each sheet says who printed it, for whom, when, and its marking.</p>
          <TextInput
            label="For whom"
            name="recipient"
            maxLength={200}
            value={recipient}
            error={error}
            onChange={(event) => setRecipient(event.target.value)}
          />
          <Button type="submit" isBusy={print.isBusy}>
            Print
          </Button>
        </form>
      </Dialog>
    </>
  )
}

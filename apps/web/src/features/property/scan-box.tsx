/** The box that a barcode reader types into: it ends a label with Enter, and the focus stays for the next one. */
import { Button } from '@mips/ui/button.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { type FormEvent, useState } from 'react'

export type ScanBoxProps = {
  label: string
  hint?: string
  submitWords: string
  isBusy?: boolean
  onScan: (text: string) => void
}

export function ScanBox({ label, hint, submitWords, isBusy, onScan }: ScanBoxProps) {
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = typed.trim()
    if (text === '') return
    onScan(text)
    setTyped('')
  }
  return (
    <form onSubmit={submit} noValidate className="mips-row">
      <TextInput
        name="scan"
        label={label}
        hint={hint}
        width={20}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="secondary" isBusy={isBusy}>
        {submitWords}
      </Button>
    </form>
  )
}

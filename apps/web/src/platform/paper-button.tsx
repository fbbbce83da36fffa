/** Prints a paper for a named recipient: the file opens in a tab of its own, and the disclosure is audited. */
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState, type FormEvent } from 'react'
import { errorWords } from './error-text.ts'

export type PaperButtonProps = {
  /** What is printed, such as "Notice of bail". */
  paper: string
  /** Answers the file for the recipient. */
  print: (recipient: string) => Promise<Blob>
  onPrinted?: () => void
  /** A table is saved under a name of its own, a paper is opened. */
  form?: 'PDF' | 'CSV'
}

export function PaperButton({ paper, print, onPrinted, form = 'PDF' }: PaperButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [recipient, setRecipient] = useState('')
  const [problem, setProblem] = useState<string>()
  const [file, setFile] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(undefined)
    try {
      setFile(URL.createObjectURL(await print(recipient)))
      onPrinted?.()
    } catch (refusal) {
      const { title, detail } = errorWords(refusal as Parameters<typeof errorWords>[0])
      setProblem(`${title}. ${detail}`)
    }
  }
  const close = () => {
    if (file !== undefined) URL.revokeObjectURL(file)
    setFile(undefined)
    setOpen(false)
  }
  return (
    <>
      <Button look="link" size="small" onClick={() => setOpen(true)}>
        {form === 'PDF' ? 'Print' : 'Save as CSV'} <span className="govuk-visually-hidden">{paper}</span>
      </Button>
      {isOpen ? (
        <Dialog title={`Print: ${paper}`} isOpen onClose={close}>
          <form onSubmit={(event) => void submit(event)} noValidate className="mips-stack">
            <TextInput
              name="recipient"
              label="Who is it for?"
              hint="The recipient is kept in the audit"
              value={recipient}
              onChange={(event) => setRecipient(event.target.value)}
            />
            {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
            {file === undefined ? (
              <Button type="submit">Make the paper</Button>
            ) : (
              <p>
                <a
                  className="govuk-link"
                  href={file}
                  {...(form === 'PDF' ? { target: '_blank' } : { download: `${paper}.csv` })}
                  rel="noreferrer"
                >
                  Open {paper} ({form})
                </a>
              </p>
            )}
          </form>
        </Dialog>
      ) : null}
    </>
  )
}

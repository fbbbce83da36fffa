import { Button } from '@mips/ui/button.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { useAct } from './act.ts'
import { api } from './api.ts'

type Props = {
  name: string
  label: string
  hint: string
  error: string | undefined
  onFound: (recordId: string) => void
}

/** Finds one event by its exact reference. */
export function RecordBox({ name, label, hint, error, onFound }: Props) {
  const [reference, setReference] = useState('')
  const [found, setFound] = useState<string>()
  const search = useAct(api.pole.searchRecords.mutation(), { tellsErrors: true })

  async function find() {
    const answer = await search.run({ body: { text: reference.trim() } })
    const hit = answer?.hits.find((one) => one.reference === reference.trim().toUpperCase())
    setFound(
      hit === undefined
        ? 'There is no such record, or it is not open to you.'
        : `${hit.reference ?? ''} ${hit.title}`,
    )
    onFound(hit?.id ?? '')
  }

  return (
    <div className="mips-row--fields">
      <TextInput
        name={name}
        label={label}
        hint={hint}
        error={error}
        width={20}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
        autoComplete="off"
      />
      <Button
        look="secondary"
        isBusy={search.isBusy}
        disabled={reference.trim() === ''}
        onClick={() => void find()}
      >
        Find the record
      </Button>
      <p role="status">{found}</p>
    </div>
  )
}

import { Button } from '@mips/ui/button.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'

const reasons = [
  'Different date of birth, checked',
  'Photograph is of somebody else',
  'Relative or namesake known to me',
  'Confirmed by a document',
].map((words) => ({ value: words, label: words }))

/** Why a candidate is somebody else; kept with both records as "not the same person". */
export function DismissForm({
  name,
  isBusy,
  onDismiss,
}: {
  name: string
  isBusy: boolean
  onDismiss: (reason: string) => Promise<void>
}) {
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const reason = chosen === 'other' ? typed.trim() : chosen
  return (
    <form
      className="mips-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsAsked(true)
        if (reason !== '') void onDismiss(reason)
      }}
    >
      <Radios
        name={`dismiss-${name}`}
        legend={`Why is this not ${name}?`}
        legendSize="s"
        options={[
          ...reasons,
          {
            value: 'other',
            label: 'Another reason',
            reveal: (
              <TextInput
                label="Reason"
                value={typed}
                maxLength={300}
                onChange={(event) => setTyped(event.target.value)}
              />
            ),
          },
        ]}
        value={chosen}
        onChange={setChosen}
        error={isAsked && reason === '' ? 'Say why this is not the person' : undefined}
      />
      <div className="mips-button-group">
        <Button type="submit" size="small" isBusy={isBusy}>
          Keep as not this person
        </Button>
      </div>
    </form>
  )
}

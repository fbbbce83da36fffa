/** What a form shows when somebody else changed the record meanwhile: both versions, and the choice is the user's, field by field. */
import { Button } from '@mips/ui/button.tsx'
import { ConflictView, type ConflictField } from '@mips/ui/conflict-view.tsx'
import { useState, type ReactNode } from 'react'
import type { FieldValues, Path, PathValue } from 'react-hook-form'
import type { ActForm } from './act-form.tsx'

export type ConflictProps<V extends FieldValues> = {
  form: ActForm<V>
  /** The words for each field that may clash, in the order of the form. */
  labels: Partial<Record<Path<V>, string>>
  /** The values of the record as it is now; undefined while it is fetched again. */
  theirs: Partial<V> | undefined
  /** Who saved it and when, in words. */
  theirsBy: string
  /** How a value is shown; text as it is when left out. */
  show?: (name: Path<V>, value: unknown) => ReactNode
  /** Sends the form again under the version of now. */
  onSettled: () => void
}

/** Both versions of the fields that differ. What was typed is not touched until the user chooses. */
export function Conflict<V extends FieldValues>({
  form,
  labels,
  theirs,
  theirsBy,
  show,
  onSettled,
}: ConflictProps<V>) {
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({})
  if (theirs === undefined) return null
  const words =
    show ??
    ((_name: Path<V>, value: unknown) =>
      value === undefined || value === null || value === '' ? 'nothing' : String(value))
  const fields: ConflictField[] = []
  for (const name of Object.keys(labels) as Path<V>[]) {
    const mine = form.fields.getValues(name)
    const other: unknown = theirs[name]
    if (JSON.stringify(mine) !== JSON.stringify(other))
      fields.push({
        key: name,
        label: labels[name] ?? name,
        mine: words(name, mine),
        theirs: words(name, other),
      })
  }

  const isChosen = fields.every(({ key }) => choices[key] !== undefined)
  function settle() {
    for (const { key } of fields) {
      const name = key as Path<V>
      // The keys are the names above; their values come from a record of the same form.
      if (choices[key] === 'theirs') form.fields.setValue(name, theirs?.[name] as PathValue<V, Path<V>>)
    }
    onSettled()
  }

  return (
    <ConflictView
      theirsBy={theirsBy}
      fields={fields}
      choices={choices}
      onChoose={(key, choice) => setChoices({ ...choices, [key]: choice })}
      actions={
        <Button onClick={settle} aria-disabled={!isChosen} disabled={!isChosen}>
          Save what I chose
        </Button>
      }
    />
  )
}

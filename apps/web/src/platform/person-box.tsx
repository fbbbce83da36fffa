/** Chooses a person on record by name, birth or any number; the chosen one is shown by name and birth. */
import type { Suggestion } from '@mips/contracts/nominal-terms'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'
import { usePaused } from './place-box.tsx'

export type PersonBoxProps = {
  label: string
  name: string
  hint?: string
  error?: string
  /** Somebody who cannot be meant, such as the person that the form is about. */
  exceptId?: string
  onChoose: (nominalId: string | null) => void
}

/** Two letters are enough to be offered people. */
export function PersonBox({ label, name, hint, error, exceptId, onChoose }: PersonBoxProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Suggestion | null>(null)
  const text = usePaused(typed.trim()).slice(0, 100)
  const isAsked = text.length >= 2 && text !== chosen?.title
  const found = useQuery({
    ...api.nominal.suggest.query({ body: { text } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  // The chosen one stays on the list: a box that is left with words that are on no list forgets what was chosen.
  const held = chosen === null ? [] : [chosen]
  const people = (isAsked ? (found.data?.suggestions ?? []) : held).filter(
    ({ id, kind }) => kind === 'Nominal' && id !== exceptId,
  )
  return (
    <ComboBox
      label={label}
      name={name}
      hint={hint ?? 'Name with date or year of birth, or any number of theirs'}
      error={error}
      items={people.map(({ id, title, detail, hasWarning }) => ({
        id,
        label: title,
        description:
          [detail, hasWarning ? 'has warnings' : undefined].filter(Boolean).join(' · ') || undefined,
      }))}
      selectedId={chosen?.id ?? null}
      inputValue={typed}
      isLoading={found.isFetching || text !== typed.trim().slice(0, 100)}
      onInputChange={(next) => {
        setTyped(next)
        if (chosen === null || next === chosen.title) return
        setChosen(null)
        onChoose(null)
      }}
      onSelect={(item) => {
        const person = people.find(({ id }) => id === item?.id) ?? null
        setChosen(person)
        onChoose(person?.id ?? null)
      }}
    />
  )
}

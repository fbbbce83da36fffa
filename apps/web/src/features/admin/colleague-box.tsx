import { ComboBox, type ComboBoxItem } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'

export type ColleagueBoxProps = {
  name: string
  label: string
  hint?: string
  error?: string
  need?: 'optional'
  onChoose: (colleague: ComboBoxItem | null) => void
  /** Empties the box after a choice, for lists of people. */
  clears?: boolean
}

/** Chooses a colleague in post by number or name. */
export function ColleagueBox({ name, label, hint, error, need, onChoose, clears }: ColleagueBoxProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const found = useQuery({
    ...api.reference.searchOfficers.query({ body: { text: typed } }),
    placeholderData: keepPreviousData,
  })
  const items = (found.data?.officers ?? []).map((officer) => ({
    id: officer.id,
    label: `${officer.rank} ${officer.displayName}`,
    code: officer.staffNumber,
  }))
  return (
    <ComboBox
      name={name}
      label={label}
      hint={hint}
      error={error}
      need={need}
      items={items}
      selectedId={chosen}
      inputValue={typed}
      onInputChange={setTyped}
      isLoading={found.isFetching}
      onSelect={(item) => {
        onChoose(item)
        setChosen(clears ? null : (item?.id ?? null))
        if (clears) setTyped('')
      }}
    />
  )
}

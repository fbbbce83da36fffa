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
export function ColleagueBox({ onChoose, clears, ...field }: ColleagueBoxProps) {
  const [round, setRound] = useState(0)
  return (
    <Box
      key={round}
      {...field}
      onChoose={(colleague) => {
        onChoose(colleague)
        if (clears && colleague !== null) setRound((count) => count + 1)
      }}
    />
  )
}

function Box({ onChoose, ...field }: Omit<ColleagueBoxProps, 'clears'>) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<ComboBoxItem | null>(null)
  // The words of a choice stand in the box then, and are no search of their own.
  const text = chosen !== null && typed === chosen.label ? (chosen.code ?? '') : typed
  const found = useQuery({
    ...api.reference.searchOfficers.query({ body: { text } }),
    placeholderData: keepPreviousData,
  })
  const items: ComboBoxItem[] = (found.data?.officers ?? []).map((officer) => ({
    id: officer.id,
    label: `${officer.rank} ${officer.displayName}`,
    code: officer.staffNumber,
  }))
  if (chosen !== null && !items.some(({ id }) => id === chosen.id)) items.unshift(chosen)
  return (
    <ComboBox
      {...field}
      items={items}
      selectedId={chosen?.id ?? null}
      inputValue={typed}
      onInputChange={(next) => {
        setTyped(next)
        if (chosen === null || next === chosen.label) return
        setChosen(null)
        onChoose(null)
      }}
      isLoading={found.isFetching}
      onSelect={(item) => {
        setChosen(item)
        onChoose(item)
      }}
    />
  )
}

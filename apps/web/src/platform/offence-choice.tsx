/** Chooses one offence of the list, by code or words. */
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'
import { usePaused } from './place-box.tsx'

export function OffenceChoice({
  error,
  name = 'offences',
  onChoose,
}: {
  error: string | undefined
  name?: string
  onChoose: (code: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ id: string; label: string } | null>(null)
  const text = usePaused(typed.trim())
  const isAsked = text.length >= 2 && text !== chosen?.label
  const found = useQuery({
    ...api.reference.searchOffences.query({ body: { text } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const offered = (isAsked ? (found.data?.offences ?? []) : []).map(({ code, title }) => ({
    id: code,
    label: title,
    code,
  }))
  return (
    <ComboBox
      label="Offence"
      name={name}
      hint="Words of the offence, such as theft shop, or its code"
      error={error}
      items={chosen === null || offered.length > 0 ? offered : [chosen]}
      selectedId={chosen?.id ?? null}
      inputValue={typed}
      isLoading={found.isFetching}
      onInputChange={setTyped}
      onSelect={(item) => {
        setChosen(item === null ? null : { id: item.id, label: item.label })
        onChoose(item?.id ?? '')
      }}
    />
  )
}

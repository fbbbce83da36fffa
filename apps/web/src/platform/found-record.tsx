/** Finds a record by words, plate or number, among some kinds. */
import type { RecordHit, searchKinds } from '@mips/contracts/pole-search'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { api } from './api.ts'
import { usePaused } from './place-box.tsx'

type Props = {
  label: string
  name: string
  error?: string
  kinds: readonly string[]
  onChoose: (recordId: string | null) => void
}

const wordsOf = ({ reference, title }: RecordHit) => [reference, title].filter(Boolean).join(' ')

export function FoundRecord({ label, name, error, kinds, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<RecordHit | null>(null)
  const text = usePaused(typed.trim()).slice(0, 200)
  const isAsked = text.length >= 2 && (chosen === null || text !== wordsOf(chosen))
  const found = useQuery({
    ...api.pole.searchRecords.query({
      body: { text, kinds: kinds as (typeof searchKinds)[number][], limit: 10 },
    }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const held = chosen === null ? [] : [chosen]
  const hits = isAsked ? (found.data?.hits ?? []) : held
  return (
    <ComboBox
      label={label}
      name={name}
      hint="A number, a plate, or words of it"
      error={error}
      items={hits.map((hit) => ({
        id: hit.id,
        label: wordsOf(hit),
        description: [kindLabel(hit.kind), hit.subtitle].filter(Boolean).join(' · '),
      }))}
      selectedId={chosen?.id ?? null}
      inputValue={typed}
      isLoading={found.isFetching || text !== typed.trim().slice(0, 200)}
      onInputChange={(next) => {
        setTyped(next)
        if (chosen === null || next === wordsOf(chosen)) return
        setChosen(null)
        onChoose(null)
      }}
      onSelect={(item) => {
        const hit = hits.find(({ id }) => id === item?.id) ?? null
        setChosen(hit)
        onChoose(hit?.id ?? null)
      }}
    />
  )
}

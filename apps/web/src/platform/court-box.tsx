/** Chooses a court of the standing list by part of its name. */
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePaused } from './place-box.tsx'
import { topicApi } from './topic-api.ts'

type Court = { code: string; name: string; kind: string }
const words = ({ name, kind }: Court) => `${name} ${kind.replace(/Courts$/, 'Court')}`

export type CourtBoxProps = {
  label: string
  name: string
  error?: string
  onChoose: (code: string) => void
}

export function CourtBox({ label, name, error, onChoose }: CourtBoxProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Court>()
  const text = usePaused(typed.trim()).slice(0, 80)
  const isAsked = chosen === undefined || text !== words(chosen)
  const found = useQuery({
    ...topicApi.warrant.searchCourts.query({ body: { text: isAsked ? text : '' } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const listed = isAsked ? (found.data?.courts ?? []) : [chosen]
  return (
    <ComboBox
      label={label}
      name={name}
      hint="Part of its name, such as Willesden"
      {...(error === undefined ? {} : { error })}
      items={listed.map((court) => ({ id: court.code, label: words(court), code: court.code }))}
      selectedId={chosen?.code ?? null}
      inputValue={typed}
      isLoading={found.isFetching}
      onInputChange={(next) => {
        setTyped(next)
        if (chosen === undefined || next === words(chosen)) return
        setChosen(undefined)
        onChoose('')
      }}
      onSelect={(item) => {
        const court = listed.find(({ code }) => code === item?.id)
        setChosen(court)
        onChoose(court?.code ?? '')
      }}
    />
  )
}

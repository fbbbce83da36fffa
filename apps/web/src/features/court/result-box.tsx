/** Chooses a result of the national list by its code or part of its words. */
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePaused } from '../../platform/place-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export type ListedCode = { code: number; label: string; needs: string[] }
const words = ({ code, label }: ListedCode) => `${code} ${label}`

type Props = {
  label: string
  name: string
  /** The code that a draft brought back, before anything is chosen here. */
  before?: string
  error?: string
  onChoose: (result: ListedCode | undefined) => void
}

export function ResultBox({ label, name, before = '', error, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<ListedCode>()
  const text = usePaused(typed.trim()).slice(0, 80)
  const isAsked = chosen === undefined || text !== words(chosen)
  const found = useQuery({
    ...topicApi.court.searchResults.query({ body: { text: isAsked ? text : '' } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const listed = isAsked ? (found.data?.results ?? []) : [chosen]
  return (
    <ComboBox
      label={label}
      name={name}
      hint={
        before === '' || chosen !== undefined
          ? 'Its code, or part of its words, such as fine'
          : `Chosen before: code ${before}`
      }
      {...(error === undefined ? {} : { error })}
      items={listed.map((one) => ({ id: String(one.code), label: words(one), code: String(one.code) }))}
      selectedId={chosen === undefined ? null : String(chosen.code)}
      inputValue={typed}
      isLoading={found.isFetching}
      onInputChange={(next) => {
        setTyped(next)
        if (chosen === undefined || next === words(chosen)) return
        setChosen(undefined)
        onChoose(undefined)
      }}
      onSelect={(item) => {
        const result = listed.find(({ code }) => String(code) === item?.id)
        setChosen(result)
        onChoose(result)
      }}
    />
  )
}

/** Chooses a police station by part of its name; custody suites of the own force come first. */
import { stationName } from '@mips/domain/custody/station-name'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'
import { usePaused } from './place-box.tsx'

export type StationChoice = { code: string; name: string }

export type StationBoxProps = {
  label: string
  name: string
  hint?: string
  error?: string
  need?: 'now' | 'later' | 'optional'
  custodyOnly?: boolean
  value: StationChoice | undefined
  onChoose: (station: StationChoice | undefined) => void
}

/** The words in the box stay those of the chosen station. */
export function StationBox(props: StationBoxProps) {
  const { value, onChoose, custodyOnly = false, ...field } = props
  const [typed, setTyped] = useState(value === undefined ? '' : stationName(value.name))
  const isChosen = value !== undefined && typed === stationName(value.name)
  const text = usePaused(isChosen ? '' : typed.trim())
  const found = useQuery({
    ...api.reference.searchStations.query({ body: { text, custodyOnly } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const stations = found.data?.stations ?? []
  return (
    <ComboBox
      {...field}
      items={stations.map((station) => ({
        id: station.code,
        label: stationName(station.name),
        code: station.prefix ?? undefined,
      }))}
      selectedId={value?.code ?? null}
      inputValue={typed}
      isLoading={found.isFetching}
      onInputChange={(next) => {
        setTyped(next)
        if (value !== undefined && next !== stationName(value.name)) onChoose(undefined)
      }}
      onSelect={(item) => {
        const station = stations.find(({ code }) => code === item?.id)
        if (station !== undefined) onChoose({ code: station.code, name: station.name })
      }}
    />
  )
}

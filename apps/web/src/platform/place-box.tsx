/** Chooses a place on record by any part of its address or its postcode; the words typed stay for "not listed". */
import type { LocationBrief } from '@mips/contracts/pole-locations'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from './api.ts'

const waitMs = 150

/**
 * The text once the typist has paused, so that not every letter is a search. Until it is the text of the box, the box is
 * loading: a line "Not listed" would go from under the pointer as the search begins.
 */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), waitMs)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

export type PlaceBoxProps = {
  label: string
  name: string
  hint?: string
  error?: string
  onChoose: (place: LocationBrief | null) => void
  /** Offers to keep the words for a place that is not on record. */
  onNotListed?: (typed: string) => void
}

/** Two letters are enough to be offered places. */
export function PlaceBox({ label, name, hint, error, onChoose, onNotListed }: PlaceBoxProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<LocationBrief | null>(null)
  const text = usePaused(typed.trim())
  const isAsked = text.length >= 2 && text !== chosen?.address
  const found = useQuery({
    ...api.pole.suggestLocations.query({ body: { text } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  // The chosen one stays on the list: a box that is left with words that are on no list forgets what was chosen.
  const held = chosen === null ? [] : [chosen]
  const places = isAsked ? (found.data?.locations ?? []) : held
  const items = places.map((place) => ({
    id: place.id,
    label: place.address,
    description:
      [
        ...(place.markers.length > 0
          ? [`Warning: ${place.markers.map((marker) => marker.label).join(', ')}`]
          : []),
        ...(place.isMatched ? [] : [place.gazetteer]),
      ].join(' · ') || undefined,
  }))
  return (
    <ComboBox
      label={label}
      name={name}
      hint={hint}
      error={error}
      items={items}
      selectedId={chosen?.id ?? null}
      inputValue={typed}
      isLoading={found.isFetching || text !== typed.trim()}
      onInputChange={(next) => {
        setTyped(next)
        if (chosen === null || next === chosen.address) return
        setChosen(null)
        onChoose(null)
      }}
      onSelect={(item) => {
        const place = places.find(({ id }) => id === item?.id) ?? null
        setChosen(place)
        onChoose(place)
      }}
      onNotListed={onNotListed}
      notListedLabel="Add a place that is not on record"
    />
  )
}

/** Chooses offences from the list of offences. */
import { Button } from '@mips/ui/button.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'
import { usePaused } from './place-box.tsx'

export type ChosenOffence = { code: string; title: string; isDomestic: boolean }

type OffenceBoxProps = {
  chosen: readonly ChosenOffence[]
  onChange: (offences: ChosenOffence[]) => void
  error?: string
  /** Ticks "domestic" for an offence at a domestic incident; the officer may untick it. */
  isDomestic: boolean
  /** What the list of the chosen is called. */
  listLabel?: string
  /** None has to be chosen. */
  isOptional?: boolean
}

/** Chooses offences from the list by code or words, one after another. */
export function OffenceBox(props: OffenceBoxProps) {
  const { chosen, onChange, error, isDomestic, listLabel = 'Offences arrested for', isOptional } = props
  const [typed, setTyped] = useState('')
  const text = usePaused(typed.trim())
  const found = useQuery({
    ...api.reference.searchOffences.query({ body: { text } }),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const known = new Set(chosen.map(({ code }) => code))
  const offered = text.length < 2 ? [] : (found.data?.offences ?? []).filter(({ code }) => !known.has(code))
  return (
    <div>
      <ComboBox
        // A new box for each choice: the words of the last one must not stay in it.
        key={chosen.length}
        label={chosen.length === 0 && !isOptional ? 'Offence' : 'Another offence'}
        name="offences"
        hint="Type words of the offence, such as assault beating, or its code"
        error={error}
        need={chosen.length === 0 && !isOptional ? 'now' : 'optional'}
        items={offered.map(({ code, title, modeOfTrial }) => ({
          id: code,
          code,
          label: title,
          description: modeOfTrial ?? undefined,
        }))}
        selectedId={null}
        inputValue={typed}
        onInputChange={setTyped}
        isLoading={found.isFetching || text !== typed.trim()}
        onSelect={(item) => {
          const offence = offered.find(({ code }) => code === item?.id)
          if (offence === undefined) return
          onChange([...chosen, { code: offence.code, title: offence.title, isDomestic }])
          setTyped('')
        }}
      />
      {chosen.length === 0 ? null : (
        <ul className="govuk-list" aria-label={listLabel}>
          {chosen.map((offence) => (
            <li key={offence.code}>
              <p className="mips-row">
                <strong>{offence.title}</strong> <code>{offence.code}</code>
                <Button
                  look="link"
                  size="small"
                  onClick={() => onChange(chosen.filter(({ code }) => code !== offence.code))}
                >
                  Take off <span className="govuk-visually-hidden">{offence.title}</span>
                </Button>
              </p>
              <Checkbox
                name={`domestic-${offence.code}`}
                label="Domestic abuse"
                checked={offence.isDomestic}
                onChange={() =>
                  onChange(
                    chosen.map((one) =>
                      one.code === offence.code ? { ...one, isDomestic: !one.isDomestic } : one,
                    ),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

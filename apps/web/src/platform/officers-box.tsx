/** Chooses colleagues by number or name, one after another; those chosen are listed with a way to take each off. */
import type { OfficerRef } from '@mips/contracts/common'
import { Button } from '@mips/ui/button.tsx'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'
import { formatOfficer } from './format.ts'
import { usePaused } from './place-box.tsx'

export type OfficersBoxProps = {
  label: string
  name: string
  hint?: string
  error?: string
  chosen: readonly OfficerRef[]
  onChange: (officers: OfficerRef[]) => void
}

/** The box empties after each choice, ready for the next colleague. */
export function OfficersBox({ label, name, hint, error, chosen, onChange }: OfficersBoxProps) {
  const [typed, setTyped] = useState('')
  const text = usePaused(typed.trim())
  const found = useQuery({
    ...api.reference.searchOfficers.query({ body: { text } }),
    placeholderData: keepPreviousData,
  })
  const known = new Set(chosen.map(({ id }) => id))
  const offered = (found.data?.officers ?? []).filter(({ id }) => !known.has(id))
  return (
    <div>
      <ComboBox
        // A new box for each choice: the words of the last one must not stay in it.
        key={chosen.map(({ id }) => id).join()}
        label={label}
        name={name}
        hint={hint}
        error={error}
        items={offered.map((officer) => ({ id: officer.id, label: formatOfficer(officer) }))}
        selectedId={null}
        inputValue={typed}
        onInputChange={setTyped}
        isLoading={found.isFetching || text !== typed.trim()}
        onSelect={(item) => {
          const officer = offered.find(({ id }) => id === item?.id)
          if (officer === undefined) return
          onChange([...chosen, officer])
          setTyped('')
        }}
      />
      {chosen.length === 0 ? null : (
        <ul className="govuk-list" aria-label={`${label}: chosen`}>
          {chosen.map((officer) => (
            <li key={officer.id} className="mips-row">
              {formatOfficer(officer)}
              <Button
                look="link"
                size="small"
                onClick={() => onChange(chosen.filter(({ id }) => id !== officer.id))}
              >
                Take off <span className="govuk-visually-hidden">{officer.displayName}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

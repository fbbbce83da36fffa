import { ComboBox } from '@mips/ui/combo-box.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'

/** Chooses a colleague by number or name. */
export function OfficerBox({ onChoose }: { onChoose: (id: string | undefined) => void }) {
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
      label="Person"
      name="actor"
      items={items}
      selectedId={chosen}
      inputValue={typed}
      onInputChange={setTyped}
      isLoading={found.isFetching}
      onSelect={(item) => {
        setChosen(item?.id ?? null)
        onChoose(item?.id)
      }}
    />
  )
}

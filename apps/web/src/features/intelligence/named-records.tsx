import { Button } from '@mips/ui/button.tsx'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { Link } from '@mips/ui/link.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { usePaused } from '../../platform/place-box.tsx'
import type { Named } from './submit-fields.ts'

type Props = { named: readonly Named[]; onChange: (named: Named[]) => void; error: string | undefined }

/** Who and where the entry is about: what it was opened from, and more by name or address. */
export function NamedRecords({ named, onChange, error }: Props) {
  const [typed, setTyped] = useState('')
  const text = usePaused(typed.trim())
  const found = useQuery({
    ...api.nominal.suggest.query({ body: { text } }),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  })
  const offered =
    text.length < 2
      ? []
      : (found.data?.suggestions ?? []).filter(({ id }) => named.every((record) => record.id !== id))
  return (
    <section aria-labelledby="about-heading" className="mips-stack">
      <h2 id="about-heading" className="govuk-heading-m">
        Who or where is it about?
      </h2>
      {error === undefined ? null : <ErrorMessage>{error}</ErrorMessage>}
      {named.length === 0 ? <p className="mips-muted">Nobody is named yet.</p> : null}
      <ul className="govuk-list" aria-label="Named in this entry">
        {named.map((record) => (
          <li key={record.id} className="mips-row">
            <Link href={pathOfRecord(record) ?? '#'}>{record.title}</Link>
            <Button
              look="quiet"
              size="small"
              icon="cross"
              onClick={() => onChange(named.filter(({ id }) => id !== record.id))}
            >
              Take out<span className="govuk-visually-hidden"> {record.title}</span>
            </Button>
          </li>
        ))}
      </ul>
      <ComboBox
        name="named"
        label="Add a person or place"
        hint="Two letters are enough; whom you do not find is not on MiPS, or not open to you"
        items={offered.map(({ id, title, detail }) => ({
          id,
          label: title,
          description: detail ?? undefined,
        }))}
        selectedId={null}
        inputValue={typed}
        isLoading={found.isFetching || text !== typed.trim()}
        onInputChange={setTyped}
        onSelect={(item) => {
          const chosen = offered.find(({ id }) => id === item?.id)
          if (chosen === undefined) return
          onChange([...named, { id: chosen.id, kind: chosen.kind, title: chosen.title, isCarried: false }])
          setTyped('')
        }}
      />
    </section>
  )
}

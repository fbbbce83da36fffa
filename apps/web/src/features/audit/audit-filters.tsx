import { FilterPanel } from '@mips/ui/filter-panel.tsx'
import { Select } from '@mips/ui/select.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { OfficerBox } from './officer-box.tsx'
import { actWords, outcomeWords } from './audit.words.ts'

type Search = {
  recordId?: string
  actorId?: string
  act?: string
  outcome?: string
  from?: string
  to?: string
}

/** Filters that live in the address, so that a link shows the same list to whoever may see it. */
export function AuditFilters({
  search,
  onChange,
}: {
  search: Search
  onChange: (change: Partial<Search>) => void
}) {
  const names: Record<keyof Search, string> = {
    recordId: 'One record',
    actorId: 'One person',
    act: actWords[search.act ?? ''] ?? 'Act',
    outcome: outcomeWords[search.outcome ?? '']?.words ?? 'Outcome',
    from: `From ${search.from ?? ''}`,
    to: `To ${search.to ?? ''}`,
  }
  const active = (Object.keys(names) as (keyof Search)[])
    .filter((name) => search[name] !== undefined && search[name] !== '')
    .map((name) => ({ id: name, label: names[name], onRemove: () => onChange({ [name]: undefined }) }))
  return (
    <FilterPanel
      active={active}
      onClear={() =>
        onChange({
          recordId: undefined,
          actorId: undefined,
          act: undefined,
          outcome: undefined,
          from: undefined,
          to: undefined,
        })
      }
    >
      <OfficerBox onChoose={(actorId) => onChange({ actorId })} />
      <Select
        label="Act"
        name="act"
        value={search.act ?? ''}
        onChange={(event) => onChange({ act: event.target.value || undefined })}
        options={[
          { value: '', label: 'Any' },
          ...Object.entries(actWords).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Select
        label="Outcome"
        name="outcome"
        value={search.outcome ?? ''}
        onChange={(event) => onChange({ outcome: event.target.value || undefined })}
        options={[
          { value: '', label: 'Any' },
          ...Object.entries(outcomeWords).map(([value, { words }]) => ({ value, label: words })),
        ]}
      />
      <DateInput
        legend="From"
        name="from"
        value={search.from ?? ''}
        onChange={(from) => onChange({ from: wholeDay(from) })}
      />
      <DateInput
        legend="To"
        name="to"
        value={search.to ?? ''}
        onChange={(to) => onChange({ to: wholeDay(to) })}
      />
    </FilterPanel>
  )
}

/** A day once it is whole; a half-typed one filters nothing. */
const wholeDay = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined)

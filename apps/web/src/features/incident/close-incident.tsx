import { incident as contract } from '@mips/contracts/incident'
import type { IncidentPage } from '@mips/contracts/incident'
import { incidentClosures } from '@mips/domain/codes/incidents'
import { Button } from '@mips/ui/button.tsx'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { choicesOf } from '../../platform/codes.ts'
import { usePaused } from '../../platform/place-box.tsx'
import { incidentKeys } from './refreshes.ts'

const schema = contract.routes.close.body
type Values = { closingCode: string; result: string; duplicateOfId: string }

/** The button and the dialog that close an incident, with its result. */
export function CloseIncident({ incident }: { incident: IncidentPage }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button look="secondary" onClick={() => setIsOpen(true)}>
        Close incident
      </Button>
      <Dialog
        title={`Close incident ${incident.reference ?? ''}`}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        {isOpen ? <CloseForm incident={incident} onDone={() => setIsOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

function CloseForm({ incident, onDone }: { incident: IncidentPage; onDone: () => void }) {
  const act = useAct(api.incident.close.mutation(), { refreshes: incidentKeys, said: 'Incident closed' })
  const form = useActForm<typeof schema, Values, unknown, Parameters<typeof act.run>[0]>({
    schema,
    defaults: { closingCode: '', result: '', duplicateOfId: '' },
    act,
    toInput: (body) => ({ params: { incidentId: incident.id }, body, version: incident.version }),
    onDone,
  })
  const { register, watch, setValue } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Close incident">
      <p>Officers who are still sent are released, and their tasks end.</p>
      <Select
        {...register('closingCode')}
        label="Result"
        placeholder="Choose"
        options={choicesOf(incidentClosures)}
        error={form.errorOf('closingCode')}
      />
      {watch('closingCode') === 'DUPLICATE' ? (
        <DuplicateOf
          incidentId={incident.id}
          error={form.errorOf('duplicateOfId')}
          onChoose={(id) => setValue('duplicateOfId', id)}
        />
      ) : null}
      <Textarea
        {...register('result')}
        label="How it ended"
        rows={3}
        limit={1000}
        error={form.errorOf('result')}
      />
    </ActFormFrame>
  )
}

function DuplicateOf({
  incidentId,
  error,
  onChoose,
}: {
  incidentId: string
  error: string | undefined
  onChoose: (id: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const text = usePaused(typed.trim())
  const found = useQuery({
    ...api.pole.searchRecords.query({ body: { text: text || '-', kinds: ['Incident'], limit: 10 } }),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  })
  const hits = (text.length < 2 ? [] : (found.data?.hits ?? [])).filter((hit) => hit.id !== incidentId)
  return (
    <ComboBox
      label="The incident that it repeats"
      name="duplicateOfId"
      hint="Its reference, or words of its address"
      error={error}
      items={hits.map((hit) => ({ id: hit.id, label: hit.title, code: hit.reference ?? undefined }))}
      selectedId={chosen}
      inputValue={typed}
      onInputChange={setTyped}
      isLoading={found.isFetching || text !== typed.trim()}
      onSelect={(item) => {
        setChosen(item?.id ?? null)
        onChoose(item?.id ?? '')
      }}
    />
  )
}

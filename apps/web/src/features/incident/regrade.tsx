import { incident as contract } from '@mips/contracts/incident'
import type { IncidentPage } from '@mips/contracts/incident'
import { incidentTypes, responseGrades } from '@mips/domain/codes/incidents'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { choicesOf } from '../../platform/codes.ts'
import { incidentKeys } from './refreshes.ts'

const schema = contract.routes.regrade.body
type Values = { grade: string; incidentType: string; reason: string }

/** Changes how fast, or what it turned out to be. */
export function Regrade({ incident }: { incident: IncidentPage }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button look="secondary" onClick={() => setIsOpen(true)}>
        Change grade
      </Button>
      <Dialog title="Change grade or type" isOpen={isOpen} onClose={() => setIsOpen(false)} size="small">
        {isOpen ? <RegradeForm incident={incident} onDone={() => setIsOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

function RegradeForm({ incident, onDone }: { incident: IncidentPage; onDone: () => void }) {
  const act = useAct(api.incident.regrade.mutation(), { refreshes: incidentKeys, said: 'Changed' })
  const form = useActForm<typeof schema, Values, unknown, Parameters<typeof act.run>[0]>({
    schema,
    defaults: { grade: incident.grade, incidentType: incident.incidentType, reason: '' },
    act,
    toInput: (body) => ({ params: { incidentId: incident.id }, body, version: incident.version }),
    onDone,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Change">
      <Select
        {...register('grade')}
        label="How fast"
        options={choicesOf(responseGrades)}
        error={form.errorOf('grade')}
      />
      <Select
        {...register('incidentType')}
        label="What it is"
        options={choicesOf(incidentTypes)}
        error={form.errorOf('incidentType')}
      />
      <TextInput {...register('reason')} label="Why" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

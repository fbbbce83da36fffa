import { incident as contract } from '@mips/contracts/incident'
import type { OfficerRef } from '@mips/contracts/common'
import type { AssignedOfficer, IncidentPage } from '@mips/contracts/incident'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { incidentKeys } from './refreshes.ts'

/** Who is sent, who was, and the way to send more. */
export function Officers({ incident }: { incident: IncidentPage }) {
  const [isSending, setIsSending] = useState(false)
  const [releasing, setReleasing] = useState<AssignedOfficer>()
  const send = incident.may.assign ? (
    <Button look="secondary" size="small" icon="plus" onClick={() => setIsSending(true)}>
      Send officers
    </Button>
  ) : null
  return (
    <Card id="officers" title="Officers" actions={send}>
      {incident.officers.length === 0 ? <p className="mips-muted">Nobody is sent yet.</p> : null}
      <ul className="govuk-list">
        {incident.officers.map((officer) => (
          <li key={officer.assignmentId} className="mips-row">
            {officer.to === null ? formatOfficer(officer) : <s>{formatOfficer(officer)}</s>}
            <span className="mips-muted mips-small">
              {officer.to === null
                ? `since ${formatDateTime(officer.from)}`
                : `until ${formatDateTime(officer.to)}`}
            </span>
            {incident.may.assign && officer.to === null ? (
              <Button look="link" size="small" onClick={() => setReleasing(officer)}>
                Release <span className="govuk-visually-hidden">{officer.displayName}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog title="Send officers" isOpen={isSending} onClose={() => setIsSending(false)}>
        {isSending ? <SendForm incident={incident} onDone={() => setIsSending(false)} /> : null}
      </Dialog>
      <Dialog
        title={`Release ${releasing === undefined ? '' : formatOfficer(releasing)}`}
        isOpen={releasing !== undefined}
        onClose={() => setReleasing(undefined)}
        size="small"
      >
        {releasing === undefined ? null : (
          <ReleaseForm incident={incident} officer={releasing} onDone={() => setReleasing(undefined)} />
        )}
      </Dialog>
    </Card>
  )
}

const sending = contract.routes.assign.body
const releaseSchema = contract.routes.endAssignment.body

function SendForm({ incident, onDone }: { incident: IncidentPage; onDone: () => void }) {
  const [officers, setOfficers] = useState<OfficerRef[]>([])
  const act = useAct(api.incident.assign.mutation(), { refreshes: incidentKeys, said: 'Officers sent' })
  const form = useActForm<
    typeof sending,
    { officerIds: string[]; note: string },
    unknown,
    Parameters<typeof act.run>[0]
  >({
    schema: sending,
    defaults: { officerIds: [], note: '' },
    act,
    toInput: (body) => ({ params: { incidentId: incident.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Send">
      <OfficersBox
        label="Officers"
        name="officerIds"
        hint="By number or name"
        error={form.errorOf('officerIds')}
        chosen={officers}
        onChange={(next) => {
          setOfficers(next)
          form.fields.setValue(
            'officerIds',
            next.map(({ id }) => id),
          )
        }}
      />
      <TextInput
        {...form.fields.register('note')}
        label="What they should know"
        need="optional"
        error={form.errorOf('note')}
      />
    </ActFormFrame>
  )
}

function ReleaseForm({
  incident,
  officer,
  onDone,
}: {
  incident: IncidentPage
  officer: AssignedOfficer
  onDone: () => void
}) {
  const act = useAct(api.incident.endAssignment.mutation(), { refreshes: incidentKeys, said: 'Released' })
  const form = useActForm<typeof releaseSchema, { reason: string }, unknown, Parameters<typeof act.run>[0]>({
    schema: releaseSchema,
    defaults: { reason: '' },
    act,
    toInput: (body) => ({ params: { incidentId: incident.id, assignmentId: officer.assignmentId }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Release">
      <TextInput {...form.fields.register('reason')} label="Why" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

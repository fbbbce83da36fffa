import { incident as contract } from '@mips/contracts/incident'
import type { IncidentPage } from '@mips/contracts/incident'
import { Card } from '@mips/ui/card.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Timeline } from '@mips/ui/timeline.tsx'
import { fromInstant } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { formatTime } from '../../platform/format.ts'

const kinds: Record<string, string> = {
  OPENED: 'Opened',
  ASSIGNED: 'Sent',
  RELEASED: 'Released',
  ARRIVED: 'Arrived',
  REGRADED: 'Regraded',
  CLOSED: 'Closed',
  REOPENED: 'Opened again',
  NOTE: 'Note',
  CORRECTION: 'Correction',
}

/** The log, newest first; an entry is locked as it is saved. */
export function IncidentLog({ incident }: { incident: IncidentPage }) {
  const corrected = new Set(incident.log.map((entry) => entry.correctsId).filter((id) => id !== null))
  return (
    <Card id="log" title="Log">
      {incident.may.update ? <AddEntry incidentId={incident.id} /> : null}
      <Timeline
        label="Log of the incident"
        entries={incident.log.map((entry) => ({
          id: entry.id,
          day: fromInstant(entry.happenedAt).date,
          time: formatTime(entry.happenedAt),
          kind: kinds[entry.kind] ?? entry.kind,
          title: entry.text,
          by: entry.author ?? undefined,
          isCorrected: corrected.has(entry.id),
        }))}
      />
    </Card>
  )
}

const schema = contract.routes.addLog.body

function AddEntry({ incidentId }: { incidentId: string }) {
  const act = useAct(api.incident.addLog.mutation(), {
    refreshes: [api.incident.get.key],
    said: 'Entry added',
  })
  const form = useActForm<typeof schema, { text: string }, unknown, Parameters<typeof act.run>[0]>({
    schema,
    defaults: { text: '' },
    draft: { key: `incident.update:${incidentId}` },
    act,
    toInput: (body) => ({ params: { incidentId }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Add to the log">
      <Textarea
        {...form.fields.register('text')}
        label="New entry"
        rows={3}
        limit={4000}
        error={form.errorOf('text')}
      />
    </ActFormFrame>
  )
}

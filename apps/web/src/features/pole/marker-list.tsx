import { pole } from '@mips/contracts/pole'
import type { Marker } from '@mips/contracts/pole-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { formatDate, formatOfficer } from '../../platform/format.ts'

/** The live warnings one by one: who owns and authorised each, when it is reviewed, and the way to end it. */
export function MarkerEnds({
  recordId,
  markers,
  mayEnd,
}: {
  recordId: string
  markers: readonly Marker[]
  mayEnd: boolean
}) {
  const [ending, setEnding] = useState<Marker>()
  if (markers.length === 0) return null
  return (
    <Card title="Warnings">
      <ul className="govuk-list">
        {markers.map((marker) => (
          <li key={marker.id}>
            <strong>{marker.label}</strong>: {marker.reason}
            <p className="mips-muted mips-small">
              {[
                `from ${formatDate(marker.startsOn)}`,
                `${marker.isUnreviewed ? 'review was due' : 'review by'} ${formatDate(marker.reviewOn)}`,
                marker.owner === null ? undefined : `owner ${formatOfficer(marker.owner)}`,
                marker.authorisedBy === null
                  ? undefined
                  : `authorised by ${formatOfficer(marker.authorisedBy)}`,
                marker.sourceText ?? undefined,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {mayEnd ? (
              <Button look="link" size="small" onClick={() => setEnding(marker)}>
                End this warning <span className="govuk-visually-hidden">{marker.label}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        title={`End the warning “${ending?.label ?? ''}”`}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        size="small"
      >
        {ending === undefined ? null : (
          <EndForm recordId={recordId} marker={ending} onDone={() => setEnding(undefined)} />
        )}
      </Dialog>
    </Card>
  )
}

const schema = pole.routes.endMarker.body

function EndForm({ recordId, marker, onDone }: { recordId: string; marker: Marker; onDone: () => void }) {
  const act = useAct(api.pole.endMarker.mutation(), {
    refreshes: [api.pole.getLocation.key, api.pole.getObject.key, api.nominal.get.key],
    said: 'Warning ended',
  })
  const form = useActForm<typeof schema, { reason: string }, unknown, Parameters<typeof act.run>[0]>({
    schema,
    defaults: { reason: '' },
    act,
    toInput: (body) => ({ params: { recordId, markerId: marker.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="End warning" look="warning">
      <p>It stays on the record as ended, and is no longer shown to officers who attend.</p>
      <TextInput
        {...form.fields.register('reason')}
        label="Why it no longer holds"
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

/** Warnings that ended, with why. */
export function EndedMarkers({ markers }: { markers: readonly Marker[] }) {
  if (markers.length === 0) return null
  return (
    <Details summary={`${markers.length} ended ${markers.length === 1 ? 'warning' : 'warnings'}`}>
      <ul className="govuk-list govuk-list--bullet">
        {markers.map((marker) => (
          <li key={marker.id}>
            {marker.label}: {marker.reason}. Ended {formatDate(marker.endedOn)}: {marker.endReason}
          </li>
        ))}
      </ul>
    </Details>
  )
}

import { pole } from '@mips/contracts/pole'
import { markerTypesFor, type MarkerRule } from '@mips/domain/codes/markers'
import { decideMarkerAuthority } from '@mips/domain/pole/marker-rules'
import type { OfficerRef } from '@mips/contracts/common'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { useAct } from './act.ts'
import { api } from './api.ts'
import { OfficersBox } from './officers-box.tsx'
import { useSession } from './session.tsx'

export type AddMarkerProps = { recordId: string; kind: 'PERSON' | 'LOCATION' | 'VEHICLE'; about: string }

/** The button and the dialog that put a warning on a record. */
export function AddMarker({ recordId, kind, about }: AddMarkerProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button look="secondary" icon="warning" onClick={() => setIsOpen(true)}>
        Add a warning
      </Button>
      <Dialog title={`Add a warning: ${about}`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {isOpen ? <MarkerForm recordId={recordId} kind={kind} onDone={() => setIsOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

const schema = pole.routes.addMarker.body
type Values = { code: string; reason: string; sourceText: string; authorisedById: string }

function MarkerForm({ recordId, kind, onDone }: Omit<AddMarkerProps, 'about'> & { onDone: () => void }) {
  const { user } = useSession()
  const [authoriser, setAuthoriser] = useState<OfficerRef[]>([])
  const act = useAct(api.pole.addMarker.mutation(), {
    refreshes: [api.pole.getLocation.key, api.pole.getObject.key, api.nominal.get.key],
    said: 'Warning added',
  })
  const form = useActForm<typeof schema, Values, unknown, Parameters<typeof act.run>[0]>({
    schema,
    defaults: { code: '', reason: '', sourceText: '', authorisedById: '' },
    act,
    toInput: (body) => ({
      params: { recordId },
      body: {
        ...body,
        origins: {
          code: { how: 'chosen' },
          reason: { how: 'typed' },
          ...(body.sourceText ? { sourceText: { how: 'typed' as const } } : {}),
        },
      },
    }),
    onDone,
  })
  const { register, watch, setValue } = form.fields
  const rules: readonly MarkerRule[] = markerTypesFor(kind)
  const rule = rules.find(({ code }) => code === watch('code'))
  const authority = rule === undefined ? undefined : decideMarkerAuthority(rule, user.rank)
  return (
    <ActFormFrame form={form} submitWords="Add warning">
      <Select
        {...register('code')}
        label="Warning"
        placeholder="Choose"
        options={rules
          .filter(({ isDriven }) => !isDriven)
          .toSorted((a, b) => b.severity - a.severity)
          .map(({ code, label }) => ({ value: code, label }))}
        error={form.errorOf('code')}
      />
      <TextInput
        {...register('reason')}
        label="What happened, in one line"
        hint="Such as: baseball bat seen behind the front door"
        error={form.errorOf('reason')}
      />
      <TextInput
        {...register('sourceText')}
        label="Where this comes from"
        need="optional"
        error={form.errorOf('sourceText')}
      />
      {authority?.allowed === false ? (
        <OfficersBox
          label="Authorised by"
          name="authorisedById"
          hint={authority.reason}
          error={form.errorOf('authorisedById')}
          chosen={authoriser}
          onChange={(officers) => {
            const last = officers.slice(-1)
            setAuthoriser(last)
            setValue('authorisedById', last[0]?.id ?? '')
          }}
        />
      ) : null}
      {rule === undefined ? null : (
        <p className="mips-muted">To be reviewed within {rule.reviewMonths} months.</p>
      )}
    </ActFormFrame>
  )
}

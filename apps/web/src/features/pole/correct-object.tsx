import { ObjectCorrection, type ObjectPage } from '@mips/contracts/pole-objects'
import { objectKinds, type ObjectKind } from '@mips/domain/codes/objects'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { objectDefaults, ObjectFields, sentObject, type ObjectValues } from '../../platform/object-form.tsx'

/** The button and the dialog that put an object right. */
export function CorrectObject({ thing }: { thing: ObjectPage }) {
  const [isOpen, setIsOpen] = useState(false)
  const kind = objectKinds.find(({ code }) => code === thing.kind)?.code
  if (kind === undefined) return null
  return (
    <>
      <Button look="secondary" onClick={() => setIsOpen(true)}>
        Correct
      </Button>
      <Dialog title={`Correct: ${thing.label}`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {isOpen ? <CorrectForm thing={thing} kind={kind} onDone={() => setIsOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

function CorrectForm({ thing, kind, onDone }: { thing: ObjectPage; kind: ObjectKind; onDone: () => void }) {
  const act = useAct(api.pole.correctObject.mutation(), {
    refreshes: [api.pole.getObject.key],
    said: 'Corrected; what it was stays in its history',
  })
  const form = useActForm<
    typeof ObjectCorrection,
    ObjectValues & { reason: string },
    unknown,
    Parameters<typeof act.run>[0]
  >({
    schema: ObjectCorrection,
    defaults: { fields: objectDefaults(kind, thing.details), reason: '' },
    act,
    toInput: ({ fields, reason }) => ({
      params: { objectId: thing.id },
      body: { ...sentObject(fields, thing.details), reason },
      version: thing.version,
    }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Correct object">
      {/* The boxes read the shared part of this form only. */}
      <ObjectFields form={form as unknown as Parameters<typeof ObjectFields>[0]['form']} kind={kind} />
      <TextInput
        {...form.fields.register('reason')}
        label="Why it is corrected"
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

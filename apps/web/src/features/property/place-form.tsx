/** Changes a store or a shelf, closes it when nothing lies there, and opens it again. */
import type { OfficerRef } from '@mips/contracts/common'
import { property } from '@mips/contracts/property'
import type { PlaceLine } from '@mips/contracts/property-replies'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

export function PlaceForm({ place }: { place: PlaceLine }) {
  const [keepers, setKeepers] = useState<OfficerRef[]>(place.keepers)
  const form = useActForm({
    schema: onForm(
      (values: { label: string; isSelfService: boolean; isSensitive: boolean; isClosed: boolean }) => ({
        ...values,
        keeperIds: keepers.map(({ id }) => id),
        version: place.version,
      }),
      property.routes.changePlace.body,
    ),
    defaults: {
      label: place.label,
      isSelfService: place.isSelfService,
      isSensitive: place.isSensitive,
      isClosed: place.closedOn !== null,
    },
    act: useAct(topicApi.property.changePlace.mutation(), {
      refreshes: refreshesProperty,
      said: 'Place changed',
    }),
    toInput: (body) => ({ params: { placeId: place.id }, body }),
  })
  const { register } = form.fields
  const notClosed = form.errorOf('isClosed')
  return (
    <Details summary="Change or close it">
      <ActFormFrame form={form} submitWords="Keep the change">
        <TextInput {...register('label')} label="Name" width={20} error={form.errorOf('label')} />
        <OfficersBox
          label="Keepers"
          name="keeperIds"
          chosen={keepers}
          onChange={setKeepers}
          {...(place.parentId === null ? {} : { hint: 'None: those of its store' })}
        />
        <Checkbox {...register('isSelfService')} label="A locker that every officer uses" />
        <Checkbox {...register('isSensitive')} label="For drugs, cash or firearms" />
        {notClosed === undefined ? null : <ErrorMessage>{notClosed}</ErrorMessage>}
        <Checkbox {...register('isClosed')} label="Closed: nothing more is put here" />
      </ActFormFrame>
    </Details>
  )
}

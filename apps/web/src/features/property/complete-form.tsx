/** Completes or puts right what is known of an exhibit; the form opens with all that is known. */
import type { OfficerRef } from '@mips/contracts/common'
import { property } from '@mips/contracts/property'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { propertyKinds, retentionBases } from '@mips/domain/property/property-kinds'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { detailsOf, type DetailValues, KindFields, typedDetails } from './kind-fields.tsx'
import { refreshesProperty } from './property.api.ts'

type Values = {
  kind: string
  description: string
  placeText: string
  power: string
  basis: string
  isHeldForOther: boolean
  details: DetailValues
}

export function CompleteForm({ page }: { page: ExhibitPage }) {
  const [second, setSecond] = useState<OfficerRef[]>(page.secondPerson === null ? [] : [page.secondPerson])
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        kind: values.kind,
        description: values.description,
        placeText: given(values.placeText),
        power: given(values.power),
        basis: given(values.basis),
        isHeldForOther: values.isHeldForOther,
        secondPersonId: second.at(-1)?.id,
        details: detailsOf(values.details),
        locationId: page.location?.id,
        personRecordId: page.person?.personRecordId ?? undefined,
        objectId: page.object?.id,
      }),
      property.routes.complete.body,
    ),
    defaults: {
      kind: page.kind.code,
      description: page.description,
      placeText: page.placeText ?? '',
      power: page.power ?? '',
      basis: page.basis?.code ?? '',
      isHeldForOther: page.isHeldForOther,
      details: typedDetails(page.details),
    },
    act: useAct(topicApi.property.complete.mutation(), { refreshes: refreshesProperty, said: 'Saved' }),
    toInput: (body) => ({ params: { exhibitId: page.id }, body, version: page.version }),
  })
  const { register, watch } = form.fields
  return (
    <Details summary="Complete or put right">
      <ActFormFrame form={form} submitWords="Save the exhibit">
        <Select
          {...register('kind')}
          label="What kind of item"
          options={choicesOf(propertyKinds)}
          error={form.errorOf('kind')}
        />
        <Textarea
          {...register('description')}
          label="Describe it"
          rows={2}
          error={form.errorOf('description')}
        />
        <TextInput {...register('placeText')} label="Where exactly" error={form.errorOf('placeText')} />
        <TextInput {...register('power')} label="Under which power" error={form.errorOf('power')} />
        <Select
          {...register('basis')}
          label="Why it is held"
          placeholder="Not said yet"
          options={choicesOf(retentionBases)}
          error={form.errorOf('basis')}
        />
        <KindFields kind={watch('kind')} form={form} />
        <OfficersBox
          label="Second person"
          name="secondPersonId"
          chosen={second.slice(-1)}
          onChange={setSecond}
          error={form.errorOf('secondPersonId' as 'kind')}
        />
        <Checkbox {...register('isHeldForOther')} label="Another investigation holds it too" />
      </ActFormFrame>
    </Details>
  )
}

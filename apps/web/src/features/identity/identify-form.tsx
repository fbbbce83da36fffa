import { identityCase as contract } from '@mips/contracts/identity-case'
import { joinEvidence } from '@mips/domain/identity/identity-codes'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import type { CaseFormProps } from './case-form.page.tsx'
import { optionsOf, refreshesIdentity } from './identity.api.ts'
import { emptyName, givenName, NameFields, type NameValues } from './name-fields.tsx'

const schema = contract.routes.identify.body
  .refine(({ otherNominalId, name }) => otherNominalId !== undefined || name !== undefined, {
    error: 'Choose the person from the list',
    path: ['otherNominalId'],
  })
  .refine(({ name }) => name === undefined || Object.keys(name).length > 0, {
    error: 'Enter the name',
    path: ['name', 'surname'],
  })

type Values = {
  how: string
  otherNominalId: string
  evidence: string[]
  ownersInformed: string
  name: NameValues
  dob: string
  reason: string
}

/** Somebody without a name turns out to be a person on record, or gives a name for the first time. */
export function IdentifyForm({ nominal, onDone }: CaseFormProps) {
  const toBody = (values: Values) =>
    values.how === 'named'
      ? { name: givenName(values.name) ?? {}, dob: given(values.dob), reason: values.reason }
      : {
          otherNominalId: given(values.otherNominalId),
          evidence: values.evidence,
          ownersInformed: given(values.ownersInformed),
          reason: values.reason,
        }
  const form = useActForm({
    schema: onForm(toBody, schema),
    defaults: {
      how: 'known',
      otherNominalId: '',
      evidence: [],
      ownersInformed: '',
      name: emptyName,
      dob: '',
      reason: '',
    } as Values,
    draft: { key: `identity.case:${nominal.id}:identified` },
    act: useAct(topicApi.identityCase.identify.mutation(), {
      refreshes: refreshesIdentity,
      said: ({ status, reference }) =>
        status === 'AWAITING_SECOND'
          ? 'Proposed; it waits for a second person'
          : `Identified as ${reference ?? 'this person'}`,
    }),
    toInput: (body) => ({ params: { nominalId: nominal.id }, body, version: nominal.version }),
    onDone: ({ nominalId }) => onDone(nominalId),
  })
  const { register, control, watch, setValue } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Keep who it is">
      <Radios
        name="how"
        legend="Who is it?"
        registration={register('how')}
        options={[
          { value: 'known', label: 'Somebody on record', hint: 'The two are joined on the evidence' },
          { value: 'named', label: 'Somebody new, whose name is known now' },
        ]}
      />
      {watch('how') === 'named' ? (
        <>
          <NameFields form={form} />
          <Controller
            control={control}
            name="dob"
            render={({ field: { ref: _ref, ...field } }) => (
              <DateInput {...field} legend="Date of birth" error={form.errorOf('dob')} />
            )}
          />
        </>
      ) : (
        <>
          <PersonBox
            label="The person on record"
            name="otherNominalId"
            exceptId={nominal.id}
            error={form.errorOf('otherNominalId')}
            onChoose={(id) => setValue('otherNominalId', id ?? '', { shouldValidate: id !== null })}
          />
          <Controller
            control={control}
            name="evidence"
            render={({ field }) => (
              <Checkboxes
                name="evidence"
                legend="What shows it"
                options={optionsOf(joinEvidence)}
                value={field.value}
                onChange={field.onChange}
                error={form.errorOf('evidence')}
              />
            )}
          />
          <Textarea
            {...register('ownersInformed')}
            label="Who was told, how and when"
            hint="Only when the person is in custody or in an open case"
            rows={2}
            limit={500}
            error={form.errorOf('ownersInformed')}
          />
        </>
      )}
      <Textarea {...register('reason')} label="Reason" rows={2} limit={1000} error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

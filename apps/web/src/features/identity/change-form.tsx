import { identityCase as contract } from '@mips/contracts/identity-case'
import { changeEvidence, identityChangeKinds } from '@mips/domain/identity/identity-codes'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, onForm } from '../../platform/form-times.ts'
import type { CaseFormProps } from './case-form.page.tsx'
import { optionsOf, refreshesIdentity } from './identity.api.ts'
import { emptyName, givenName, NameFields, type NameValues } from './name-fields.tsx'

const schema = contract.routes.recordIdentityChange.body
  .extend({ kind: z.enum(['NAME', 'GENDER'], { error: 'Say what has changed' }) })
  .refine(({ kind, name }) => kind !== 'NAME' || name !== undefined, {
    error: 'Enter the new name',
    path: ['name', 'surname'],
  })

type Values = {
  kind: string
  name: NameValues
  sex: string
  genderIdentity: string
  since: string
  evidence: string
  isProtected: boolean
  reason: string
}

/** A legal change of name or a change of gender; what was before can be protected, and by some evidence always is. */
export function ChangeForm({ nominal, onDone }: CaseFormProps) {
  const toBody = (values: Values) => ({
    kind: values.kind,
    name: givenName(values.name),
    sex: values.kind === 'GENDER' ? given(values.sex) : undefined,
    genderIdentity: values.kind === 'GENDER' ? given(values.genderIdentity) : undefined,
    since: values.since,
    evidence: values.evidence,
    isProtected: values.isProtected || protects(values.evidence),
    reason: values.reason,
  })
  const form = useActForm({
    schema: onForm(toBody, schema),
    defaults: {
      kind: '',
      name: emptyName,
      sex: '',
      genderIdentity: '',
      since: '',
      evidence: '',
      isProtected: false,
      reason: '',
    } as Values,
    draft: { key: `identity.case:${nominal.id}:change` },
    act: useAct(topicApi.identityCase.recordIdentityChange.mutation(), {
      refreshes: refreshesIdentity,
      said: ({ isProtected }) =>
        isProtected ? 'Change recorded; what was before is protected' : 'Change recorded',
    }),
    toInput: (body) => ({ params: { nominalId: nominal.id }, body, version: nominal.version }),
    onDone: () => onDone(),
  })
  const { register, control, watch } = form.fields
  const [kind, evidence] = [watch('kind'), watch('evidence')]
  const isAlways = protects(evidence)
  return (
    <ActFormFrame form={form} submitWords="Record the change">
      <Radios
        name="kind"
        legend="What has changed?"
        registration={register('kind')}
        options={optionsOf(identityChangeKinds)}
        error={form.errorOf('kind')}
      />
      {kind === '' ? null : (
        <>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
              {kind === 'GENDER' ? 'New name, if it has changed too' : 'New name'}
            </legend>
            <NameFields form={form} />
          </fieldset>
          {kind === 'GENDER' ? (
            <>
              <Select
                {...register('sex')}
                label="Sex"
                placeholder="As it is"
                options={optionsOf(sexes)}
                error={form.errorOf('sex')}
              />
              <TextInput
                {...register('genderIdentity')}
                label="Gender, in their own words"
                error={form.errorOf('genderIdentity')}
              />
            </>
          ) : null}
        </>
      )}
      <Controller
        control={control}
        name="since"
        render={({ field: { ref: _ref, ...field } }) => (
          <DateInput {...field} legend="Since" error={form.errorOf('since')} />
        )}
      />
      <Select
        {...register('evidence')}
        label="What shows it"
        placeholder="Choose"
        options={optionsOf(
          changeEvidence.filter(({ kinds }) => kind === '' || kinds.some((one) => one === kind)),
        )}
        error={form.errorOf('evidence')}
      />
      {isAlways ? (
        <p>
          What was before is protected by law with this evidence: only those who hold the permission will see
          it.
        </p>
      ) : (
        <Checkbox
          {...register('isProtected')}
          label="Protect what was before"
          hint="Only those who hold the permission will see the earlier name or sex"
        />
      )}
      <Textarea {...register('reason')} label="Reason" rows={2} limit={1000} error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

const protects = (evidence: string) => changeEvidence.some((one) => one.code === evidence && one.protects)

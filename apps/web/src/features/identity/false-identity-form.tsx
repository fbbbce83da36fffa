import { identityCase as contract } from '@mips/contracts/identity-case'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, onForm } from '../../platform/form-times.ts'
import type { CaseFormProps } from './case-form.page.tsx'
import { refreshesIdentity } from './identity.api.ts'
import { emptyName, givenName, NameFields, type NameValues } from './name-fields.tsx'

const schema = contract.routes.recordFalseIdentity.body.refine(({ name }) => Object.keys(name).length > 0, {
  error: 'Enter the name that was given',
  path: ['name', 'surname'],
})

type Values = { name: NameValues; usedOn: string; reason: string }

/** A made-up name: it stays a name of this person, so that a search for it finds them. */
export function FalseIdentityForm({ nominal, onDone }: CaseFormProps) {
  const toBody = ({ name, usedOn, reason }: Values) => ({
    name: givenName(name) ?? {},
    usedOn: given(usedOn),
    reason,
  })
  const form = useActForm({
    schema: onForm(toBody, schema),
    defaults: { name: emptyName, usedOn: '', reason: '' } as Values,
    draft: { key: `identity.case:${nominal.id}:false-identity` },
    act: useAct(topicApi.identityCase.recordFalseIdentity.mutation(), {
      refreshes: refreshesIdentity,
      said: 'False identity recorded; a search for it finds this person',
    }),
    toInput: (body) => ({ params: { nominalId: nominal.id }, body, version: nominal.version }),
    onDone: () => onDone(),
  })
  const { register, control } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the false identity">
      <p className="mips-muted">
        For a name that belongs to nobody. When a real person has it, record a stolen identity on them
        instead.
      </p>
      <NameFields form={form} />
      <Controller
        control={control}
        name="usedOn"
        render={({ field: { ref: _ref, ...field } }) => (
          <DateInput {...field} legend="When it was given" error={form.errorOf('usedOn')} />
        )}
      />
      <Textarea
        {...register('reason')}
        label="How it was found to be false"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

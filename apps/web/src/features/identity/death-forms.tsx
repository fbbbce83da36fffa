import { identityCase as contract } from '@mips/contracts/identity-case'
import { deathEvidence } from '@mips/domain/identity/identity-codes'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { CaseFormProps } from './case-form.page.tsx'
import { optionsOf, refreshesIdentity } from './identity.api.ts'

/** A death, only on a certificate or from the coroner: hearsay stays in the notes. */
export function DeathForm({ nominal, onDone }: CaseFormProps) {
  const form = useActForm({
    schema: contract.routes.recordDeath.body,
    defaults: { on: '', evidence: '' as 'CORONER', evidenceReference: '', reason: '' },
    draft: { key: `identity.case:${nominal.id}:death` },
    act: useAct(topicApi.identityCase.recordDeath.mutation(), {
      refreshes: refreshesIdentity,
      said: 'Death recorded',
    }),
    toInput: (body) => ({ params: { nominalId: nominal.id }, body, version: nominal.version }),
    onDone: () => onDone(),
  })
  const { register, control } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the death">
      <Radios
        name="evidence"
        legend="What shows it?"
        registration={register('evidence')}
        options={optionsOf(deathEvidence)}
        error={form.errorOf('evidence')}
      />
      <TextInput
        {...register('evidenceReference')}
        label="Number of the certificate or of the coroner’s case"
        width={20}
        error={form.errorOf('evidenceReference')}
      />
      <Controller
        control={control}
        name="on"
        render={({ field: { ref: _ref, ...field } }) => (
          <DateInput
            {...field}
            legend="Date of death"
            hint="Leave empty when it is not known"
            error={form.errorOf('on')}
          />
        )}
      />
      <Textarea {...register('reason')} label="Reason" rows={2} limit={1000} error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

/** Takes a death back that was recorded on the wrong person. */
export function WithdrawDeathForm({ nominal, onDone }: CaseFormProps) {
  const form = useActForm({
    schema: contract.routes.withdrawDeath.body,
    defaults: { reason: '' },
    act: useAct(topicApi.identityCase.withdrawDeath.mutation(), {
      refreshes: refreshesIdentity,
      said: 'The death is withdrawn; it stays in the history',
    }),
    toInput: (body) => ({ params: { nominalId: nominal.id }, body, version: nominal.version }),
    onDone: () => onDone(),
  })
  return (
    <ActFormFrame form={form} submitWords="Withdraw the death" look="warning">
      <Textarea
        {...form.fields.register('reason')}
        label="How it was found to be wrong"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

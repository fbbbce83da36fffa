import { identityCase as contract, type IdentityCase } from '@mips/contracts/identity-case'
import { caseOutcomes } from '@mips/domain/identity/identity-codes'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDate } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { Shown } from '../../platform/problem.tsx'
import { optionsOf, refreshesIdentity } from './identity.api.ts'

type Values = { outcome: string; wrongIdentifierId: string; reason: string }

/** How a case of two identifiers ends, with the version of the person as they are now. */
export function SettleForm({ found }: { found: IdentityCase }) {
  const nominal = useQuery({
    ...api.nominal.get.query({ params: { nominalId: found.nominalId } }),
    staleTime: 0,
  })
  return (
    <Shown query={nominal} words="Opening the person…">
      {({ version }) => <Form found={found} version={version} />}
    </Shown>
  )
}

function Form({ found, version }: { found: IdentityCase; version: number }) {
  const toBody = ({ outcome, wrongIdentifierId, reason }: Values) => ({
    outcome,
    wrongIdentifierId: outcome === 'ONE_IS_WRONG' ? given(wrongIdentifierId) : undefined,
    reason,
  })
  const form = useActForm({
    schema: onForm(toBody, contract.routes.settleCase.body),
    defaults: { outcome: '', wrongIdentifierId: '', reason: '' } as Values,
    act: useAct(topicApi.identityCase.settleCase.mutation(), {
      refreshes: refreshesIdentity,
      said: 'Case settled',
    }),
    toInput: (body) => ({ params: { nominalId: found.nominalId, caseId: found.id }, body, version }),
  })
  const { register, watch } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Settle the case">
      <Radios
        id={`outcome-${found.id}`}
        name="outcome"
        legend="What is true?"
        registration={register('outcome')}
        options={optionsOf(caseOutcomes).map((option) => ({
          ...option,
          hint:
            option.value === 'TWO_PEOPLE' ? 'Undo the join that brought them together afterwards' : undefined,
        }))}
        error={form.errorOf('outcome')}
      />
      {watch('outcome') === 'ONE_IS_WRONG' ? (
        <Radios
          id={`wrong-${found.id}`}
          name="wrongIdentifierId"
          legend="Which is not this person’s?"
          registration={register('wrongIdentifierId')}
          options={found.values.map(({ identifierId, value, recordedAt }) => ({
            value: identifierId,
            label: value,
            hint: `recorded ${formatDate(recordedAt)}`,
          }))}
          error={form.errorOf('wrongIdentifierId')}
        />
      ) : null}
      <Textarea
        {...register('reason')}
        id={`reason-${found.id}`}
        label="What shows it"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

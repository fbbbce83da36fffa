import { identity as contract } from '@mips/contracts/identity'
import type { Comparison, Proposal } from '@mips/contracts/identity-replies'
import { Card } from '@mips/ui/card.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { refreshesIdentity } from './identity.api.ts'

type Values = { answer: string; reason: string; ownersInformed: string }
type Props = {
  comparison: Comparison
  proposal: Proposal
  onDone: (done: { nominalId: string }) => void | Promise<void>
}

/** The second person approves or refuses a join that somebody else proposed. */
export function ApprovalForm({ comparison, proposal, onDone }: Props) {
  const { may } = comparison
  return (
    <Card title="The second person">
      {may.approve?.allowed ? (
        <Form comparison={comparison} proposal={proposal} onDone={onDone} />
      ) : (
        <p>{may.approve?.reason ?? 'Somebody else must approve this join.'}</p>
      )}
    </Card>
  )
}

const schema = z.strictObject({
  answer: z.enum(['approve', 'refuse'], { error: 'Say whether you approve the join' }),
  ...contract.routes.approve.body.shape,
})

function Form({ comparison, proposal, onDone }: Props) {
  const { a, ownersToInform } = comparison
  const params = { proposalId: proposal.id }
  const approve = useAct(topicApi.identity.approve.mutation(), {
    refreshes: refreshesIdentity,
    said: ({ reference }) => `Joined; both lead to ${reference ?? 'one person'} now`,
  })
  const refuse = useAct(topicApi.identity.refuse.mutation(), {
    refreshes: refreshesIdentity,
    said: 'Refused; the suspicion is open again for others to look at',
  })
  const form = useActForm({
    schema: onForm((values: Values) => ({ ...values, ownersInformed: given(values.ownersInformed) }), schema),
    defaults: { answer: '', reason: '', ownersInformed: '' } as Values,
    act: {
      run: async ({ answer, reason, ownersInformed }: z.output<typeof schema>) => {
        if (answer === 'refuse') {
          refuse.reset()
          const refused = await refuse.run({ params, body: { reason } })
          return refused === undefined ? undefined : { nominalId: a.nominalId }
        }
        return approve.run({ params, body: { reason, ownersInformed } })
      },
      isBusy: approve.isBusy || refuse.isBusy,
      error: approve.error ?? refuse.error,
      reset: () => {
        approve.reset()
        refuse.reset()
      },
    },
    toInput: (values) => values,
    onDone,
  })
  const { register, watch } = form.fields
  const answer = watch('answer')
  return (
    <ActFormFrame form={form} submitWords={answer === 'refuse' ? 'Refuse the join' : 'Approve the join'}>
      <p>
        {proposal.secondPersonBecause.join(' ')} You are the second person: look at everything above as if you
        decided alone: both names stand under the join.
      </p>
      <Radios
        name="answer"
        legend="Do you approve the join?"
        registration={register('answer')}
        options={[
          { value: 'approve', label: 'Approve: they are one person' },
          { value: 'refuse', label: 'Refuse', hint: 'Nothing is joined; the suspicion stands' },
        ]}
        error={form.errorOf('answer')}
      />
      {answer === 'approve' && ownersToInform.length > 0 ? (
        <Textarea
          {...register('ownersInformed')}
          label="Who was told, how and when"
          hint="Leave empty if the proposer has told them"
          rows={2}
          limit={500}
          error={form.errorOf('ownersInformed')}
        />
      ) : null}
      <Textarea {...register('reason')} label="Reason" rows={2} limit={1000} error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

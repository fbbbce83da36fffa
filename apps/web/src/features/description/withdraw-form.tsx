import { description as contract } from '@mips/contracts/description'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'

/** Why it was wrong: it stays with that reason, and no search meets it again. */
export function WithdrawForm({
  nominal,
  descriptionId,
  onDone,
}: {
  nominal: GoldenNominal
  descriptionId: string
  onDone: () => void
}) {
  const form = useActForm({
    schema: contract.routes.withdraw.body,
    defaults: { reason: '' },
    act: useAct(topicApi.description.withdraw.mutation(), {
      refreshes: [topicApi.description.list.key, api.nominal.get.key],
      said: 'Description withdrawn',
    }),
    toInput: (body) => ({
      params: { nominalId: nominal.id, descriptionId },
      body,
      version: nominal.version,
    }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Withdraw description">
      <Textarea
        {...form.fields.register('reason')}
        label="Why it is withdrawn"
        rows={2}
        limit={300}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

import { codeList as contract } from '@mips/contracts/code-list'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { loadCodes } from '../../platform/codes.ts'
import { onForm } from '../../platform/form-times.ts'

type Values = { answer: string; reason: string }
const schema = onForm(
  ({ answer, reason }: Values) => ({ isApproved: answer === '' ? undefined : answer === 'approve', reason }),
  z.strictObject(contract.routes.decide.body.shape),
)

/** The second person approves or refuses the version that waits. */
export function DecideVersion({ list, version }: { list: string; version: number }) {
  const form = useActForm({
    schema,
    defaults: { answer: '', reason: '' } as Values,
    act: useAct(api.codeList.decide.mutation(), {
      refreshes: [api.codeList.get.key, api.codeList.listLists.key],
      said: ({ status }) =>
        status === 'APPROVED' ? `Version ${version} is approved` : 'The version is refused',
    }),
    toInput: (body) => ({ params: { list: list as 'sexes' }, body }),
    onDone: loadCodes,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Keep the decision">
      <Radios
        name="answer"
        legend="What do you decide?"
        registration={register('answer')}
        options={[
          { value: 'approve', label: 'Approve the version' },
          { value: 'refuse', label: 'Refuse it' },
        ]}
        error={form.errorOf('answer')}
      />
      <Textarea
        {...register('reason')}
        label="Reason for the decision"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

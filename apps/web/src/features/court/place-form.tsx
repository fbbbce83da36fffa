/** Puts a result that no case was found for on one of the cases that the reader sees. */
import { court } from '@mips/contracts/court'
import type { MessageBrief } from '@mips/contracts/court-parts'
import { useQuery } from '@tanstack/react-query'
import { ActChoice, ActWords } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCourt } from './court.api.ts'

type Values = { caseId: string; reason: string }

export function PlaceForm({ message, close }: { message: MessageBrief; close: () => void }) {
  const cases = useQuery(topicApi.prosecutionCase.list.query({ query: { of: 'ALL' } }))
  const form: ActForm<Values> = useActForm({
    schema: onForm(
      ({ reason }: Values) => ({ messageId: message.id, reason }),
      court.routes.placeMessage.body,
    ),
    defaults: { caseId: '', reason: '' } as Values,
    act: useAct(topicApi.court.placeMessage.mutation(), {
      refreshes: refreshesCourt,
      said: ({ state }) =>
        state === 'APPLIED' ? 'Placed and applied' : 'Placed: it waits there for answers',
    }),
    toInput: (body) => ({ params: { caseId: form.fields.getValues('caseId') }, body }),
    onDone: close,
  })
  const list = (cases.data?.cases ?? []).map(({ id, urn, title }) => ({ code: id, label: `${urn} ${title}` }))
  return (
    <ActFormFrame form={form} submitWords="Place it there">
      <ActChoice form={form} name="caseId" label="Case" list={list} />
      <ActWords form={form} name="reason" label="How you know" limit={500} />
    </ActFormFrame>
  )
}

/** What a supervisor says of a search: reviewed, returned with what is to be done, or closed where nothing is left. */
import { stopSearch } from '@mips/contracts/stop-search'
import type { StopSearchPage } from '@mips/contracts/stop-search-parts'
import { searchDecisions } from '@mips/domain/stop-search/stop-search-words'
import { Card } from '@mips/ui/card.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesStop } from './stop-search.api.ts'

export function Supervise({ page }: { page: StopSearchPage }) {
  const isWhole = page.left.every(({ severity }) => severity === 'WARN')
  const form = useActForm({
    schema: stopSearch.routes.supervise.body,
    defaults: { answer: isWhole ? ('CLOSED' as const) : ('RETURNED' as const), words: '' },
    act: useAct(topicApi.stopSearch.supervise.mutation(), { refreshes: refreshesStop, said: 'Recorded' }),
    toInput: (body) => ({ params: { stopId: page.id }, body, version: page.version }),
  })
  return (
    <Card title="Supervisor">
      <ActFormFrame form={form} submitWords="Record what I say">
        <Radios
          name="answer"
          legend="This record"
          registration={form.fields.register('answer')}
          options={choicesOf(searchDecisions)}
          error={form.errorOf('answer')}
        />
        <Textarea
          {...form.fields.register('words')}
          label="What you looked at, and what is to be done"
          rows={2}
          error={form.errorOf('words')}
        />
      </ActFormFrame>
    </Card>
  )
}

/** Finds a record by the code on its receipt, for whoever stands at a counter and asks for their copy. */
import { stopSearch } from '@mips/contracts/stop-search'
import { Card } from '@mips/ui/card.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'

export function FindByCode() {
  const form = useActForm({
    schema: stopSearch.routes.findByCode.body,
    defaults: { code: '' },
    act: useAct(topicApi.stopSearch.findByCode.mutation()),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.stopSearch(id)),
  })
  return (
    <Card title="Somebody asks for their copy">
      <ActFormFrame form={form} submitWords="Find the record">
        <TextInput
          {...form.fields.register('code')}
          label="Code on the receipt"
          error={form.errorOf('code')}
        />
      </ActFormFrame>
    </Card>
  )
}

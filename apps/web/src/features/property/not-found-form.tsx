/** Says that nobody finds the item, or that it was found. */
import { property } from '@mips/contracts/property'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { Details } from '@mips/ui/details.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

export function NotFoundForm({ page }: { page: ExhibitPage }) {
  const isLost = page.notFoundSince !== null
  const lost = useAct(topicApi.property.reportNotFound.mutation(), {
    refreshes: refreshesProperty,
    said: 'Listed as not found',
  })
  const found = useAct(topicApi.property.reportFound.mutation(), {
    refreshes: refreshesProperty,
    said: 'Found again',
  })
  const form = useActForm({
    schema: property.routes.reportNotFound.body,
    defaults: { words: '' },
    act: isLost ? found : lost,
    toInput: (body) => ({ params: { exhibitId: page.id }, body }),
    again: true,
  })
  if (page.holder.kind === 'GONE') return null
  return (
    <Details summary={isLost ? 'It was found' : 'It cannot be found'}>
      <ActFormFrame form={form} submitWords={isLost ? 'Say that it was found' : 'List it as not found'}>
        <TextInput
          {...form.fields.register('words')}
          label={isLost ? 'Where it was found' : 'Where it was looked for'}
          error={form.errorOf('words')}
        />
      </ActFormFrame>
    </Details>
  )
}

/** The next officer at the door. */
import { custodyCare } from '@mips/contracts/custody-care'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { WhenFields } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'

type Values = { watcher: string; since: LocalDateTime; lateReason: string }

const schema = onForm(
  ({ watcher, since, lateReason }: Values) => ({
    watcher,
    since: instantOf(since),
    lateReason: given(lateReason),
  }),
  custodyCare.routes.setWatcher.body,
)

export function WatcherForm({ recordId }: { recordId: string }) {
  const form = useActForm({
    schema,
    defaults: { watcher: '', since: rightNow(), lateReason: '' } as Values,
    act: useAct(topicApi.custodyCare.setWatcher.mutation(), {
      refreshes: refreshesStay,
      said: 'Watch taken over',
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Take over the watch">
      <TextInput
        {...form.fields.register('watcher')}
        label="Officer who watches now"
        error={form.errorOf('watcher')}
      />
      <WhenFields form={form} name="since" legend="Since" />
    </ActFormFrame>
  )
}

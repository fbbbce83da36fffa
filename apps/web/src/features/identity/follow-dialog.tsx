import { identityCase as contract } from '@mips/contracts/identity-case'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'

/** Asks why and until when; what happens to the person is then told on the page of people you follow. */
export function FollowDialog({ nominalId, onClose }: { nominalId: string; onClose: () => void }) {
  const form = useActForm({
    schema: contract.routes.follow.body,
    defaults: { reason: '', until: '' },
    act: useAct(topicApi.identityCase.follow.mutation(), {
      refreshes: [topicApi.identityCase.listFollowed.key],
      said: 'You follow this person now',
    }),
    toInput: (body) => ({ params: { nominalId }, body }),
    onDone: onClose,
  })
  const { register, control } = form.fields
  return (
    <Dialog title="Follow this person" isOpen onClose={onClose}>
      <ActFormFrame form={form} submitWords="Follow">
        <Textarea
          {...register('reason')}
          label="Why you follow them"
          rows={2}
          limit={1000}
          error={form.errorOf('reason')}
        />
        <Controller
          control={control}
          name="until"
          render={({ field: { ref: _ref, ...field } }) => (
            <DateInput
              {...field}
              legend="Until"
              expects="any"
              hint="Leave empty to follow until you stop"
              error={form.errorOf('until')}
            />
          )}
        />
      </ActFormFrame>
    </Dialog>
  )
}

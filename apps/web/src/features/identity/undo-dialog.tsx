import { identity as contract } from '@mips/contracts/identity'
import type { Cluster, Undone } from '@mips/contracts/identity-replies'
import { Button } from '@mips/ui/button.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesIdentity } from './identity.api.ts'

type Props = {
  edge: Cluster['edges'][number]
  cluster: Cluster
  onClose: () => void
  onUndone: (result: Undone) => void
}

const whatHappens: Record<string, readonly string[]> = {
  same: [
    'The people stand apart again, each under the number of before.',
    'Every fact goes back to the record that it was written on.',
    'What was recorded while they were joined stays where it is and waits to be placed.',
    'Everybody who looked at them as one is listed, to be told.',
  ],
  not_same: [
    'They may be suggested and joined again.',
    'Joins that this decision held back come into force.',
  ],
  unsure: ['The suspicion goes back to the queue.'],
}

/** Says what an undo does before it is done, and asks why. */
export function UndoDialog({ edge, cluster, onClose, onUndone }: Props) {
  const form = useActForm({
    schema: contract.routes.undo.body,
    defaults: { reason: '', keepApart: true },
    act: useAct(topicApi.identity.undo.mutation(), { refreshes: refreshesIdentity }),
    toInput: (body) => ({
      params: { nominalId: cluster.nominalId, decisionId: edge.decisionId },
      body,
      version: cluster.version,
    }),
    onDone: (result) => {
      onUndone(result)
      onClose()
    },
  })
  const { register } = form.fields
  return (
    <Dialog title="Undo this decision" isOpen onClose={onClose}>
      <ActFormFrame
        form={form}
        submitWords="Undo the decision"
        look="warning"
        actions={
          <Button look="secondary" onClick={onClose}>
            Leave it as it is
          </Button>
        }
      >
        <p>What will happen:</p>
        <ul className="govuk-list govuk-list--bullet">
          {(whatHappens[edge.decision] ?? []).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <Textarea
          {...register('reason')}
          label="Why it is undone"
          rows={2}
          limit={1000}
          error={form.errorOf('reason')}
        />
        {edge.decision === 'same' ? (
          <Checkbox
            {...register('keepApart')}
            label="Keep them apart from now on"
            hint="They are not suggested again"
          />
        ) : null}
      </ActFormFrame>
    </Dialog>
  )
}

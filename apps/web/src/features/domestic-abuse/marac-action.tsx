/** What an agency answered to its action: that it has it, or what came of it. */
import { domesticAbuse } from '@mips/contracts/domestic-abuse'
import type { MaracCase } from '@mips/contracts/domestic-abuse-parts'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { useState } from 'react'
import type { z } from 'zod'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActLine, ActWords } from '../../platform/act-fields.tsx'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesAbuse } from './domestic-abuse.api.ts'

type Action = z.infer<typeof MaracCase>['actions'][number]

export function ActionAnswer({ assessmentId, action }: { assessmentId: string; action: Action }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setIsOpen(true)}>
        Answer<span className="govuk-visually-hidden">: {action.what}</span>
      </Button>
      {isOpen ? (
        <Dialog title={`${action.agency.label}: ${action.what}`} isOpen onClose={() => setIsOpen(false)}>
          <AnswerForm assessmentId={assessmentId} action={action} onDone={() => setIsOpen(false)} />
        </Dialog>
      ) : null}
    </>
  )
}

type Values = { receipt: string; result: string }

function AnswerForm({
  assessmentId,
  action,
  onDone,
}: {
  assessmentId: string
  action: Action
  onDone: () => void
}) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({ receipt: given(values.receipt), result: given(values.result) }),
      domesticAbuse.routes.answerAction.body,
    ),
    defaults: { receipt: '', result: '' } as Values,
    act: useAct(topicApi.domesticAbuse.answerAction.mutation(), {
      refreshes: refreshesAbuse,
      said: 'Answer kept',
    }),
    toInput: (body) => ({ params: { assessmentId, actionId: action.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the answer">
      {action.receipt === null ? (
        <ActLine
          form={form}
          name="receipt"
          label="Receipt"
          hint="Who said that they have it, and how"
          need="optional"
        />
      ) : null}
      <ActWords form={form} name="result" label="What was done" need="optional" />
    </ActFormFrame>
  )
}

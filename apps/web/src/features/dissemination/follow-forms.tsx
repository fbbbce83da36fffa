/** What is written down after something was given: conditions accepted, called back, told, and what the recipient answers. */
import { dissemination } from '@mips/contracts/dissemination'
import { Button } from '@mips/ui/button.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { useState } from 'react'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { errorWords } from '../../platform/error-text.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesGiven } from './dissemination.api.ts'

type Gift = { reportId: string; givenId: string }
type OfNotice = Gift & { eventId: string }

export function ReceiptForm(params: Gift) {
  const form = useActForm({
    schema: dissemination.routes.accept.body,
    defaults: { words: '' },
    act: useAct(topicApi.dissemination.accept.mutation(), {
      refreshes: refreshesGiven,
      said: 'Receipt kept',
    }),
    toInput: (body) => ({ params, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the receipt">
      <ActWords form={form} name="words" label="Who accepted the conditions, and how" limit={1000} />
    </ActFormFrame>
  )
}

export function RecallForm(params: Gift) {
  const form = useActForm({
    schema: dissemination.routes.recall.body,
    defaults: { reason: '' },
    act: useAct(topicApi.dissemination.recall.mutation(), {
      refreshes: refreshesGiven,
      said: 'Called back: now tell the recipient',
    }),
    toInput: (body) => ({ params, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Call it back">
      <ActWords form={form} name="reason" label="Why it is called back" />
    </ActFormFrame>
  )
}

export function TellForm(params: OfNotice) {
  const form = useActForm({
    schema: dissemination.routes.tell.body,
    defaults: { how: '' },
    act: useAct(topicApi.dissemination.tell.mutation(), { refreshes: refreshesGiven, said: 'Told' }),
    toInput: (body) => ({ params, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="They were told">
      <ActWords form={form} name="how" label="Whom you told, and how" limit={1000} />
    </ActFormFrame>
  )
}

export function AnswerForm(params: OfNotice) {
  const form = useActForm({
    schema: dissemination.routes.answer.body,
    defaults: { words: '' },
    act: useAct(topicApi.dissemination.answer.mutation(), {
      refreshes: refreshesGiven,
      said: 'Answer kept',
    }),
    toInput: (body) => ({ params, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the answer">
      <ActWords form={form} name="words" label="What they say became of it" />
    </ActFormFrame>
  )
}

/** The envelope as it left, for its recipient: the file opens in a tab of its own, and the disclosure is audited. */
export function EnvelopeButton({ who, ...params }: Gift & { who: string }) {
  const [file, setFile] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const make = async () => {
    setProblem(undefined)
    try {
      setFile(URL.createObjectURL((await topicApi.dissemination.printEnvelope.fetch({ params })) as Blob))
    } catch (refusal) {
      const { title, detail } = errorWords(refusal as Parameters<typeof errorWords>[0])
      setProblem(`${title}. ${detail}`)
    }
  }
  if (file !== undefined)
    return (
      <p>
        <a className="govuk-link" href={file} target="_blank" rel="noreferrer">
          Open the envelope (PDF)
        </a>
      </p>
    )
  return (
    <>
      <Button look="secondary" size="small" onClick={() => void make()}>
        Print the envelope<span className="govuk-visually-hidden"> for {who}</span>
      </Button>
      {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
    </>
  )
}

/** Sending to the second look, giving it, and the file that went out. */
import { redaction } from '@mips/contracts/redaction'
import type { RedactionView } from '@mips/contracts/redaction'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { Problem } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { MarkWork } from './marks.ts'

const refreshes = [topicApi.redaction.get.key, topicApi.redaction.list.key, topicApi.document.list.key]
const idsOf = (view: RedactionView) => ({ recordId: view.recordId, redactionId: view.id })
const stateWords = {
  saved: 'Every mark is kept.',
  saving: 'Keeping the marks…',
  failed: 'The last marks were not kept: open the page again.',
}

export function SendToLook({ view, work }: { view: RedactionView; work: MarkWork }) {
  const send = useAct(topicApi.redaction.send.mutation(), { refreshes, said: 'Sent to the second look' })
  return (
    <Card title="Second look">
      <p role="status">{stateWords[work.state]}</p>
      <p>Somebody else looks at it before it is burnt in.</p>
      {send.error === null ? null : <Problem error={send.error} />}
      <Button
        isBusy={send.isBusy || work.state === 'saving'}
        onClick={() => void send.run({ params: idsOf(view), body: { revision: work.revision() } })}
      >
        Send to the second look
      </Button>
    </Card>
  )
}

export function SecondLook({ view }: { view: RedactionView }) {
  if (view.state === 'DONE')
    return (
      <Card title="Burnt in">
        <p>The redacted file is a document of the record. The original stays as it came.</p>
        <p className="govuk-hint mips-redaction-hash">{`SHA-256 ${view.outputSha256 ?? ''}`}</p>
        <FetchOutput view={view} />
      </Card>
    )
  return (
    <Card title="Second look">
      {view.may.look.allowed ? <LookForms view={view} /> : <p>{view.may.look.reason}</p>}
    </Card>
  )
}

function LookForms({ view }: { view: RedactionView }) {
  const burn = useAct(topicApi.redaction.look.mutation(), { refreshes, said: 'Burnt in' })
  const form = useActForm({
    schema: onForm(
      (values: { words: string }) => ({
        answer: 'RETURN' as const,
        revision: view.revision,
        words: values.words,
      }),
      redaction.routes.look.body,
    ),
    defaults: { words: '' },
    draft: { key: `redaction.look:${view.id}` },
    act: useAct(topicApi.redaction.look.mutation(), { refreshes, said: 'Given back' }),
    toInput: (body) => ({ params: idsOf(view), body }),
  })
  return (
    <>
      <p>Read every page as it will go out. Nothing but what you see there goes out.</p>
      {burn.error === null ? null : <Problem error={burn.error} />}
      <Button
        isBusy={burn.isBusy}
        busyWords="Making the file…"
        onClick={() =>
          void burn.run({ params: idsOf(view), body: { answer: 'BURN', revision: view.revision } })
        }
      >
        Burn it in
      </Button>
      <Details summary="Give it back">
        <ActFormFrame form={form} submitWords="Give it back">
          <ActWords form={form} name="words" label="What has to be put right" />
        </ActFormFrame>
      </Details>
    </>
  )
}

function FetchOutput({ view }: { view: RedactionView }) {
  const fetchIt = async () => {
    const bytes = await topicApi.document.get.fetch({
      params: { recordId: view.recordId, documentId: view.outputId ?? '' },
    })
    const anchor = window.document.createElement('a')
    anchor.href = URL.createObjectURL(bytes)
    anchor.download = `redacted-${view.id}.pdf`
    anchor.click()
    URL.revokeObjectURL(anchor.href)
  }
  return (
    <Button look="secondary" onClick={() => void fetchIt()}>
      Fetch the redacted file
    </Button>
  )
}

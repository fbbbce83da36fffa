/** What the pages of messages have in common: the state of one, why it came back in plain words, and what may be done about it. */
import type { MessageLine } from '@mips/contracts/outbox'
import { outbox } from '@mips/contracts/outbox'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { useState } from 'react'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'

/** What changes when a message does. */
export const refreshes = [
  topicApi.outbox.list.key,
  topicApi.outbox.ofRecord.key,
  topicApi.outbox.get.key,
  topicApi.caseSending.court.key,
  topicApi.prosecutorFile.get.key,
]

const tones: Readonly<Record<string, Tone>> = {
  ACKNOWLEDGED: 'good',
  REFUSED: 'bad',
  STOPPED: 'bad',
  SENT: 'info',
  SENDING: 'info',
}

export function MessageState({ message }: { message: MessageLine }) {
  return <Tag tone={tones[message.state] ?? 'neutral'}>{message.stateLabel}</Tag>
}

/** What happens next by itself, in a sentence; nothing where nothing does. */
export function nextWords(message: MessageLine): string | null {
  const { behind, nextAt, attempts, endedAt, sentAt } = message
  if (endedAt !== null) return `Ended ${formatDateTime(endedAt)}`
  if (behind > 0)
    return `Waits for ${behind} ${behind === 1 ? 'message' : 'messages'} before it about the same record`
  if (nextAt !== null && attempts > 0) return `Tried ${timesOf(attempts)}, next ${formatDateTime(nextAt)}`
  if (nextAt !== null) return 'Goes within seconds'
  return sentAt === null ? null : `Sent ${formatDateTime(sentAt)}`
}

const timesOf = (attempts: number): string => (attempts === 1 ? 'once' : `${attempts} times`)

/** F11: what is wrong, how to mend it, how to avoid it, and whose it is. */
export function Troubles({ message }: { message: MessageLine }) {
  return message.trouble.map(({ code, says, mend, avoid, who, rule }) => (
    <section key={code} aria-label={says} className="mips-stack">
      <p>
        <strong>{says}</strong>
      </p>
      <SummaryList
        rows={[
          { key: 'How to mend it', value: mend },
          { key: 'How to avoid it', value: avoid },
          ...(who === null ? [] : [{ key: 'Who', value: who }]),
          { key: 'Code', value: rule === null ? code : `${code}, found before sending by rule ${rule}` },
        ]}
      />
    </section>
  ))
}

type Act = 'replay' | 'setAside'
const words = {
  replay: {
    title: 'Send it again',
    hint: 'It goes under the same number, so that the receiver takes it once.',
    label: 'Why it can go again',
    done: 'It goes again',
  },
  setAside: {
    title: 'Set it aside',
    hint: 'It is not sent any more, and those behind it go. It stays here with its course.',
    label: 'Why it need not be sent',
    done: 'Set aside',
  },
} as const

/** The two acts on a message that came back. */
export function MessageActs({ message }: { message: MessageLine }) {
  const [open, setOpen] = useState<Act>()
  const heading = <span className="govuk-visually-hidden"> {message.heading}</span>
  if (!message.isException) return null
  return (
    <Can do="outbox.message.send">
      <Button size="small" onClick={() => setOpen('replay')}>
        Send again{heading}
      </Button>
      <Button size="small" look="secondary" onClick={() => setOpen('setAside')}>
        Set aside{heading}
      </Button>
      {open === undefined ? null : (
        <ActDialog key={open} act={open} message={message} onClose={() => setOpen(undefined)} />
      )}
    </Can>
  )
}

function ActDialog(props: { act: Act; message: MessageLine; onClose: () => void }) {
  const { act, message, onClose } = props
  usePurposeFrom(message.record.id, 'COURT_FILE')
  const { title, hint, label, done } = words[act]
  const params = { recordId: message.record.id, messageId: message.id }
  const replay = useAct(topicApi.outbox.replay.mutation(), { refreshes, said: done })
  const setAside = useAct(topicApi.outbox.setAside.mutation(), { refreshes, said: done })
  const form = useActForm({
    schema: outbox.routes.replay.body,
    defaults: { reason: '' },
    act: act === 'replay' ? replay : setAside,
    toInput: (body) => ({ params, body }),
    onDone: onClose,
  })
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>{hint}</p>
      <ActFormFrame
        form={form}
        submitWords={title}
        look={act === 'replay' ? 'primary' : 'warning'}
        actions={
          <Button look="secondary" onClick={onClose}>
            Cancel
          </Button>
        }
      >
        <ActWords form={form} name="reason" label={label} limit={500} />
      </ActFormFrame>
    </Dialog>
  )
}

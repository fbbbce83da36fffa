/** Results of courts that wait for a person, each with its cause and its cure; and those that are done. */
import { court } from '@mips/contracts/court'
import type { MessageBrief } from '@mips/contracts/court-parts'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { QueueItem } from '@mips/ui/queue-item.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCourt } from './court.api.ts'
import { PlaceForm } from './place-form.tsx'

const groups = [
  { code: 'OPEN', label: 'Waiting' },
  { code: 'DONE', label: 'Done' },
] as const

export function QueuePage() {
  usePageTitle('Results of courts')
  const { show = 'OPEN' } = useSearch({ from: '/court-results' })
  const found = useQuery({
    ...topicApi.court.listMessages.query({ query: { show } }),
    refetchInterval: 30_000,
  })
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.hearings()}>Hearings</Link>}>Results of courts</PageHeading>
      <SubNav
        label="Groups of results"
        items={groups.map(({ code, label }) => ({
          label,
          href: paths.courtResults(code === 'OPEN' ? undefined : code),
          isCurrent: code === show,
        }))}
      />
      <Shown query={found} words="Looking what the courts sent…" headingLevel={2}>
        {({ messages, hasMore }) => (
          <>
            {messages.length === 0 ? <p>No result about a case that you may see is here.</p> : null}
            {messages.map((message) => (
              <Message key={message.id} message={message} />
            ))}
            {hasMore ? <p className="mips-muted">There are more than are shown.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}

const states: Record<MessageBrief['state'], string> = {
  WAITING: 'On its way',
  EXCEPTION: 'Waits for somebody',
  APPLIED: 'Applied',
  SETTLED: 'Settled by hand',
}

function Message({ message }: { message: MessageBrief }) {
  const { case: of, reference, reasons, settled, number } = message
  const [form, setForm] = useState<'PLACE' | 'SETTLE'>()
  const close = () => setForm(undefined)
  const title = of === null ? `Reference ${reference ?? 'not given'}` : `${of.title} ${of.urn}`
  const isStray = of === null && message.state === 'EXCEPTION'
  return (
    <QueueItem
      why={reasons[0]?.cause ?? states[message.state]}
      title={of === null ? title : <Link href={paths.courtMessage(of.id, message.id)}>{title}</Link>}
      age={`Came in ${formatDateTime(message.receivedAt)}`}
      actions={
        isStray ? (
          <>
            <Button size="small" look="secondary" onClick={() => setForm('PLACE')}>
              Place on a case<span className="govuk-visually-hidden">: {title}</span>
            </Button>
            <Button size="small" look="secondary" onClick={() => setForm('SETTLE')}>
              Settle<span className="govuk-visually-hidden">: {title}</span>
            </Button>
          </>
        ) : undefined
      }
    >
      {reasons.map(({ kind, cause, cure }, index) => (
        <p key={kind}>
          {index === 0 ? null : cause} <strong>What to do:</strong> {cure}
        </p>
      ))}
      {settled === null ? null : (
        <p>
          {settled.reason}
          {settled.by === null ? '' : `, ${formatOfficer(settled.by)}`}
        </p>
      )}
      <p className="mips-muted mips-small">Number {number} of the court</p>
      {form === 'PLACE' ? (
        <Dialog title="Place it on a case" isOpen onClose={close}>
          <PlaceForm message={message} close={close} />
        </Dialog>
      ) : null}
      {form === 'SETTLE' ? (
        <Dialog title="Settle it" isOpen onClose={close}>
          <SettleForm message={message} close={close} />
        </Dialog>
      ) : null}
    </QueueItem>
  )
}

function SettleForm({ message, close }: { message: MessageBrief; close: () => void }) {
  const form = useActForm({
    schema: court.routes.settleMessage.body,
    defaults: { reason: '' },
    act: useAct(topicApi.court.settleMessage.mutation(), { refreshes: refreshesCourt, said: 'Settled' }),
    toInput: (body) => ({ params: { messageId: message.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Settle it">
      <ActWords form={form} name="reason" label="What was done with it" limit={500} />
    </ActFormFrame>
  )
}

/** Messages to court and prosecutor: those that came back first, with cause and cure; what waits; and all of them. */
import { type MessageLine, outbox, type Stray } from '@mips/contracts/outbox'
import { Button } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { QueueItem } from '@mips/ui/queue-item.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime, formatOfficer, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { MessageActs, MessageState, nextWords, refreshes, Troubles } from './message-parts.tsx'

const groups = [
  { code: 'EXCEPTIONS', label: 'Came back' },
  { code: 'WAITING', label: 'On the way' },
  { code: 'ALL', label: 'All' },
] as const
type Group = (typeof groups)[number]['code']

export function OutboxPage() {
  usePageTitle('Messages to court and prosecutor')
  const { show: asked } = useSearch({ from: '/outbox' })
  const show: Group = groups.find(({ code }) => code === asked)?.code ?? 'EXCEPTIONS'
  const found = useQuery({ ...topicApi.outbox.list.query({ query: { show } }), refetchInterval: 15_000 })
  const counts = found.data?.counts
  const items = groups.map(({ code, label }) => ({
    href: paths.outbox(code === 'EXCEPTIONS' ? undefined : code),
    label,
    isCurrent: code === show,
    ...countOf(code, counts),
  }))
  return (
    <div className="mips-stack">
      <PageHeading>Messages to court and prosecutor</PageHeading>
      <SubNav label="Groups of messages" items={items} />
      <Shown query={found} words="Looking how the messages stand…" headingLevel={2}>
        {({ lines, isMore, strays, notConnected }) => (
          <>
            {notConnected.length === 0 ? null : (
              <NotificationBanner tone="caution" title="Not connected">
                No way is set up to: {notConnected.join(', ')}. Messages wait here until the administrator has
                set it up.
              </NotificationBanner>
            )}
            {show === 'EXCEPTIONS' ? <Exceptions lines={lines} /> : <MessageTable lines={lines} />}
            {isMore ? <p>There are more than are shown.</p> : null}
            {show === 'EXCEPTIONS' && strays.length > 0 ? <Strays strays={strays} /> : null}
          </>
        )}
      </Shown>
    </div>
  )
}

function countOf(code: Group, counts: { exceptions: number; waiting: number } | undefined) {
  if (counts === undefined || code === 'ALL') return {}
  return { count: code === 'EXCEPTIONS' ? counts.exceptions : counts.waiting }
}

function Exceptions({ lines }: { lines: readonly MessageLine[] }) {
  if (lines.length === 0) return <p>No message about a record that you may see has come back.</p>
  return lines.map((message) => (
    <QueueItem
      key={message.id}
      why={message.stateLabel}
      title={<Link href={paths.message(message.record.id, message.id)}>{message.heading}</Link>}
      age={`Written ${formatDateTime(message.madeAt)}`}
      actions={<MessageActs message={message} />}
    >
      <p>
        {message.kindLabel} to {message.receiverLabel}, about{' '}
        <Link href={paths.messages(message.record.id)}>{formatRecord(message.record)}</Link>
        {message.madeBy === null ? null : `, by ${formatOfficer(message.madeBy)}`}
      </p>
      <Troubles message={message} />
    </QueueItem>
  ))
}

const columns: readonly Column<MessageLine>[] = [
  {
    key: 'heading',
    header: 'Message',
    isRowHeader: true,
    cell: ({ id, record, heading }) => <Link href={paths.message(record.id, id)}>{heading}</Link>,
  },
  { key: 'receiver', header: 'To', cell: ({ receiverLabel }) => receiverLabel },
  {
    key: 'record',
    header: 'About',
    cell: ({ record }) => <Link href={paths.messages(record.id)}>{formatRecord(record)}</Link>,
  },
  { key: 'made', header: 'Written', cell: ({ madeAt }) => formatDateTime(madeAt) },
  {
    key: 'state',
    header: 'State',
    cell: (message) => (
      <>
        <MessageState message={message} />
        <br />
        <span className="mips-muted mips-small">{nextWords(message)}</span>
      </>
    ),
  },
]

export function MessageTable({ lines }: { lines: readonly MessageLine[] }) {
  return (
    <DataTable
      caption="Messages"
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      rowTone={({ isException }) => (isException ? 'bad' : undefined)}
      empty={<p>No message of this kind about a record that you may see.</p>}
    />
  )
}

function Strays({ strays }: { strays: readonly Stray[] }) {
  const [open, setOpen] = useState<Stray>()
  return (
    <>
      <h2 className="govuk-heading-m">Came in and belongs to nothing here</h2>
      {strays.map((stray) => (
        <QueueItem
          key={stray.id}
          headingLevel={3}
          why={stray.says}
          title={`From ${stray.receiverLabel}, number ${stray.number}`}
          age={formatDateTime(stray.receivedAt)}
          actions={
            <Can do="outbox.message.send">
              <Button size="small" look="secondary" onClick={() => setOpen(stray)}>
                Say what was done<span className="govuk-visually-hidden"> with {stray.number}</span>
              </Button>
            </Can>
          }
        >
          <p>{stray.mend}</p>
        </QueueItem>
      ))}
      {open === undefined ? null : <Settle stray={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Settle({ stray, onClose }: { stray: Stray; onClose: () => void }) {
  const form = useActForm({
    schema: outbox.routes.settle.body,
    defaults: { reason: '' },
    act: useAct(topicApi.outbox.settle.mutation(), { refreshes, said: 'Settled' }),
    toInput: (body) => ({ params: { strayId: stray.id }, body }),
    onDone: onClose,
  })
  return (
    <Dialog title="Say what was done" isOpen onClose={onClose}>
      <ActFormFrame
        form={form}
        submitWords="Settle it"
        actions={
          <Button look="secondary" onClick={onClose}>
            Cancel
          </Button>
        }
      >
        <ActWords form={form} name="reason" label="What was done with it" limit={500} />
      </ActFormFrame>
    </Dialog>
  )
}

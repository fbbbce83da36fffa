/** One message: how it stands and why, what it says, and its course from the first attempt on. */
import type { MessageLine, MessagePage as Page } from '@mips/contracts/outbox'
import { messageReceivers } from '@mips/domain/case/outbox'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDateTimeZone, formatOfficer, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { MessageActs, MessageState, nextWords, Troubles } from './message-parts.tsx'
import { LetterForm } from './record-messages.page.tsx'

export function MessagePage() {
  usePageTitle('Message')
  const params = useParams({ from: '/records/$recordId/messages/$messageId' })
  usePurposeFrom(params.recordId, 'COURT_FILE')
  const found = useQuery({ ...topicApi.outbox.get.query({ params }), refetchInterval: 15_000 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Looking for the message…" headingLevel={1}>
        {(page) => <Message key={page.message.id} page={page} />}
      </Shown>
    </div>
  )
}

const steps: readonly Column<Page['steps'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ at }) => formatDateTimeZone(at) },
  {
    key: 'words',
    header: 'What',
    cell: ({ words, reason }) => (reason === null ? words : `${words}: ${reason}`),
  },
  { key: 'by', header: 'By', cell: ({ by }) => (by === null ? 'System' : formatOfficer(by)) },
]

function Message({ page }: { page: Page }) {
  const { message, content, digest, replaces, replacedBy } = page
  const { record } = message
  return (
    <>
      <PageHeading
        caption={`${message.kindLabel} to ${message.receiverLabel}`}
        actions={<MessageActs message={message} />}
      >
        {message.heading}
      </PageHeading>
      <p>
        <MessageState message={message} /> <span>{nextWords(message)}</span>
      </p>
      <p>
        About <Link href={paths.messages(record.id)}>{formatRecord(record)}</Link>
      </p>
      {replaces === null ? null : (
        <p>
          It takes the place of <Link href={paths.message(record.id, replaces)}>another message</Link>.
        </p>
      )}
      {replacedBy === null ? null : (
        <p>
          <Link href={paths.message(record.id, replacedBy)}>Another message</Link> takes its place.
        </p>
      )}
      {message.trouble.length === 0 ? null : (
        <Card title={message.isException ? 'Why it came back' : 'Why it is not there yet'}>
          <Troubles message={message} />
        </Card>
      )}
      <Card title="What it says">
        <SummaryList
          rows={[
            ...content.map(({ label, value }) => ({ key: label, value })),
            { key: 'Number', value: message.id },
            { key: 'Digest', value: <span className="mips-small">{digest}</span> },
          ]}
        />
      </Card>
      <Card title="Course">
        <DataTable
          caption="Course of the message"
          captionHidden
          columns={steps}
          rows={page.steps}
          rowKey={({ id }) => id}
          empty={<p>Nothing has happened yet.</p>}
        />
      </Card>
      {message.isException ? <Instead message={message} content={content} /> : null}
    </>
  )
}

/** A letter that takes its place, beginning with its words. */
function Instead({ message, content }: { message: MessageLine; content: Page['content'] }) {
  const navigate = useNavigate()
  const page = message.kind === 'CASE_FILE' ? paths.caseProsecutor : paths.caseSending
  if (message.kind !== 'LETTER')
    return (
      <p>
        Put the case right and send it on <Link href={page(message.record.id)}>its own page</Link>.
      </p>
    )
  const receiver = messageReceivers.find(({ code }) => code === message.receiver)?.code
  if (receiver === undefined) return null
  const { id, record, heading } = message
  const words = content.find(({ label }) => label === 'Words')?.value ?? ''
  return (
    <Can do="outbox.message.send">
      <Card title="Write another in its place">
        <LetterForm
          recordId={record.id}
          replaces={{ id, receiver, heading, words }}
          onDone={(made) => void navigate({ to: paths.message(record.id, made.id) })}
        />
      </Card>
    </Can>
  )
}

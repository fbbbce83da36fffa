/** The messages of a case to one receiver, the newest first: how each stands, and what came back with cause and cure. */
import type { MessageLine } from '@mips/contracts/outbox'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { MessageActs, MessageState, nextWords, Troubles } from './message-parts.tsx'

export function CaseMessages({ messages }: { messages: readonly MessageLine[] }) {
  return (
    <Card title="What was sent">
      {messages.length === 0 ? <p>Nothing was sent yet.</p> : null}
      {messages.map((message) => (
        <section
          key={message.id}
          aria-label={`${message.heading}, ${message.stateLabel}`}
          className="mips-stack"
        >
          <p>
            <Link href={paths.message(message.record.id, message.id)}>{message.heading}</Link>{' '}
            <MessageState message={message} /> <span className="mips-muted">{nextWords(message)}</span>
          </p>
          <p className="mips-muted mips-small">
            {message.kindLabel}, sent off {formatDateTime(message.madeAt)}
            {message.madeBy === null ? '' : ` by ${formatOfficer(message.madeBy)}`}
          </p>
          <Troubles message={message} />
          <div className="mips-row">
            <MessageActs message={message} />
          </div>
        </section>
      ))}
    </Card>
  )
}

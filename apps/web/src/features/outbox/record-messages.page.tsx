/** The messages about one record, and a new letter. */
import { type NewLetter, outbox } from '@mips/contracts/outbox'
import { messageReceivers } from '@mips/domain/case/outbox'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshes } from './message-parts.tsx'
import { MessageTable } from './outbox.page.tsx'

export function RecordMessagesPage() {
  usePageTitle('Messages to court and prosecutor')
  const { recordId } = useParams({ from: '/records/$recordId/messages' })
  usePurposeFrom(recordId, 'COURT_FILE')
  const found = useQuery({
    ...topicApi.outbox.ofRecord.query({ params: { recordId } }),
    refetchInterval: 15_000,
  })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Looking for the messages…" headingLevel={1}>
        {({ record, lines }) => {
          const path = pathOfRecord(record)
          return (
            <>
              <PageHeading
                caption="Messages to court and prosecutor"
                actions={<Link href={paths.outbox()}>Messages of all records</Link>}
              >
                {formatRecord(record)}
              </PageHeading>
              {path === undefined ? null : (
                <p>
                  <Link href={path}>Back to the record</Link>
                </p>
              )}
              <MessageTable lines={lines} />
              <Can do="outbox.message.send">
                <Card title="Write a letter">
                  <LetterForm key={record.id} recordId={record.id} />
                </Card>
              </Can>
            </>
          )
        }}
      </Shown>
    </div>
  )
}

type Letter = Pick<NewLetter, 'heading' | 'words'> & { receiver: NewLetter['receiver'] | '' }

/** A letter about a record; with `replaces` it takes the place of one that came back, whose receiver and words it begins with. */
export function LetterForm(props: {
  recordId: string
  replaces?: { id: string; receiver: NewLetter['receiver']; heading: string; words: string }
  onDone?: (answer: { id: string }) => void
}) {
  const { recordId, replaces, onDone } = props
  const form = useActForm({
    schema: outbox.routes.write.body,
    defaults: {
      receiver: replaces?.receiver ?? '',
      heading: replaces?.heading ?? '',
      words: replaces?.words ?? '',
    } as Letter,
    draft: { key: `outbox.write:${replaces?.id ?? recordId}` },
    again: replaces === undefined,
    act: useAct(topicApi.outbox.write.mutation(), { refreshes, said: 'It will be sent' }),
    toInput: (body) => ({
      params: { recordId },
      body: { ...body, ...(replaces === undefined ? {} : { replaces: replaces.id }) },
    }),
    ...(onDone === undefined ? {} : { onDone }),
  })
  return (
    <ActFormFrame form={form} submitWords={replaces === undefined ? 'Send the letter' : 'Send it instead'}>
      {replaces === undefined ? (
        <ActRadios form={form} name="receiver" label="To" list={messageReceivers} />
      ) : null}
      <ActLine form={form} name="heading" label="What it is about" />
      <ActWords
        form={form}
        name="words"
        label="What the receiver is to know"
        hint="It leaves the force: write what this receiver needs, and nothing of others."
        rows={6}
        limit={8000}
      />
    </ActFormFrame>
  )
}

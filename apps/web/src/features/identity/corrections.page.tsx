import { identity as contract } from '@mips/contracts/identity'
import type { Recipient } from '@mips/contracts/identity-replies'
import { Button } from '@mips/ui/button.tsx'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { receivedWords } from './received-words.ts'

/** Who saw two people as one between a join and its undoing, and whether they have been told. */
export function CorrectionsPage() {
  usePageTitle('Who is to be told')
  const params = useParams({ from: '/nominals/$nominalId/decisions/$decisionId/corrections' })
  const [telling, setTelling] = useState<Recipient>()
  const query = useQuery({ ...topicApi.identity.listRecipients.query({ params }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading caption="They received facts of two people as if of one">Who is to be told</PageHeading>
      <p className="mips-no-print">
        <Link href={paths.nominal(params.nominalId)}>Back to the person</Link>
      </p>
      <Shown query={query} words="Reading who received it…">
        {({ recipients, from, to }) => (
          <>
            <p>
              The two were joined from {formatDateTime(from)}
              {to === null ? '' : ` until ${formatDateTime(to)}`}.{' '}
              {recipients.length === 0
                ? ''
                : `${recipients.filter(({ toldAt }) => toldAt === null).length} of ${recipients.length} still to be told.`}
            </p>
            <DataTable
              caption="Who received the wrong picture"
              captionHidden
              columns={columnsWith(setTelling)}
              rows={recipients}
              rowKey={({ id }) => id}
              empty={<p>Nobody looked at them while they were joined, so nobody is to be told.</p>}
            />
          </>
        )}
      </Shown>
      {telling === undefined ? null : (
        <ToldDialog nominalId={params.nominalId} recipient={telling} onClose={() => setTelling(undefined)} />
      )}
    </div>
  )
}

const columnsWith = (onTell: (recipient: Recipient) => void): Column<Recipient>[] => [
  {
    key: 'who',
    header: 'Who',
    isRowHeader: true,
    cell: (row) => (
      <>
        {row.who} {row.isOutside ? <Tag tone="caution">Outside the force</Tag> : null}
      </>
    ),
  },
  {
    key: 'acts',
    header: 'What they received',
    cell: (row) => `${receivedWords(row.acts)} (${row.times === 1 ? 'once' : `${row.times} times`})`,
  },
  {
    key: 'when',
    header: 'When',
    cell: (row) =>
      formatDateTime(row.firstAt) === formatDateTime(row.lastAt)
        ? formatDateTime(row.firstAt)
        : `${formatDateTime(row.firstAt)} to ${formatDateTime(row.lastAt)}`,
  },
  {
    key: 'told',
    header: 'Told',
    cell: (row) =>
      row.toldAt === null ? (
        <Button
          look="secondary"
          size="small"
          onClick={() => onTell(row)}
          aria-label={`${row.who} has been told`}
        >
          Record that they were told
        </Button>
      ) : (
        <>
          <Tag tone="good">Told</Tag> {formatDateTime(row.toldAt)}
          {row.toldBy === null ? '' : ` by ${row.toldBy}`}: {row.how}
        </>
      ),
  },
]

function ToldDialog({
  nominalId,
  recipient,
  onClose,
}: {
  nominalId: string
  recipient: Recipient
  onClose: () => void
}) {
  const form = useActForm({
    schema: contract.routes.recordCorrection.body,
    defaults: { how: '' },
    act: useAct(topicApi.identity.recordCorrection.mutation(), {
      refreshes: [topicApi.identity.listRecipients.key],
      said: 'Kept: they were told',
    }),
    toInput: (body) => ({ params: { nominalId, recipientId: recipient.id }, body }),
    onDone: onClose,
  })
  return (
    <Dialog title={`${recipient.who} has been told`} isOpen onClose={onClose} size="small">
      <ActFormFrame form={form} submitWords="Keep">
        <TextInput
          {...form.fields.register('how')}
          label="How they were told"
          hint="Such as: by telephone, and the print was taken back"
          error={form.errorOf('how')}
        />
      </ActFormFrame>
    </Dialog>
  )
}

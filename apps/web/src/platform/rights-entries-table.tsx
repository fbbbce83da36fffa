/** The entries of rights as they stand, with those that were put right and by what. */
import type { RightsLine, RuleLine } from '@mips/contracts/rights-replies'
import type { RightsEntryKind } from '@mips/domain/custody/rights-entries'
import { Button } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { formatDateTimeZone } from './format.ts'
import { EntryForm, type RecordEntries } from './rights-entry-form.tsx'

/** What is still to do: what stands against the next step first. */
export function LeftList({ left }: { left: readonly RuleLine[] }) {
  if (left.length === 0) return <p>Nothing is left here.</p>
  const stops = left.filter(({ severity }) => severity === 'BLOCK')
  const rest = left.filter(({ severity }) => severity !== 'BLOCK')
  return (
    <>
      {stops.map(({ rule, message }) => (
        <NotificationBanner key={`${rule} ${message}`} tone="bad" title={`${rule}: ${message}`} />
      ))}
      {rest.length === 0 ? null : (
        <Inset>
          <p className="govuk-!-font-weight-bold">Still to do</p>
          <ul className="govuk-list govuk-list--bullet">
            {rest.map(({ rule, message }) => (
              <li key={`${rule} ${message}`}>
                {message} <span className="mips-muted">({rule})</span>
              </li>
            ))}
          </ul>
        </Inset>
      )}
    </>
  )
}

const wordsOf = (line: RightsLine) =>
  [
    line.answerLabel,
    line.languageLabel,
    [line.person, line.relation === null ? null : `(${line.relation})`].filter(Boolean).join(' '),
    line.reason,
  ]
    .filter(Boolean)
    .join('. ')

export type EntriesTableProps = {
  caption: string
  entries: readonly RightsLine[]
  act: RecordEntries
  mayRecord: boolean
}

export function EntriesTable({ caption, entries, act, mayRecord }: EntriesTableProps) {
  const [wrong, setWrong] = useState<RightsLine | null>(null)
  const columns: Column<RightsLine>[] = [
    {
      key: 'at',
      header: 'When',
      isRowHeader: true,
      cell: ({ happenedAt }) => formatDateTimeZone(happenedAt),
    },
    {
      key: 'what',
      header: 'What',
      cell: (line) => (
        <>
          {line.label} {line.correctedById === null ? null : <Tag tone="caution">Put right</Tag>}
          {line.correctsId === null ? null : <Tag tone="info">Puts another right</Tag>}
        </>
      ),
    },
    { key: 'answer', header: 'Answer', cell: (line) => wordsOf(line) || 'done' },
    {
      key: 'by',
      header: 'By',
      cell: ({ officer, recordedAt, lateReason }) => (
        <>
          {officer}
          <span className="mips-muted mips-small">
            , typed {formatDateTimeZone(recordedAt)}
            {lateReason === null ? '' : `. Late: ${lateReason}`}
          </span>
        </>
      ),
    },
    {
      key: 'act',
      header: 'Put right',
      headerHidden: true,
      cell: (line) =>
        mayRecord && line.mayCorrect ? (
          <Button look="link" onClick={() => setWrong(line)}>
            Put right<span className="govuk-visually-hidden"> {line.label}</span>
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        columns={columns}
        rows={[...entries]}
        rowKey={({ id }) => id}
        empty={<p>Nothing is recorded yet.</p>}
      />
      {wrong === null ? null : (
        <Dialog title={`Put right: ${wrong.label}`} isOpen onClose={() => setWrong(null)}>
          <EntryForm
            kind={wrong.kind as RightsEntryKind}
            act={act}
            submitWords="Put right"
            corrects={wrong}
            {...(wrong.aboutId === null ? {} : { aboutId: wrong.aboutId })}
            onDone={() => setWrong(null)}
          />
        </Dialog>
      )}
    </>
  )
}

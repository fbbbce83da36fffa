/** The documents of a record: what stands there, fetching one, adding one, and withdrawing one that was added in error. */
import { document as documents } from '@mips/contracts/document'
import type { DocumentLine } from '@mips/contracts/document'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Link } from '@mips/ui/link.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { useAct } from './act.ts'
import { errorWords } from './error-text.ts'
import { formatDateTimeZone, formatOfficer } from './format.ts'
import { Can } from './can.tsx'
import { paths } from './paths.ts'
import { Problem, Shown } from './problem.tsx'
import { topicApi } from './topic-api.ts'

type On = { recordId: string }

/** What stands on a record; asked by forms that choose among its documents too. */
export const useDocuments = (recordId: string) =>
  useQuery(topicApi.document.list.query({ params: { recordId } }))

export function RecordDocuments({ recordId }: On) {
  const found = useDocuments(recordId)
  return (
    <Card title="Documents">
      <Shown query={found} words="Looking for documents…">
        {({ documents, mayAdd }) => (
          <>
            <DataTable
              caption="Documents"
              captionHidden
              columns={columnsOf(recordId, mayAdd)}
              rows={documents}
              rowKey={({ id }) => id}
              empty={<p>No document is on this record yet.</p>}
            />
            {mayAdd ? (
              <Details summary="Add a document">
                <AddDocument recordId={recordId} />
              </Details>
            ) : null}
          </>
        )}
      </Shown>
    </Card>
  )
}

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} kB`

/** What a search finds of it, where that is not all of its words. */
function searchWords({ isRead, isReadWhole, withdrawn }: DocumentLine): string {
  if (isRead === null || withdrawn !== null) return ''
  if (!isRead) return '. Found by its title alone: no words could be read in it'
  return isReadWhole === true ? '' : '. Found by its title and the first part of its words'
}

const columnsOf = (recordId: string, mayWithdraw: boolean): Column<DocumentLine>[] => [
  {
    key: 'title',
    header: 'Document',
    isRowHeader: true,
    cell: (line) => (
      <>
        {line.title}
        <br />
        <span className="govuk-hint">
          {`${line.fileName}, ${kilobytes(line.sizeBytes)}${searchWords(line)}`}
        </span>
      </>
    ),
  },
  {
    key: 'added',
    header: 'Added',
    cell: ({ addedAt, addedBy }) =>
      `${formatDateTimeZone(addedAt)}${addedBy === null ? '' : ` by ${formatOfficer(addedBy)}`}`,
  },
  {
    key: 'acts',
    header: 'Do',
    cell: (line) =>
      line.withdrawn === null ? (
        <>
          <Fetch recordId={recordId} line={line} />
          <Can do="document.redaction.make">
            <Link href={paths.redactDocument(recordId, line.id)}>
              Redact <span className="govuk-visually-hidden">{line.title}</span>
            </Link>
          </Can>
          {mayWithdraw ? <Withdraw recordId={recordId} line={line} /> : null}
        </>
      ) : (
        <>
          <Tag tone="neutral">Withdrawn</Tag> {line.withdrawn.reason}
        </>
      ),
  },
]

/** Fetched with the purpose like everything else, and saved under its own name. */
function Fetch({ recordId, line }: On & { line: DocumentLine }) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const fetchIt = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const bytes = await topicApi.document.get.fetch({ params: { recordId, documentId: line.id } })
      const anchor = window.document.createElement('a')
      anchor.href = URL.createObjectURL(bytes)
      anchor.download = line.fileName
      anchor.click()
      URL.revokeObjectURL(anchor.href)
    } catch (refusal) {
      const { title, detail } = errorWords(refusal as Parameters<typeof errorWords>[0])
      setProblem(`${title}. ${detail}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
      <Button look="link" size="small" isBusy={isBusy} busyWords="Fetching…" onClick={() => void fetchIt()}>
        Fetch <span className="govuk-visually-hidden">{line.title}</span>
      </Button>
    </>
  )
}

function Withdraw({ recordId, line }: On & { line: DocumentLine }) {
  const form = useActForm({
    schema: documents.routes.withdraw.body,
    defaults: { reason: '' },
    act: useAct(topicApi.document.withdraw.mutation(), {
      refreshes: [topicApi.document.list.key],
      said: 'Document withdrawn',
    }),
    toInput: (body) => ({ params: { recordId, documentId: line.id }, body }),
  })
  return (
    <Details summary={`Withdraw ${line.title}`}>
      <ActFormFrame form={form} submitWords="Withdraw the document">
        <TextInput
          {...form.fields.register('reason')}
          label="Why it should not have been added"
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </Details>
  )
}

function AddDocument({ recordId }: On) {
  const id = useId()
  const [file, setFile] = useState<File>()
  const [title, setTitle] = useState('')
  const [isTried, setTried] = useState(false)
  const [round, setRound] = useState(0)
  const add = useAct(topicApi.document.add.mutation(), {
    refreshes: [topicApi.document.list.key],
    said: 'Document added',
    onDone: () => {
      setFile(undefined)
      setTitle('')
      setTried(false)
      setRound((before) => before + 1)
    },
  })
  const isMissing = isTried && file === undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (file !== undefined && title.trim() !== '')
      void add.run({ params: { recordId }, file, fields: { title: title.trim() } })
  }
  return (
    <form onSubmit={submit} noValidate className="mips-stack">
      {add.error === null ? null : <Problem error={add.error} />}
      <TextInput
        label="What the document is"
        name="title"
        value={title}
        maxLength={200}
        error={isTried && title.trim() === '' ? 'Say what the document is' : undefined}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className={isMissing ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <label className="govuk-label" htmlFor={id}>
          File
        </label>
        <p className="govuk-hint" id={`${id}-hint`}>
          PDF, picture, text, Word, Excel, sound or MP4, up to 25 MB. It is kept as it is.
        </p>
        {isMissing ? (
          <p className="govuk-error-message" id={`${id}-error`}>
            Choose a file
          </p>
        ) : null}
        <input
          key={round}
          id={id}
          type="file"
          className="govuk-file-upload"
          aria-describedby={isMissing ? `${id}-hint ${id}-error` : `${id}-hint`}
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </div>
      <Button type="submit" isBusy={add.isBusy} busyWords="Sending…">
        Add the document
      </Button>
    </form>
  )
}

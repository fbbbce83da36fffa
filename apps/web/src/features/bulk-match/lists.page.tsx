/** The lists that the reader holds against the store, and sending another. */
import type { ListLine } from '@mips/contracts/bulk-match-parts'
import { ListFields } from '@mips/contracts/bulk-match'
import { LIST_KEPT_DAYS, MOST_LIST_ROWS } from '@mips/domain/bulk-match/limits'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { ErrorSummary } from '@mips/ui/error-summary.tsx'
import { Field } from '@mips/ui/field.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useAct } from '../../platform/act.ts'
import { errorWords } from '../../platform/error-text.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { IntelligenceNav } from '../../platform/intelligence-nav.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function ListsPage() {
  usePageTitle('Lists')
  const lists = useQuery({ ...topicApi.bulkMatch.list.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading caption="Intelligence">Lists</PageHeading>
      <IntelligenceNav current={paths.matchLists()} />
      <Card title="Hold a list against the store">
        <SendList />
      </Card>
      <Shown query={lists} words="Looking up your lists…" headingLevel={2}>
        {({ lists: own }) => (
          <DataTable
            caption="My lists"
            columns={columns}
            rows={own}
            rowKey={({ id }) => id}
            empty="You have sent no list yet."
          />
        )}
      </Shown>
    </div>
  )
}

const columns = [
  {
    key: 'title',
    header: 'List',
    isRowHeader: true,
    cell: (one: ListLine) => <Link href={paths.matchList(one.id)}>{one.title}</Link>,
  },
  { key: 'file', header: 'File', cell: (one: ListLine) => one.fileName },
  { key: 'sent', header: 'Sent', cell: (one: ListLine) => formatDateTime(one.uploadedAt) },
  { key: 'state', header: 'How far', cell: (one: ListLine) => one.stateLabel },
  {
    key: 'erased',
    header: 'Rows erased on',
    cell: (one: ListLine) => (one.state === 'ERASED' ? 'Erased' : formatDate(one.eraseOn)),
  },
]

type Typed = { title: string; reason: string }

function SendList() {
  const [file, setFile] = useState<File>()
  const [typed, setTyped] = useState<Typed>({ title: '', reason: '' })
  const [tries, setTries] = useState(0)
  const send = useAct(topicApi.bulkMatch.upload.mutation(), {
    refreshes: [topicApi.bulkMatch.list.key],
    onDone: ({ id }) => goTo(paths.matchList(id)),
  })
  const problems = problemsOf(typed, file)
  const errorOf = (field: string) =>
    tries === 0
      ? undefined
      : (problems.get(field) ?? send.error?.fields.find(({ path }) => path === field)?.message)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries((before) => before + 1)
    send.reset()
    if (problems.size === 0 && file !== undefined) void send.run({ file, fields: { ...typed } })
  }
  const listed = ['title', 'reason', 'file'].flatMap((fieldId) => {
    const message = errorOf(fieldId)
    return message === undefined ? [] : [{ fieldId, message }]
  })
  return (
    <form className="mips-stack" noValidate onSubmit={submit}>
      {tries === 0 ? null : <Refusal key={tries} listed={listed} error={send.error} />}
      <TextInput
        id="title"
        name="title"
        label="Name of the list"
        maxLength={100}
        value={typed.title}
        error={errorOf('title')}
        onChange={(event) => setTyped({ ...typed, title: event.target.value })}
      />
      <Textarea
        id="reason"
        name="reason"
        label="Why it is held against the store"
        hint="It is kept in the audit with every row that is looked for"
        rows={2}
        limit={500}
        value={typed.reason}
        error={errorOf('reason')}
        onChange={(event) => setTyped({ ...typed, reason: event.target.value })}
      />
      <Field
        id="file"
        label="File"
        hint={`CSV or Excel (.xlsx), up to ${MOST_LIST_ROWS.toLocaleString('en-GB')} rows and 5 MB. The file is not kept; what is read of it is erased after ${LIST_KEPT_DAYS} days.`}
        error={errorOf('file')}
      >
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,.txt,.xlsx,text/csv"
          className="govuk-file-upload"
          aria-describedby="file-hint"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </Field>
      <Button type="submit" isBusy={send.isBusy} busyWords="Reading…">
        Send the list
      </Button>
    </form>
  )
}

function problemsOf(typed: Typed, file: File | undefined): Map<string, string> {
  const parsed = ListFields.safeParse(typed)
  const problems = new Map<string, string>()
  for (const { path, message } of parsed.error?.issues ?? []) problems.set(path.join('.'), message)
  if (file === undefined) problems.set('file', 'Choose a CSV or an Excel file (.xlsx)')
  return problems
}

type Listed = { fieldId: string; message: string }

function Refusal({ listed, error }: { listed: Listed[]; error: Parameters<typeof errorWords>[0] | null }) {
  if (listed.length > 0) return <ErrorSummary errors={listed} />
  if (error === null) return null
  const { title, detail } = errorWords(error)
  return (
    <ErrorSummary title={title} errors={[]}>
      <p>{detail}</p>
    </ErrorSummary>
  )
}

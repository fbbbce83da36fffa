/** The register of warrants: what is graver and older first, narrowed by area, grade, kind, and what is wrong with it. */
import type { WarrantLine } from '@mips/contracts/warrant-parts'
import { warrantGrades } from '@mips/domain/warrants/grading'
import { personWarrantKinds } from '@mips/domain/warrants/warrant-words'
import { LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDate, formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { gradeTone, pounds } from './warrant.api.ts'

const views = [
  { code: 'LIVE', label: 'Live' },
  { code: 'OVERDUE', label: 'With something overdue' },
  { code: 'NOT_CIRCULATED', label: 'Wanted and not circulated' },
  { code: 'STALE', label: 'Over and still circulated' },
  { code: 'OVER', label: 'Over' },
] as const
const grades = [...warrantGrades, { code: 'NONE', label: 'Not graded' }]

const columns: Column<WarrantLine>[] = [
  {
    key: 'who',
    header: 'Who',
    isRowHeader: true,
    cell: (line) => (
      <>
        <Link href={paths.warrant(line.id)}>{line.person?.name ?? 'Not shown to you'}</Link>
        <br />
        <span className="mips-small mips-muted">{line.reference}</span>
      </>
    ),
  },
  {
    key: 'kind',
    header: 'Warrant',
    cell: ({ kind, court, issuedAt, leftPence }) => (
      <>
        {kind.label}
        <br />
        <span className="mips-small mips-muted">
          {[
            court,
            issuedAt === null ? 'not issued yet' : formatDate(issuedAt),
            leftPence > 0 ? `${pounds(leftPence)} owed` : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </>
    ),
  },
  {
    key: 'grade',
    header: 'Grade',
    cell: ({ grade, targetOn }) => (
      <>
        <Tag tone={gradeTone(grade?.code)}>{grade?.code ?? 'Not graded'}</Tag>
        {targetOn === null ? null : (
          <>
            <br />
            <span className="mips-small mips-muted">by {formatDate(targetOn)}</span>
          </>
        )}
      </>
    ),
  },
  { key: 'area', header: 'Area', cell: ({ areaUnit }) => areaUnit },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, circulation, attempts }) => (
      <>
        {state.label}
        {attempts === 0 ? '' : `, ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}`}
        <br />
        <Tag tone={['STALE', 'NOT_CIRCULATED'].includes(circulation.code) ? 'bad' : 'neutral'}>
          {circulation.label}
        </Tag>
      </>
    ),
  },
  {
    key: 'next',
    header: 'Due next',
    cell: ({ next }) =>
      next === null ? (
        'Nothing'
      ) : (
        <>
          {next.text} by {formatDateTimeZone(next.by)} {next.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      ),
  },
]

type Filters = { view?: string; grade?: string; area?: string; kind?: string }

export function RegisterPage() {
  usePageTitle('Warrants')
  const filters: Filters = useSearch({ from: '/warrants' })
  const navigate = useNavigate()
  const narrow = (more: Filters) =>
    void navigate({ to: '/warrants', search: { ...filters, ...more }, replace: true })
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => Boolean(value)))
  const list = useQuery({
    ...topicApi.warrant.list.query({ query: query as never }),
    refetchInterval: 60_000,
  })
  return (
    <div className="mips-stack">
      <PageHeading
        actions={
          <Can do="warrant.record.keep">
            <LinkButton href={paths.newWarrant()}>Register a warrant</LinkButton>
          </Can>
        }
      >
        Warrants
      </PageHeading>
      <Can do="warrant.search.read">
        <p className="mips-no-print">
          <Link href={paths.searchWarrants()}>Search warrants</Link>
        </p>
      </Can>
      <Narrow filters={filters} units={list.data?.units ?? []} narrow={narrow} />
      <Shown query={list} words="Looking up the warrants…" headingLevel={2}>
        {({ warrants, isMore }) => (
          <>
            <DataTable
              caption="Warrants, the gravest first"
              captionHidden
              columns={columns}
              rows={warrants}
              rowKey={({ id }) => id}
              rowTone={({ isOverdue }) => (isOverdue ? 'bad' : undefined)}
              empty={<p>No warrant that you may see is here.</p>}
            />
            {isMore ? <p>There are more than 200: choose an area, a grade or a kind.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}

type NarrowProps = {
  filters: Filters
  units: readonly { code: string; label: string }[]
  narrow: (more: Filters) => void
}

function Narrow({ filters, units, narrow }: NarrowProps) {
  const boxes = [
    { name: 'view', label: 'Show', list: views, first: undefined },
    { name: 'grade', label: 'Grade', list: grades, first: 'Every grade' },
    { name: 'kind', label: 'Kind', list: personWarrantKinds, first: 'Every kind' },
    { name: 'area', label: 'Area', list: units, first: 'Every area' },
  ] as const
  return (
    <div className="mips-row--fields" role="group" aria-label="Which warrants are shown">
      {boxes.map(({ name, label, list, first }) => (
        <Select
          key={name}
          name={name}
          label={label}
          value={filters[name] ?? (first === undefined ? 'LIVE' : '')}
          onChange={(event) => narrow({ [name]: event.target.value || undefined })}
          options={[
            ...(first === undefined ? [] : [{ value: '', label: first }]),
            ...list.map(({ code, label: words }) => ({ value: code, label: words })),
          ]}
        />
      ))}
    </div>
  )
}

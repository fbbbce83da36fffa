/** Children who are linked to a known offender within two steps, with the way as the reason, and what can be done about it. */
import type { ChildAtRisk } from '@mips/contracts/network-risk'
import { offenderKinds } from '@mips/domain/safeguarding/network-risk'
import { DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const kinds = [
  { value: '', label: 'Any' },
  ...offenderKinds.map(({ code, label }) => ({ value: code, label })),
]
const steps = [
  { value: '2', label: 'One or two links' },
  { value: '1', label: 'One link' },
]

export function NearOffendersPage() {
  usePageTitle('Children near offenders')
  const search = useSearch({ from: '/safeguarding/near-offenders' })
  const navigate = useNavigate()
  const kind = offenderKinds.find(({ code }) => code === search.kind)?.code
  const asked = {
    ...(kind === undefined ? {} : { kind }),
    ...(search.area ? { area: search.area } : {}),
    steps: search.steps === '1' ? ('1' as const) : ('2' as const),
  }
  const found = useQuery({ ...topicApi.networkRisk.list.query({ query: asked }), staleTime: 0 })
  const narrow = (more: { kind?: string; area?: string; steps?: string }) =>
    void navigate({
      to: '/safeguarding/near-offenders',
      search: { kind: asked.kind, area: asked.area, steps: asked.steps, ...more },
    })
  const areas = [
    ...new Set([...(found.data?.areas ?? []), ...(asked.area === undefined ? [] : [asked.area])]),
  ]
  return (
    <div className="mips-stack">
      <PageHeading caption="Safeguarding">Children near offenders</PageHeading>
      <SafeguardingNav current={paths.nearOffenders()} />
      <div className="mips-row">
        <Select
          name="kind"
          label="The offender is known for"
          options={kinds}
          value={kind ?? ''}
          onChange={(event) => narrow({ kind: event.target.value || undefined })}
        />
        <Select
          name="area"
          label="The child lives in"
          options={[{ value: '', label: 'Any area' }, ...areas.map((area) => ({ value: area, label: area }))]}
          value={asked.area ?? ''}
          onChange={(event) => narrow({ area: event.target.value || undefined })}
        />
        <Select
          name="steps"
          label="How near"
          options={steps}
          value={asked.steps}
          onChange={(event) => narrow({ steps: event.target.value })}
        />
      </div>
      <Shown query={found} words="Looking who is near whom…" headingLevel={2}>
        {({ children, bounds }) => (
          <>
            <DataTable
              caption={countWords(children)}
              columns={columns}
              rows={children}
              rowKey={({ child, offender }) => `${child.id} ${offender.id}`}
              empty="No child that you may see is so near to a known offender."
            />
            <ul className="govuk-list mips-muted mips-small">
              {bounds.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </div>
  )
}

/** One child may be near to several offenders. */
function countWords(rows: readonly ChildAtRisk[]): string {
  const count = new Set(rows.map(({ child }) => child.id)).size
  return `${count} ${count === 1 ? 'child' : 'children'} near a known offender`
}

const columns = [
  {
    key: 'child',
    header: 'Child',
    isRowHeader: true,
    cell: ({ child, ageYears, area }: ChildAtRisk) => (
      <>
        <Link href={paths.nominal(child.id)}>{formatRecord(child)}</Link>
        <br />
        <span className="govuk-hint">
          {[ageYears === null ? undefined : `aged ${ageYears}`, area].filter(Boolean).join(', ')}
        </span>
      </>
    ),
  },
  { key: 'way', header: 'Why', cell: (row: ChildAtRisk) => <Way row={row} /> },
  {
    key: 'kinds',
    header: 'Known for',
    cell: ({ kinds: known }: ChildAtRisk) => (
      <>
        {known.map(({ code, label }) => (
          <Tag key={code} tone="bad">
            {label}
          </Tag>
        ))}
      </>
    ),
  },
  { key: 'acts', header: 'Do', cell: (row: ChildAtRisk) => <Acts row={row} /> },
]

/** The way from the child: each link with the record that it leads to. */
function Way({ row: { way } }: { row: ChildAtRisk }) {
  return (
    <ol className="govuk-list">
      {way.map(({ roleLabel, to }) => {
        const path = pathOfRecord(to)
        return (
          <li key={to.id}>
            <span className="mips-muted">{roleLabel}</span>{' '}
            {path === undefined ? formatRecord(to) : <Link href={path}>{formatRecord(to)}</Link>}
          </li>
        )
      })}
    </ol>
  )
}

function Acts({ row: { child, offender, event } }: { row: ChildAtRisk }) {
  const session = useSession()
  const name = <span className="govuk-visually-hidden"> of {formatRecord(child)}</span>
  const mayRefer = holdsPermission(session, 'safeguarding.report.raise')
  return (
    <>
      <Link href={paths.chartWay(child.id, offender.id)}>Chart{name}</Link>
      <br />
      {mayRefer && event !== null ? (
        <Link href={paths.raiseVulnerability(event.id, event.personRecordId)}>Refer the child{name}</Link>
      ) : null}
      {mayRefer && event === null ? <span className="mips-muted">No event to refer from</span> : null}
    </>
  )
}

/** A recorded crime: what it is, who, where, what is left, and what was changed of it. */
import type { CrimePage as Crime } from '@mips/contracts/crime-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ChangeForms } from './change-forms.tsx'

export function CrimePage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId' })
  usePurposeFrom(crimeId, 'INVESTIGATION')
  const found = useQuery(topicApi.crime.get.query({ params: { crimeId } }))
  return (
    <Shown query={found} words="Opening the crime…" headingLevel={1}>
      {(page) => <Record page={page} />}
    </Shown>
  )
}

const stateTones = { RECORDED: 'info', OUTCOME_ASSIGNED: 'good' } as const

function Record({ page }: { page: Crime }) {
  usePageTitle(`Crime ${page.reference ?? ''}`)
  const incident = page.events.find(({ kind }) => kind === 'Incident')
  return (
    <>
      {incident === undefined ? null : (
        <p className="mips-no-print">
          <Link href={paths.incident(incident.id)}>{incident.reference ?? 'The incident'}</Link>
        </p>
      )}
      <PageHeading caption={page.reference ?? page.externalId ?? ''}>
        {page.title}{' '}
        <Tag tone={stateTones[page.state as keyof typeof stateTones] ?? 'neutral'}>{page.stateLabel}</Tag>
      </PageHeading>
      <LeftList left={page.left} />
      <Card title="The crime">
        <SummaryList rows={crimeRows(page)} />
      </Card>
      <Card title="People">
        <DataTable
          caption="Victims, suspects and others"
          captionHidden
          columns={peopleColumns}
          rows={page.people}
          rowKey={({ linkId }) => linkId}
          empty={<p>Nobody is on this crime yet.</p>}
        />
      </Card>
      <ChangeForms page={page} />
      <LinkedEvents
        events={page.events}
        caption="Linked records"
        empty="No record is linked to this crime."
      />
      <Card title="Log">
        <DataTable
          caption="Log"
          captionHidden
          columns={logColumns}
          rows={page.log}
          rowKey={({ id }) => id}
          empty={<p>Nothing is in the log yet.</p>}
        />
      </Card>
    </>
  )
}

const peopleColumns: Column<Crime['people'][number]>[] = [
  {
    key: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ nominalId, name }) => <Link href={paths.nominal(nominalId)}>{name}</Link>,
  },
  { key: 'role', header: 'Part', cell: ({ roleLabel }) => roleLabel },
]

const logColumns: Column<Crime['log'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ happenedAt }) => formatDateTimeZone(happenedAt) },
  { key: 'text', header: 'What', cell: ({ text }) => text },
  { key: 'by', header: 'By', cell: ({ author }) => author ?? 'System' },
]

const when = (page: Crime): string => {
  if (page.committedFrom === null) return 'Not known'
  return page.committedTo === null
    ? formatDateTimeZone(page.committedFrom)
    : `Between ${formatDateTimeZone(page.committedFrom)} and ${formatDateTimeZone(page.committedTo)}`
}

const countedWords = (page: Crime): string => {
  if (!page.isCounted) return 'Not counted'
  return page.isNotifiable === false ? 'Not notifiable' : 'Counted'
}

function crimeRows(page: Crime) {
  const optional = (key: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }]
  return [
    ...optional(
      'Offence',
      page.offence === null ? page.title : `${page.offence.title} (${page.offence.code})`,
    ),
    { key: 'Home Office class', value: `${page.hoCode ?? 'Not chosen yet'}, ${countedWords(page)}` },
    { key: 'When', value: when(page) },
    ...(page.location === null
      ? []
      : [
          {
            key: 'Where',
            value: <Link href={paths.location(page.location.id)}>{page.location.address}</Link>,
          },
        ]),
    ...optional('What happened', page.circumstances),
    ...optional('What the victim wants', page.victimWishes),
    ...optional('Flags', page.flags.map(({ label }) => label).join(', ')),
    ...optional('Reported', page.reportedAt === null ? null : formatDateTimeZone(page.reportedAt)),
    ...optional('How', page.method?.label),
    ...optional('Recorded', page.recordedAt === null ? null : formatDateTimeZone(page.recordedAt)),
    ...optional('Why late', page.lateReason),
    ...optional('Outcome in the old system', page.lastOutcome),
    ...optional('Officers', page.officers.map((officer) => formatOfficer(officer)).join(', ')),
  ]
}

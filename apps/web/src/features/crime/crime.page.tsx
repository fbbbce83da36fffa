/** A recorded crime: what it is, who, where, what is left, and what was changed of it. */
import type { CrimePage as Crime } from '@mips/contracts/crime-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useParams } from '@tanstack/react-router'
import { CrimeFrame } from '../../platform/crime-frame.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { Can } from '../../platform/can.tsx'
import { paths } from '../../platform/paths.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { RecordDocuments } from '../../platform/record-documents.tsx'
import { RetentionDetails } from '../../platform/retention-details.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ChangeForms } from './change-forms.tsx'
import { AddPerson } from './later-forms.tsx'

export function CrimePage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId' })
  return (
    <CrimeFrame
      crimeId={crimeId}
      tab="crime"
      actions={() => (
        <>
          <Link href={paths.chart(crimeId)}>Link chart</Link>
          <Can do="watch.record.keep">
            <Link href={paths.watch(crimeId)}>Watch</Link>
          </Can>
          <Can do="outbox.message.read">
            <Link href={paths.messages(crimeId)}>Messages</Link>
          </Can>
          <PaperButton
            paper="Crime report"
            print={(recipient) => topicApi.crime.print.fetch({ params: { crimeId }, body: { recipient } })}
          />
        </>
      )}
    >
      {(page) => <Record page={page} />}
    </CrimeFrame>
  )
}

function Record({ page }: { page: Crime }) {
  return (
    <>
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
        {page.may.addPerson.allowed ? <AddPerson page={page} /> : null}
      </Card>
      <RecordDocuments recordId={page.id} />
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
      <RetentionDetails recordId={page.id} />
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

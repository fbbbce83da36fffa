/** An exhibit: what it is, where it is, its continuity, and every act on it. */
import type { ContinuityLine, ExhibitPage as Exhibit } from '@mips/contracts/property-replies'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Photographs } from '../../platform/photographs.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { CompleteForm } from './complete-form.tsx'
import { DigitalCard } from './digital.tsx'
import { DisposalCard } from './disposal.tsx'
import { ExhibitTable, exhibitName } from './exhibit-table.tsx'
import { LaboratoryCard } from './laboratory.tsx'
import { MoveForm } from './move-form.tsx'
import { NotFoundForm } from './not-found-form.tsx'
import { LabelButton } from './label-button.tsx'
import { LettersCard } from './letters.tsx'
import { RequestsCard } from './requests.tsx'
import { SecondHandCard } from './second-hand.tsx'

export function ExhibitPage() {
  const { exhibitId } = useParams({ from: '/property/$exhibitId' })
  usePurposeFrom(exhibitId, 'INVESTIGATION')
  const found = useQuery(topicApi.property.get.query({ params: { exhibitId } }))
  return (
    <Shown query={found} words="Opening the exhibit…" headingLevel={1}>
      {(page) => <Opened page={page} />}
    </Shown>
  )
}

function Opened({ page }: { page: Exhibit }) {
  const session = useSession()
  usePageTitle(`Exhibit ${page.exhibitRef}`)
  const params = { exhibitId: page.id }
  return (
    <div className="mips-stack">
      {page.source === null ? null : (
        <p className="mips-no-print">
          <Link
            href={
              page.source.kind === 'Crime'
                ? paths.crimeProperty(page.source.id)
                : (pathOfRecord(page.source) ?? paths.registerExhibit(page.source.id))
            }
          >
            {page.source.reference ?? page.source.title}
          </Link>
        </p>
      )}
      <PageHeading
        caption={page.reference ?? ''}
        actions={
          <>
            <LabelButton exhibitId={page.id} />
            <PaperButton
              paper="Continuity"
              print={(recipient) => topicApi.property.printContinuity.fetch({ params, body: { recipient } })}
            />
          </>
        }
      >
        {exhibitName(page)} <Tag tone="info">{page.holder.label}</Tag>
      </PageHeading>
      {page.alarms
        .filter(({ what, isOverdue }) => isOverdue || !what.startsWith('KEEP_REVIEW'))
        .map((alarm) => (
          <p key={alarm.what}>
            <Tag tone={alarm.isOverdue ? 'bad' : 'caution'}>{alarm.isOverdue ? 'Overdue' : 'Due'}</Tag>{' '}
            {alarm.text}: {formatDateTimeZone(alarm.by)}, {alarm.who.label}.
          </p>
        ))}
      <LeftList left={page.left} />
      <SecondHandCard page={page} />
      <Moving page={page} />
      <Card title="Continuity">
        <DataTable
          caption="Continuity"
          captionHidden
          columns={columns}
          rows={page.continuity}
          rowKey={({ number }) => String(number)}
          empty={<p>Nothing is recorded yet.</p>}
        />
      </Card>
      <Card title="What it is">
        <SummaryList rows={factRows(page)} />
        {page.may.register.allowed ? <CompleteForm key={page.version} page={page} /> : null}
      </Card>
      {page.parts.length === 0 ? null : (
        <Card title="Found inside it">
          <ExhibitTable caption="Found inside it" rows={page.parts} empty="" />
        </Card>
      )}
      <Photographs
        recordId={page.id}
        name={page.exhibitRef}
        photographs={page.photographs}
        mayAdd={holdsPermission(session, 'pole.photograph.add')}
        refreshes={[topicApi.property.get.key]}
      />
      <LaboratoryCard page={page} />
      {page.kind.code === 'DIGITAL' || page.copies.length > 0 ? <DigitalCard page={page} /> : null}
      <RequestsCard page={page} />
      <DisposalCard page={page} />
      <LettersCard page={page} />
      <NotFoundForm page={page} />
    </div>
  )
}

/** One move at a time: while one waits for its second hand there is no other. */
function Moving({ page }: { page: Exhibit }) {
  if (page.signs.some(({ state, isSeizure }) => state === 'WAITING' && !isSeizure)) return null
  return page.may.move.allowed || page.may.takeIn.allowed ? (
    <MoveForm key={page.continuity.length} page={page} />
  ) : (
    <p>{page.may.move.reason}</p>
  )
}

const columns: Column<ContinuityLine>[] = [
  { key: 'number', header: 'No.', isRowHeader: true, cell: ({ number }) => number },
  { key: 'at', header: 'When', cell: ({ at }) => formatDateTimeZone(at) },
  { key: 'from', header: 'From', cell: ({ from }) => from || 'Not held before' },
  { key: 'to', header: 'To', cell: ({ to }) => to },
  {
    key: 'why',
    header: 'Why',
    cell: ({ purpose, reason }) => (reason === null ? purpose : `${purpose}. ${reason}`),
  },
  { key: 'seal', header: 'Seal', cell: ({ seal }) => seal },
  { key: 'hands', header: 'Hands and witness', cell: ({ signatures }) => signatures },
]

function factRows(page: Exhibit) {
  const { details } = page
  const row = (key: string, value: React.ReactNode) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }]
  const grams = (milligrams: number | undefined) =>
    milligrams === undefined ? undefined : `${milligrams / 1000} g`
  return [
    { key: 'Kind', value: page.kind.label },
    ...row('Description', page.description),
    { key: 'Seized', value: formatDateTimeZone(page.seizedAt) },
    ...row('By', page.seizedBy === null ? null : formatOfficer(page.seizedBy)),
    ...row('Second person', page.secondPerson === null ? null : formatOfficer(page.secondPerson)),
    ...row('Where', [page.location?.address, page.placeText].filter(Boolean).join(', ')),
    ...row(
      'From whom',
      page.person === null ? null : (
        <Link href={paths.nominal(page.person.nominalId)}>{page.person.name}</Link>
      ),
    ),
    ...row(
      'Thing on the record',
      page.object === null ? null : <Link href={paths.object(page.object.id)}>{page.object.title}</Link>,
    ),
    ...row(
      'Part of',
      page.parent === null ? null : <Link href={paths.exhibit(page.parent.id)}>{page.parent.title}</Link>,
    ),
    ...row('Power', page.power),
    ...row('Why it is held', page.basis?.label),
    ...row(
      'Cash counted',
      details.cashCounted === undefined ? null : `£${(details.cashCounted / 100).toFixed(2)}`,
    ),
    ...row('Weight with the bag', grams(details.grossWeight)),
    ...row('Weight without the bag', grams(details.netWeight)),
    ...row('Made safe by', details.madeSafeBy),
    ...row('IMEI or serial number', details.imei),
    ...row('Registration number', details.registration),
  ]
}

/** One search warrant: where it stands, its application, entries, what was seized, and its return. */
import type { SearchWarrantPage } from '@mips/contracts/search-warrant'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActPicker } from '../../platform/act-picker.tsx'
import { formatDate, formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { asWarnings } from '../../platform/warnings.ts'
import { AuthoriseForm, DecisionForm, EntryForm, ReturnForm } from './search-forms.tsx'

export function SearchWarrantRecordPage() {
  const { searchId } = useParams({ from: '/search-warrants/$searchId' })
  usePurposeFrom(searchId, 'INVESTIGATION')
  const found = useQuery(topicApi.searchWarrant.get.query({ params: { searchId } }))
  return (
    <Shown query={found} words="Opening the search warrant…" headingLevel={1}>
      {(page) => <SearchWarrant page={page} />}
    </Shown>
  )
}

type Props = { page: SearchWarrantPage }

function SearchWarrant({ page }: Props) {
  usePageTitle(`Search warrant ${page.reference ?? ''}`)
  const { may, standing } = page
  const forms = [
    { key: 'authorise', label: 'Authorise', is: may.authorise, Form: AuthoriseForm },
    { key: 'decide', label: 'Decision of the court', is: may.decide, Form: DecisionForm },
    {
      key: 'entry',
      label: 'Entry',
      is: may.enter && standing !== null && standing.code === 'LIVE',
      Form: EntryForm,
    },
    { key: 'return', label: 'Back to the court', is: may.giveBack, Form: ReturnForm },
  ]
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Search warrant ${page.reference ?? ''}`}
        actions={<Link href={paths.searchWarrants()}>Search warrants</Link>}
      >
        {page.power.label} <Tag tone="info">{page.state.label}</Tag>{' '}
        {standing === null || page.state.code === 'RETURNED' ? null : (
          <Tag tone={standing.code === 'LIVE' ? 'good' : 'bad'}>{standing.label}</Tag>
        )}
      </PageHeading>
      {page.occupier === null ? null : <PersonBar person={page.occupier} />}
      {page.isReturnOverdue && page.returned === null ? (
        <NotificationBanner
          tone="bad"
          title={`It was to be back at the court by ${formatDate(page.returnBy)}. (SW-6)`}
        />
      ) : null}
      {forms.every(({ is }) => !is) ? null : (
        <ActPicker
          title="Do"
          acts={forms.map(({ key, label, is, Form }) => ({
            key,
            label,
            may: { allowed: is },
            form: (close) => <Form page={page} close={close} />,
          }))}
        />
      )}
      <Premises page={page} />
      <Application page={page} />
      <Entries page={page} />
      <Seized page={page} />
      <Card title="Log">
        <ul className="govuk-list">
          {page.log.map(({ id, happenedAt, author, text }) => (
            <li key={id}>
              <span className="mips-muted mips-small">
                {formatDateTime(happenedAt)} {author}
              </span>
              <br />
              {text}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Premises({ page }: Props) {
  return (
    <Card title="Premises">
      {page.isAllPremises ? <p>All premises that the occupier holds or controls.</p> : null}
      <ul className="govuk-list">
        {page.premises.map(({ id, placeId, words, markers }) => (
          <li key={id}>
            {placeId === null ? words : <Link href={paths.location(placeId)}>{words}</Link>}
            {markers.length === 0 ? null : (
              <WarningStrip
                size="small"
                about={words}
                markers={asWarnings(markers)}
                checked={{ date: formatDate(serverNow().toISOString()) }}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Application({ page }: Props) {
  const { grounds, authorised, returned } = page
  const date = (day: string | null) => (day === null ? null : formatDate(day))
  return (
    <Card title="The warrant">
      <SummaryList
        rows={[
          { key: 'Applied for', value: page.applicant === null ? null : formatOfficer(page.applicant) },
          { key: 'Grounds', value: grounds?.grounds ?? 'For who applied and who authorises alone' },
          { key: 'What is sought', value: grounds?.material },
          { key: 'How fresh', value: grounds?.intelligenceAge },
          {
            key: 'Protected material',
            value: page.protectedMaterial === 'NONE' ? 'None expected' : 'Expected',
          },
          { key: 'How it is kept out', value: grounds?.protectedPlan },
          {
            key: 'Entries',
            value: page.isMultipleEntry ? `More than one: ${page.whyMultiple ?? ''}` : 'One',
          },
          {
            key: 'Authorised',
            value:
              authorised === null
                ? 'Not yet'
                : [
                    authorised.by === null ? authorised.rank : formatOfficer(authorised.by),
                    formatDateTime(authorised.at),
                  ].join(', '),
          },
          {
            key: 'Court',
            value: [page.court, page.issuedBy, page.courtReference].filter(Boolean).join(', '),
          },
          { key: 'Issued', value: date(page.issuedOn) },
          { key: 'Ends', value: date(page.endsOn) },
          { key: 'Back at the court by', value: date(page.returnBy) },
          {
            key: 'Returned',
            value:
              returned === null
                ? null
                : [formatDate(returned.on), returned.endorsement].filter(Boolean).join(': '),
          },
          { key: 'Marking', value: page.marking },
        ]}
      />
    </Card>
  )
}

const entryColumns: Column<SearchWarrantPage['entries'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ at }) => formatDateTime(at) },
  { key: 'premises', header: 'Premises', cell: ({ premises }) => premises },
  {
    key: 'charge',
    header: 'In charge',
    cell: ({ inCharge }) => (inCharge === null ? '' : formatOfficer(inCharge)),
  },
  { key: 'present', header: 'Who was there', cell: ({ present }) => present ?? '' },
  {
    key: 'copy',
    header: 'Copy',
    cell: ({ wasCopyLeft }) =>
      wasCopyLeft ? <Tag tone="good">Left</Tag> : <Tag tone="caution">Not left</Tag>,
  },
]

function Entries({ page }: Props) {
  return (
    <Card title="Entries">
      <DataTable
        caption="Entries"
        captionHidden
        columns={entryColumns}
        rows={page.entries}
        rowKey={({ id }) => id}
        empty={<p>Nobody has entered yet.</p>}
      />
    </Card>
  )
}

function Seized({ page }: Props) {
  if (page.entries.length === 0) return null
  return (
    <Card title="Seized">
      <ul className="govuk-list">
        {page.seized.map(({ id, exhibitRef, description }) => (
          <li key={id}>
            <Link href={paths.exhibit(id)}>{exhibitRef}</Link> {description}
          </li>
        ))}
      </ul>
      {page.returned === null ? (
        <p className="mips-no-print">
          <Link href={paths.registerExhibit(page.id)}>Register what was seized</Link>
        </p>
      ) : null}
    </Card>
  )
}

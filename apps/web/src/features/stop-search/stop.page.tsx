/** A stop and search: what is left, what was done and why, the copy, each officer's form, and what the supervisor says. */
import type { StopSearchPage as Stop } from '@mips/contracts/stop-search-parts'
import { observedEthnicities, selfDefinedEthnicities } from '@mips/domain/codes/ethnicity'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  goWisely,
  receiptKinds,
  searchExtents,
  searchObjects,
  searchOutcomes,
  searchPowers,
} from '@mips/domain/stop-search/stop-search-codes'
import { exhibitOfSearch } from '@mips/domain/stop-search/found-object'
import { searchIdentities } from '@mips/domain/stop-search/stop-search-words'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCan } from '../../platform/can.tsx'
import { ChangedSince } from '../../platform/changed-since.tsx'
import { SafeguardHere } from '../../platform/children-here.tsx'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ForceForms } from './force-forms.tsx'
import { StopSearchForm } from './stop-form.tsx'
import { valuesOf } from './stop-values.ts'
import { Supervise } from './supervise.tsx'

export function StopSearchPage() {
  const { stopId } = useParams({ from: '/stop-search/$stopId' })
  usePurposeFrom(stopId, 'INVESTIGATION')
  usePageTitle('Stop and search')
  const found = useQuery(topicApi.stopSearch.get.query({ params: { stopId } }))
  return (
    <Shown query={found} words="Opening the record…" headingLevel={1}>
      {(page) => <StopView page={page} />}
    </Shown>
  )
}

const tones = { OPEN: 'info', RETURNED: 'caution', CLOSED: 'good' } as const

function StopView({ page }: { page: Stop }) {
  const isOpen = page.state !== 'CLOSED'
  return (
    <div className="mips-stack">
      <p className="mips-no-print">
        <Link href={paths.stopSearches()}>Stop and search</Link>
      </p>
      <PageHeading caption={page.reference ?? ''}>{page.title}</PageHeading>
      <p>
        <Tag tone={tones[page.state as keyof typeof tones]}>{page.stateLabel}</Tag>{' '}
        {page.due === null ? null : (
          <Tag tone={page.due.isOverdue ? 'bad' : 'caution'}>
            {page.due.text} by {formatDateTimeZone(page.due.by)}
          </Tag>
        )}
      </p>
      <ChangedSince key={page.id} record={{ id: page.id, kind: 'StopSearch' }} />
      <SafeguardHere eventId={page.id} />
      {isOpen ? <LeftList left={page.left} /> : null}
      {page.supervisorWords === null ? null : (
        <p>
          <strong>Supervisor:</strong> {page.supervisorWords}
        </p>
      )}
      {page.may.change.allowed ? (
        <Details key={page.version} summary="Complete the record">
          <Change page={page} />
        </Details>
      ) : null}
      <Card title="The search">
        <SummaryList rows={rowsOf(page)} />
      </Card>
      <ForceForms page={page} />
      <Card title="Copy for the person">
        <p>
          Code <strong>{`${page.receiptCode.slice(0, 5)}-${page.receiptCode.slice(5)}`}</strong>. A copy may
          be asked for until {formatDate(page.copyUntil)}.
        </p>
        <PaperButton
          paper="Copy of the search record"
          print={(recipient) =>
            topicApi.stopSearch.copy.fetch({
              params: { stopId: page.id },
              body: { recipient },
            }) as Promise<Blob>
          }
        />
      </Card>
      {page.may.supervise.allowed ? <Supervise page={page} /> : null}
      <LinkedEvents
        events={page.events}
        caption="Linked records"
        empty="No record is linked to this search."
      />
    </div>
  )
}

function Change({ page }: { page: Stop }) {
  const prepared = useQuery({ ...topicApi.stopSearch.prepare.query({ query: {} }), staleTime: Infinity })
  const { facts } = page
  return (
    <Shown query={prepared} words="Opening the form…">
      {(known) => (
        <StopSearchForm
          key={page.version}
          prepared={known}
          defaults={valuesOf(page)}
          kept={{
            searchedAt: facts.searchedAt,
            detainedAt: facts.detainedAt,
            told: facts.told,
            locationId: page.location?.id,
            incidentId: page.events.find(({ kind }) => kind === 'Incident')?.id,
          }}
          change={{ stopId: page.id, version: page.version }}
        />
      )}
    </Shown>
  )
}

/** What was found, and registering it as an exhibit with everything that stands here. */
function Found({ page }: { page: Stop }) {
  const mayRegister = useCan('property.exhibit.register')
  return (
    <>
      {page.facts.found}
      {mayRegister && exhibitOfSearch(page.facts) !== undefined ? (
        <>
          <br />
          <Link href={paths.registerExhibit(page.id)}>Register it as an exhibit, or see it</Link>
        </>
      ) : null}
    </>
  )
}

const yesNo = (value: boolean | undefined) => (value === true ? 'Yes' : 'No')

function rowsOf(page: Stop) {
  const { facts } = page
  const { person } = facts
  const optional = (key: string, value: string | null | undefined) => (value ? [{ key, value }] : [])
  const coded = (
    key: string,
    list: readonly { code: string; label: string }[],
    code: string | null | undefined,
  ) => (code ? [{ key, value: labelIn(list, code) }] : [])
  const told = goWisely.filter(({ code }) => facts.told[code] !== undefined)
  return [
    ...(page.person === null
      ? coded('Who', searchIdentities, person?.identity)
      : [
          {
            key: 'Who',
            value: <Link href={paths.nominal(page.person.nominalId)}>{page.person.name}</Link>,
          },
        ]),
    ...optional('Description', person?.description),
    ...optional('Age', person?.age === undefined ? null : String(person.age)),
    ...coded('Ethnicity, as the person says', selfDefinedEthnicities, person?.selfDefined),
    ...coded('Ethnicity, as the officer saw', observedEthnicities, person?.observed),
    ...optional('Registration', facts.registration),
    ...coded('Power', searchPowers, facts.power),
    ...coded('Looked for', searchObjects, facts.object),
    ...optional('Grounds', facts.grounds),
    ...(page.authority === null
      ? []
      : [{ key: 'Authority', value: `${page.authority.reference ?? ''} ${page.authority.area}` }]),
    ...optional('Told before', told.map(({ label }) => label).join(', ')),
    ...optional('Stopped', facts.detainedAt === undefined ? null : formatDateTimeZone(facts.detainedAt)),
    ...optional('Where', facts.place ?? page.location?.address),
    ...coded('What came off', searchExtents, facts.extent),
    ...optional('Why', facts.extentReason),
    ...(facts.extent === 'EXPOSED'
      ? [{ key: 'Appropriate adult there', value: yesNo(facts.isAdultPresent) }]
      : []),
    ...optional(
      'Told or allowed first by',
      page.extentAuthority === null ? null : formatOfficer(page.extentAuthority),
    ),
    ...(facts.found === undefined ? [] : [{ key: 'Found', value: <Found page={page} /> }]),
    ...coded('Outcome', searchOutcomes, facts.outcome),
    ...(page.arrest === null
      ? []
      : [
          {
            key: 'Arrest',
            value: (
              <Link href={paths.arrest(page.arrest.id)}>
                {page.arrest.reference} {page.arrest.title}
              </Link>
            ),
          },
        ]),
    ...coded('Copy', receiptKinds, facts.receipt),
    ...optional('Video', facts.bodyWornVideo ?? facts.noVideoReason),
    { key: 'Searched by', value: page.searcher === null ? 'Not known' : formatOfficer(page.searcher) },
    ...optional('Also there', page.others.map((officer) => formatOfficer(officer)).join(', ')),
    { key: 'Recorded', value: formatDateTimeZone(page.recordedAt) },
  ]
}

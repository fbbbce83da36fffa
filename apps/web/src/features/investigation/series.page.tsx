/** Crimes that belong together: on a map, with the method that they share, and others that were done alike. */
import { investigation } from '@mips/contracts/investigation'
import type { SeriesPage as Series } from '@mips/contracts/investigation-replies'
import { seriesBases, seriesStrengths } from '@mips/domain/investigation/series'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActChoice, ActLine, ActRadios } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { useCan } from '../../platform/can.tsx'
import { CrimeFrame } from '../../platform/crime-frame.tsx'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { GridMap } from '../../platform/grid-map.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesDesk } from './investigation.api.ts'

export function SeriesPage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId/series' })
  const found = useQuery(topicApi.investigation.getSeries.query({ params: { crimeId } }))
  return (
    <CrimeFrame crimeId={crimeId} tab="series">
      {() => (
        <Shown query={found} words="Looking for crimes done alike…" headingLevel={2}>
          {(page) => <SeriesParts page={page} />}
        </Shown>
      )}
    </CrimeFrame>
  )
}

type Part = { page: Series }
const words = (list: readonly { label: string }[]) => list.map(({ label }) => label).join(', ')

function SeriesParts({ page }: Part) {
  const works = useCan('investigation.desk.work')
  return (
    <>
      <Card title={page.series === null ? 'No series yet' : `Series: ${page.series.name}`}>
        {page.series === null ? (
          <p>This crime is in no series. Linking changes no count.</p>
        ) : (
          <>
            <p>
              All share: {words(page.shared.ofAll) || 'no coded method'}.{' '}
              {page.shared.ofSome.length === 0 ? '' : `Some share: ${words(page.shared.ofSome)}.`}
            </p>
            <SeriesMap page={page} />
            <DataTable
              caption="Crimes of the series"
              captionHidden
              columns={memberColumns}
              rows={page.members}
              rowKey={({ id }) => id}
              empty={<p>None.</p>}
            />
            {works ? <LeaveForm page={page} /> : null}
          </>
        )}
      </Card>
      <Card title="Done alike, within half a year">
        <DataTable
          caption="Crimes done alike"
          captionHidden
          columns={alikeColumns}
          rows={page.alike}
          rowKey={({ id }) => id}
          empty={<p>No other crime shares a coded method with this one.</p>}
        />
        {page.placeId === null ? null : (
          <p className="mips-no-print">
            <Link href={paths.near(page.placeId)}>What else happened near here</Link>
          </p>
        )}
        {works && page.alike.length > 0 ? <LinkForm page={page} /> : null}
      </Card>
    </>
  )
}

function SeriesMap({ page }: Part) {
  const points = page.members.flatMap(({ id, easting, northing, reference, address }, index) =>
    easting === null || northing === null
      ? []
      : [
          {
            id,
            easting,
            northing,
            number: index + 1,
            words: `${reference ?? ''} ${address ?? ''}`,
            tone: id === page.crime.id ? ('current' as const) : ('event' as const),
          },
        ],
  )
  return points.length === 0 ? (
    <p>None of these places has a point on the map.</p>
  ) : (
    <GridMap label="Crimes of the series" points={points} />
  )
}

const crimeCell = ({ id, reference, title, address }: Series['crime']) => (
  <>
    <Link href={paths.investigation(id)}>
      {reference} {title}
    </Link>
    {address === null ? null : <div className="mips-muted mips-small">{address}</div>}
  </>
)

const memberColumns: Column<Series['members'][number]>[] = [
  { key: 'crime', header: 'Crime', isRowHeader: true, cell: crimeCell },
  { key: 'at', header: 'When', cell: ({ at }) => formatDateTimeZone(at) },
  {
    key: 'basis',
    header: 'Linked by',
    cell: ({ basis, strength, words: said }) => (
      <>
        {basis.label} <Tag tone={strength.code === 'CONFIRMED' ? 'good' : 'neutral'}>{strength.label}</Tag>{' '}
        {said}
      </>
    ),
  },
  { key: 'method', header: 'Method', cell: ({ methods }) => words(methods) },
]

const alikeColumns: Column<Series['alike'][number]>[] = [
  { key: 'crime', header: 'Crime', isRowHeader: true, cell: crimeCell },
  { key: 'at', header: 'When', cell: ({ at }) => formatDateTimeZone(at) },
  { key: 'shared', header: 'Shares', cell: ({ shared }) => words(shared) },
  {
    key: 'metres',
    header: 'Away',
    cell: ({ metres }) => (metres === null ? 'Not measured' : `${metres} m`),
  },
]

function LinkForm({ page }: Part) {
  type Values = { otherCrimeId: string; basis: string; strength: string; words: string; name: string }
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        otherCrimeId: given(values.otherCrimeId),
        basis: values.basis,
        strength: values.strength,
        words: given(values.words),
        name: given(values.name),
      }),
      investigation.routes.linkSeries.body,
    ),
    defaults: {
      otherCrimeId: page.alike[0]?.id ?? '',
      basis: 'MO',
      strength: 'POSSIBLE',
      words: '',
      name: '',
    } as Values,
    act: useAct(topicApi.investigation.linkSeries.mutation(), { refreshes: refreshesDesk, said: 'Linked' }),
    toInput: (body) => ({ params: { crimeId: page.crime.id }, body }),
  })
  return (
    <Details summary="Link one in a series">
      <ActFormFrame form={form} submitWords="Link it">
        <ActChoice
          form={form}
          name="otherCrimeId"
          label="Crime"
          list={page.alike.map(({ id, reference, title, address }) => ({
            code: id,
            label: [reference, title, address].filter((part) => part !== null).join(' '),
          }))}
        />
        <ActRadios form={form} name="basis" label="On what basis" list={seriesBases} />
        <ActRadios form={form} name="strength" label="How surely" list={seriesStrengths} />
        <ActLine form={form} name="words" label="In words" need="optional" />
        {page.series === null ? (
          <ActLine
            form={form}
            name="name"
            label="Name of the series"
            hint="Not needed where the other crime is in one"
          />
        ) : null}
      </ActFormFrame>
    </Details>
  )
}

function LeaveForm({ page }: Part) {
  const form = useActForm({
    schema: investigation.routes.leaveSeries.body,
    defaults: { reason: '' },
    act: useAct(topicApi.investigation.leaveSeries.mutation(), {
      refreshes: refreshesDesk,
      said: 'Taken out of the series',
    }),
    toInput: (body) => ({ params: { crimeId: page.crime.id }, body }),
  })
  return (
    <Details summary="Take this crime out">
      <ActFormFrame form={form} submitWords="Take it out">
        <ActLine form={form} name="reason" label="Why it is not of the series" />
      </ActFormFrame>
    </Details>
  )
}

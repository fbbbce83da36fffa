import { custodyVisitors, type VisitLine } from '@mips/contracts/custody-visitors'
import { stationName } from '@mips/domain/custody/station-name'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLine, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ConcernList } from './concerns.tsx'
import { refreshesVisits } from './custody-visitors.api.ts'

/** Visits of independent custody visitors, and the concerns that wait for an answer. */
export function VisitsPage() {
  usePageTitle('Custody visits')
  const { station } = useSearch({ from: '/custody/visits' })
  const visits = useQuery(
    topicApi.custodyVisitors.list.query({ query: station === undefined ? {} : { stationCode: station } }),
  )
  return (
    <>
      <PageHeading caption="Independent custody visiting">Visits</PageHeading>
      <Shown query={visits} words="Reading the visits…">
        {({ visits: found, concerns, suites, may }) => (
          <div className="mips-columns mips-columns--main-aside">
            <div className="mips-stack">
              <section aria-labelledby="open-concerns">
                <h2 className="govuk-heading-m" id="open-concerns">
                  Concerns without an answer
                </h2>
                <ConcernList
                  concerns={concerns}
                  mayAnswer={may.answer}
                  isLinked
                  empty="No concern is open."
                />
              </section>
              <DataTable
                caption="Latest visits"
                columns={columns}
                rows={found}
                rowKey={({ id }) => id}
                empty="No visit is recorded."
              />
            </div>
            {may.record ? (
              <Card title="Begin a visit">
                <BeginForm suites={suites} station={station ?? ''} />
              </Card>
            ) : null}
          </div>
        )}
      </Shown>
    </>
  )
}

const columns: Column<VisitLine>[] = [
  {
    key: 'arrived',
    header: 'Arrived',
    isRowHeader: true,
    cell: ({ id, arrivedAt }) => <Link href={paths.custodyVisit(id)}>{formatDateTimeZone(arrivedAt)}</Link>,
  },
  { key: 'suite', header: 'Suite', cell: ({ station }) => stationName(station.name) },
  { key: 'who', header: 'Visitors', cell: ({ visitors }) => visitors },
  {
    key: 'wait',
    header: 'Let in after',
    cell: ({ waitMinutes, delayReason }) =>
      `${waitMinutes === null ? 'not recorded' : `${waitMinutes} min`}${delayReason === null ? '' : `: ${delayReason}`}`,
  },
  {
    key: 'left',
    header: 'Left',
    cell: ({ leftAt }) => (leftAt === null ? <Tag tone="caution">Goes on</Tag> : formatDateTimeZone(leftAt)),
  },
]

type Values = {
  stationCode: string
  visitors: string
  arrivedAt: LocalDateTime
  admittedAt: LocalDateTime
  delayReason: string
}

const bodyOf = (values: Values) => ({
  stationCode: values.stationCode,
  visitors: values.visitors,
  arrivedAt: instantOf(values.arrivedAt),
  admittedAt: instantOf(values.admittedAt),
  delayReason: given(values.delayReason),
})

function BeginForm({
  suites,
  station,
}: {
  suites: readonly { code: string; name: string }[]
  station: string
}) {
  const navigate = useNavigate()
  const form = useActForm({
    schema: onForm(bodyOf, custodyVisitors.routes.begin.body),
    defaults: {
      stationCode: station,
      visitors: '',
      arrivedAt: rightNow(),
      admittedAt: rightNow(),
      delayReason: '',
    } as Values,
    act: useAct(topicApi.custodyVisitors.begin.mutation(), { refreshes: refreshesVisits }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => navigate({ to: paths.custodyVisit(id) }),
  })
  return (
    <ActFormFrame form={form} submitWords="Begin the visit">
      <ActChoice
        form={form}
        name="stationCode"
        label="Suite"
        list={suites.map(({ code, name }) => ({ code, label: stationName(name) }))}
      />
      <ActLine form={form} name="visitors" label="Visitors" hint="The names of those who came" />
      <ActTime form={form} name="arrivedAt" label="Arrived" />
      <ActTime form={form} name="admittedAt" label="Let in" />
      <ActWords form={form} name="delayReason" label="Why they had to wait" need="optional" limit={500} />
    </ActFormFrame>
  )
}

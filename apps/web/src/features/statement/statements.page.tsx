/** The statements of an incident, a crime or a case and of what it arises from, and a new one. */
import { statement, type StatementLine } from '@mips/contracts/statement'
import { statementKinds } from '@mips/domain/case/statements'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActChoice, ActTick } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesStatement, statementPath, stateTone } from './statement.api.ts'

export function StatementsPage() {
  const { recordId } = useParams({ from: '/records/$recordId/statements' })
  usePurposeFrom(recordId, 'INVESTIGATION')
  usePageTitle('Statements')
  const found = useQuery({ ...topicApi.statement.list.query({ params: { recordId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Looking for statements…" headingLevel={1}>
      {({ title, reference, kind, statements, people, may }) => {
        const back = pathOfRecord({ id: recordId, kind })
        return (
          <div className="mips-stack">
            <PageHeading
              caption={[reference, title].filter(Boolean).join(' ')}
              actions={back === undefined ? null : <Link href={back}>Back to the record</Link>}
            >
              Statements
            </PageHeading>
            <Card title={`Taken (${statements.filter(({ state }) => state.code !== 'DISCARDED').length})`}>
              <DataTable
                caption="Statements"
                captionHidden
                columns={columns}
                rows={statements}
                rowKey={({ id }) => id}
                empty={<p>No statement was taken yet.</p>}
              />
            </Card>
            {may.take.allowed ? (
              <Card title="Take a statement">
                <Begin recordId={recordId} people={people} />
              </Card>
            ) : null}
          </div>
        )
      }}
    </Shown>
  )
}

const columns: Column<StatementLine>[] = [
  {
    key: 'maker',
    header: 'Of',
    isRowHeader: true,
    cell: ({ id, recordId, maker, number }) => (
      <Link href={statementPath(recordId, id)}>
        {maker.name}
        {number > 1 ? ` (further, ${number})` : ''}
      </Link>
    ),
  },
  {
    key: 'kind',
    header: 'Kind',
    cell: ({ kind, isKey }) => (
      <>
        {kind.label} {isKey ? <Tag tone="info">Key</Tag> : null}
      </>
    ),
  },
  {
    key: 'state',
    header: 'Standing',
    cell: ({ state }) => <Tag tone={stateTone(state.code)}>{state.label}</Tag>,
  },
  {
    key: 'taken',
    header: 'Taken',
    cell: ({ begunAt, begunBy }) =>
      `${formatDateTimeZone(begunAt)}${begunBy === null ? '' : ` by ${formatOfficer(begunBy)}`}`,
  },
]

type Values = { who: string; kind: string; isKey: boolean }
const myself = 'MYSELF'

function Begin({
  recordId,
  people,
}: {
  recordId: string
  people: { id: string; name: string; role: string }[]
}) {
  const form = useActForm({
    schema: onForm(
      ({ who, kind, isKey }: Values) => ({ kind, isKey, ...(who === myself ? {} : { personId: who }) }),
      statement.routes.begin.body,
    ),
    defaults: { who: people[0]?.id ?? myself, kind: 'WITNESS', isKey: false } as Values,
    act: useAct(topicApi.statement.begin.mutation(), { refreshes: refreshesStatement }),
    toInput: (body) => ({ params: { recordId }, body }),
    onDone: ({ id }) => goTo(statementPath(recordId, id)),
  })
  return (
    <ActFormFrame form={form} submitWords="Begin the statement">
      <ActChoice
        form={form}
        name="who"
        label="Whose statement"
        hint="Victims and witnesses of this record. Add somebody there first who is not on the list."
        list={[
          ...people.map(({ id, name, role }) => ({ code: id, label: `${name} (${role})` })),
          { code: myself, label: 'My own' },
        ]}
      />
      <ActChoice form={form} name="kind" label="Kind" list={statementKinds} />
      <ActTick form={form} name="isKey" label="A key statement: the case rests on it" />
    </ActFormFrame>
  )
}

/** Proposes a record to a tasking meeting: which meeting, what the problem is, and the priority that it serves. */
import { tasking } from '@mips/contracts/tasking'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActChoice, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatRecord } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { TaskingCard } from './item-card.tsx'
import { refreshesTasking } from './tasking.api.ts'
import { meetingWords } from './tasking-words.ts'

export function ProposePage() {
  usePageTitle('Propose for tasking')
  const { recordId } = useParams({ from: '/records/$recordId/tasking' })
  const found = useQuery({ ...topicApi.tasking.getProposal.query({ params: { recordId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Looking up the record…" headingLevel={1}>
        {({ record, meetings, themes, items }) => {
          const path = pathOfRecord(record)
          return (
            <>
              <PageHeading
                caption="Propose for tasking"
                actions={<Link href={paths.ownTasking()}>My tasking</Link>}
              >
                {formatRecord(record)}
              </PageHeading>
              {path === undefined ? null : (
                <p>
                  <Link href={path}>Back to the record</Link>
                </p>
              )}
              {meetings.length === 0 ? (
                <EmptyState title="No meeting is open">
                  The intelligence unit calls the next one: then it can be proposed.
                </EmptyState>
              ) : (
                <Card title="To which meeting, and why">
                  <ProposeForm recordId={record.id} meetings={meetings} themes={themes} />
                </Card>
              )}
              {items.length === 0 ? null : <h2 className="govuk-heading-m">Proposed before</h2>}
              {items.map((line) => (
                <TaskingCard key={line.id} line={line} />
              ))}
            </>
          )
        }}
      </Shown>
    </div>
  )
}

type Values = { meetingId: string; problem: string; theme: string }
type Props = {
  recordId: string
  meetings: readonly (Parameters<typeof meetingWords>[0] & { id: string; title: string })[]
  themes: readonly string[]
}

function ProposeForm({ recordId, meetings, themes }: Props) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        recordId,
        meetingId: given(values.meetingId),
        problem: values.problem,
        theme: given(values.theme),
      }),
      tasking.routes.propose.body,
    ),
    defaults: { meetingId: meetings[0]?.id ?? '', problem: '', theme: '' } as Values,
    draft: { key: `tasking.propose:${recordId}` },
    act: useAct(topicApi.tasking.propose.mutation(), {
      refreshes: refreshesTasking,
      said: 'Proposed to the meeting',
    }),
    toInput: (body) => ({ body }),
    onDone: () => goTo(paths.ownTasking()),
  })
  return (
    <ActFormFrame form={form} submitWords="Propose it">
      <ActChoice
        form={form}
        name="meetingId"
        label="Meeting"
        list={meetings.map((one) => ({ code: one.id, label: `${one.title} · ${meetingWords(one)}` }))}
      />
      <ActWords
        form={form}
        name="problem"
        label="What the problem is"
        hint="And why the meeting should hear of it. Take nothing from an intelligence report that its readers do not hold."
        rows={4}
      />
      {themes.length === 0 ? null : (
        <ActChoice
          form={form}
          name="theme"
          label="Priority that it serves"
          need="optional"
          list={themes.map((theme) => ({ code: theme, label: theme }))}
        />
      )}
    </ActFormFrame>
  )
}

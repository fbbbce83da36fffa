/** The sample of finished work of this week: each piece marked heading by heading, with what the officer is told, and how the teams came out. */
import { caseSampling, type SampledWork, type SampleFigures } from '@mips/contracts/case-sampling'
import { sampleHeadings } from '@mips/domain/case/sampling'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

export function SamplingPage() {
  usePageTitle('Sample of finished work')
  const found = useQuery({ ...topicApi.caseSampling.desk.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.cases()}>Cases</Link>}>Sample of finished work</PageHeading>
      <Shown query={found} words="Drawing the sample…" headingLevel={2}>
        {({ period, since, finished, drawn, teams }) => (
          <>
            <p>
              Week of {formatDate(period)}: {drawn.length} of the {finished} pieces of work that your team
              finished since {formatDate(since)}. Nobody chooses what is drawn; your own work is left out.
            </p>
            {drawn.length === 0 ? <p className="mips-muted">Nothing is to be looked at this week.</p> : null}
            {drawn.map((work) => (
              <WorkCard key={work.workId} work={work} />
            ))}
            <Card title="How the teams came out">
              <DataTable
                caption="Samples of the last 35 days by team"
                captionHidden
                columns={columns}
                rows={teams}
                rowKey={({ unitCode }) => unitCode ?? ''}
                empty={<p>Nothing was marked in the last 35 days.</p>}
              />
            </Card>
          </>
        )}
      </Shown>
    </div>
  )
}

const columns: Column<SampleFigures>[] = [
  {
    key: 'team',
    header: 'Team',
    isRowHeader: true,
    cell: ({ unit, unitCode }) => unit ?? unitCode ?? 'No team',
  },
  { key: 'sampled', header: 'Sampled', numeric: true, cell: ({ sampled }) => sampled },
  { key: 'passed', header: 'Passed', numeric: true, cell: ({ passed }) => passed },
  { key: 'officers', header: 'Officers', numeric: true, cell: ({ officers }) => officers },
  {
    key: 'failed',
    header: 'Failed on',
    cell: ({ failed }) => failed.map(({ heading, failed: count }) => `${heading.label}: ${count}`).join('; '),
  },
]

/** Passed, failed or still to be marked. */
function Standing({ passed }: Pick<SampledWork, 'passed'>) {
  if (passed === null) return <Tag tone="caution">To be marked</Tag>
  return passed ? <Tag tone="good">Passed</Tag> : <Tag tone="bad">Failed</Tag>
}

function WorkCard({ work }: { work: SampledWork }) {
  const name = `${work.kind.label}, ${work.title}`
  return (
    <Card title={name}>
      <p>
        <Standing passed={work.passed} />{' '}
        <Link
          href={
            work.kind.code === 'FILE' ? paths.prosecutionCase(work.caseId) : paths.caseDecisions(work.caseId)
          }
        >
          {work.urn}
          <span className="govuk-visually-hidden">, {name}</span>
        </Link>{' '}
        <span className="mips-muted">
          {[
            work.officer === null ? null : formatOfficer(work.officer),
            `finished ${formatDate(work.finishedAt)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {work.passed === null ? (
        <Details
          summary={
            <>
              Mark it<span className="govuk-visually-hidden">: {name}</span>
            </>
          }
        >
          <MarkForm work={work} />
        </Details>
      ) : (
        <Link href={paths.caseSamples(work.caseId)}>
          The marks<span className="govuk-visually-hidden"> of {name}</span>
        </Link>
      )}
    </Card>
  )
}

const outcomes = [
  { code: 'PASS', label: 'Pass' },
  { code: 'FAIL', label: 'Fail' },
]
type Values = { marks: { outcome: string; reason: string }[]; feedback: string }

function MarkForm({ work }: { work: SampledWork }) {
  const form = useActForm({
    schema: onForm(
      ({ marks, feedback }: Values) => ({
        workId: work.workId,
        feedback,
        marks: marks.map(({ outcome, reason }, index) => ({
          heading: sampleHeadings[index]?.code,
          ...(outcome === '' ? {} : { passed: outcome === 'PASS' }),
          ...(given(reason) === undefined || outcome !== 'FAIL' ? {} : { reason }),
        })),
      }),
      caseSampling.routes.mark.body,
    ),
    defaults: {
      marks: sampleHeadings.map(() => ({ outcome: '', reason: '' })),
      feedback: '',
    } as Values,
    draft: { key: `caseSampling.mark:${work.workId}` },
    act: useAct(topicApi.caseSampling.mark.mutation(), { refreshes: refreshesCase, said: 'Marked' }),
    toInput: (body) => ({ params: { caseId: work.caseId }, body }),
  })
  const marks = form.fields.watch('marks')
  return (
    <ActFormFrame form={form} submitWords="Keep the marks">
      {sampleHeadings.map(({ code, label }, index) => (
        <div key={code} className="mips-stack">
          <ActRadios form={form} name={`marks.${index}.outcome`} label={label} list={outcomes} />
          {marks[index]?.outcome === 'FAIL' ? (
            <ActWords
              form={form}
              name={`marks.${index}.reason`}
              label={`What was found: ${label}`}
              limit={1000}
            />
          ) : null}
        </div>
      ))}
      <ActWords
        form={form}
        name="feedback"
        label="What the officer is told"
        hint="It becomes a task of theirs; needed where something failed"
        limit={2000}
      />
    </ActFormFrame>
  )
}

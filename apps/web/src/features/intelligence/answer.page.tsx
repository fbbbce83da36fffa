/** The answer of a report's writer to what the unit returned: the paragraphs as they were, to be put right, and what was done. */
import { intelligence, type OwnReport } from '@mips/contracts/intelligence'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function AnswerPage() {
  usePageTitle('Answer to the intelligence unit')
  const { reportId } = useParams({ from: '/intelligence/own/$reportId' })
  usePurposeFrom(reportId, 'INTELLIGENCE')
  const own = useQuery(topicApi.intelligence.listOwn.query())
  return (
    <Shown query={own} words="Looking up your report…" headingLevel={1}>
      {({ reports }) => {
        const report = reports.find(({ id, sees }) => id === reportId && sees === 'RETURNED')
        return (
          <div className="mips-stack">
            <PageHeading caption={<Link href={paths.ownIntelligence()}>My intelligence</Link>}>
              {report?.reference ?? 'Intelligence report'}
            </PageHeading>
            {report === undefined ? (
              <EmptyState title="Nothing is asked of you here">
                The report is with the intelligence unit.
              </EmptyState>
            ) : (
              <Answer key={report.id} report={report} />
            )}
          </div>
        )
      }}
    </Shown>
  )
}

type Values = { words: string; paragraphs: { number: number; text: string }[] }

function Answer({ report }: { report: OwnReport }) {
  const form = useActForm({
    // Every paragraph is sent, so that a refusal stands at its own field; what is as it was makes no new round.
    schema: intelligence.routes.answerReturn.body,
    defaults: { words: '', paragraphs: report.paragraphs } as Values,
    draft: { key: `intelligence.answer:${report.id}` },
    act: useAct(topicApi.intelligence.answerReturn.mutation(), {
      refreshes: [topicApi.intelligence.listOwn.key],
      said: 'Sent back to the intelligence unit',
    }),
    toInput: (body) => ({ params: { reportId: report.id }, body }),
    onDone: () => goTo(paths.ownIntelligence()),
  })
  return (
    <>
      <Card tone="caution" title="What the unit asks">
        <p className="mips-written">
          {report.returnReason ?? 'It gave no reason: ring the intelligence unit.'}
        </p>
      </Card>
      <ActFormFrame form={form} submitWords="Send it back to the unit" busyWords="Sending…">
        {report.paragraphs.map(({ number }, index) => (
          <Textarea
            key={number}
            {...form.fields.register(`paragraphs.${index}.text`)}
            label={`Paragraph ${number}`}
            hint="As you sent it in: change only what is to be put right. The first wording is kept beside it"
            error={form.errorOf(`paragraphs.${index}.text`)}
            limit={10_000}
            rows={6}
          />
        ))}
        <ActWords form={form} name="words" label="What you put right" limit={2000} />
      </ActFormFrame>
    </>
  )
}

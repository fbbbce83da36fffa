/** What came through the corridor, for the side of intelligence: text, grade and day; and a code back. */
import { type ProductLine, sourceVault } from '@mips/contracts/source-vault'
import { corridorFeedback } from '@mips/domain/intelligence/source-vault'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActChoice } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCorridor } from './source-vault.api.ts'

export function CorridorPage() {
  usePageTitle('Corridor')
  const product = useQuery({ ...topicApi.sourceVault.product.query({}), refetchInterval: 300_000 })
  return (
    <div className="mips-stack">
      <PageHeading caption="Released by the source unit in batches">Corridor</PageHeading>
      <Shown query={product} words="Reading what was released…" headingLevel={2}>
        {({ lines }) =>
          lines.length === 0 ? (
            <EmptyState title="Nothing was released">
              <p>Reports come out together at the times of the batches.</p>
            </EmptyState>
          ) : (
            lines.map((line) => <Line key={line.corridorId} line={line} />)
          )
        }
      </Shown>
    </div>
  )
}

function Line({ line }: { line: ProductLine }) {
  return (
    <Card
      title={
        <>
          {formatDate(line.shownDay)} <Tag>{line.grades}</Tag>{' '}
          {line.marking === 'OFFICIAL' ? null : <Tag tone="caution">{line.marking}</Tag>}
        </>
      }
    >
      <p>{line.text}</p>
      {line.conditions === null ? null : <p>Conditions: {line.conditions}</p>}
      {line.given.length === 0 ? null : (
        <p className="mips-muted">
          Told to the source unit: {line.given.map(({ label }) => label).join(', ')}
        </p>
      )}
      <FeedbackForm line={line} />
    </Card>
  )
}

function FeedbackForm({ line }: { line: ProductLine }) {
  const form = useActForm({
    schema: onForm(
      (values: { code: string }) => ({ code: given(values.code) }),
      sourceVault.routes.giveFeedback.body,
    ),
    defaults: { code: '' },
    act: useAct(topicApi.sourceVault.giveFeedback.mutation(), {
      refreshes: refreshesCorridor,
      said: 'Told to the source unit',
    }),
    toInput: (body) => ({ params: { corridorId: line.corridorId }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Tell the source unit">
      <ActChoice form={form} name="code" label="What it was worth" list={corridorFeedback} />
    </ActFormFrame>
  )
}

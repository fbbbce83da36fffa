import { custodyVisitors, type VisitConcern } from '@mips/contracts/custody-visitors'
import { concernKinds } from '@mips/domain/custody/visiting'
import { stationName } from '@mips/domain/custody/station-name'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesVisits } from './custody-visitors.api.ts'

type ListProps = {
  concerns: readonly VisitConcern[]
  mayAnswer: boolean
  /** With a way to the visit that it was raised at. */
  isLinked?: boolean
  empty: string
}

/** Concerns, each with its answers and, for those who may, a form to answer. */
export function ConcernList({ concerns, mayAnswer, isLinked = false, empty }: ListProps) {
  if (concerns.length === 0) return <p>{empty}</p>
  return (
    <div className="mips-stack">
      {concerns.map((concern) => (
        <Card key={concern.id} title={concern.kindLabel} actions={<State concern={concern} />}>
          <p>{concern.words}</p>
          <p className="mips-muted mips-small">
            {concern.custodyNumber === null ? 'About the suite' : `About ${concern.custodyNumber}`}; raised{' '}
            {formatDateTimeZone(concern.raisedAt)} by {concern.visitors}
            {isLinked ? (
              <>
                ;{' '}
                <Link href={paths.custodyVisit(concern.visitId)}>
                  visit to {stationName(concern.station)}
                </Link>
              </>
            ) : null}
          </p>
          {concern.answers.map(({ words, at, by }) => (
            <p key={at}>
              <strong>{by}</strong>: {words}{' '}
              <span className="mips-muted mips-small">{formatDateTimeZone(at)}</span>
            </p>
          ))}
          {mayAnswer && !concern.isSettled ? <AnswerForm concern={concern} /> : null}
        </Card>
      ))}
    </div>
  )
}

function State({ concern: { isSettled, isLate } }: { concern: VisitConcern }) {
  if (isSettled) return <Tag tone="good">Settled</Tag>
  return isLate ? <Tag tone="bad">Late</Tag> : <Tag tone="caution">Open</Tag>
}

function AnswerForm({ concern }: { concern: VisitConcern }) {
  const form = useActForm({
    schema: custodyVisitors.routes.answerConcern.body,
    defaults: { words: '', isSettled: true },
    act: useAct(topicApi.custodyVisitors.answerConcern.mutation(), {
      refreshes: refreshesVisits,
      said: 'Answered',
    }),
    toInput: (body) => ({ params: { concernId: concern.id }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Answer">
      <ActWords form={form} name="words" label="What was done, or will be" limit={2000} />
      <ActTick form={form} name="isSettled" label="This settles it" />
    </ActFormFrame>
  )
}

type Values = { kind: string; words: string; recordId: string }
const bodyOf = ({ kind, words, recordId }: Values) => ({ kind, words, recordId: given(recordId) })

/** Raises a concern about the suite or one of those who were offered the visit. */
export function ConcernForm({
  visitId,
  detainees,
}: {
  visitId: string
  detainees: readonly { id: string; custodyNumber: string }[]
}) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyVisitors.routes.raiseConcern.body),
    defaults: { kind: '', words: '', recordId: '' } as Values,
    act: useAct(topicApi.custodyVisitors.raiseConcern.mutation(), {
      refreshes: refreshesVisits,
      said: 'The concern is raised',
    }),
    toInput: (body) => ({ params: { visitId }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Raise the concern">
      <ActChoice form={form} name="kind" label="What it is about" list={concernKinds} />
      <ActChoice
        form={form}
        name="recordId"
        label="Detainee, if it is about one"
        list={detainees.map(({ id, custodyNumber }) => ({ code: id, label: custodyNumber }))}
      />
      <ActWords form={form} name="words" label="The concern" limit={2000} />
    </ActFormFrame>
  )
}

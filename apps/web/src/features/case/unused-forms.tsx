/** One item of unused material at a time: whether it meets the test and why, what stands against serving it, and the next; items that no record holds. */
import { caseUnused, type UnusedLineView, type UnusedPage } from '@mips/contracts/case-unused'
import { materialKinds } from '@mips/domain/case/unused-material'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useEffect, useRef } from 'react'
import { ActChoice, ActDay, ActLine, ActRadios, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

const answers = [
  { code: 'YES', label: 'It may undermine the case or help the defence' },
  { code: 'NO', label: 'It does neither' },
]
type Values = {
  description: string
  isIrrelevant: boolean
  irrelevanceReason: string
  isSensitive: boolean
  sensitivityReason: string
  decision: { meetsTest: string; reason: string }
}

type CardProps = {
  page: UnusedPage
  line: UnusedLineView
  all: readonly UnusedLineView[]
  onKept: () => void
}

/** The item that is decided on now; when it is kept, the next one takes its place and the focus. */
export function DecideCard({ page, line, all, onKept }: CardProps) {
  const place = useRef<HTMLElement>(null)
  const opened = useRef(line.itemId)
  const left = all.filter(({ decision }) => decision === null).length
  useEffect(() => {
    if (opened.current === line.itemId) return
    opened.current = line.itemId
    place.current?.focus()
  }, [line.itemId])
  return (
    <section ref={place} tabIndex={-1} aria-label="The item to decide on">
      <Card title={left === 0 ? 'Decide anew' : `Decide: ${left} left`}>
        <p>
          <strong>
            {line.sensitivityReason === null ? 'C' : 'D'}
            {line.number}.
          </strong>{' '}
          {line.description}{' '}
          <span className="mips-muted mips-small">
            {line.kind.label} · {line.location}
          </span>{' '}
          {line.presumed === null ? null : <Tag tone="caution">Presumed to meet the test</Tag>}
        </p>
        <DecideForm key={`${line.itemId} ${page.version}`} page={page} line={line} onKept={onKept} />
      </Card>
    </section>
  )
}

const bodyOf = ({ decision, isIrrelevant, ...values }: Values) => ({
  ...values,
  isRelevant: !isIrrelevant,
  ...(isIrrelevant
    ? {}
    : {
        decision: {
          reason: decision.reason,
          ...(decision.meetsTest === '' ? {} : { meetsTest: decision.meetsTest === 'YES' }),
        },
      }),
})

const answerOf = ({ decision }: UnusedLineView): string => {
  if (decision === null) return ''
  return decision.meetsTest ? 'YES' : 'NO'
}

function DecideForm({ page, line, onKept }: Omit<CardProps, 'all'>) {
  const { caseId } = page
  const { itemId } = line
  const isApart = page.sensitive.some((one) => one.itemId === itemId)
  const form = useActForm({
    schema: onForm(bodyOf, caseUnused.routes.decide.body),
    defaults: {
      description: line.description,
      isIrrelevant: false,
      irrelevanceReason: '',
      isSensitive: isApart && !line.isRestricted,
      sensitivityReason: line.isRestricted ? '' : (line.sensitivityReason ?? ''),
      decision: { meetsTest: answerOf(line), reason: line.decision?.reason ?? '' },
    } as Values,
    draft: { key: `caseUnused.decide:${caseId}:${itemId}` },
    act: useAct(topicApi.caseUnused.decide.mutation(), { refreshes: refreshesCase, said: 'Decided' }),
    toInput: (body) => ({ params: { caseId, itemId }, body, version: page.version }),
    onDone: onKept,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep and go to the next">
      <ActRadios form={form} name="decision.meetsTest" label="Does it meet the test?" list={answers} />
      <ActWords form={form} name="decision.reason" label="Why" limit={1000} />
      <ActTick
        form={form}
        name="isSensitive"
        label="It is sensitive"
        hint="It goes on the schedule that is never served"
      />
      {form.fields.watch('isSensitive') ? (
        <ActWords
          form={form}
          name="sensitivityReason"
          label="What harm its disclosure would do"
          limit={1000}
        />
      ) : null}
      {/* A signed line keeps its words, and stands until the item is evidence or changes its side. */}
      {line.isSigned ? null : (
        <Details summary="Other words for it, or it has no bearing on the case">
          <ActWords
            form={form}
            name="description"
            label="What it is, so that nobody has to open it"
            limit={500}
          />
          <ActTick form={form} name="isIrrelevant" label="It has no bearing on the case" />
          {form.fields.watch('isIrrelevant') ? (
            <ActWords form={form} name="irrelevanceReason" label="Why it has none" limit={1000} />
          ) : null}
        </Details>
      )}
    </ActFormFrame>
  )
}

type NewItem = { kind: string; description: string; location: string; madeOn: string }

/** An item that no record of the case holds. */
export function AddItem({ page }: { page: UnusedPage }) {
  const form = useActForm({
    schema: caseUnused.routes.add.body,
    defaults: { kind: '', description: '', location: '', madeOn: '' } as NewItem,
    draft: { key: `caseUnused.add:${page.caseId}` },
    act: useAct(topicApi.caseUnused.add.mutation(), { refreshes: refreshesCase, said: 'On the schedule' }),
    toInput: (body) => ({ params: { caseId: page.caseId }, body, version: page.version }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Put it on the schedule">
      <ActChoice form={form} name="kind" label="What kind" list={materialKinds} />
      <ActWords
        form={form}
        name="description"
        label="What it is, so that nobody has to open it"
        hint="It is served with these words: name nobody"
        limit={500}
      />
      <ActLine form={form} name="location" label="Where it is kept" />
      <ActDay form={form} name="madeOn" label="The day it was made" expects="past" />
    </ActFormFrame>
  )
}

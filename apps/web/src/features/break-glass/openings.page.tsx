/** Who opened restricted records: own openings, those of records on whose list one is, and for professional standards all. */
import { breakGlass, type Opening } from '@mips/contracts/break-glass'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Button } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const EVERY_MS = 10_000

const states: Readonly<Record<Opening['state'], { words: string; tone: Tone }>> = {
  LOOKING: { words: 'open now', tone: 'bad' },
  TO_ANSWER: { words: 'to be answered', tone: 'caution' },
  PASSED_ON: { words: 'with professional standards', tone: 'bad' },
  ANSWERED: { words: 'answered', tone: 'neutral' },
}
const answers = [
  { code: 'RIGHT', label: 'It was right to look' },
  { code: 'WRONG', label: 'It was not right to look' },
] as const

const nameOf = ({ recordKind, reference }: Opening) =>
  [kindLabel(recordKind), reference].filter(Boolean).join(' ')

export function OpeningsPage() {
  usePageTitle('Openings of restricted records')
  const [show, setShow] = useState<'open' | 'all'>('open')
  const [answering, setAnswering] = useState<Opening>()
  const list = useQuery({
    ...topicApi.breakGlass.list.query({ query: { show } }),
    staleTime: 0,
    refetchInterval: EVERY_MS,
  })
  return (
    <div className="mips-stack">
      <PageHeading>Openings of restricted records</PageHeading>
      <Shown query={list} words="Looking up who opened what…">
        {({ openings, left }) => (
          <>
            <DataTable
              caption={show === 'open' ? 'Not answered yet' : 'All of them'}
              columns={columnsFor(setAnswering)}
              rows={openings}
              rowKey={({ id }) => id}
              empty="There is none that you may know of."
            />
            {left > 0 ? <p>{`And ${left} more that are older.`}</p> : null}
          </>
        )}
      </Shown>
      <div>
        <Button look="secondary" onClick={() => setShow(show === 'open' ? 'all' : 'open')}>
          {show === 'open' ? 'Show those that were answered' : 'Show only those not answered yet'}
        </Button>
      </div>
      {answering === undefined ? null : (
        <Dialog title={`The look at ${nameOf(answering)}`} isOpen onClose={() => setAnswering(undefined)}>
          <AnswerForm opening={answering} onDone={() => setAnswering(undefined)} />
        </Dialog>
      )}
    </div>
  )
}

const columnsFor = (onAnswer: (opening: Opening) => void): readonly Column<Opening>[] => [
  { key: 'record', header: 'Record', isRowHeader: true, cell: nameOf },
  { key: 'by', header: 'Who looked', cell: ({ by, isOwn }) => (isOwn ? 'You' : formatOfficer(by)) },
  { key: 'when', header: 'When', cell: ({ openedAt }) => formatDateTime(openedAt) },
  { key: 'why', header: 'Why', cell: ({ reason }) => reason },
  { key: 'state', header: 'Standing', cell: (opening) => <Standing opening={opening} /> },
  {
    key: 'act',
    header: 'What you can do',
    headerHidden: true,
    cell: (opening) => (
      <>
        {opening.isOwn && opening.state === 'LOOKING' ? <GiveUp opening={opening} /> : null}
        {opening.mayAnswer ? (
          <Button look="secondary" onClick={() => onAnswer(opening)}>
            Say whether it was right
          </Button>
        ) : null}
      </>
    ),
  },
]

function Standing({ opening }: { opening: Opening }) {
  const { words, tone } = states[opening.state]
  if (opening.state === 'ANSWERED')
    return (
      <>
        <Tag tone={opening.answer === 'WRONG' ? 'bad' : 'good'}>
          {opening.answer === 'WRONG' ? 'not right' : 'right'}
        </Tag>{' '}
        {opening.answeredBy === null ? '' : formatOfficer(opening.answeredBy)}: {opening.answerWords}
      </>
    )
  return (
    <>
      <Tag tone={tone}>{words}</Tag>{' '}
      {opening.state === 'LOOKING'
        ? `until ${formatDateTime(opening.until)}`
        : `by ${formatDateTime(opening.answerDueAt)}`}
    </>
  )
}

function GiveUp({ opening }: { opening: Opening }) {
  const end = useAct(topicApi.breakGlass.end.mutation(), {
    refreshes: [topicApi.breakGlass.list.key],
    said: 'It is closed to you again',
  })
  return (
    <Button
      look="secondary"
      isBusy={end.isBusy}
      onClick={() => void end.run({ params: { openingId: opening.id }, body: {} })}
    >
      I have seen what I needed
    </Button>
  )
}

function AnswerForm({ opening, onDone }: { opening: Opening; onDone: () => void }) {
  const form = useActForm({
    schema: breakGlass.routes.answer.body,
    defaults: { answer: '' as 'RIGHT', words: '' },
    act: useAct(topicApi.breakGlass.answer.mutation(), {
      refreshes: [topicApi.breakGlass.list.key],
      said: 'Your answer is kept',
    }),
    toInput: (body) => ({ params: { openingId: opening.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the answer">
      <ActRadios form={form} name="answer" label="What do you say?" list={answers} />
      <ActWords form={form} name="words" label="How you know" limit={1000} />
    </ActFormFrame>
  )
}

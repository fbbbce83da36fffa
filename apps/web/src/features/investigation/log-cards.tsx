/** The policy log and the investigation log: added to, never changed. */
import { investigation } from '@mips/contracts/investigation'
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import { ActChoice, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

type Decision = InvestigationPage['decisions'][number]
type Entry = InvestigationPage['log'][number]

const decisionColumns: Column<Decision>[] = [
  { key: 'number', header: 'No.', isRowHeader: true, cell: ({ number }) => number },
  {
    key: 'what',
    header: 'Decision and why',
    cell: ({ decision, reason, alternatives, corrects, correctedBy, isSensitive }) => (
      <>
        {decision} <span className="mips-muted">{reason}</span>
        {alternatives === null ? null : <div className="mips-small">Considered: {alternatives}</div>}
        {corrects === null ? null : <div className="mips-small">Corrects {corrects}</div>}
        {correctedBy === null ? null : <Tag tone="caution">Corrected by {correctedBy}</Tag>}{' '}
        {isSensitive ? <Tag tone="bad">Sensitive</Tag> : null}
      </>
    ),
  },
  {
    key: 'at',
    header: 'Decided, written',
    cell: ({ decidedAt, writtenAt, author, writtenAfterMinutes }) => (
      <>
        {formatDateTimeZone(decidedAt)}
        {(writtenAfterMinutes ?? 0) > 5 ? `, written ${formatDateTimeZone(writtenAt)}` : ''}
        <div className="mips-small">{author === null ? '' : formatOfficer(author)}</div>
      </>
    ),
  },
]

export function PolicyLogCard({ page }: DeskPart) {
  return (
    <Card title={<span id="policy">Policy log</span>}>
      <DataTable
        caption="Decisions"
        captionHidden
        columns={decisionColumns}
        rows={page.decisions}
        rowKey={({ number }) => String(number)}
        empty={<p>No decision is written yet.</p>}
      />
      {page.may.work.allowed ? <DecisionForm page={page} /> : null}
    </Card>
  )
}

type DecisionValues = {
  decision: string
  reason: string
  alternatives: string
  decidedAt: LocalDateTime
  corrects: string
  isSensitive: boolean
  readers: string[]
}

function DecisionForm({ page }: DeskPart) {
  const [readers, setReaders] = useState<Parameters<typeof OfficersBox>[0]['chosen']>([])
  const form = useActForm({
    schema: onForm(
      (values: DecisionValues) => ({
        ...values,
        alternatives: given(values.alternatives),
        decidedAt: instantOf(values.decidedAt),
        corrects: values.corrects === '' ? undefined : Number(values.corrects),
        readers: values.isSensitive ? values.readers : [],
      }),
      investigation.routes.addDecision.body,
    ),
    defaults: {
      decision: '',
      reason: '',
      alternatives: '',
      decidedAt: rightNow(),
      corrects: '',
      isSensitive: false,
      readers: [],
    } as DecisionValues,
    draft: { key: `investigation.decision:${page.id}` },
    act: useAct(topicApi.investigation.addDecision.mutation(), {
      refreshes: refreshesDesk,
      said: ({ number }) => `Decision ${number} is written`,
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
    onDone: () => setReaders([]),
  })
  return (
    <Details summary="Write a decision">
      <p>What is written stays: a later entry corrects it.</p>
      <ActFormFrame form={form} submitWords="Write it">
        <ActWords form={form} name="decision" label="What was decided" limit={4000} />
        <ActWords form={form} name="reason" label="Why it was decided" limit={4000} />
        <ActWords form={form} name="alternatives" label="What else was considered" need="optional" />
        <ActTime form={form} name="decidedAt" label="Decided" />
        {page.decisions.length === 0 ? null : (
          <ActChoice
            form={form}
            name="corrects"
            label="Corrects"
            need="optional"
            list={page.decisions.map(({ number, decision }) => ({
              code: String(number),
              label: `${number}. ${decision}`.slice(0, 80),
            }))}
          />
        )}
        <ActTick form={form} name="isSensitive" label="Sensitive: only for readers whom I name" />
        {form.fields.watch('isSensitive') ? (
          <OfficersBox
            label="Who may read it"
            name="readers"
            error={form.errorOf('readers')}
            chosen={readers}
            onChange={(officers) => {
              setReaders(officers)
              form.fields.setValue(
                'readers',
                officers.map(({ id }) => id),
              )
            }}
          />
        ) : null}
      </ActFormFrame>
    </Details>
  )
}

const logColumns: Column<Entry>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ happenedAt }) => formatDateTimeZone(happenedAt) },
  {
    key: 'text',
    header: 'What',
    cell: ({ text, correctedById, correctsId, lateReason }) => (
      <>
        {text} {correctedById === null ? null : <Tag tone="caution">Corrected later</Tag>}{' '}
        {correctsId === null ? null : <Tag tone="neutral">Correction</Tag>}
        {lateReason === null ? null : <div className="mips-small">Late: {lateReason}</div>}
      </>
    ),
  },
  { key: 'by', header: 'By', cell: ({ author }) => author ?? 'System' },
]

export function LogCard({ page }: DeskPart) {
  return (
    <Card title={<span id="log">Investigation log</span>}>
      {page.may.work.allowed ? <LogForm page={page} /> : null}
      <DataTable
        caption="Log"
        captionHidden
        columns={logColumns}
        rows={page.log}
        rowKey={({ id }) => id}
        empty={<p>Nothing is in the log yet.</p>}
      />
    </Card>
  )
}

type LogValues = { text: string; happenedAt: LocalDateTime; correctsId: string }

function LogForm({ page }: DeskPart) {
  const own = page.log.filter(({ kind, correctedById }) => kind === 'INVESTIGATION' && correctedById === null)
  const form = useActForm({
    schema: onForm(
      (values: LogValues) => ({
        text: values.text,
        happenedAt: instantOf(values.happenedAt),
        correctsId: given(values.correctsId),
      }),
      investigation.routes.addLog.body,
    ),
    defaults: { text: '', happenedAt: rightNow(), correctsId: '' } as LogValues,
    draft: { key: `investigation.log:${page.id}` },
    act: useAct(topicApi.investigation.addLog.mutation(), { refreshes: refreshesDesk, said: 'Logged' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
  })
  return (
    <Details summary="Add to the log">
      <ActFormFrame form={form} submitWords="Add it">
        <ActWords form={form} name="text" label="What was done" limit={8000} />
        <ActTime form={form} name="happenedAt" label="When" />
        {own.length === 0 ? null : (
          <ActChoice
            form={form}
            name="correctsId"
            label="Corrects an entry"
            need="optional"
            list={own.map(({ id, text }) => ({ code: id, label: text.slice(0, 80) }))}
          />
        )}
      </ActFormFrame>
    </Details>
  )
}

/** The lists of a report: actions with their result, partners with their receipt, talks after the return, the log. */
import { missing } from '@mips/contracts/missing'
import type { MissingActionLine, MissingPage, NoticeLine } from '@mips/contracts/missing-parts'
import { returnSteps } from '@mips/domain/safeguarding/missing-words'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { ActLine, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesMissing } from './missing.api.ts'

type Page = { page: MissingPage }

export function ActionsTable({ page }: Page) {
  const columns: Column<MissingActionLine>[] = [
    {
      key: 'what',
      header: 'Action',
      isRowHeader: true,
      cell: ({ kind, words }) => `${kind.label}: ${words}`,
    },
    { key: 'who', header: 'Whose', cell: ({ owner }) => (owner === null ? 'Nobody' : formatOfficer(owner)) },
    {
      key: 'due',
      header: 'Due',
      cell: ({ dueAt, isOverdue }) => (
        <>
          {dueAt === null ? 'No time' : formatDateTimeZone(dueAt)}{' '}
          {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      ),
    },
    {
      key: 'result',
      header: 'Result',
      cell: ({ id, result, words }) =>
        result ?? (page.may.work.allowed ? <Result page={page} actionId={id} about={words} /> : 'Open'),
    },
  ]
  return (
    <Card id="actions" title="Actions">
      <DataTable
        caption="Actions"
        captionHidden
        columns={columns}
        rows={page.actions}
        rowKey={({ id }) => id}
        empty={<p>Nobody was given anything to do yet.</p>}
      />
    </Card>
  )
}

function Result({ page, actionId, about }: Page & { actionId: string; about: string }) {
  const form = useActForm({
    schema: missing.routes.finishAction.body,
    defaults: { result: '' },
    act: useAct(topicApi.missing.finishAction.mutation(), { refreshes: refreshesMissing, said: 'Done' }),
    toInput: (body) => ({ params: { episodeId: page.id, actionId }, body }),
  })
  return (
    <Details
      summary={
        <>
          Say what came of it<span className="govuk-visually-hidden">: {about}</span>
        </>
      }
    >
      <ActFormFrame form={form} submitWords="Keep the result">
        <ActLine form={form} name="result" label="Result" />
      </ActFormFrame>
    </Details>
  )
}

export function NoticesTable({ page }: Page) {
  const columns: Column<NoticeLine>[] = [
    {
      key: 'who',
      header: 'Told',
      isRowHeader: true,
      cell: ({ partner, toWords }) => [partner.label, toWords].filter(Boolean).join(', '),
    },
    { key: 'when', header: 'When', cell: ({ toldAt }) => formatDateTimeZone(toldAt) },
    { key: 'what', header: 'What', cell: ({ words }) => words },
    {
      key: 'receipt',
      header: 'Receipt',
      cell: ({ id, receiptAt, receiptWords, partner }) => {
        if (receiptAt !== null) return `${receiptWords ?? ''}, ${formatDateTimeZone(receiptAt)}`
        if (!page.may.work.allowed) return 'None yet'
        return <Receipt page={page} noticeId={id} about={partner.label} />
      },
    },
  ]
  return (
    <Card id="partners" title="Partners told">
      <DataTable
        caption="Partners told"
        captionHidden
        columns={columns}
        rows={page.notices}
        rowKey={({ id }) => id}
        empty={<p>No partner was told yet.</p>}
      />
    </Card>
  )
}

function Receipt({ page, noticeId, about }: Page & { noticeId: string; about: string }) {
  const form = useActForm({
    schema: missing.routes.addReceipt.body,
    defaults: { words: '' },
    act: useAct(topicApi.missing.addReceipt.mutation(), {
      refreshes: refreshesMissing,
      said: 'Receipt kept',
    }),
    toInput: (body) => ({ params: { episodeId: page.id, noticeId }, body }),
  })
  return (
    <Details
      summary={
        <>
          No receipt yet<span className="govuk-visually-hidden"> of {about}</span>
        </>
      }
    >
      <ActFormFrame form={form} submitWords="Keep the receipt">
        <ActLine form={form} name="words" label="Who took it, or their reference" />
      </ActFormFrame>
    </Details>
  )
}

export function InterviewsCard({ page }: Page) {
  const open = page.protections.find(({ endedAt }) => endedAt === null)
  return (
    <Card title="After the return">
      <ul className="govuk-list">
        {page.interviews.map(({ id, kind, step, at, byWords, summary, harm }) => (
          <li key={id}>
            <strong>
              {kind === 'PREVENTION'
                ? 'Prevention interview'
                : `Return home interview ${(returnSteps.find(({ code }) => code === step)?.label ?? '').toLowerCase()}`}
            </strong>
            , {formatDateTimeZone(at)}, {byWords}. {summary} {harm}
          </li>
        ))}
        {page.protections.map(({ id, startedAt, endsBy, endedAt, ground, placeOfSafety, endWords }) => (
          <li key={id}>
            <strong>Police protection</strong> from {formatDateTimeZone(startedAt)}
            {endedAt === null
              ? `, ends by ${endsBy === null ? 'a time not known' : formatDateTimeZone(endsBy)}`
              : ` to ${formatDateTimeZone(endedAt)}`}
            . {[ground, placeOfSafety, endWords].filter(Boolean).join('. ')}
          </li>
        ))}
      </ul>
      {open !== undefined && page.may.work.allowed ? (
        <EndProtection page={page} protectionId={open.id} />
      ) : null}
    </Card>
  )
}

function EndProtection({ page, protectionId }: Page & { protectionId: string }) {
  const form = useActForm({
    schema: onForm(
      (values: { endedAt: ReturnType<typeof rightNow>; words: string }) => ({
        ...values,
        endedAt: instantOf(values.endedAt),
      }),
      missing.routes.endProtection.body,
    ),
    defaults: { endedAt: rightNow(), words: '' },
    act: useAct(topicApi.missing.endProtection.mutation(), {
      refreshes: refreshesMissing,
      said: 'Protection ended',
    }),
    toInput: (body) => ({ params: { episodeId: page.id, protectionId }, body }),
  })
  return (
    <Details summary="End the police protection">
      <ActFormFrame form={form} submitWords="End the protection">
        <ActTime form={form} name="endedAt" label="Ended" />
        <ActLine form={form} name="words" label="Where the child is now" />
      </ActFormFrame>
    </Details>
  )
}

const logColumns: Column<MissingPage['log'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ happenedAt }) => formatDateTimeZone(happenedAt) },
  { key: 'text', header: 'What', cell: ({ text }) => text },
  { key: 'by', header: 'By', cell: ({ author }) => author ?? 'System' },
]

export const LogTable = ({ page }: Page) => (
  <Card id="log" title="Log">
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

/** Where sources disagree about a person: every value with its source, day and confidence, which one is shown and why, and what intelligence asserts beside. */
import {
  type AssertedValue,
  disagreement,
  type DisputedField,
  type HeldValue,
} from '@mips/contracts/disagreement'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AssertForm } from './assert-form.tsx'

export function DisagreementSection({ nominal }: { nominal: GoldenNominal }) {
  const found = useQuery(topicApi.disagreement.get.query({ params: { nominalId: nominal.id } }))
  return (
    <div id="disagreement" className="mips-anchor">
      <Card title="Where sources disagree">
        <Shown query={found} words="Comparing what sources say…" headingLevel={2}>
          {({ fields, may }) => {
            const shown = fields.filter(({ isDisputed, asserted }) => isDisputed || asserted.length > 0)
            return (
              <div className="mips-stack">
                {shown.length === 0 ? (
                  <p className="mips-muted">What is recorded of name, birth, sex and height agrees.</p>
                ) : null}
                {shown.map((field) => (
                  <Disputed key={field.field} nominalId={nominal.id} field={field} />
                ))}
                {may.assert ? (
                  <Details summary="Keep what intelligence asserts">
                    <AssertForm nominalId={nominal.id} />
                  </Details>
                ) : null}
              </div>
            )
          }}
        </Shown>
      </Card>
    </div>
  )
}

type Row = { key: string; value: HeldValue; isShown: boolean }

const columns: Column<Row>[] = [
  {
    key: 'value',
    header: 'Value',
    isRowHeader: true,
    cell: ({ value, isShown }) => (
      <>
        {value.words} {isShown ? <Tag tone="good">Shown</Tag> : null}
      </>
    ),
  },
  { key: 'source', header: 'Source', cell: ({ value: { source } }) => sourceWords(source) },
  { key: 'day', header: 'Day', cell: ({ value: { source } }) => formatDate(source.at) },
  {
    key: 'confidence',
    header: 'Confidence',
    cell: ({ value: { confidence } }) => `${confidence.label}: ${confidence.words}`,
  },
]

const sourceWords = ({ title, reference }: HeldValue['source']): string =>
  reference === null || title.includes(reference) ? title : `${title} (${reference})`

function Disputed({ nominalId, field }: { nominalId: string; field: DisputedField }) {
  const rows = [
    ...(field.golden === null ? [] : [{ key: 'golden', value: field.golden, isShown: true }]),
    ...field.others.map((value, place) => ({ key: String(place), value, isShown: false })),
  ]
  return (
    <section aria-label={field.label}>
      <h3 className="govuk-heading-s">
        {field.label} {field.isDisputed ? <Tag tone="caution">Disputed</Tag> : null}
      </h3>
      {rows.length === 0 ? null : (
        <DataTable
          caption={`${field.label}: what each source says`}
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          empty={<p>Nothing is recorded.</p>}
        />
      )}
      <p className="mips-muted mips-small">{field.reason}</p>
      {field.asserted.map((one) => (
        <Asserted key={one.id} nominalId={nominalId} one={one} />
      ))}
    </section>
  )
}

function Asserted({ nominalId, one }: { nominalId: string; one: AssertedValue }) {
  const path = pathOfRecord(one.report)
  const words = one.report.reference ?? one.report.title
  return (
    <div>
      <p>
        <Tag tone="info">Intelligence</Tag> {one.words}{' '}
        <span className="mips-muted mips-small">
          {one.agrees ? 'says the same' : 'says something else'}, graded {one.grade.printed} ·{' '}
          {path === undefined ? words : <Link href={path}>{words}</Link>} · {formatDate(one.at)}
          {one.by === null ? null : `, ${formatOfficer(one.by)}`} · confidence{' '}
          {one.confidence.label.toLowerCase()}: {one.confidence.words}. It is not shown as a fact.
        </span>
      </p>
      {one.conditions.map((condition) => (
        <p key={condition} className="mips-small">
          <Tag tone="caution">Condition</Tag> {condition}
        </p>
      ))}
      {one.may.withdraw ? (
        <Details summary={`Take back: ${one.words}`}>
          <WithdrawForm nominalId={nominalId} factId={one.id} />
        </Details>
      ) : null}
    </div>
  )
}

function WithdrawForm({ nominalId, factId }: { nominalId: string; factId: string }) {
  const form = useActForm({
    schema: onForm((values: { reason: string }) => values, disagreement.routes.withdraw.body),
    defaults: { reason: '' },
    act: useAct(topicApi.disagreement.withdraw.mutation(), {
      refreshes: [topicApi.disagreement.get.key],
      said: 'Taken back',
    }),
    toInput: (body) => ({ params: { nominalId, factId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Take it back" look="warning">
      <ActLine form={form} name="reason" label="Why it is taken back" />
    </ActFormFrame>
  )
}

/** The plan: lines of enquiry, towards the suspect and away. */
import type { RouteCall } from '@mips/contracts/contract'
import { investigation } from '@mips/contracts/investigation'
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { ActChoice, ActLine, ActRadios, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatOfficer } from '../../platform/format.ts'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

type Routes = (typeof investigation)['routes']

type Line = InvestigationPage['lines'][number]

const directions = [
  { code: 'TOWARDS', label: 'Towards the suspect' },
  { code: 'AWAY', label: 'Away from the suspect' },
] as const
const statuses = [
  { code: 'OPEN', label: 'Open' },
  { code: 'PURSUED', label: 'Pursued' },
  { code: 'CLOSED', label: 'Closed' },
] as const
const labelOf = (list: readonly { code: string; label: string }[], code: string) =>
  list.find((row) => row.code === code)?.label ?? code

const columns: Column<Line>[] = [
  {
    key: 'what',
    header: 'What it tests',
    isRowHeader: true,
    cell: ({ hypothesis, proportionality }) => (
      <>
        {hypothesis}
        {proportionality === null ? null : (
          <div className="mips-muted mips-small">Private material: {proportionality}</div>
        )}
      </>
    ),
  },
  { key: 'direction', header: 'Direction', cell: ({ direction }) => labelOf(directions, direction) },
  {
    key: 'status',
    header: 'Status',
    cell: ({ status, closedReason }) => (
      <>
        <Tag tone={status === 'CLOSED' ? 'neutral' : 'info'}>{labelOf(statuses, status)}</Tag> {closedReason}
      </>
    ),
  },
  { key: 'by', header: 'By', cell: ({ by }) => (by === null ? 'Not known' : formatOfficer(by)) },
]

export function PlanCard({ page }: DeskPart) {
  return (
    <Card title={<span id="plan">Lines of enquiry</span>}>
      {page.left.length === 0 ? null : <LeftList left={page.left} />}
      <DataTable
        caption="Lines of enquiry"
        captionHidden
        columns={columns}
        rows={page.lines}
        rowKey={({ id }) => id}
        empty={<p>No line of enquiry yet.</p>}
      />
      {page.may.work.allowed ? <AddLine page={page} /> : null}
      {page.may.work.allowed && page.lines.length > 0 ? <ChangeLine page={page} /> : null}
    </Card>
  )
}

function AddLine({ page }: DeskPart) {
  const form = useActForm({
    schema: onForm(
      (values: {
        hypothesis: string
        direction: string
        asksForPrivateMaterial: boolean
        proportionality: string
      }) => ({ ...values, proportionality: given(values.proportionality) }),
      investigation.routes.addLine.body,
    ),
    defaults: { hypothesis: '', direction: 'TOWARDS', asksForPrivateMaterial: false, proportionality: '' },
    act: useAct(topicApi.investigation.addLine.mutation(), { refreshes: refreshesDesk, said: 'Line added' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
  })
  return (
    <Details summary="Add a line of enquiry">
      <ActFormFrame form={form} submitWords="Add the line">
        <ActLine form={form} name="hypothesis" label="What it tests" />
        <ActRadios form={form} name="direction" label="Direction" list={directions} />
        <ActTick form={form} name="asksForPrivateMaterial" label="Asks for digital or third-party material" />
        {form.fields.watch('asksForPrivateMaterial') ? (
          <ActWords form={form} name="proportionality" label="Why it is needed and proportionate" />
        ) : null}
      </ActFormFrame>
    </Details>
  )
}

function ChangeLine({ page }: DeskPart) {
  type Values = { lineId: string; status: string; closedReason: string }
  const act = useAct(topicApi.investigation.changeLine.mutation(), { refreshes: refreshesDesk, said: 'Kept' })
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({ status: given(values.status), closedReason: given(values.closedReason) }),
      investigation.routes.changeLine.body,
    ),
    defaults: { lineId: page.lines[0]?.id ?? '', status: 'PURSUED', closedReason: '' } as Values,
    act,
    toInput: (body): RouteCall<Routes['changeLine']> => ({
      params: { crimeId: page.id, lineId: form.fields.getValues('lineId') },
      body,
    }),
  })
  return (
    <Details summary="Pursue or close a line">
      <ActFormFrame form={form} submitWords="Keep it">
        <ActChoice
          form={form}
          name="lineId"
          label="Line"
          list={page.lines.map(({ id, hypothesis }) => ({ code: id, label: hypothesis }))}
        />
        <ActRadios form={form} name="status" label="From now on" list={statuses} />
        {form.fields.watch('status') === 'CLOSED' ? (
          <ActLine form={form} name="closedReason" label="Why it is closed" />
        ) : null}
      </ActFormFrame>
    </Details>
  )
}

/** The operations of which the reader is a member, and opening another. */
import { operation } from '@mips/contracts/operation'
import type { OperationLine } from '@mips/contracts/operation'
import { addDays } from '@mips/domain/time/day'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { ActDay, ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActPicker } from '../../platform/act-picker.tsx'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { rightNow } from '../../platform/form-times.ts'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { IntelligenceNav } from '../../platform/intelligence-nav.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const ownerWords = ({ owner, isOwn }: OperationLine): string => {
  if (isOwn) return 'You'
  return owner === null ? '' : formatOfficer(owner)
}

const columns: readonly Column<OperationLine>[] = [
  {
    key: 'name',
    header: 'Operation',
    isRowHeader: true,
    cell: ({ id, name }) => <Link href={paths.operation(id)}>{name}</Link>,
  },
  {
    key: 'owner',
    header: 'Owner',
    cell: ownerWords,
  },
  { key: 'members', header: 'Members', cell: ({ members }) => members },
  {
    key: 'review',
    header: 'Review',
    cell: ({ reviewOn, isReviewDue, isClosed }) => (
      <>
        {formatDate(reviewOn)} {isReviewDue ? <Tag tone="caution">due</Tag> : null}
        {isClosed ? <Tag>closed</Tag> : null}
      </>
    ),
  },
]

export function OperationsPage() {
  usePageTitle('Operations')
  const list = useQuery({ ...topicApi.operation.list.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <IntelligenceNav current={paths.operations()} />
      <PageHeading>Operations</PageHeading>
      <Shown query={list} words="Looking up your operations…" headingLevel={2}>
        {({ operations, left }) => (
          <>
            <DataTable
              caption="Operations of which you are a member"
              columns={columns}
              rows={operations}
              rowKey={({ id }) => id}
              empty="You are a member of no operation."
            />
            {left > 0 ? <p>{`And ${left} more, looked at again after these.`}</p> : null}
          </>
        )}
      </Shown>
      <Can do="operation.compartment.open">
        <ActPicker
          title="A new operation"
          acts={[
            { key: 'open', label: 'Open an operation', may: { allowed: true }, form: () => <OpenForm /> },
          ]}
        />
      </Can>
    </div>
  )
}

function OpenForm() {
  const today = rightNow().date
  const form = useActForm({
    schema: operation.routes.open.body,
    defaults: { name: '', reason: '', reviewOn: addDays(today, 28), until: addDays(today, 90) },
    act: useAct(topicApi.operation.open.mutation(), {
      refreshes: [topicApi.operation.list.key],
      said: 'The operation is open',
    }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.operation(id)),
  })
  return (
    <ActFormFrame form={form} submitWords="Open it">
      <ActLine form={form} name="name" label="Name" hint="One that says nothing of what it is about" />
      <ActWords form={form} name="reason" label="Why it needs a compartment" limit={1000} />
      <ActDay form={form} name="reviewOn" label="Looked at again" hint="Within 90 days" />
      <ActDay form={form} name="until" label="You are a member until" hint="180 days at most" />
    </ActFormFrame>
  )
}

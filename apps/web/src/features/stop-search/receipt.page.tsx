/** The front desk: the code on a receipt gives the copy of the search, to read out and to print, and nothing else of the record. */
import { stopSearch } from '@mips/contracts/stop-search'
import type { RouteReply } from '@mips/contracts/contract'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'

type Receipt = RouteReply<(typeof stopSearch.routes)['findByCode']>

export function ReceiptPage() {
  usePageTitle('Copy of a search')
  const [receipt, setReceipt] = useState<Receipt>()
  const form = useActForm({
    schema: stopSearch.routes.findByCode.body,
    defaults: { code: '' },
    act: useAct(topicApi.stopSearch.findByCode.mutation()),
    toInput: (body) => {
      setReceipt(undefined)
      return { body }
    },
    onDone: setReceipt,
  })
  return (
    <div className="mips-stack">
      <p className="mips-no-print">
        <Link href={paths.stopSearches()}>Stop and search</Link>
      </p>
      <PageHeading>Copy of a search</PageHeading>
      <p>
        Somebody who was searched may have a copy for three months. The code is on their receipt. Each code
        that is tried is kept in the audit.
      </p>
      <Card title="Code on the receipt">
        <ActFormFrame form={form} submitWords="Show the copy">
          <TextInput
            {...form.fields.register('code')}
            label="Code"
            hint="Ten letters and numbers, like ABCDE-12345"
            width={20}
            error={form.errorOf('code')}
          />
        </ActFormFrame>
      </Card>
      {receipt === undefined ? null : <Copy receipt={receipt} />}
    </div>
  )
}

function Copy({ receipt }: { receipt: Receipt }) {
  return (
    <Card
      title={`Record of a search ${receipt.reference ?? ''}`.trim()}
      actions={
        <PaperButton
          paper="Copy of the search record"
          print={(recipient) =>
            topicApi.stopSearch.copy.fetch({
              params: { stopId: receipt.id },
              body: { recipient },
            }) as Promise<Blob>
          }
        />
      }
    >
      <p role="status">
        A copy may be asked for until {formatDate(receipt.copyUntil)}. Ask for a name or another proof that it
        is theirs before you print it.
      </p>
      {receipt.sections.map(({ heading, rows }) => (
        <section key={heading} aria-label={heading}>
          <h3 className="govuk-heading-s">{heading}</h3>
          <SummaryList rows={rows.map(({ label, value }) => ({ key: label, value }))} />
        </section>
      ))}
    </Card>
  )
}

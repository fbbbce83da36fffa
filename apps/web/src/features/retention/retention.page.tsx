/** How long one record is kept and why, and what holds it all the same. */
import { retention } from '@mips/contracts/retention'
import type { RetentionHoldView, RetentionPage as Page } from '@mips/contracts/retention'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ActDay, ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { onForm, rightNow } from '../../platform/form-times.ts'
import { formatDate, formatDateTime, formatOfficer, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const refreshes = [topicApi.retention.get.key, topicApi.retention.listDue.key]

export function RetentionPage() {
  usePageTitle('How long it is kept')
  const { recordId } = useParams({ from: '/records/$recordId/retention' })
  const found = useQuery({ ...topicApi.retention.get.query({ params: { recordId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Looking up the dates…" headingLevel={1}>
        {(page) => <Kept page={page} />}
      </Shown>
    </div>
  )
}

function Kept({ page }: { page: Page }) {
  const path = pathOfRecord(page.record)
  return (
    <>
      <PageHeading
        caption="How long it is kept"
        actions={
          <Can do="retention.hold.keep">
            <Link href={paths.reviewsDue()}>Reviews that are due</Link>
          </Can>
        }
      >
        {formatRecord(page.record)}
      </PageHeading>
      {path === undefined ? null : (
        <p>
          <Link href={path}>Back to the record</Link>
        </p>
      )}
      <Card title="Dates" actions={page.isDue ? <Tag tone="caution">Review is due</Tag> : null}>
        <SummaryList
          rows={[
            { key: 'Retention group', value: `${page.group.code}: ${page.group.label}` },
            {
              key: 'Looked at again',
              value: page.reviewOn === null ? 'No time by itself calls for it' : formatDate(page.reviewOn),
            },
            {
              key: 'Kept at least until',
              value:
                page.purgeNotBefore === null ? 'No time by itself ends it' : formatDate(page.purgeNotBefore),
            },
          ]}
        />
        <ul className="govuk-list govuk-list--bullet">
          {page.why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Card title="Held all the same">
        {page.holds.length === 0 ? <p className="mips-muted">Nothing holds it.</p> : null}
        {page.holds.map((one) => (
          <Hold key={one.id} recordId={page.record.id} hold={one} />
        ))}
      </Card>
      <Can do="retention.hold.keep">
        <Card title="Hold it">
          <HoldForm key={page.record.id} recordId={page.record.id} />
        </Card>
      </Can>
    </>
  )
}

function Hold({ recordId, hold }: { recordId: string; hold: RetentionHoldView }) {
  const [isLifting, setIsLifting] = useState(false)
  const until = hold.until === null ? 'until it is lifted' : `until ${formatDate(hold.until)}`
  return (
    <section aria-label={`Hold ${hold.ref}`} className="mips-stack">
      <p>
        <strong>{hold.authority}</strong> ({hold.ref}), from {formatDate(hold.from)} {until}{' '}
        {hold.stands ? <Tag tone="info">stands</Tag> : <Tag>over</Tag>}
        <br />
        {hold.reason}
        <br />
        <span className="mips-muted mips-small">
          {[hold.putBy === null ? null : formatOfficer(hold.putBy), formatDateTime(hold.putAt)]
            .filter(Boolean)
            .join(', ')}
        </span>
      </p>
      {hold.liftedAt === null ? null : (
        <p className="mips-small">
          Lifted {formatDateTime(hold.liftedAt)}
          {hold.liftedBy === null ? '' : ` by ${formatOfficer(hold.liftedBy)}`}: {hold.liftReason}
        </p>
      )}
      {hold.stands ? (
        <Can do="retention.hold.keep">
          <div className="mips-row">
            <Button look="quiet" size="small" onClick={() => setIsLifting(true)}>
              Lift<span className="govuk-visually-hidden"> the hold {hold.ref}</span>
            </Button>
          </div>
        </Can>
      ) : null}
      {isLifting ? <Lift recordId={recordId} hold={hold} onClose={() => setIsLifting(false)} /> : null}
    </section>
  )
}

function Lift(props: { recordId: string; hold: RetentionHoldView; onClose: () => void }) {
  const { recordId, hold, onClose } = props
  const form = useActForm({
    schema: retention.routes.lift.body,
    defaults: { reason: '' },
    draft: { key: `retention.lift:${recordId}:${hold.id}` },
    act: useAct(topicApi.retention.lift.mutation(), { refreshes, said: 'Lifted' }),
    toInput: (body) => ({ params: { recordId, holdId: hold.id }, body }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Lift the hold ${hold.ref}`} isOpen onClose={onClose}>
      <ActFormFrame
        form={form}
        submitWords="Lift it"
        look="warning"
        actions={
          <Button look="secondary" onClick={onClose}>
            Cancel
          </Button>
        }
      >
        <ActWords form={form} name="reason" label="Why it need not be kept any more" limit={1000} />
      </ActFormFrame>
    </Dialog>
  )
}

type Values = { ref: string; authority: string; reason: string; from: string; until: string }

function HoldForm({ recordId }: { recordId: string }) {
  const form = useActForm({
    schema: onForm(
      ({ until, ...values }: Values) => ({ ...values, ...(until === '' ? {} : { until }) }),
      retention.routes.hold.body,
    ),
    defaults: { ref: '', authority: '', reason: '', from: rightNow().date, until: '' } as Values,
    draft: { key: `retention.hold:${recordId}` },
    again: true,
    act: useAct(topicApi.retention.hold.mutation(), { refreshes, said: 'It is held' }),
    toInput: (body) => ({ params: { recordId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Hold it">
      <ActLine form={form} name="authority" label="Who asks for it" hint="A court, an inquiry, a regulator" />
      <ActLine form={form} name="ref" label="Their reference" />
      <ActWords form={form} name="reason" label="Why it is kept" limit={1000} />
      <ActDay form={form} name="from" label="First day" />
      <ActDay form={form} name="until" label="Last day" need="optional" />
    </ActFormFrame>
  )
}

/** What was done against a notice or an order, the arrest for it and the court; and its end. */
import { protection } from '@mips/contracts/protection'
import type { NoticePage } from '@mips/contracts/protection'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActTime, ActWords } from '../../platform/act-fields.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesNotice } from './protection.api.ts'

type Page = { page: NoticePage }
type Breach = NoticePage['breaches'][number]
const noTime: LocalDateTime = { date: '', time: '' }

export function Breaches({ page }: Page) {
  const [heard, setHeard] = useState<Breach | null>(null)
  const suspect = page.people.find(({ role }) => role === 'SUSPECT')
  const columns: Column<Breach>[] = [
    {
      key: 'at',
      header: 'When',
      isRowHeader: true,
      cell: ({ happenedAt }) => formatDateTimeZone(happenedAt),
    },
    { key: 'words', header: 'What', cell: ({ words }) => words },
    {
      key: 'arrest',
      header: 'Arrest',
      cell: ({ id, arrestAt, arrest }) => {
        if (arrestAt !== null) return formatDateTimeZone(arrestAt)
        if (arrest === null || page.incidentId === null || suspect === undefined) return 'Not arrested'
        const { incidentId } = page
        const { nominalId } = suspect
        return (
          <LinkButton
            size="small"
            href={paths.arrestForNotice({ incidentId, nominalId, noticeId: page.id, breachId: id })}
          >
            Record the arrest
          </LinkButton>
        )
      },
    },
    {
      key: 'court',
      header: 'Court',
      cell: (breach) =>
        breach.courtAt === null ? (
          <Button look="secondary" size="small" onClick={() => setHeard(breach)}>
            The court dealt with it
          </Button>
        ) : (
          `${formatDateTimeZone(breach.courtAt)}: ${breach.courtResult ?? ''}`
        ),
    },
  ]
  return (
    <>
      <DataTable
        caption="Breaches"
        captionHidden
        columns={columns}
        rows={page.breaches}
        rowKey={({ id }) => id}
        empty={<p>No breach is recorded.</p>}
      />
      {heard === null ? null : (
        <Dialog title="What the court did" isOpen onClose={() => setHeard(null)}>
          <CourtForm page={page} breachId={heard.id} onDone={() => setHeard(null)} />
        </Dialog>
      )}
    </>
  )
}

type BreachValues = { happenedAt: LocalDateTime; words: string; arrestAt: LocalDateTime }

export function BreachForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: BreachValues) => ({
        happenedAt: instantOf(values.happenedAt),
        words: values.words,
        arrestAt: instantOf(values.arrestAt),
      }),
      protection.routes.addBreach.body,
    ),
    defaults: { happenedAt: rightNow(), words: '', arrestAt: noTime } as BreachValues,
    act: useAct(topicApi.protection.addBreach.mutation(), {
      refreshes: refreshesNotice,
      said: 'Breach recorded',
    }),
    toInput: (body) => ({ params: { noticeId: page.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the breach">
      <ActTime form={form} name="happenedAt" label="When it was broken" />
      <ActWords form={form} name="words" label="What was done against it" limit={4000} />
      <ActTime form={form} name="arrestAt" label="When the person was arrested for it" need="optional" />
    </ActFormFrame>
  )
}

type CourtValues = { courtAt: LocalDateTime; result: string }

function CourtForm({ page, breachId, onDone }: Page & { breachId: string; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(
      (values: CourtValues) => ({ courtAt: instantOf(values.courtAt), result: values.result }),
      protection.routes.hearBreach.body,
    ),
    defaults: { courtAt: rightNow(), result: '' } as CourtValues,
    act: useAct(topicApi.protection.hearBreach.mutation(), { refreshes: refreshesNotice, said: 'Kept' }),
    toInput: (body) => ({ params: { noticeId: page.id, breachId }, body, version: page.version }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep it">
      <ActTime form={form} name="courtAt" label="When" />
      <ActWords form={form} name="result" label="What the court did" limit={1000} />
    </ActFormFrame>
  )
}

export function EndForm({ page }: Page) {
  const form = useActForm({
    schema: protection.routes.end.body,
    defaults: { reason: '' },
    act: useAct(topicApi.protection.end.mutation(), { refreshes: refreshesNotice, said: 'Ended' }),
    toInput: (body) => ({ params: { noticeId: page.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="End it" look="warning">
      <ActWords form={form} name="reason" label="Why it is no longer in force" limit={1000} />
    </ActFormFrame>
  )
}

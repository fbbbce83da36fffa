/** The MARAC: why, the referral, the meeting, what each agency took on, and minutes for their group alone. */
import { domesticAbuse } from '@mips/contracts/domestic-abuse'
import type { AbuseAssessmentPage } from '@mips/contracts/domestic-abuse-parts'
import { maracAgencies } from '@mips/domain/safeguarding/abuse-words'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActDay, ActLine, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesAbuse } from './domestic-abuse.api.ts'
import { ActionAnswer } from './marac-action.tsx'

type Page = { page: AbuseAssessmentPage }
type Marac = NonNullable<AbuseAssessmentPage['marac']>
type WithCase = Page & { marac: Marac }

export function MaracCard({ page }: Page) {
  const { marac, maracReasons, may } = page
  return (
    <Card title="MARAC">
      {maracReasons.length === 0 ? (
        <p>No local reason holds. Your own judgement, in words, is enough.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {maracReasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {marac === null ? null : <Standing page={page} marac={marac} />}
      {may.refer.allowed ? <ReferForm page={page} /> : null}
      {marac !== null && may.keepMarac.allowed ? <Keep page={page} marac={marac} /> : null}
    </Card>
  )
}

function ReferForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { judgement: string }) => ({ judgement: given(values.judgement) }),
      domesticAbuse.routes.refer.body,
    ),
    defaults: { judgement: '' },
    act: useAct(topicApi.domesticAbuse.refer.mutation(), {
      refreshes: refreshesAbuse,
      said: 'Referred to the MARAC',
    }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Refer to the MARAC">
      <ActWords
        form={form}
        name="judgement"
        label="Your judgement"
        {...(page.maracReasons.length === 0 ? {} : { need: 'optional' as const })}
        limit={4000}
      />
    </ActFormFrame>
  )
}

function Standing({ page, marac }: WithCase) {
  const columns: Column<Marac['actions'][number]>[] = [
    {
      key: 'agency',
      header: 'Agency',
      isRowHeader: true,
      cell: ({ agency, owner }) => `${agency.label}, ${owner}`,
    },
    { key: 'what', header: 'Action', cell: ({ what }) => what },
    {
      key: 'due',
      header: 'Due',
      cell: ({ dueOn, isOverdue }) => (
        <>
          {dueOn === null ? 'No day set' : formatDate(dueOn)}{' '}
          {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      ),
    },
    {
      key: 'receipt',
      header: 'Receipt',
      cell: ({ receipt }) => receipt ?? <Tag tone="caution">Not answered</Tag>,
    },
    { key: 'result', header: 'Result', cell: ({ result }) => result ?? 'Open' },
    {
      key: 'answer',
      header: 'Answer',
      headerHidden: true,
      cell: (action) =>
        action.doneAt === null && page.may.keepMarac.allowed ? (
          <ActionAnswer assessmentId={page.id} action={action} />
        ) : null,
    },
  ]
  return (
    <>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag tone="info">{marac.stateLabel}</Tag> },
          {
            key: 'Referred',
            value: `${formatDateTimeZone(marac.referredAt)}${marac.referredBy === null ? '' : `, ${formatOfficer(marac.referredBy)}`}`,
          },
          ...(marac.judgement === null ? [] : [{ key: 'Judgement', value: marac.judgement }]),
          {
            key: 'Meeting',
            value: marac.meetingOn === null ? 'Not listed yet' : formatDate(marac.meetingOn),
          },
          ...(marac.heardAt === null ? [] : [{ key: 'Heard', value: formatDateTimeZone(marac.heardAt) }]),
        ]}
      />
      <DataTable
        caption="What the agencies do"
        columns={columns}
        rows={marac.actions}
        rowKey={({ id }) => id}
        empty={<p>No action yet.</p>}
      />
      {marac.minutes.map((minute) => (
        <Details
          key={minute.id}
          summary={`Minutes for ${minute.group}, ${formatDateTimeZone(minute.writtenAt)}`}
        >
          <p className="mips-prewrap">{minute.words}</p>
        </Details>
      ))}
    </>
  )
}

function Keep({ page, marac }: WithCase) {
  return (
    <>
      {marac.state === 'HEARD' ? null : (
        <>
          <ListForm page={page} />
          <Details summary="It was heard">
            <HeardForm page={page} />
          </Details>
        </>
      )}
      <Details summary="Add an action of an agency">
        <ActionForm page={page} />
      </Details>
      {page.myGroups.length === 0 ? null : (
        <Details summary="Write minutes for a group">
          <MinutesForm page={page} />
        </Details>
      )}
    </>
  )
}

function ListForm({ page }: Page) {
  const form = useActForm({
    schema: domesticAbuse.routes.listCase.body,
    defaults: { meetingOn: page.marac?.meetingOn ?? '' },
    act: useAct(topicApi.domesticAbuse.listCase.mutation(), { refreshes: refreshesAbuse, said: 'Listed' }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Put on the list" look="primary">
      <ActDay form={form} name="meetingOn" label="Day of the meeting" />
    </ActFormFrame>
  )
}

function HeardForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { heardAt: LocalDateTime }) => ({ heardAt: instantOf(values.heardAt) }),
      domesticAbuse.routes.hearCase.body,
    ),
    defaults: { heardAt: rightNow() },
    act: useAct(topicApi.domesticAbuse.hearCase.mutation(), { refreshes: refreshesAbuse, said: 'Heard' }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="It was heard">
      <ActTime form={form} name="heardAt" label="When the meeting heard it" />
    </ActFormFrame>
  )
}

type ActionValues = { agency: string; what: string; owner: string; dueOn: string }

function ActionForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: ActionValues) => ({ ...values, agency: given(values.agency), dueOn: given(values.dueOn) }),
      domesticAbuse.routes.addAction.body,
    ),
    defaults: { agency: '', what: '', owner: '', dueOn: '' } as ActionValues,
    act: useAct(topicApi.domesticAbuse.addAction.mutation(), {
      refreshes: refreshesAbuse,
      said: 'Action added',
    }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Add the action">
      <ActChoice form={form} name="agency" label="Agency" list={maracAgencies} />
      <ActWords form={form} name="what" label="What it does" />
      <ActLine form={form} name="owner" label="Who does it there" />
      <ActDay form={form} name="dueOn" label="Until" need="optional" />
    </ActFormFrame>
  )
}

function MinutesForm({ page }: Page) {
  const form = useActForm({
    schema: domesticAbuse.routes.addMinutes.body,
    defaults: { groupId: page.myGroups.length === 1 ? (page.myGroups[0]?.id ?? '') : '', words: '' },
    act: useAct(topicApi.domesticAbuse.addMinutes.mutation(), { refreshes: refreshesAbuse, said: 'Written' }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Write the minutes">
      <ActChoice
        form={form}
        name="groupId"
        label="Who reads them"
        list={page.myGroups.map(({ id, name }) => ({ code: id, label: name }))}
      />
      <ActWords form={form} name="words" label="Minutes" limit={20_000} rows={6} />
    </ActFormFrame>
  )
}

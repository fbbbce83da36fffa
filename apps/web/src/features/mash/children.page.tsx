/** The children of one event: for each a report, a reason for none, or the form that gives either. */
import { mash } from '@mips/contracts/mash'
import type { ChildAtEvent, ChildrenAtEvent } from '@mips/contracts/mash-parts'
import { noReportReasons } from '@mips/domain/safeguarding/children-at-event'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { refreshesChildren } from '../../platform/children-here.tsx'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { gradeTone } from './mash.api.ts'

export function ChildrenPage() {
  usePageTitle('Children at this event')
  const { eventId } = useParams({ from: '/safeguarding/children/$eventId' })
  usePurposeFrom(eventId, 'SAFEGUARDING')
  const found = useQuery(topicApi.mash.getChildren.query({ params: { eventId } }))
  return (
    <Shown query={found} words="Looking who was there…" headingLevel={1}>
      {(page) => <Children page={page} />}
    </Shown>
  )
}

function Children({ page }: { page: ChildrenAtEvent }) {
  const { event, children, counts } = page
  const href = pathOfRecord(event)
  return (
    <div className="mips-stack">
      <SafeguardingNav current={paths.childrenDesk()} />
      <PageHeading caption={formatRecord(event)}>Children at this event</PageHeading>
      <p role="status">
        {counts.children} {counts.children === 1 ? 'child' : 'children'}: {counts.referred} with a report,{' '}
        {counts.notReferred} with a reason for none, <strong>{counts.undecided} undecided</strong>;{' '}
        {counts.notSeen} not seen. {href === undefined ? null : <Link href={href}>Open the event</Link>}
      </p>
      {children.map((child) => (
        <Child key={child.linkId} page={page} child={child} />
      ))}
    </div>
  )
}

function Child({ page, child }: { page: ChildrenAtEvent; child: ChildAtEvent }) {
  const { report, noReport, ageYears } = child
  const isOpen = report === null && noReport === null
  return (
    <Card
      title={
        <>
          <Link href={paths.nominal(child.nominalId)}>{child.name}</Link>,{' '}
          {ageYears === null ? 'age not known' : `${ageYears}`}, {child.roleLabel.toLowerCase()}
        </>
      }
      {...(isOpen ? { tone: 'bad' as const } : {})}
    >
      {report === null ? null : (
        <p>
          <Link href={paths.referral(report.id)}>Report {report.reference}</Link>{' '}
          {report.grade === null ? null : (
            <Tag tone={gradeTone(report.grade)}>{report.grade.toLowerCase()}</Tag>
          )}
        </p>
      )}
      {noReport === null ? null : (
        <p>
          No report: {noReport.reason.label}. {noReport.words} ({noReport.isSeen ? 'seen' : 'not seen'},{' '}
          {noReport.by === null ? 'not known' : formatOfficer(noReport.by)}, {formatDateTimeZone(noReport.at)}
          )
        </p>
      )}
      {report === null && page.may.decide.allowed ? (
        <Decide page={page} child={child} isOpen={isOpen} />
      ) : null}
    </Card>
  )
}

type Values = { reason: string; words: string; isSeen: string }

function Decide({ page, child, isOpen }: { page: ChildrenAtEvent; child: ChildAtEvent; isOpen: boolean }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        personRecordId: child.personRecordId,
        reason: given(values.reason),
        words: given(values.words),
        isSeen: values.isSeen === '' ? undefined : values.isSeen === 'yes',
      }),
      mash.routes.decideChild.body,
    ),
    defaults: { reason: '', words: '', isSeen: '' } as Values,
    act: useAct(topicApi.mash.decideChild.mutation(), { refreshes: refreshesChildren, said: 'Decided' }),
    toInput: (body) => ({ params: { eventId: page.event.id }, body }),
  })
  return (
    <>
      <LinkButton href={paths.raiseVulnerability(page.event.id, child.personRecordId)}>
        Raise a report<span className="govuk-visually-hidden"> on {child.name}</span>
      </LinkButton>
      <Details summary={isOpen ? 'No report is needed' : 'Decide anew'}>
        <ActFormFrame form={form} submitWords="Keep the decision">
          <ActRadios
            form={form}
            name="reason"
            label={`Why no report on ${child.name}`}
            list={noReportReasons}
          />
          <ActWords form={form} name="words" label="In words" need="optional" />
          <ActRadios
            form={form}
            name="isSeen"
            label="Was the child seen"
            list={[
              { code: 'yes', label: 'Yes' },
              { code: 'no', label: 'No' },
            ]}
          />
        </ActFormFrame>
      </Details>
    </>
  )
}

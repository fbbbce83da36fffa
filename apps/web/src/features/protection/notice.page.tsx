/** One notice: whom it is for, whom it protects, how it stands before the law's clock, and the form for the next step. */
import type { NoticePage as Notice } from '@mips/contracts/protection'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { BreachForm, Breaches, EndForm } from './breach-forms.tsx'
import { CaseForm, DecideForm, ServeForm } from './case-forms.tsx'
import { ApplyForm, HearForm } from './court-forms.tsx'

export function NoticePage() {
  const { noticeId } = useParams({ from: '/protection-notices/$noticeId' })
  usePurposeFrom(noticeId, 'SAFEGUARDING')
  const found = useQuery(topicApi.protection.get.query({ params: { noticeId } }))
  return (
    <Shown query={found} words="Opening the notice…" headingLevel={1}>
      {(page) => <Record page={page} />}
    </Shown>
  )
}

function Record({ page }: { page: Notice }) {
  usePageTitle(`${page.kind.label} ${page.reference ?? ''}`)
  const suspect = page.people.find(({ role }) => role === 'SUSPECT')
  const { may } = page
  return (
    <>
      <PageHeading caption={page.reference ?? ''}>
        {page.kind.label} <Tag tone={page.isInForce ? 'bad' : 'info'}>{page.state.label}</Tag>
      </PageHeading>
      {suspect === undefined ? null : <PersonBar person={suspect} />}
      {page.due.map(({ what, text, by, rule, isOverdue }) => (
        <NotificationBanner
          key={what}
          tone={isOverdue ? 'bad' : 'caution'}
          title={`${text}: ${isOverdue ? 'overdue since' : 'by'} ${formatDateTimeZone(by)} (${rule})`}
        />
      ))}
      <div className="mips-stack">
        <Card title="The notice">
          <SummaryList rows={noticeRows(page)} />
        </Card>
        {page.papers.length === 0 ? null : (
          <Card title="Papers">
            <ul className="govuk-list">
              {page.papers.map(({ code, label }) => (
                <li key={code}>
                  {label}{' '}
                  <PaperButton
                    paper={label}
                    print={(recipient) =>
                      topicApi.protection.print.fetch({
                        params: { noticeId: page.id },
                        body: { paper: code as 'NOTICE', recipient },
                      }) as Promise<Blob>
                    }
                  />
                </li>
              ))}
            </ul>
          </Card>
        )}
        {may.write.allowed ? (
          <Card title="The case for it">
            <LeftList left={page.left} />
            <CaseForm page={page} />
          </Card>
        ) : null}
        {may.decide.allowed ? <DecideForm page={page} /> : null}
        {may.serve.allowed ? <ServeForm page={page} /> : null}
        {may.court.allowed ? (
          <Card title="Court">
            <ApplyForm page={page} />
            <Details summary="What the court did">
              <HearForm page={page} />
            </Details>
          </Card>
        ) : null}
        {page.breaches.length === 0 && !may.breach.allowed ? null : (
          <Card title="Breaches">
            <Breaches page={page} />
            {may.breach.allowed ? (
              <Details summary="Record a breach">
                <BreachForm page={page} />
              </Details>
            ) : null}
            {may.breach.allowed && page.state.code === 'ORDER' ? (
              <Details summary="It is no longer in force">
                <EndForm page={page} />
              </Details>
            ) : null}
          </Card>
        )}
        <LinkedEvents events={page.events} caption="Linked records" empty="Nothing is linked." />
      </div>
    </>
  )
}

function noticeRows(page: Notice) {
  const optional = (key: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value }]
  const at = (value: string | null) => (value === null ? null : formatDateTimeZone(value))
  return [
    ...page.people
      .filter(({ role }) => role === 'PROTECTED')
      .map(({ nominalId, name }) => ({
        key: 'Protects',
        value: <Link href={paths.nominal(nominalId)}>{name}</Link>,
      })),
    ...optional('Premises', page.location?.address),
    ...page.conditions.map(({ label, words }) => ({
      key: 'Condition',
      value: words === null ? label : `${label}: ${words}`,
    })),
    ...optional('Why it is necessary', page.necessity),
    ...optional('View of the person protected', page.victimView),
    ...optional('What the person says to it', page.representations),
    ...optional(
      'Decision',
      page.decidedAt === null
        ? null
        : `${page.decisionWords ?? ''} ${page.decidedBy === null ? '' : formatOfficer(page.decidedBy)}, ${formatDateTimeZone(page.decidedAt)}`,
    ),
    ...optional(
      'Served',
      page.servedAt === null
        ? null
        : `${formatDateTimeZone(page.servedAt)}, ${page.serviceMethod?.label.toLowerCase() ?? ''}${page.servedBy === null ? '' : `, ${formatOfficer(page.servedBy)}`}`,
    ),
    ...optional('Court hears it by', page.state.code === 'SERVED' ? at(page.hearingBy) : null),
    ...optional('Court', page.court),
    ...optional('Hearing', at(page.hearingAt)),
    ...optional('Why later', page.hearingLateReason),
    ...optional('Result', page.result === null ? null : `${page.result.label}. ${page.resultWords ?? ''}`),
    ...optional(
      'Order',
      page.orderOn === null
        ? null
        : `From ${formatDate(page.orderOn)}${page.orderEndsOn === null ? ', until further order' : ` to ${formatDate(page.orderEndsOn)}`}`,
    ),
  ]
}

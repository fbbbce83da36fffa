/** A prosecution case: how the file stands, what is missing and who owes it, what the rules find, its clocks, people and offences. */
import type { CasePage } from '@mips/contracts/case-parts'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths, pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ContactForm, HearingForm, PleaForm, TestsForm } from './fact-forms.tsx'
import { FileCard } from './file-card.tsx'
import { HoldBar } from './hold-bar.tsx'
import { PeopleCards } from './people-cards.tsx'
import { SignOff } from './sign-off.tsx'
import { standingTone } from './standing.ts'

export function CasePageView() {
  const { caseId } = useParams({ from: '/cases/$caseId' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  const found = useQuery({ ...topicApi.prosecutionCase.get.query({ params: { caseId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Opening the case…" headingLevel={1}>
      {(page) => <Case page={page} />}
    </Shown>
  )
}

function Case({ page }: { page: CasePage }) {
  usePageTitle(`Case ${page.urn}`)
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Case ${page.urn}`}
        actions={
          <>
            <Link href={paths.statements(page.id)}>Statements</Link>{' '}
            <Link href={paths.witnessCare(page.id)}>Witness care</Link>{' '}
            <Link href={paths.caseDecisions(page.id)}>Charging decisions</Link>{' '}
            <Link href={paths.caseUnused(page.id)}>Unused material</Link>{' '}
            <Can do="outbox.message.read">
              <Link href={paths.caseProsecutor(page.id)}>To the prosecutor</Link>{' '}
              <Link href={paths.caseSending(page.id)}>To the court</Link>{' '}
            </Can>
            <Link href={paths.caseCourt(page.id)}>Court</Link>
          </>
        }
      >
        {page.title} <Tag tone={standingTone(page.standing.code)}>{page.standing.label}</Tag>
      </PageHeading>
      <HoldBar page={page} />
      <SignOff page={page} />
      <FileCard page={page} />
      <Clocks page={page} />
      <Facts page={page} />
      <PeopleCards page={page} />
      <Behind page={page} />
      <History page={page} />
    </div>
  )
}

function Clocks({ page: { clocks } }: { page: CasePage }) {
  return (
    <Card title="Time limits">
      {clocks.length === 0 ? <p className="mips-muted">Nothing of this case runs out.</p> : null}
      <ul className="govuk-list" aria-label="Time limits">
        {clocks.map(({ what, label, by, rule, isOverdue, isNote }) => (
          <li key={what}>
            {label}: <strong>{formatDate(by)}</strong> {isOverdue ? <Tag tone="bad">Past</Tag> : null}
            <span className="mips-muted mips-small">
              {' '}
              {rule}
              {isNote ? ', for information' : ''}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Facts({ page }: { page: CasePage }) {
  const { hearing, decision, officer } = page
  const mayBuild = page.may.build?.allowed === true
  const rows = [
    { key: 'State', value: page.state?.label },
    { key: 'Opened by', value: page.way.label },
    { key: 'Officer in the case', value: officer === null ? null : formatOfficer(officer) },
    { key: 'Reached at', value: page.officerContact },
    { key: 'Plea expected', value: page.plea?.label },
    {
      key: 'First hearing',
      value:
        hearing === null
          ? null
          : `${hearing.court}, ${formatDate(hearing.day)} ${hearing.time}${hearing.isListed ? '' : ' (no court of the list)'}`,
    },
    {
      key: 'Decision to charge',
      value:
        decision === null
          ? null
          : [
              decision.by === 'CPS' ? 'Prosecutor' : 'Police',
              decision.who,
              decision.reference,
              decision.on === null ? null : formatDate(decision.on),
            ]
              .filter(Boolean)
              .join(', '),
    },
    { key: 'Marking', value: page.marking },
  ]
  return (
    <section id="facts">
      <Card title="The case">
        <SummaryList rows={rows} />
        {mayBuild ? (
          <>
            <PleaForm key={`plea ${page.version}`} page={page} />
            <ContactForm key={`contact ${page.officerContact ?? ''}`} page={page} />
            <Details summary="List the hearing at another court or day">
              <HearingForm page={page} />
            </Details>
            <Details summary="What else the file has to hold">
              <TestsForm key={`tests ${page.version}`} page={page} />
            </Details>
          </>
        ) : null}
      </Card>
    </section>
  )
}

function Behind({ page: { sources, family } }: { page: CasePage }) {
  return (
    <Card title="Where it comes from">
      <ul className="govuk-list" aria-label="Records behind the case">
        {sources.map((source) => {
          const href = pathOfRecord(source)
          const words = [source.reference, source.title].filter(Boolean).join(' ')
          return <li key={source.id}>{href === undefined ? words : <Link href={href}>{words}</Link>}</li>
        })}
        {family.map(({ id, reference, title, role }) => (
          <li key={id}>
            {role.label}:{' '}
            <Link href={paths.prosecutionCase(id)}>{[reference, title].filter(Boolean).join(' ')}</Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function History({ page: { checks, certified } }: { page: CasePage }) {
  return (
    <Card title="Sign-off">
      {certified === null ? null : (
        <NotificationBanner
          tone="good"
          title={`Certified ${formatDateTimeZone(certified.at)}${certified.by === null ? '' : ` by ${formatOfficer(certified.by)}`}`}
        />
      )}
      {checks.length === 0 ? <p className="mips-muted">The file was not submitted yet.</p> : null}
      <ul className="govuk-list" aria-label="Checks of the file">
        {checks.map(({ id, act, at, by, blocks, warnings, kept, of, reason }) => (
          <li key={id}>
            <strong>{act.label}</strong> {formatDateTimeZone(at)}
            {by === null ? '' : `, ${formatOfficer(by)}`}: {kept} of {of} rules kept, {blocks} blocked,{' '}
            {warnings} to look at{reason === null ? '' : `. ${reason}`}
          </li>
        ))}
      </ul>
      <p className="mips-no-print">
        <LinkButton look="quiet" href={paths.cases()}>
          All cases
        </LinkButton>
      </p>
    </Card>
  )
}

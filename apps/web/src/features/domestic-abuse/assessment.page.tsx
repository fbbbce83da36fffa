/** One assessment: who, what was answered, the grade, the second look, the safety plan, the MARAC and what else protects. */
import type { AbuseAssessmentPage as Page } from '@mips/contracts/domestic-abuse-parts'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { GradeTag, lineColumns } from './abuse-parts.tsx'
import { AnswerForm } from './answer-form.tsx'
import { GradeForm, LookForm, scoreWords } from './grade-forms.tsx'
import { MaracCard } from './marac-card.tsx'
import { PlanCard } from './plan-card.tsx'

export function AssessmentPage() {
  const { assessmentId } = useParams({ from: '/abuse-assessments/$assessmentId' })
  usePurposeFrom(assessmentId, 'SAFEGUARDING')
  const found = useQuery(topicApi.domesticAbuse.get.query({ params: { assessmentId } }))
  return (
    <Shown query={found} words="Opening the assessment…" headingLevel={1}>
      {(page) => <Assessment page={page} />}
    </Shown>
  )
}

function Assessment({ page }: { page: Page }) {
  usePageTitle(`Domestic abuse risk ${page.reference ?? ''}`)
  const victim = page.people.find(({ role }) => role === 'VICTIM')
  const source = page.events.find(({ kind }) => kind === 'Incident')
  const isOpen = page.may.assess.allowed
  return (
    <>
      {source === undefined ? null : (
        <p className="mips-no-print">
          <Link href={paths.incident(source.id)}>{source.reference ?? 'The incident'}</Link>
        </p>
      )}
      <PageHeading caption={page.reference ?? ''} actions={<Protect page={page} />}>
        Domestic abuse risk <GradeTag grade={page.grade} />
      </PageHeading>
      {victim === undefined ? null : <PersonBar person={victim} />}
      {page.due.map(({ what, text, by, rule, isOverdue }) => (
        <NotificationBanner
          key={what}
          tone={isOverdue ? 'bad' : 'info'}
          title={`${text}: ${isOverdue ? 'overdue since' : 'by'} ${formatDateTimeZone(by)} (${rule})`}
        />
      ))}
      <div className="mips-stack">
        <Card title="Who and where">
          <SummaryList rows={factRows(page)} />
        </Card>
        {isOpen ? (
          <>
            <AnswerForm page={page} />
            <GradeForm page={page} />
          </>
        ) : (
          <Answered page={page} />
        )}
        {page.may.look.allowed ? <LookForm page={page} /> : null}
        <PlanCard page={page} />
        {page.state === 'OPEN' ? null : <MaracCard page={page} />}
        {page.earlier.length === 0 ? null : (
          <Card title="Earlier assessments of either">
            <DataTable
              caption="Earlier assessments"
              captionHidden
              columns={lineColumns<Page['earlier'][number]>()}
              rows={page.earlier}
              rowKey={({ id, part }) => `${id} ${part}`}
              empty={<p>None.</p>}
            />
          </Card>
        )}
        <LinkedEvents events={page.events} caption="Linked records" empty="Nothing is linked." />
      </div>
    </>
  )
}

const yesOrNo = (said: boolean | null): string => {
  if (said === null) return 'Not said yet'
  return said ? 'Yes' : 'No'
}

function factRows(page: Page) {
  const optional = (key: string, value: string | null) => (value === null ? [] : [{ key, value }])
  return [
    { key: 'State', value: page.stateLabel },
    ...page.people.map(({ linkId, name, nominalId, role, roleLabel, origin }) => ({
      key: role === 'HOUSEHOLD' ? 'Child' : roleLabel,
      value: (
        <span key={linkId}>
          <Link href={paths.nominal(nominalId)}>{name}</Link>{' '}
          {origin === 'carried' ? <span className="mips-muted">carried in</span> : null}
        </span>
      ),
    })),
    ...(page.location === null
      ? []
      : [
          {
            key: 'Where',
            value: <Link href={paths.location(page.location.id)}>{page.location.address}</Link>,
          },
        ]),
    {
      key: 'Tool',
      value: `${page.tool.label}${page.isFromPartner ? `, by ${page.partner ?? 'a partner'}` : ''}`,
    },
    { key: 'Incidents in 12 months', value: String(page.incidentsInWindow) },
    ...(page.may.assess.allowed
      ? []
      : [
          { key: 'Seen alone', value: yesOrNo(page.seenAlone) },
          ...optional('Weapons', page.weapons),
          ...optional('Interpreter', page.interpreter),
          ...optional('Answered by', page.answeredBy),
        ]),
  ]
}

const topicColumns: Column<Page['topics'][number]>[] = [
  {
    key: 'topic',
    header: 'Topic',
    isRowHeader: true,
    cell: ({ label, isGrave, answer }) => (
      <>
        {label} {isGrave && answer?.code === 'YES' ? <Tag tone="bad">Grave</Tag> : null}
      </>
    ),
  },
  { key: 'answer', header: 'Answer', cell: ({ answer }) => answer?.label ?? 'Not answered' },
  { key: 'words', header: 'In their words', cell: ({ words }) => words ?? '' },
]

function Answered({ page }: { page: Page }) {
  return (
    <Card title="The risk">
      <SummaryList
        rows={[
          { key: 'Grade', value: page.grade?.label ?? 'Not graded' },
          { key: 'Answers', value: scoreWords(page) },
          { key: 'Why', value: page.rationale ?? '' },
          ...(page.differsReason === null
            ? []
            : [{ key: 'Why not as the answers weigh', value: page.differsReason }]),
          {
            key: 'Graded',
            value: `${page.gradedBy === null ? '' : formatOfficer(page.gradedBy)}, ${page.gradedAt === null ? '' : formatDateTimeZone(page.gradedAt)}`,
          },
          ...page.looks.map((look) => ({
            key: 'Second look',
            value: `${look.gradeBefore.code === look.grade.code ? 'Agreed' : `From ${look.gradeBefore.code.toLowerCase()} to ${look.grade.code.toLowerCase()}`}${look.reason === null ? '' : `: ${look.reason}`}, ${look.by === null ? '' : formatOfficer(look.by)}, ${formatDateTimeZone(look.at)}`,
          })),
        ]}
      />
      <DataTable
        caption="Answers"
        captionHidden
        columns={topicColumns}
        rows={page.topics}
        rowKey={({ code }) => code}
        empty={<p>No topic.</p>}
      />
    </Card>
  )
}

/** What else protects her: a notice for the suspect, and telling her what is known of him. */
function Protect({ page }: { page: Page }) {
  const session = useSession()
  const ask = useAct(topicApi.protection.ask.mutation(), {
    tellsErrors: true,
    onDone: ({ id }) => goTo(paths.protectionNotice(id)),
  })
  if (page.state === 'OPEN') return null
  return (
    <div className="mips-button-group mips-no-print">
      {holdsPermission(session, 'safeguarding.abuse.assess') ? (
        <Button
          look="secondary"
          isBusy={ask.isBusy}
          onClick={() => void ask.run({ body: { sourceId: page.id } })}
        >
          Ask for a protection notice
        </Button>
      ) : null}
      {holdsPermission(session, 'safeguarding.disclosure.keep') ? (
        <LinkButton look="secondary" href={paths.newRightToKnow(page.id)}>
          Right to know
        </LinkButton>
      ) : null}
    </div>
  )
}

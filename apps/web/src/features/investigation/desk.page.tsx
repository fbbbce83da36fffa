/** The investigation desk: what it is, who, where, what is due, what changed; then plan, actions, logs, reviews and thread. */
import type { CrimePage } from '@mips/contracts/crime-parts'
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TaskList } from '@mips/ui/task-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { CrimeFrame } from '../../platform/crime-frame.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AllocationCard } from './allocation-card.tsx'
import { AssessmentCard } from './assessment-card.tsx'
import { LogCard, PolicyLogCard } from './log-cards.tsx'
import { MethodCard } from './method-card.tsx'
import { ActionsCard } from './actions-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { ReviewsCard } from './reviews-card.tsx'
import { SuspectsCard } from './suspects-card.tsx'
import './investigation.scss'
import { ThreadCard } from './thread-card.tsx'

export function DeskPage() {
  const { crimeId } = useParams({ from: '/crimes/$crimeId/investigation' })
  return (
    <CrimeFrame
      crimeId={crimeId}
      tab="investigation"
      actions={() => (
        <PaperButton
          paper="Investigation report"
          print={(recipient) =>
            topicApi.investigation.print.fetch({ params: { crimeId }, body: { recipient } })
          }
        />
      )}
    >
      {(crime) => <Desk crime={crime} />}
    </CrimeFrame>
  )
}

/** What every part of the desk is given; `version` is that of the crime as the frame read it. */
export type DeskPart = { page: InvestigationPage }

function Desk({ crime }: { crime: CrimePage }) {
  const found = useQuery(topicApi.investigation.get.query({ params: { crimeId: crime.id } }))
  return (
    <Shown query={found} words="Opening the investigation…" headingLevel={2}>
      {(page) => (
        <>
          <nav aria-label="Parts of this page" className="mips-row mips-no-print mips-investigation__parts">
            {parts.map(({ id, label }) => (
              <a key={id} className="govuk-link" href={`#${id}`}>
                {label}
              </a>
            ))}
          </nav>
          <div className="mips-columns mips-columns--main-aside">
            <div>
              <WhatItIs page={page} crime={crime} />
              <DueCard page={page} />
            </div>
            <div>
              <ChangedCard page={page} />
              <AllocationCard page={page} />
            </div>
          </div>
          <AssessmentCard page={page} />
          <SuspectsCard page={page} />
          <PlanCard page={page} />
          <ActionsCard page={page} />
          <ReviewsCard page={page} />
          <ThreadCard page={page} />
          <PolicyLogCard page={page} />
          <MethodCard page={page} />
          <LogCard page={page} />
        </>
      )}
    </Shown>
  )
}

const parts = [
  { id: 'due', label: 'Due' },
  { id: 'suspects', label: 'Suspects' },
  { id: 'plan', label: 'Plan' },
  { id: 'actions', label: 'Actions' },
  { id: 'reviews', label: 'Reviews' },
  { id: 'thread', label: 'Thread' },
  { id: 'policy', label: 'Policy log' },
  { id: 'log', label: 'Log' },
] as const

function WhatItIs({ page, crime }: DeskPart & { crime: CrimePage }) {
  const rows = [
    { key: 'Investigation', value: <Tag tone="info">{page.state.label}</Tag> },
    { key: 'What happened', value: page.circumstances ?? 'Not said yet' },
    {
      key: 'When',
      value:
        page.committedFrom === null
          ? 'Not known'
          : [page.committedFrom, page.committedTo]
              .flatMap((at) => (at === null ? [] : [formatDateTimeZone(at)]))
              .join(' to '),
    },
    {
      key: 'Where',
      value:
        page.location === null ? (
          'Not known'
        ) : (
          <Link href={paths.location(page.location.id)}>{page.location.address}</Link>
        ),
    },
    ...(crime.victimWishes === null ? [] : [{ key: 'The victim wants', value: crime.victimWishes }]),
  ]
  return (
    <Card title="What it is">
      <SummaryList rows={rows} />
    </Card>
  )
}

function DueCard({ page }: DeskPart) {
  return (
    <Card title={<span id="due">What is due</span>}>
      {page.due.length === 0 ? (
        <p>Nothing is due.</p>
      ) : (
        <TaskList
          label="What is due"
          tasks={page.due.map((due) => ({
            id: `due-${due.what.replace(/[^A-Za-z0-9-]/g, '-')}`,
            title: due.text,
            ...(due.opensAt === null || due.opensAt === paths.investigation(page.id)
              ? {}
              : { href: due.opensAt }),
            hint: [due.who, due.because?.replace(/\.$/, ''), due.rule].filter(Boolean).join('. '),
            status:
              due.by === null ? (
                'No time set'
              ) : (
                <>
                  {formatDateTimeZone(due.by)} {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
                </>
              ),
          }))}
        />
      )}
    </Card>
  )
}

function ChangedCard({ page }: DeskPart) {
  const { changed } = page
  const look = useAct(topicApi.investigation.look.mutation(), {
    refreshes: [topicApi.investigation.get.key],
    tellsErrors: true,
    said: 'Marked as read',
  })
  const since = changed.since === null ? '' : ` since ${formatDateTimeZone(changed.since)}`
  return (
    <Card title="What changed since you last looked">
      {changed.lines.length === 0 ? (
        <p>Nothing by others{since}.</p>
      ) : (
        <>
          {changed.isFirstLook ? <p>You have not looked at this before.</p> : null}
          <ul className="govuk-list mips-investigation__changes">
            {changed.lines.map(({ at, by, what }) => (
              <li key={`${at} ${what}`}>
                {what}{' '}
                <span className="mips-muted mips-small">
                  {by ?? 'System'}, {formatDateTimeZone(at)}
                </span>
              </li>
            ))}
          </ul>
          {changed.more === 0 ? null : <p>And {changed.more} more, in the log below.</p>}
          {page.may.work.allowed ? (
            <Button
              look="secondary"
              size="small"
              isBusy={look.isBusy}
              onClick={() => void look.run({ params: { crimeId: page.id } })}
            >
              I have read this
            </Button>
          ) : null}
        </>
      )}
    </Card>
  )
}

/** What the intelligence unit has to read, by rank: how much is not opened and how old it is, and the lines of one view. */
import type { QueueLine, ReadingQueue } from '@mips/contracts/intelligence-review-replies'
import { type ReviewView, reviewViews } from '@mips/domain/intelligence/review-desk'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Pagination } from '@mips/ui/pagination.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { formatDateTime, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { IntelligenceNav } from '../../platform/intelligence-nav.tsx'
import { useKeys } from '../../platform/keys.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const priorityTones: Record<string, Tone> = { THREAT: 'bad', HIGH: 'caution' }

const columns: Column<QueueLine>[] = [
  {
    key: 'report',
    header: 'Report',
    cell: ({ id, reference, isOwn }) => (
      <>
        <Link href={paths.evaluateIntelligence(id)}>{reference ?? 'Intelligence report'}</Link>
        {isOwn ? (
          <>
            {' '}
            <Tag>You wrote it</Tag>
          </>
        ) : null}
      </>
    ),
  },
  {
    key: 'priority',
    header: 'Priority',
    cell: ({ priority, priorityLabel }) => (
      <Tag tone={priorityTones[priority] ?? 'neutral'}>{priorityLabel}</Tag>
    ),
  },
  {
    key: 'due',
    header: 'Due',
    cell: ({ due }) =>
      due === null ? (
        'Nothing'
      ) : (
        <>
          {due.text} by {formatDateTimeZone(due.by)} {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      ),
  },
  { key: 'state', header: 'Stands', cell: ({ stateLabel }) => stateLabel },
  { key: 'at', header: 'Sent in', cell: ({ submittedAt }) => formatDateTime(submittedAt) },
  { key: 'paragraphs', header: 'Paragraphs', numeric: true, cell: ({ paragraphs }) => String(paragraphs) },
  {
    key: 'marks',
    header: 'To mind',
    cell: ({ marks }) => (marks.length === 0 ? 'Nothing' : marks.join('; ')),
  },
  {
    key: 'who',
    header: 'With',
    cell: ({ evaluator }) => (evaluator === null ? 'Nobody yet' : formatOfficer(evaluator)),
  },
]

export function QueuePage() {
  usePageTitle('Intelligence to read')
  const { view, page } = useSearch({ from: '/intelligence' })
  const queue = useQuery({
    ...topicApi.intelligenceReview.listQueue.query({ query: { view, page } }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  return (
    <div className="mips-stack">
      <PageHeading>Intelligence to read</PageHeading>
      <IntelligenceNav current={paths.intelligenceQueue()} />
      <Shown query={queue} words="Counting what waits…" headingLevel={2}>
        {(found) => (
          <>
            <Figures figures={found.figures} />
            <Lines queue={found} view={view} />
          </>
        )}
      </Shown>
    </div>
  )
}

const ageWords = (age: number): string => {
  const minutes = Math.floor(age)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`
}

function Figures({ figures }: { figures: ReadingQueue['figures'] }) {
  return (
    <Card title="How it stands">
      <div className="mips-columns">
        <SummaryList
          withoutBorders
          rows={[
            { key: 'Not opened', value: String(figures.unread) },
            {
              key: 'Oldest of them',
              value:
                figures.oldestUnreadMinutes === null ? 'None waits' : ageWords(figures.oldestUnreadMinutes),
            },
            {
              key: 'Overdue',
              value: figures.overdue === 0 ? '0' : <Tag tone="bad">{String(figures.overdue)}</Tag>,
            },
          ]}
        />
        <DataTable
          caption="By priority"
          withoutCards
          columns={[
            { key: 'priority', header: 'Priority', cell: ({ label }) => label },
            { key: 'unread', header: 'Not opened', numeric: true, cell: ({ unread }) => String(unread) },
            { key: 'overdue', header: 'Overdue', numeric: true, cell: ({ overdue }) => String(overdue) },
          ]}
          rows={figures.byPriority}
          rowKey={({ code }) => code}
          empty={<p>Nothing waits.</p>}
        />
      </div>
    </Card>
  )
}

function Lines({ queue, view }: { queue: ReadingQueue; view: ReviewView }) {
  const list = useRef<HTMLDivElement>(null)
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])]
    const now = links.findIndex((link) => link === document.activeElement)
    links[Math.min(links.length - 1, Math.max(0, now === -1 ? 0 : now + by))]?.focus()
  }
  const turn = (by: number) => {
    const at = reviewViews.findIndex(({ code }) => code === view)
    const next = reviewViews[at + by]
    if (next !== undefined) goTo(paths.intelligenceQueue(next.code))
  }
  useKeys([
    { keys: 'j', does: 'Next report', run: () => step(1) },
    { keys: 'k', does: 'Report before', run: () => step(-1) },
    { keys: ']', does: 'Next view', run: () => turn(1) },
    { keys: '[', does: 'View before', run: () => turn(-1) },
  ])
  const label = queue.views.find(({ code }) => code === view)?.label ?? ''
  return (
    <div ref={list} className="mips-stack">
      <SubNav
        label="Views of the queue"
        items={queue.views.map(({ code, label: words, count }) => ({
          href: paths.intelligenceQueue(code),
          label: words,
          count,
          isCurrent: code === view,
        }))}
      />
      <DataTable
        caption={`${label}: what comes first stands first`}
        captionHidden
        columns={columns}
        rows={queue.lines}
        rowKey={({ id }) => id}
        rowTone={({ due }) => (due?.isOverdue ? 'bad' : undefined)}
        empty={<p>No report stands here.</p>}
      />
      <Pagination
        page={queue.page}
        pageCount={queue.pages}
        hrefFor={(page) => paths.intelligenceQueue(view, page)}
        label="Reports"
      />
    </div>
  )
}

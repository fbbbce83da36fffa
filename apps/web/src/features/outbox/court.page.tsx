/** A case on its way to the court: how it stands there, what the court would refuse and where that is mended, the message as it will leave, and sending it. */
import type { CourtPage as Page } from '@mips/contracts/case-sending'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { CaseMessages } from './case-messages.tsx'
import { refreshes } from './message-parts.tsx'
import { Findings } from './sending-findings.tsx'

export function CourtPageView() {
  const { caseId } = useParams({ from: '/cases/$caseId/court-sending' })
  usePurposeFrom(caseId, 'COURT_FILE')
  const found = useQuery({
    ...topicApi.caseSending.court.query({ params: { caseId } }),
    staleTime: 0,
    refetchInterval: 5_000,
  })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Putting the message together…" headingLevel={1}>
        {(page) => <Court page={page} />}
      </Shown>
    </div>
  )
}

function Court({ page }: { page: Page }) {
  const { caseId, urn, title, refusals, blocks, warnings } = page
  usePageTitle(`Case ${urn} to the court`)
  const isClean = refusals.length + blocks.length === 0
  return (
    <>
      <PageHeading
        caption={`Case ${urn}`}
        actions={<Link href={paths.prosecutionCase(caseId)}>The case</Link>}
      >
        To the court: {title}
      </PageHeading>
      <Next page={page} isClean={isClean} />
      <Findings title="The court would refuse it" tone="bad" findings={refusals} />
      <Findings title="The file is not ready to leave" tone="caution" findings={blocks} />
      <Findings title="The court may ask about it" tone="info" findings={warnings} />
      <CaseMessages messages={page.messages} />
      <Changes changes={page.changes} />
      <Content sections={page.sections} />
    </>
  )
}

/** What goes next, with the press that sends it; or why nothing does. */
function Next({ page, isClean }: { page: Page; isClean: boolean }) {
  const { caseId, digest, turn, version } = page
  const send = useAct(topicApi.caseSending.sendToCourt.mutation(), {
    refreshes: [...refreshes, topicApi.prosecutionCase.get.key],
    said: 'It goes to the court',
    tellsErrors: true,
    looksAgain: true,
  })
  if (!turn.allowed || digest === null)
    return turn.reason === null ? null : <NotificationBanner tone="info" title={turn.reason} />
  const isAmendment = turn.kind?.code === 'CASE_AMENDMENT'
  return (
    <NotificationBanner
      tone="good"
      title={isClean ? 'Nothing stands against it: it can go to the court' : 'It can go to the court'}
      actions={
        <Can do="outbox.message.send">
          <Button
            isBusy={send.isBusy}
            busyWords="Sending…"
            onClick={() => void send.run({ params: { caseId }, body: { digest }, version })}
          >
            {isAmendment ? 'Send the amendment' : 'Send to the court'}
          </Button>
        </Can>
      }
    />
  )
}

const columns: readonly Column<Page['changes'][number]>[] = [
  { key: 'what', header: 'What', isRowHeader: true, cell: ({ section, label }) => `${section}: ${label}` },
  { key: 'before', header: 'The court has', cell: ({ before }) => before ?? 'Nothing' },
  { key: 'after', header: 'Now', cell: ({ after }) => after ?? 'Nothing' },
]

function Changes({ changes }: Pick<Page, 'changes'>) {
  if (changes.length === 0) return null
  return (
    <Card title="What has changed since the court took it">
      <DataTable
        caption="What has changed since the court took it"
        captionHidden
        columns={columns}
        rows={changes}
        rowKey={({ section, label }) => `${section} ${label}`}
        empty={<p>Nothing.</p>}
      />
    </Card>
  )
}

function Content({ sections }: Pick<Page, 'sections'>) {
  if (sections.length === 0)
    return (
      <Card title="The message as it will leave">
        <p>There is none yet: it needs somebody who is charged, and the first hearing.</p>
      </Card>
    )
  return sections.map(({ key, title, rows }) => (
    <Card key={key} title={key === 'case' ? 'The message as it will leave' : title}>
      <SummaryList rows={rows.map(({ label, value }) => ({ key: label, value }))} />
    </Card>
  ))
}

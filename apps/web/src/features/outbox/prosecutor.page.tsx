/** The file of a case on its way to the prosecutor: what stands against it, what may be served and what never is, its documents by digest, and sending it. */
import type { FileFormView, ProsecutorPage as Page } from '@mips/contracts/prosecutor-file'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { CaseMessages } from './case-messages.tsx'
import { refreshes } from './message-parts.tsx'
import { Findings } from './sending-findings.tsx'

export function ProsecutorPageView() {
  const { caseId } = useParams({ from: '/cases/$caseId/prosecutor' })
  usePurposeFrom(caseId, 'COURT_FILE')
  const found = useQuery({
    ...topicApi.prosecutorFile.get.query({ params: { caseId } }),
    staleTime: 0,
    refetchInterval: 5_000,
  })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Putting the file together…" headingLevel={1}>
        {(page) => <File page={page} />}
      </Shown>
    </div>
  )
}

function File({ page }: { page: Page }) {
  const { caseId, urn, title, stage } = page
  usePageTitle(`Case ${urn} to the prosecutor`)
  return (
    <>
      <PageHeading
        caption={`Case ${urn}: ${stage.label}`}
        actions={
          <>
            <Link href={paths.prosecutionCase(caseId)}>The case</Link>
            <Link href={paths.caseDecisions(caseId)}>Charging decisions</Link>
          </>
        }
      >
        To the prosecutor: {title}
      </PageHeading>
      <Next page={page} />
      <Findings title="The file is not ready to leave" tone="caution" findings={page.blocks} />
      <CaseMessages messages={page.messages} />
      <Forms title="What may be served on the defence" forms={page.served} />
      <Forms title="For police and prosecution alone" forms={page.restricted} />
      <Documents documents={page.documents} />
    </>
  )
}

/** What goes next, with the press that sends it; or why nothing does. */
function Next({ page: { caseId, digest, turn, version, messages } }: { page: Page }) {
  const send = useAct(topicApi.prosecutorFile.send.mutation(), {
    refreshes: [...refreshes, topicApi.prosecutionCase.get.key],
    said: 'It goes to the prosecutor',
    tellsErrors: true,
    looksAgain: true,
  })
  if (!turn.allowed)
    return turn.reason === null ? null : <NotificationBanner tone="info" title={turn.reason} />
  return (
    <NotificationBanner
      tone="good"
      title="Nothing stands against it: the file can go to the prosecutor"
      actions={
        <Can do="outbox.message.send">
          <Button
            isBusy={send.isBusy}
            busyWords="Sending…"
            onClick={() => void send.run({ params: { caseId }, body: { digest }, version })}
          >
            {messages.length === 0 ? 'Send the file' : 'Send the file as it is now'}
          </Button>
        </Can>
      }
    />
  )
}

function Forms({ title, forms }: { title: string; forms: readonly FileFormView[] }) {
  return (
    <section aria-label={title}>
      <Card title={`${title}: ${forms.length}`}>
        {forms.length === 0 ? <p className="mips-muted">Nothing.</p> : null}
        {forms.map((form) => (
          <Details
            key={`${form.code} ${form.about ?? ''}`}
            summary={[`${form.code} ${form.label}`, form.about, versionOf(form)].filter(Boolean).join(', ')}
          >
            <SummaryList rows={form.fields.map(({ label, value }) => ({ key: label, value }))} />
          </Details>
        ))}
      </Card>
    </section>
  )
}

const versionOf = ({ version, signedAt }: FileFormView): string | null =>
  version === null || signedAt === null ? null : `version ${version}, signed ${formatDateTime(signedAt)}`

function Documents({ documents }: Pick<Page, 'documents'>) {
  return (
    <Card title={`Documents, named by their digests: ${documents.length}`}>
      {documents.length === 0 ? <p className="mips-muted">No document stands on this case.</p> : null}
      <SummaryList
        rows={documents.map(({ title, fileName, sha256 }) => ({
          key: title,
          value: (
            <>
              {fileName} <span className="mips-muted mips-small">{sha256}</span>
            </>
          ),
        }))}
      />
    </Card>
  )
}

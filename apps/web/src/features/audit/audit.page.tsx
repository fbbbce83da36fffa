import type { AuditFilter, AuditLine, AuditStanding } from '@mips/contracts/audit'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { actionWords, actWords, outcomeWords, termsWords } from './audit.words.ts'
import { saveCsv } from '../../platform/save-csv.ts'

const pageLength = 50

export function AuditPage() {
  usePageTitle('Audit')
  const search = useSearch({ from: '/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const recordId = z.uuid().safeParse(search.recordId).data
  const body = filterOf(search)
  const page = useQuery(
    recordId === undefined
      ? topicApi.audit.search.query({ body })
      : topicApi.audit.ofRecord.query({ params: { recordId }, body }),
  )

  return (
    <div className="mips-stack">
      <PageHeading
        caption={
          recordId === undefined ? 'Every act on the system' : 'Who saw, searched for and changed this record'
        }
      >
        Audit
      </PageHeading>
      <AuditFilters
        search={search}
        onChange={(change) => void navigate({ search: { ...search, ...change, beforeId: undefined } })}
      />
      <Shown query={page} words="Reading the audit…">
        {(found) => (
          <>
            <Integrity standing={found.standing} />
            {recordId === undefined ? null : <ExportButton recordId={recordId} body={body} />}
            <Entries entries={found.entries} />
            <ButtonGroup>
              {search.beforeId === undefined ? null : (
                <Button
                  look="secondary"
                  onClick={() => void navigate({ search: { ...search, beforeId: undefined } })}
                >
                  Newest entries
                </Button>
              )}
              {found.nextBeforeId === null ? null : (
                <Button
                  look="secondary"
                  onClick={() =>
                    void navigate({ search: { ...search, beforeId: found.nextBeforeId ?? undefined } })
                  }
                >
                  Older entries
                </Button>
              )}
            </ButtonGroup>
          </>
        )}
      </Shown>
    </div>
  )
}

type Search = {
  actorId?: string
  action?: string
  act?: string
  outcome?: string
  from?: string
  to?: string
  beforeId?: string
}

/** The filter of the address; a day means from its first to its last moment in London as the server reads it. */
function filterOf(search: Search): z.input<typeof import('@mips/contracts/audit').AuditFilter> {
  const known = <T extends string>(value: string | undefined, list: readonly T[]): T | undefined =>
    list.find((item) => item === value)
  return {
    limit: pageLength,
    ...(z.uuid().safeParse(search.actorId).success ? { actorId: search.actorId } : {}),
    ...(search.action === undefined || search.action === '' ? {} : { action: search.action }),
    act: known(search.act, [
      'collection',
      'alteration',
      'consultation',
      'disclosure',
      'combination',
      'erasure',
      'search',
    ]),
    outcome: known(search.outcome, ['ok', 'refused', 'not_found', 'failed']),
    ...(z.iso.date().safeParse(search.from).success ? { from: `${search.from}T00:00:00Z` } : {}),
    ...(z.iso.date().safeParse(search.to).success ? { to: `${search.to}T23:59:59.999Z` } : {}),
    ...(search.beforeId === undefined ? {} : { beforeId: search.beforeId }),
  }
}

/** How far the audit is sealed, in words, and the check of the whole. */
function Integrity({ standing }: { standing: AuditStanding }) {
  const sealed =
    standing.sealedAt === null
      ? 'Nothing is sealed yet.'
      : `Sealed up to ${formatDateTime(standing.sealedAt)}: ${standing.entries - standing.unsealed} of ${standing.entries} entries.`
  return (
    <div className="mips-cluster">
      <div className="mips-muted">
        <p>{sealed}</p>
        {standing.witnesses.length === 0 ? null : (
          <ul aria-label="Witnesses">
            {standing.witnesses.map((witness) => (
              <li key={witness.name}>{witnessWords(witness, standing.entries - standing.unsealed)}</li>
            ))}
          </ul>
        )}
      </div>
      <Can do="audit.seal.verify">
        <VerifyButton />
      </Can>
    </div>
  )
}

/** How far one witness is, of the entries that are sealed. */
function witnessWords({ name, size, at }: AuditStanding['witnesses'][number], sealed: number): string {
  if (at === null) return `${name} has witnessed nothing yet.`
  const behind = Math.max(0, sealed - size)
  const rest = behind === 0 ? 'all that is sealed' : `${size} entries, ${behind} fewer than are sealed`
  return `Witnessed by ${name} at ${formatDateTime(at)}: ${rest}.`
}

type Verified = Awaited<ReturnType<typeof topicApi.audit.verify.fetch>>

function VerifyButton() {
  const [result, setResult] = useState<Verified>()
  const verify = useAct(topicApi.audit.verify.mutation(), { tellsErrors: true, onDone: setResult })
  return (
    <>
      <Button
        look="secondary"
        size="small"
        isBusy={verify.isBusy}
        onClick={() => void verify.run({ body: {} })}
      >
        Verify the audit
      </Button>
      {result === undefined ? null : <VerifyResult result={result} />}
    </>
  )
}

function VerifyResult({ result }: { result: Verified }) {
  if (result.isWhole) {
    return (
      <NotificationBanner tone="good" title="The audit is whole" announce="status">
        {`${result.entries} entries and ${result.seals} seals were checked: nothing was removed, changed, added or moved.`}
      </NotificationBanner>
    )
  }
  return (
    <NotificationBanner tone="bad" title="The audit was tampered with" announce="alert">
      <ul>
        {result.findings.map((finding) => (
          <li key={`${finding.kind}${finding.where}`}>{`${finding.where}: ${finding.words}`}</li>
        ))}
      </ul>
    </NotificationBanner>
  )
}

function ExportButton({ recordId, body }: { recordId: string; body: Partial<AuditFilter> }) {
  const { limit: _limit, beforeId: _beforeId, ...filter } = body
  const act = useAct(topicApi.audit.export.mutation(), {
    tellsErrors: true,
    said: (file) => `${file.rows} entries exported, signed. The export is in the audit.`,
    onDone: (file) => saveCsv(file.fileName, file.csv),
  })
  return (
    <Can do="audit.entry.export">
      <Button
        look="secondary"
        isBusy={act.isBusy}
        onClick={() => void act.run({ params: { recordId }, body: filter })}
      >
        Export as signed CSV
      </Button>
    </Can>
  )
}

function Entries({ entries }: { entries: readonly AuditLine[] }) {
  return (
    <DataTable
      caption="Entries, newest first"
      rows={entries}
      rowKey={(entry) => entry.id}
      empty={<EmptyState title="No entry fits">Take off a filter, or look further back.</EmptyState>}
      columns={[
        { key: 'at', header: 'When', isRowHeader: true, cell: (entry) => formatDateTime(entry.at) },
        { key: 'who', header: 'Who', cell: (entry) => <Who entry={entry} /> },
        { key: 'what', header: 'What', cell: (entry) => <What entry={entry} /> },
        { key: 'why', header: 'Why', cell: (entry) => <Why entry={entry} /> },
        { key: 'record', header: 'Record', cell: (entry) => <RecordOf entry={entry} /> },
        { key: 'outcome', header: 'Outcome', cell: (entry) => <Outcome entry={entry} /> },
      ]}
    />
  )
}

function Who({ entry }: { entry: AuditLine }) {
  if (entry.actor !== null)
    return <>{`${entry.actor.rank} ${entry.actor.staffNumber} ${entry.actor.displayName}`}</>
  return <>{entry.system === null ? 'Nobody signed in' : `System: ${entry.system}`}</>
}

function What({ entry }: { entry: AuditLine }) {
  const terms = termsWords(entry.terms)
  return (
    <>
      <strong>{actWords[entry.act] ?? entry.act}</strong>{' '}
      <span className="mips-muted">{actionWords(entry.action)}</span>
      {terms === '' ? null : <div>{`for ${terms}`}</div>}
      {entry.resultCount === null ? null : <div className="mips-muted">{`${entry.resultCount} shown`}</div>}
      {entry.change === null || entry.change === undefined ? null : (
        <Details summary="What changed">
          <code>{JSON.stringify(entry.change)}</code>
        </Details>
      )}
    </>
  )
}

function Why({ entry }: { entry: AuditLine }) {
  if (entry.purpose === null) return <span className="mips-muted">None needed</span>
  const from = entry.purpose.ref
  return (
    <>
      {entry.purpose.label}
      {from === null ? null : <div className="mips-muted">{`from ${from.reference ?? from.title}`}</div>}
      {entry.reasonGiven === null ? null : <div>{entry.reasonGiven}</div>}
    </>
  )
}

function RecordOf({ entry }: { entry: AuditLine }) {
  if (entry.subject === null) return <span className="mips-muted">None</span>
  const path = pathOfRecord(entry.subject)
  const words = `${entry.subject.reference ?? entry.subject.kind}`
  return path === undefined ? <>{words}</> : <Link href={path}>{words}</Link>
}

function Outcome({ entry }: { entry: AuditLine }) {
  const outcome = outcomeWords[entry.outcome] ?? { words: entry.outcome, tone: 'neutral' as const }
  return (
    <>
      <Tag tone={outcome.tone}>{outcome.words}</Tag>
      {entry.reason === null ? null : <div className="mips-muted">{entry.reason.replaceAll('_', ' ')}</div>}
      <div className="mips-muted mips-small">
        {entry.sealNo === null ? 'not sealed yet' : `seal ${entry.sealNo}`}
      </div>
    </>
  )
}

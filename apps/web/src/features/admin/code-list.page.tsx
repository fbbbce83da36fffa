import type { CodeListVersion } from '@mips/contracts/code-list'
import { Card } from '@mips/ui/card.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { DecideVersion } from './decide-version.tsx'
import { Differences } from './list-differences.tsx'
import { NewVersion } from './new-version.tsx'
import { Tie } from './code-lists.page.tsx'

/** One coded list: its codes, retired ones too, its versions with what each changed, and the way to a new one. */
export function CodeListPage() {
  const { list } = useParams({ from: '/admin/code-lists/$list' })
  const query = useQuery({
    ...api.codeList.get.query({ params: { list: list as 'sexes' } }),
    staleTime: 0,
  })
  return (
    <Shown query={query} words="Reading the list…" headingLevel={1}>
      {(found) => (
        <AdminFrame part="codeLists" title={found.title} caption="Coded list">
          <div className="mips-columns mips-columns--main-aside">
            <div className="mips-stack">
              <DataTable
                caption="Codes"
                columns={[
                  { key: 'code', header: 'Code', isRowHeader: true, cell: (row) => row.code },
                  { key: 'label', header: 'Words', cell: (row) => row.label },
                  {
                    key: 'days',
                    header: 'Can be chosen',
                    cell: (row) => (row.isChoosable ? <Days entry={row} /> : <Retired entry={row} />),
                  },
                ]}
                rows={found.entries}
                rowKey={({ code }) => code}
                empty={<p>No codes.</p>}
              />
            </div>
            <div className="mips-stack">
              <Card title="The list">
                <SummaryList
                  rows={[
                    { key: 'Version', value: `${found.version}, since ${formatDate(found.validFrom)}` },
                    { key: 'Source', value: found.source },
                    { key: 'National catalogue', value: <Tie line={found} /> },
                    {
                      key: 'New codes',
                      value: found.isOpen
                        ? 'by a new version of the list'
                        : 'come with a release, as they carry rules of the program',
                    },
                  ]}
                />
              </Card>
              {found.versions.map((version) => (
                <Version key={version.version} list={found.list} version={version} />
              ))}
              <Can do="admin.codes.manage">
                {found.hasProposal ? null : <NewVersion list={found.list} entries={found.entries} />}
              </Can>
            </div>
          </div>
        </AdminFrame>
      )}
    </Shown>
  )
}

type Entry = { from: string | null; to: string | null }

const Days = ({ entry: { from, to } }: { entry: Entry }) => (
  <>
    {from === null ? 'always' : `since ${formatDate(from)}`}
    {to === null ? '' : `, until ${formatDate(to)}`}
  </>
)

const Retired = ({ entry: { from, to } }: { entry: Entry }) => (
  <Tag tone="neutral">
    {to === null ? `from ${from === null ? '' : formatDate(from)}` : `retired after ${formatDate(to)}`}
  </Tag>
)

const states = {
  PROPOSED: { words: 'waits for a second person', tone: 'caution' },
  APPROVED: { words: 'approved', tone: 'good' },
  REFUSED: { words: 'refused', tone: 'neutral' },
} as const

function Version({ list, version }: { list: string; version: CodeListVersion }) {
  const { words, tone } = states[version.status]
  return (
    <Card title={`Version ${version.version}, from ${formatDate(version.validFrom)}`}>
      <p>
        <Tag tone={tone}>{words}</Tag> {version.source}
      </p>
      {version.proposedBy === null ? null : (
        <p className="mips-small mips-muted">
          Proposed {formatDateTime(version.proposedAt)} by {version.proposedBy}: {version.reason}
          {version.decidedBy === null
            ? ''
            : `. ${version.status === 'APPROVED' ? 'Approved' : 'Refused'} by ${version.decidedBy}: ${version.decidedReason ?? ''}`}
        </p>
      )}
      {version.differences === null ? null : <Differences differences={version.differences} />}
      {version.status === 'PROPOSED' ? (
        <Can do="admin.codes.manage">
          {version.notByYou === null ? (
            <DecideVersion list={list} version={version.version} />
          ) : (
            <p className="mips-muted">{version.notByYou}</p>
          )}
        </Can>
      ) : null}
    </Card>
  )
}

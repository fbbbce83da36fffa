/** One risk tool: what officers put now, its versions with what each changed, and the way to a new one. */
import type { RiskToolVersion } from '@mips/contracts/risk-tool'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AdminFrame } from './admin-frame.tsx'
import { DecideTool, NewTool, ToolChanges } from './risk-tool-forms.tsx'
import { versionWords } from './risk-tools.page.tsx'

export function RiskToolPage() {
  const { tool } = useParams({ from: '/admin/risk-tools/$tool' })
  const query = useQuery({
    ...topicApi.riskTool.get.query({ params: { tool: tool as 'LOCAL' } }),
    staleTime: 0,
  })
  return (
    <Shown query={query} words="Reading the tool…" headingLevel={1}>
      {(found) => (
        <AdminFrame part="riskTools" title={found.label} caption="Risk tool">
          <Card title="The tool">
            <SummaryList
              rows={[
                { key: 'Version', value: versionWords(found) },
                { key: 'Questions', value: String(found.topics) },
              ]}
            />
          </Card>
          {found.versions.map((version) => (
            <Version key={version.version} tool={found.tool} version={version} />
          ))}
          {found.hasProposal ? null : <NewTool tool={found.tool} latest={found.versions[0]} />}
        </AdminFrame>
      )}
    </Shown>
  )
}

const states = {
  PROPOSED: { words: 'waits for a second person', tone: 'caution' },
  APPROVED: { words: 'approved', tone: 'good' },
  REFUSED: { words: 'refused', tone: 'neutral' },
} as const

function Version({ tool, version }: { tool: string; version: RiskToolVersion }) {
  const { words, tone } = states[version.status]
  const { topics, bands, grades } = version.content
  return (
    <Card title={`Version ${version.version}, from ${formatDate(version.validFrom)}`}>
      <p>
        <Tag tone={tone}>{words}</Tag> {version.source}
      </p>
      <p className="mips-small mips-muted">
        Proposed {formatDateTime(version.proposedAt)} by {version.proposedBy}: {version.reason}
        {version.decidedBy === null
          ? ''
          : `. ${version.status === 'APPROVED' ? 'Approved' : 'Refused'} by ${version.decidedBy}: ${version.decidedReason ?? ''}`}
      </p>
      <ToolChanges differences={version.differences} />
      <Details summary={`${topics.length} questions as they are put`}>
        <ol className="govuk-list govuk-list--number">
          {topics.map(({ code, label, isGrave }) => (
            <li key={code}>
              {label} {isGrave ? <Tag tone="bad">grave</Tag> : null}
            </li>
          ))}
        </ol>
        <p>
          {bands === null
            ? 'The number of yes answers means nothing in this tool.'
            : `Medium from ${bands.medium} yes answers, high from ${bands.high}.`}
        </p>
        <p>{grades.map(({ label }) => label).join('; ')}</p>
      </Details>
      {version.status === 'PROPOSED' ? <Deciding tool={tool} version={version} /> : null}
    </Card>
  )
}

const Deciding = ({ tool, version }: { tool: string; version: RiskToolVersion }) =>
  version.notByYou === null ? (
    <DecideTool tool={tool} version={version.version} />
  ) : (
    <p className="mips-muted">{version.notByYou}</p>
  )

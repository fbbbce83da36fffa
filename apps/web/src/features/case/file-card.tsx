/** The file: the forms and papers that it needs with who owes each, and what the rules find with the way to mend it. */
import type { CasePage, NeededForm } from '@mips/contracts/case-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { paths } from '../../platform/paths.ts'

const nameOf = ({ item, label, isForm }: NeededForm) =>
  isForm ? `${item.replace('_', ' ')} ${label}` : label

/** Schedules are made from the items of the case; every other form is filled on its own page. */
const pageOf = (caseId: string, { item, subjectId }: NeededForm): string =>
  /^MG6[CDE]$/.test(item) ? paths.caseUnused(caseId) : paths.caseForm(caseId, item, subjectId ?? undefined)

const columnsFor = (caseId: string): Column<NeededForm>[] => [
  {
    key: 'form',
    header: 'Form or paper',
    isRowHeader: true,
    cell: (need) => (
      <>
        {need.isForm ? <Link href={pageOf(caseId, need)}>{nameOf(need)}</Link> : nameOf(need)}
        {need.subject === null ? null : <span className="mips-muted"> {need.subject}</span>}
      </>
    ),
  },
  {
    key: 'standing',
    header: 'Standing',
    cell: ({ isThere, version, signedAt }) => {
      if (isThere) return <Tag tone="good">There</Tag>
      return version !== null && signedAt === null ? (
        <Tag tone="caution">Draft, not signed</Tag>
      ) : (
        <Tag tone="bad">Missing</Tag>
      )
    },
  },
  { key: 'owed', header: 'Owed by', cell: ({ owedBy }) => owedBy.label },
  { key: 'served', header: 'Disclosure', cell: ({ disclosure }) => disclosure?.label ?? '' },
]

export function FileCard({ page }: { page: CasePage }) {
  const missing = page.needs.filter(({ isThere }) => !isThere).length
  const blocks = page.quality.filter(({ severity }) => severity === 'BLOCK').length
  return (
    <>
      <Card title={missing === 0 ? 'The file: nothing is missing' : `The file: ${missing} missing`}>
        <DataTable
          caption="What the file needs, in the order of the manual"
          captionHidden
          columns={columnsFor(page.id)}
          rows={page.needs}
          rowKey={({ item, subjectId }) => `${item} ${subjectId ?? ''}`}
          rowTone={({ isThere }) => (isThere ? undefined : 'caution')}
          empty={<p>This file needs no form.</p>}
        />
      </Card>
      <Card
        title={
          blocks === 0
            ? `File quality: ${page.score.kept} of ${page.score.of} rules kept`
            : `File quality: ${blocks} to put right, ${page.score.kept} of ${page.score.of} rules kept`
        }
      >
        {page.quality.length === 0 ? <p>No rule finds anything.</p> : null}
        <ul className="govuk-list" aria-label="What the rules find">
          {page.quality.map(({ rule, severity, message, opensAt, field }) => (
            <li key={`${rule} ${field} ${message}`}>
              <Tag tone={severity === 'BLOCK' ? 'bad' : 'caution'}>
                {severity === 'BLOCK' ? 'Put right' : 'Look at'}
              </Tag>{' '}
              {opensAt === null ? message : <Link href={opensAt}>{message}</Link>}{' '}
              <span className="mips-muted mips-small">{rule}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

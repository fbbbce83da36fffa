/** The published record of a month: figures without small numbers for community scrutiny, and the file that is published. */
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { saveCsv } from '../../platform/save-csv.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { csvOf } from './published-csv.ts'

type Group = { label: string; number: number | string }

const columns: Column<Group>[] = [
  { key: 'label', header: 'Group', isRowHeader: true, cell: ({ label }) => label },
  { key: 'number', header: 'Searches', cell: ({ number }) => String(number) },
]

export function PublishedPage() {
  usePageTitle('Published searches')
  const [month, setMonth] = useState(serverNow().toISOString().slice(0, 7))
  const found = useQuery({
    ...topicApi.stopSearch.publish.query({ query: { month } }),
    enabled: /^20\d\d-(0[1-9]|1[0-2])$/.test(month),
  })
  return (
    <div className="mips-stack">
      <p className="mips-no-print">
        <Link href={paths.stopSearches()}>Stop and search</Link>
      </p>
      <PageHeading>Published searches</PageHeading>
      <p>Closed records alone. No name, no place, no time of day.</p>
      <TextInput
        name="month"
        type="month"
        label="Month"
        value={month}
        onChange={(event) => setMonth(event.target.value)}
      />
      <Shown query={found} words="Putting the month together…" headingLevel={2}>
        {(published) => (
          <>
            <p>
              {published.rows.length} searches. Fewer than {published.least} in a group are shown as few, and
              who would be told apart is withheld.
            </p>
            <Button
              onClick={() => saveCsv(`stop-and-search-${published.month}.csv`, csvOf(published))}
              disabled={published.rows.length === 0}
            >
              Save the file to publish
            </Button>
            {published.figures
              .filter(({ groups }) => groups.length > 0)
              .map(({ title, groups, total }) => (
                <Card key={title} title={`${title} (${total})`}>
                  <DataTable
                    caption={title}
                    captionHidden
                    columns={columns}
                    rows={groups}
                    rowKey={({ label }) => label}
                    empty={<p>Nothing.</p>}
                  />
                </Card>
              ))}
          </>
        )}
      </Shown>
    </div>
  )
}

/** The rows of a list, narrowed by what they are and how strong their matches are. */
import type { MatchList } from '@mips/contracts/bulk-match-parts'
import { matchStrengths } from '@mips/domain/bulk-match/row-matches'
import { Link } from '@mips/ui/link.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Shown } from '../../platform/problem.tsx'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { ListRow } from './list-row.tsx'

const shows = [
  { value: 'ALL', label: 'All rows' },
  { value: 'MATCHED', label: 'With a match' },
  { value: 'UNDECIDED', label: 'With a match that nobody decided about' },
  { value: 'NOTHING', label: 'Without a match' },
  { value: 'UNREADABLE', label: 'With what could not be read' },
] as const

const strengths = matchStrengths.map(({ code, label }) => ({ value: code, label }))

export function ListRows({ list }: { list: MatchList }) {
  const search = useSearch({ from: '/lists/$listId' })
  const navigate = useNavigate()
  const show = shows.find(({ value }) => value === search.show)?.value ?? 'ALL'
  const least = matchStrengths.find(({ code }) => code === search.least)?.code ?? 'POSSIBLE'
  const after = Number(search.after ?? 0) || 0
  const params = { listId: list.id }
  const found = useQuery({
    ...topicApi.bulkMatch.rows.query({ params, query: { show, least, after } }),
    staleTime: 0,
  })
  const narrow = (more: { show?: string; least?: string }) =>
    void navigate({ to: '/lists/$listId', params, search: { show, least, ...more } })
  return (
    <section aria-labelledby="rows" className="mips-stack">
      <h2 id="rows" className="govuk-heading-m">
        Rows
      </h2>
      <div className="mips-row">
        <Select
          name="show"
          label="Show"
          options={shows}
          value={show}
          onChange={(event) => narrow({ show: event.target.value })}
        />
        <Select
          name="least"
          label="Matches at least"
          options={strengths}
          value={least}
          onChange={(event) => narrow({ least: event.target.value })}
        />
      </div>
      <Shown query={found} words="Reading the rows…" headingLevel={2}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? <p>No row is so.</p> : null}
            {rows.map((row) => (
              <ListRow key={row.rowNo} list={list} row={row} />
            ))}
            <nav aria-label="More rows" className="mips-row">
              {after === 0 ? null : <Link href={paths.matchList(list.id, { show, least })}>First rows</Link>}
              {next === null ? null : (
                <Link href={paths.matchList(list.id, { show, least, after: String(next) })}>Next rows</Link>
              )}
            </nav>
          </>
        )}
      </Shown>
    </section>
  )
}

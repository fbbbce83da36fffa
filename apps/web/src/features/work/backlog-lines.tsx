/** The backlog in the order of work, a page at a time, narrowed by what is wrong with it. */
import type { TeamWork } from '@mips/contracts/task-parts'
import { TEAM_PAGE, teamShows } from '@mips/contracts/tasks'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { ChosenBar, useChosenWork } from '../../platform/chosen-work.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { WorkActDialog } from '../../platform/work-acts.tsx'
import type { Asked } from '../../platform/work-kinds.ts'
import { WorkLines } from '../../platform/work-lines.tsx'

type Search = { unit?: string; show?: string; kind?: string; owner?: string; from?: string }
type Show = (typeof teamShows)[number]
const labels: Record<Show, string> = {
  open: 'All',
  overdue: 'Overdue',
  unowned: 'Nobody has it',
  putOff: 'Put off',
  climbed: 'Gone up',
  grave: 'Grave harm',
}

export function BacklogLines({ team, search }: { team: TeamWork; search: Search }) {
  const now = useServerNow(15_000)
  const [asked, setAsked] = useState<Asked>()
  const show = teamShows.find((one) => one === search.show) ?? 'open'
  const from = Math.max(0, Number.parseInt(search.from ?? '0', 10) || 0)
  const { unit, kind, owner: ownerId } = search
  const lines = useQuery(
    api.tasks.listTeam.query({
      query: {
        show,
        from,
        ...(unit === undefined ? {} : { unit }),
        ...(kind === undefined ? {} : { kind }),
        ...(ownerId === undefined ? {} : { ownerId }),
      },
    }),
  )
  const picked = useChosenWork(lines.data?.tasks ?? [])
  const narrowed = narrowedBy(team, search)
  return (
    <Card title={`Backlog, by harm and age${narrowed === undefined ? '' : `: ${narrowed}`}`}>
      <SubNav
        label="Which of it"
        items={teamShows.map((one) => ({
          href: paths.workTeam({ ...search, from: undefined, show: one === 'open' ? undefined : one }),
          label: labels[one],
          isCurrent: one === show,
        }))}
      />
      {narrowed === undefined ? null : (
        <p>
          <Link href={paths.workTeam({ unit: search.unit, show: search.show })}>
            Show that of everybody and of all kinds
          </Link>
        </p>
      )}
      <Shown query={lines} words="Putting it in order…" headingLevel={2}>
        {({ tasks, count }) => (
          <>
            {tasks.length === 0 ? <p>None.</p> : null}
            <Can do="work.team.assign">
              <ChosenBar chosen={picked.chosen} acts={['give', 'close']} onAsk={setAsked} />
            </Can>
            <WorkLines
              label="Backlog"
              tasks={tasks}
              now={now}
              withOwner
              chosen={picked.ids}
              onChoose={picked.toggle}
            />
            <p className="mips-row">
              {from === 0 ? null : (
                <Link href={paths.workTeam({ ...search, from: pageAt(from - TEAM_PAGE) })}>
                  Earlier lines
                </Link>
              )}
              <span className="mips-muted">
                {count === 0 ? '' : `${from + 1} to ${from + tasks.length} of ${count}`}
              </span>
              {from + tasks.length >= count ? null : (
                <Link href={paths.workTeam({ ...search, from: pageAt(from + TEAM_PAGE) })}>Next lines</Link>
              )}
            </p>
          </>
        )}
      </Shown>
      <WorkActDialog asked={asked} onClose={() => setAsked(undefined)} />
    </Card>
  )
}

const pageAt = (from: number): string | undefined => (from <= 0 ? undefined : String(from))

function narrowedBy(team: TeamWork, { kind, owner }: Search): string | undefined {
  const words = [
    team.byKind.find((row) => row.kind === kind)?.label,
    team.byOwner.find((row) => row.owner.id === owner)?.owner.displayName,
  ].filter((word) => word !== undefined)
  return kind === undefined && owner === undefined ? undefined : words.join(', ') || 'none'
}

/** The supervisor's desk: alarms, how the backlog goes, the share with most harm, who has how much, and the lines to give. */
import type { TeamWork } from '@mips/contracts/task-parts'
import { Card } from '@mips/ui/card.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { ChosenBar, useChosenWork } from '../../platform/chosen-work.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { WorkActDialog } from '../../platform/work-acts.tsx'
import type { Asked } from '../../platform/work-kinds.ts'
import { WorkLines } from '../../platform/work-lines.tsx'
import { AlarmPeople } from './alarm-people.tsx'
import { BacklogLines } from './backlog-lines.tsx'
import { ByDay, ByKind, ByOwner, ByTeam } from './team-tables.tsx'

export function TeamPage() {
  usePageTitle('Work of the team')
  const search = useSearch({ from: '/work/team' })
  const navigate = useNavigate({ from: '/work/team' })
  const query = search.unit === undefined ? {} : { unit: search.unit }
  const desk = useQuery({ ...api.tasks.getTeam.query({ query }), refetchInterval: 60_000 })
  return (
    <div className="mips-stack">
      <PageHeading>Work of the team</PageHeading>
      <Shown query={desk} words="Counting the work…" headingLevel={2}>
        {(team) => (
          <div className="mips-stack">
            {team.units.length < 2 ? null : (
              <Select
                name="unit"
                label="Team, with those below it"
                options={team.units.map(({ code, name }) => ({ value: code, label: name }))}
                value={team.team}
                onChange={(event) => void navigate({ search: { unit: event.target.value } })}
              />
            )}
            <Alarms alarms={team.alarms} />
            <div className="mips-columns mips-columns--main-aside">
              <div className="mips-stack">
                <MostHarm team={team} />
                <BacklogLines team={team} search={search} />
              </div>
              <div className="mips-stack">
                <Figures team={team} />
                <AlarmPeople key={team.team} unit={search.unit} />
                <ByTeam rows={team.byTeam} />
                <ByOwner rows={team.byOwner} unit={search.unit} />
                <ByKind rows={team.byKind} unit={search.unit} />
                <ByDay rows={team.byDay} />
              </div>
            </div>
          </div>
        )}
      </Shown>
    </div>
  )
}

function Alarms({ alarms }: { alarms: TeamWork['alarms'] }) {
  return alarms.map(({ kind, text, rule }) => (
    <NotificationBanner
      key={kind}
      tone="bad"
      announce="status"
      title={kind === 'HARM_WAITS' ? 'Grave harm waits' : 'The backlog grows'}
    >
      <p>{`${text} (${rule})`}</p>
    </NotificationBanner>
  ))
}

const whole = (count: number) => (count < 10 ? count.toFixed(1) : String(Math.round(count)))

function Figures({ team: { backlog, climbed } }: { team: TeamWork }) {
  const clear = backlog.clearOn === null ? undefined : formatDateTimeZone(backlog.clearOn)
  const never = backlog.isGrowing ? 'Never at this pace: it grows' : 'Never at this pace: it stands still'
  return (
    <Card title="How it goes">
      <SummaryList
        rows={[
          { key: 'Open', value: String(backlog.open) },
          { key: 'Overdue', value: String(backlog.overdue) },
          { key: 'Nobody has it', value: String(backlog.unowned) },
          { key: 'Put off', value: String(backlog.snoozed) },
          { key: 'Came a day', value: `${whole(backlog.arrivalsPerDay)} (last ${backlog.days} days)` },
          { key: 'Done a day', value: `${whole(backlog.clearancesPerDay)} (last ${backlog.days} days)` },
          { key: 'Clear on', value: backlog.open === 0 ? 'It is clear' : (clear ?? never) },
          ...climbed
            .filter(({ count }) => count > 0)
            .map(({ to, toLabel, count }) => ({
              key: `Up to ${toLabel.toLowerCase()}`,
              value: String(count),
              to,
            })),
        ]}
      />
    </Card>
  )
}

function MostHarm({ team: { mostHarm } }: { team: TeamWork }) {
  const now = useServerNow(15_000)
  const [asked, setAsked] = useState<Asked>()
  const picked = useChosenWork(mostHarm.tasks)
  return (
    <Card title={`The ${mostHarm.percent} % that carries most harm: ${mostHarm.count}`}>
      {mostHarm.tasks.length === 0 ? <p>No work is open.</p> : null}
      <Can do="work.team.assign">
        <ChosenBar chosen={picked.chosen} acts={['give']} onAsk={setAsked} />
      </Can>
      <WorkLines
        label="Most harm"
        tasks={mostHarm.tasks}
        now={now}
        withOwner
        chosen={picked.ids}
        onChoose={picked.toggle}
      />
      <WorkActDialog asked={asked} onClose={() => setAsked(undefined)} />
    </Card>
  )
}

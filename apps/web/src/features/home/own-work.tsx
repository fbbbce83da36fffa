/** Own work: what a colleague hands over, what came up, then everything in the order of harm and age, like work together. */
import type { MyWork, TaskLine } from '@mips/contracts/task-parts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Menu } from '@mips/ui/menu.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { Can } from '../../platform/can.tsx'
import { ChosenBar, useChosenWork } from '../../platform/chosen-work.tsx'
import { paths } from '../../platform/paths.ts'
import { useServerNow } from '../../platform/server-clock.ts'
import { WorkActDialog } from '../../platform/work-acts.tsx'
import { type Asked, refreshesWork } from '../../platform/work-kinds.ts'
import { WorkLines } from '../../platform/work-lines.tsx'

export function OwnWork({ work }: { work: MyWork }) {
  const now = useServerNow(15_000)
  const [asked, setAsked] = useState<Asked>()
  const picked = useChosenWork(work.tasks)
  const acts = useWorkActs()
  return (
    <>
      {work.handover.length === 0 ? null : (
        <Card
          title="Handed over to you"
          actions={<Tag tone="caution">{`${work.handover.length} to answer`}</Tag>}
        >
          <p className="mips-muted">
            From {[...new Set(work.handover.map(({ offer }) => offer?.by.displayName))].join(', ')}. A line is
            yours when you accept it.
          </p>
          <WorkLines
            label="Handed over to you"
            tasks={work.handover}
            now={now}
            withOwner
            actions={(task) => (
              <>
                <Button look="secondary" size="small" icon="tick" onClick={() => acts.accept(task)}>
                  Accept
                  <Of task={task} />
                </Button>
                <Button look="quiet" size="small" onClick={() => setAsked({ act: 'refuse', tasks: [task] })}>
                  Refuse…
                  <Of task={task} />
                </Button>
              </>
            )}
          />
        </Card>
      )}
      {work.climbed.length === 0 ? null : (
        <Card title="Come up to you" actions={<Tag tone="bad">{`${work.climbed.length} overdue`}</Tag>}>
          <p className="mips-muted">
            The alarm of this overdue work went to you by name. What you do not acknowledge in an hour goes to
            the next person, and you are both told.
          </p>
          <WorkLines
            label="Come up to you"
            tasks={work.climbed}
            now={now}
            withOwner
            actions={(task) => (
              <Button look="secondary" size="small" onClick={() => acts.acknowledge(task)}>
                I have seen this
                <Of task={task} />
              </Button>
            )}
          />
        </Card>
      )}
      <Card title="What is due" actions={<Summary counts={work.counts} />}>
        {work.tasks.length === 0 ? <p>Nothing is due from you.</p> : null}
        <ChosenBar chosen={picked.chosen} acts={['handOver', 'close']} onAsk={setAsked} />
        {work.groups.map((group) => (
          <section key={group.kind} aria-label={group.label} className="mips-work-group">
            <h3 className="govuk-heading-s mips-work-group__head">
              {group.label} <span className="mips-muted">{group.count}</span>
              {group.count < 2 ? null : (
                <Button look="link" size="small" onClick={() => picked.toggleAll(group.ids)}>
                  Choose all {group.count}
                  <span className="govuk-visually-hidden">: {group.label}</span>
                </Button>
              )}
            </h3>
            <WorkLines
              label={group.label}
              tasks={group.ids.flatMap((id) => work.tasks.find((task) => task.id === id) ?? [])}
              now={now}
              chosen={picked.ids}
              onChoose={picked.toggle}
              actions={(task) => <OwnActs task={task} acts={acts} onAsk={setAsked} />}
            />
          </section>
        ))}
        {work.putOff.length === 0 ? null : (
          <Details summary={`Put off: ${work.putOff.length}`}>
            <WorkLines label="Put off" tasks={work.putOff} now={now} />
          </Details>
        )}
        <p className="govuk-body-s">
          <Link href={paths.workChanges()}>What changed since you last looked</Link>
          <Can do="watch.record.keep">
            {' · '}
            <Link href={paths.watched()}>Records you watch</Link>
          </Can>
          <Can do="work.team.read">
            {' · '}
            <Link href={paths.workTeam()}>Work of your teams</Link>
          </Can>
        </p>
      </Card>
      <WorkActDialog asked={asked} onClose={() => setAsked(undefined)} />
    </>
  )
}

/** The acts that ask nothing. */
function useWorkActs() {
  const settings = { refreshes: refreshesWork, tellsErrors: true }
  const complete = useAct(api.tasks.complete.mutation(), { ...settings, said: 'Done' })
  const take = useAct(api.tasks.accept.mutation(), { ...settings, said: 'It is yours' })
  const answer = useAct(api.tasks.answerHandover.mutation(), { ...settings, said: 'Accepted: it is yours' })
  const seen = useAct(api.tasks.acknowledge.mutation(), { ...settings, said: 'Acknowledged' })
  const of = (task: TaskLine) => ({ params: { taskId: task.id } })
  return {
    isBusy: complete.isBusy || take.isBusy,
    complete: (task: TaskLine) => void complete.run({ ...of(task), body: {} }),
    take: (task: TaskLine) => void take.run(of(task)),
    accept: (task: TaskLine) =>
      void answer.run({ body: { lines: [{ taskId: task.id, answer: 'ACCEPTED' }] } }),
    acknowledge: (task: TaskLine) => void seen.run(of(task)),
  }
}

/** For who hears the buttons one after another: which line each is of. */
const Of = ({ task }: { task: TaskLine }) => <span className="govuk-visually-hidden">: {task.title}</span>

function Summary({ counts }: { counts: MyWork['counts'] }) {
  if (counts.overdue > 0) return <Tag tone="bad">{`${counts.overdue} overdue`}</Tag>
  return counts.dueToday > 0 ? <Tag tone="caution">{`${counts.dueToday} due today`}</Tag> : null
}

function OwnActs({
  task,
  acts,
  onAsk,
}: {
  task: TaskLine
  acts: ReturnType<typeof useWorkActs>
  onAsk: (asked: Asked) => void
}) {
  const ask = (act: Asked['act']) => () => onAsk({ act, tasks: [task] })
  const more = [
    ...(task.may.snooze.allowed ? [{ id: 'snooze', label: 'Put off…', onAction: ask('snooze') }] : []),
    ...(task.isOwn ? [{ id: 'handOver', label: 'Hand over…', onAction: ask('handOver') }] : []),
    ...(task.may.close.allowed
      ? [{ id: 'close', label: 'Close without doing…', onAction: ask('close') }]
      : []),
  ]
  return (
    <>
      {task.may.accept ? (
        <Button look="secondary" size="small" onClick={() => acts.take(task)}>
          Take
          <Of task={task} />
        </Button>
      ) : null}
      {task.may.complete.allowed ? (
        <Button look="quiet" size="small" icon="tick" onClick={() => acts.complete(task)}>
          Done
          <Of task={task} />
        </Button>
      ) : null}
      {more.length === 0 ? null : (
        <Menu label="More" look="quiet" size="small" ariaLabel={`More: ${task.title}`} acts={more} />
      )}
    </>
  )
}

import { reachedStages, type DueThing, type RaisedStage } from '@mips/domain/custody/alarm-items'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { Button } from '@mips/ui/button.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { useEffect, useRef, useState } from 'react'
import { formatTime } from '../../platform/format.ts'
import { soundAlarm } from './sound.ts'

type Stay = { line: { id: string; personName: string; cell: string | null }; due: readonly DueThing[] }
type Alarm = RaisedStage & { id: string; name: string; cell: string | null }

/** Alarms with no network, from the pure clock: each sounds as its stage comes, and again at the next one. */
export function KeptAlarms({ stays, now }: { stays: readonly Stay[]; now: string }) {
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set())
  const sounded = useRef(new Set<string>())
  const [log, setLog] = useState<readonly string[]>([])
  const alarms = alarmsOf(stays, now)
  const fresh = alarms.filter(({ id }) => !sounded.current.has(id))
  const freshIds = fresh.map(({ id }) => id).join('\n')
  useEffect(() => {
    if (freshIds === '') return
    const at = formatTime(now)
    for (const id of freshIds.split('\n')) sounded.current.add(id)
    soundAlarm(at)
    setLog((before) => [...before, ...fresh.map((alarm) => `${at} ${alarm.label}, ${alarm.name}`)])
    // Each alarm once: what is new is told by its ids.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [freshIds])
  const standing = alarms.filter(({ id }) => !heard.has(id))
  return (
    <section aria-label="Alarms">
      <h2 className="govuk-heading-m">Alarms</h2>
      {standing.length === 0 ? <p>None stands that you have not heard.</p> : null}
      <ul className="govuk-list mips-alarms" aria-label="Alarms that stand">
        {standing.map((alarm) => (
          <li key={alarm.id}>
            <Clock label={alarm.label} dueAt={alarm.dueAt} now={now} size="small" /> {alarm.cell ?? 'no cell'}
            , {alarm.name}{' '}
            <Button look="link" onClick={() => setHeard((before) => new Set(before).add(alarm.id))}>
              Heard
              <span className="govuk-visually-hidden">
                : {alarm.label}, {alarm.name}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p className="mips-small" role="status">
        {log.length === 0
          ? 'No alarm has sounded here yet.'
          : `${log.length} sounded here; the last: ${log.at(-1) ?? ''}`}
      </p>
    </section>
  )
}

/** The latest stage of each thing due. */
function alarmsOf(stays: readonly Stay[], now: string): Alarm[] {
  const rules = careRulesOn(londonDay(now))
  return stays
    .flatMap(({ line, due }) =>
      due.flatMap((thing) => {
        const stage = reachedStages([thing], now, rules).at(-1)
        if (stage === undefined) return []
        const id = `${line.id} ${stage.what} ${stage.label} ${stage.dueAt} ${stage.minutesBefore}`
        return [{ ...stage, id, name: line.personName, cell: line.cell }]
      }),
    )
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
}

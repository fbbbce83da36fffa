import { Details } from '@mips/ui/details.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { useCan } from '../../platform/can.tsx'
import { paths } from '../../platform/paths.ts'
import { useServerNow } from '../../platform/server-clock.ts'
import { AlarmList } from './alarm-list.tsx'
import { useAlarms } from './board.api.ts'
import { Duty } from './duty.tsx'
import { KeepCopy } from './keep-dialog.tsx'
import type { Suite } from './kept.ts'
import { SoundSwitch } from './sound-switch.tsx'

/** What is done with one suite: duty, round, handover, sound, the copy for bad days, and all its alarms. */
export function BoardTools({ suite }: { suite: Suite }) {
  const mayLog = useCan('custody.log.add')
  const alarms = useAlarms(suite.code)
  const now = useServerNow(5000).toISOString()
  const standing = alarms.data?.alarms ?? []
  const unanswered = standing.filter(({ calls }) => calls.length > 0).length
  return (
    <div className="mips-no-print mips-stack">
      <div className="mips-row">
        {mayLog ? (
          <LinkButton look="secondary" size="small" href={paths.custodyRound(suite.code)}>
            Round
          </LinkButton>
        ) : null}
        <LinkButton look="secondary" size="small" href={paths.custodyHandover(suite.code)}>
          Handover
        </LinkButton>
        <Duty stationCode={suite.code} duties={alarms.data?.duties ?? []} />
        <SoundSwitch />
        {mayLog ? <KeepCopy suite={suite} /> : null}
      </div>
      {standing.length === 0 ? null : (
        <Details summary={`${standing.length} alarms, ${unanswered} not answered`}>
          <AlarmList alarms={standing} now={now} label="Alarms of this suite" />
        </Details>
      )}
    </div>
  )
}

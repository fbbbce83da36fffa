import type { DutyLine } from '@mips/contracts/custody-board-replies'
import { isRank } from '@mips/domain/codes/ranks'
import { custodyDuties, decideDuty } from '@mips/domain/custody/alarm-items'
import { Button } from '@mips/ui/button.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { useCan } from '../../platform/can.tsx'
import { formatTime } from '../../platform/format.ts'
import { rolesOf, useSession } from '../../platform/session.tsx'
import { refreshesAlarms } from './board.api.ts'

/** Taking up duty in a suite and leaving it: alarms go to whoever is on duty. */
export function Duty({ stationCode, duties }: { stationCode: string; duties: readonly DutyLine[] }) {
  const session = useSession()
  const mayLog = useCan('custody.log.add')
  const on = useAct(topicApi.custodyBoard.goOnDuty.mutation(), {
    refreshes: refreshesAlarms,
    tellsErrors: true,
  })
  const off = useAct(topicApi.custodyBoard.goOffDuty.mutation(), {
    refreshes: refreshesAlarms,
    tellsErrors: true,
  })
  const mine = duties.find((duty) => duty.stationCode === stationCode)
  const rank = isRank(session.user.rank) ? session.user.rank : 'STAFF'
  const open = custodyDuties.filter(({ code }) => decideDuty(code, { rank, roles: rolesOf(session) }).allowed)
  // What the officer is, not what else they may stand in for.
  const own = open.at(-1)
  if (!mayLog || own === undefined) return null
  return mine === undefined ? (
    <Button
      look="secondary"
      size="small"
      isBusy={on.isBusy}
      onClick={() => void on.run({ body: { stationCode, duty: own.code } })}
    >
      Go on duty as {own.label.toLowerCase()}
    </Button>
  ) : (
    <span className="mips-row">
      <span>
        On duty as {mine.dutyLabel.toLowerCase()} since {formatTime(mine.since)}
      </span>
      <Button
        look="secondary"
        size="small"
        isBusy={off.isBusy}
        onClick={() => void off.run({ body: { stationCode } })}
      >
        Go off duty
      </Button>
    </span>
  )
}

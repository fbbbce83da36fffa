import { PageBar } from '@mips/ui/notification-banner.tsx'
import { useEffect, useRef } from 'react'
import { useCan } from '../../platform/can.tsx'
import { formatTime } from '../../platform/format.ts'
import { useServerNow } from '../../platform/server-clock.ts'
import { AlarmList } from './alarm-list.tsx'
import { useAlarms } from './board.api.ts'
import { CopyBar } from './copy-bar.tsx'
import { useKeepCopy } from './keep-copy.ts'
import { useLiveBoard } from './live.ts'
import { soundAlarm } from './sound.ts'
import './live-board.scss'

const mostShown = 3

/** On every page of whoever is on duty in a suite: the alarms that call them. Also renews the copy of the suite here and says what is wrong with it. */
export function AlarmBanner() {
  const mayRead = useCan('custody.record.read')
  return mayRead ? <Alarms /> : null
}

function Alarms() {
  const { data } = useAlarms(undefined)
  const isOnDuty = (data?.duties.length ?? 0) > 0
  const copy = useKeepCopy()
  const now = useServerNow(5000).toISOString()
  const mine = (data?.alarms ?? []).filter(({ isForMe }) => isForMe)
  useSoundOfNew(mine.map(({ id }) => id))
  return (
    <>
      {isOnDuty ? <Stream /> : null}
      <CopyBar copy={copy} />
      {mine.length === 0 ? null : (
        <PageBar tone="bad">
          <strong>{mine.length === 1 ? '1 alarm calls you' : `${mine.length} alarms call you`}</strong>
          <AlarmList alarms={mine.slice(0, mostShown)} now={now} label="Alarms for you" />
          {mine.length > mostShown ? (
            <span>and {mine.length - mostShown} more on the custody board</span>
          ) : null}
        </PageBar>
      )}
    </>
  )
}

/** Whoever is on duty hears at once. */
function Stream() {
  useLiveBoard()
  return null
}

function useSoundOfNew(ids: readonly string[]): void {
  const heard = useRef(new Set<string>())
  const all = ids.join(' ')
  useEffect(() => {
    const fresh = all.split(' ').filter((id) => id !== '' && !heard.current.has(id))
    for (const id of fresh) heard.current.add(id)
    if (fresh.length > 0) soundAlarm(formatTime(new Date().toISOString()))
  }, [all])
}

/** Locks the screen of somebody who went away, after a warning that any key takes back; keeps the session of somebody who reads. */
import { Button } from '@mips/ui/button.tsx'
import { useEffect, useRef, useState } from 'react'
import { refreshSession } from './session.tsx'
import { sessionGate } from './session-gate.ts'
import { lockScreen } from './sign-out.ts'
import { hearTabs, tellTabs } from './tabs.ts'

const minute = 60_000
const signs = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const

/** How long before the lock the warning comes: two minutes, or half of a short limit. */
export const warningMs = (idleMs: number): number => Math.min(2 * minute, idleMs / 2)

/** Seconds until the lock while the warning stands, else undefined. */
export function useIdleLock(idleMinutes: number): { secondsLeft: number | undefined; stay: () => void } {
  const idleMs = idleMinutes * minute
  const lastSign = useRef(Date.now())
  const lastPing = useRef(Date.now())
  const [secondsLeft, setSecondsLeft] = useState<number>()

  useEffect(() => {
    const onSign = () => {
      const quietFor = Date.now() - lastSign.current
      lastSign.current = Date.now()
      if (quietFor > 5000) tellTabs('active')
      setSecondsLeft(undefined)
    }
    const stopHearing = hearTabs((news) => {
      if (news === 'active' || news === 'unlocked') lastSign.current = Date.now()
      if (news === 'unlocked') sessionGate.open(true)
      if (news === 'locked') void sessionGate.wait('locked')
      if (news === 'signed-out') window.location.reload()
    })
    const check = () => {
      if (sessionGate.question() !== undefined) {
        lastSign.current = Date.now()
        return setSecondsLeft(undefined)
      }
      const now = Date.now()
      const left = lastSign.current + idleMs - now
      if (left <= 0) return void lockScreen()
      setSecondsLeft(left <= warningMs(idleMs) ? Math.ceil(left / 1000) : undefined)
      // The server counts from the last request; a reader who only scrolls is at work too.
      if (lastSign.current > lastPing.current && now - lastPing.current > idleMs / 3) {
        lastPing.current = now
        void refreshSession().catch(() => undefined)
      }
    }
    for (const sign of signs) window.addEventListener(sign, onSign, { capture: true, passive: true })
    const timer = setInterval(check, 1000)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true })
      clearInterval(timer)
      stopHearing()
    }
  }, [idleMs])

  return {
    secondsLeft,
    stay: () => {
      lastSign.current = Date.now()
      setSecondsLeft(undefined)
    },
  }
}

/** The warning across the page; any key or press takes it back too. */
export function IdleWarning({ idleMinutes }: { idleMinutes: number }) {
  const { secondsLeft, stay } = useIdleLock(idleMinutes)
  if (secondsLeft === undefined) return null
  const words = secondsLeft > 60 ? `${Math.ceil(secondsLeft / 60)} minutes` : 'less than a minute'
  return (
    <div className="mips-idle" role="alert">
      <span>
        <strong>This screen locks in {words}.</strong> What you typed is kept. Press any key to stay.
      </span>
      <Button look="secondary" size="small" onClick={stay}>
        Stay
      </Button>
    </div>
  )
}

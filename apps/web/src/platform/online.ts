/** Whether the device has a connection, and since when not. */
import { londonTime } from '@mips/ui/time-text.ts'
import { useEffect, useState } from 'react'
import { serverNow } from './server-clock.ts'

/** `since` is a time of day in London. */
export function useIsOnline(): { isOnline: boolean; since: string | undefined } {
  const [since, setSince] = useState<string | undefined>(() =>
    navigator.onLine ? undefined : londonTime(serverNow()),
  )
  useEffect(() => {
    const onOffline = () => setSince(londonTime(serverNow()))
    const onOnline = () => setSince(undefined)
    window.addEventListener('offline', onOffline)
    window.addEventListener('online', onOnline)
    return () => {
      window.removeEventListener('offline', onOffline)
      window.removeEventListener('online', onOnline)
    }
  }, [])
  return { isOnline: since === undefined, since }
}

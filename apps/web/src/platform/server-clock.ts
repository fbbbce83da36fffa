/** The time of the server, read from its replies, because a desk's own clock may be wrong. */
import { useEffect, useState } from 'react'

let offsetMs = 0

/** Takes the time of a reply; the header counts whole seconds, so half a second is added. */
export function readServerTime(response: Response): void {
  const sentAt = Date.parse(response.headers.get('date') ?? '')
  if (Number.isFinite(sentAt)) offsetMs = sentAt + 500 - Date.now()
}

/** The server's time now, to about a second. */
export const serverNow = (): Date => new Date(Date.now() + (Math.abs(offsetMs) > 1500 ? offsetMs : 0))

/** How far this device's clock is from the server's, in milliseconds; positive when the device is behind. */
export const clockDriftMs = (): number => offsetMs

/** The server's time, ticking for as long as the component stands. */
export function useServerNow(everyMs = 1000): Date {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** Markers of the store as the warnings that the kit shows. */
import type { WarningMarker } from '@mips/ui/warning-order.ts'
import { formatDate } from './format.ts'

type Marker = {
  id: string
  label: string
  severity: number
  startsOn: string
  isUnreviewed: boolean
  reason?: string
}

const severityOf = (severity: number): WarningMarker['severity'] => {
  if (severity >= 4) return 'high'
  return severity === 3 ? 'medium' : 'low'
}

/** Each with its date; one whose review day has passed still stands and says so. */
export const asWarnings = (markers: readonly Marker[]): WarningMarker[] =>
  markers.map(({ id, label, severity, startsOn, isUnreviewed, reason }) => ({
    id,
    label,
    severity: severityOf(severity),
    date: formatDate(startsOn),
    detail:
      [reason, isUnreviewed ? 'not reviewed since it was due' : undefined].filter(Boolean).join(' · ') ||
      undefined,
  }))

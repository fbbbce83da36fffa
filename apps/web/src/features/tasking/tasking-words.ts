/** Meetings and items of tasking in words. */
import type { MeetingHead, TaskingLine } from '@mips/contracts/tasking-parts'
import { formatDate, formatDateTime, formatOfficer } from '../../platform/format.ts'

export const meetingWords = ({
  kind,
  level,
  heldAt,
}: Pick<MeetingHead, 'kind' | 'level' | 'heldAt'>): string =>
  `${kind.label}, level ${level.code} · ${formatDateTime(heldAt)}`

export const decisionTones = {
  ADOPTED: 'good',
  DEFERRED: 'caution',
  REFUSED: 'neutral',
  CLOSED: 'info',
} as const

/** Who does what by when, of what was adopted. */
export const taskWords = ({ kind, tactic, owner, dueOn }: TaskingLine): string =>
  [
    [kind?.label, tactic].filter(Boolean).join(': '),
    owner === null ? null : formatOfficer(owner),
    dueOn === null ? null : `by ${formatDate(dueOn)}`,
  ]
    .filter(Boolean)
    .join(' · ')

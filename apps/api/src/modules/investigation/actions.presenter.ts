/** Actions and lists of crimes as officers see them. */
import type { ActionLine, BoardAction, CrimeListLine } from '@mips/contracts/investigation-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { actionPriorities, actionReference, actionStates } from '@mips/domain/investigation/actions'
import { screeningBars } from '@mips/domain/investigation/allocation'
import { harmFlagsOf } from '@mips/domain/investigation/crime-harm'
import { investigationStates } from '@mips/domain/investigation/investigation-state'
import { crimeMarkers } from '@mips/domain/investigation/policy-tasks'
import { isLater } from '@mips/domain/time/instant'
import { utc } from './investigation.reading.ts'
import type { ActionRow, BoardRow, CrimeListRow } from './investigation.rows.ts'

export function presentAction(row: ActionRow, now: string): ActionLine {
  const { serial, state, priority, reviewId, ...rest } = row
  const isOpen = state === 'RAISED' || state === 'ALLOCATED' || state === 'REFERRED'
  return {
    ...rest,
    reference: actionReference(serial),
    state: { code: state, label: labelIn(actionStates, state) },
    priority: { code: priority, label: labelIn(actionPriorities, priority) },
    isReturn: reviewId !== null,
    isOverdue: isOpen && row.dueAt !== null && isLater(now, utc(row.dueAt)),
  }
}

export const presentBoardAction = (row: BoardRow, now: string): BoardAction => ({
  ...presentAction(row, now),
  harm: row.harm,
  crime: row.crime,
})

export function presentListLine(row: CrimeListRow, now: string): CrimeListLine {
  const { id, reference, title, hoCode, at, address, flags, investigationState: state } = row
  const { recordedAt, officer, isAccepted, harm, solvability, isAssessed, levelNeeded, nextDueAt } = row
  const bars = harmFlagsOf({ hoCode, markers: flags, isVulnerable: false })
  return {
    id,
    reference,
    title,
    hoCode,
    at,
    address,
    recordedAt,
    officer,
    isAccepted,
    harm,
    solvability,
    isAssessed,
    levelNeeded,
    nextDueAt,
    openActions: row.openActions,
    flags: flags.map((code) => ({ code, label: labelIn(crimeMarkers, code) })),
    state: { code: state, label: labelIn(investigationStates, state) },
    harmWords: screeningBars.filter(({ code }) => bars.includes(code)).map(({ label }) => label),
    isOverdue: nextDueAt !== null && isLater(now, utc(nextDueAt)),
  }
}

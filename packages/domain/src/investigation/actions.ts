/** Lines of enquiry and actions: raised, allocated, resulted, filed, with who may do which (AC-1 to AC-5). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { type Instant, isLater } from '../time/instant.ts'
import type { PipLevel } from './allocation.ts'

export const actionStates = [
  { code: 'RAISED', label: 'For allocation', isOpen: true },
  { code: 'ALLOCATED', label: 'Allocated', isOpen: true },
  { code: 'RESULTED', label: 'Resulted', isOpen: true },
  { code: 'REFERRED', label: 'Referred', isOpen: true },
  { code: 'FILED', label: 'Filed', isOpen: false },
  { code: 'NFA', label: 'No further action', isOpen: false },
] as const
export type ActionState = (typeof actionStates)[number]['code']

export const actionPriorities = [
  { code: 'HIGH', label: 'High', order: 1 },
  { code: 'MEDIUM', label: 'Medium', order: 2 },
  { code: 'LOW', label: 'Low', order: 3 },
] as const
export type ActionPriority = (typeof actionPriorities)[number]['code']

export interface Action {
  reference: string
  text?: string
  state: ActionState
  priority: ActionPriority
  ownerId?: string
  dueAt?: Instant
  result?: string
  resultedBy?: string
  reviewedBy?: string
  closedReason?: string
}

/** `A001`; after 999 it grows longer. */
export const actionReference = (serial: number): string => `A${String(serial).padStart(3, '0')}`

const next: Record<ActionState, readonly ActionState[]> = {
  RAISED: ['ALLOCATED', 'REFERRED', 'NFA'],
  ALLOCATED: ['ALLOCATED', 'RESULTED', 'REFERRED', 'NFA'],
  REFERRED: ['ALLOCATED', 'RESULTED', 'NFA'],
  RESULTED: ['ALLOCATED', 'FILED'],
  FILED: ['ALLOCATED'],
  NFA: ['ALLOCATED'],
}

/** What stands against moving an action on. `level` is that of the investigation (AC-3). */
export function actionProblems(before: Action, after: Action, level: PipLevel): RuleProblem[] {
  const { problems, block } = problemList()
  const label = (code: ActionState) =>
    actionStates.find((row) => row.code === code)?.label.toLowerCase() ?? code
  block(
    !next[before.state].includes(after.state),
    'AC-1',
    `An action that is ${label(before.state)} does not become ${label(after.state)}.`,
    'state',
  )
  block(!isSaid(after.text), 'AC-1', 'Say what is to be done.', 'text')
  block(after.state === 'ALLOCATED' && !isSaid(after.ownerId), 'AC-1', 'Name who does it.', 'ownerId')
  block(
    after.state === 'RESULTED' && !isSaid(after.result),
    'AC-2',
    'Say what came of it, also when nothing did.',
    'result',
  )
  block(
    after.state === 'FILED' && level >= 2 && (after.reviewedBy ?? '') === (after.resultedBy ?? ''),
    'AC-3',
    'Above volume crime nobody reviews their own result: another officer files it.',
    'reviewedBy',
  )
  block(
    after.state === 'NFA' && !isSaid(after.closedReason),
    'AC-2',
    'Say why nothing is done.',
    'closedReason',
  )
  return problems
}

/** AC-4: what is due of the actions that are open, the earliest first; overdue ones go to the supervisor. */
export function actionsDue(actions: readonly Action[], now: Instant): Due[] {
  return actions
    .flatMap((action) => {
      if (action.dueAt === undefined || isClosedAction(action.state) || action.state === 'RESULTED') return []
      const isLate = isLater(now, action.dueAt)
      const row = {
        what: `ACTION:${action.reference}`,
        text: `${action.reference}: ${action.text ?? 'Action'}`,
        by: action.dueAt,
        who: isLate ? ('SUPERVISOR' as const) : ('OIC' as const),
        rule: 'AC-4',
      }
      return [due(row, now)]
    })
    .sort(byDue)
}

/** Whether an action no longer keeps an investigation open (ST-6). */
export const isClosedAction = (state: ActionState): boolean =>
  actionStates.some((row) => row.code === state && !row.isOpen)

export interface LineOfEnquiry {
  hypothesis?: string
  /** Towards the suspect or away from them; the code asks for both. */
  direction: 'TOWARDS' | 'AWAY'
  status: 'OPEN' | 'PURSUED' | 'CLOSED'
  closedReason?: string
  /** Digital or third-party material is asked for under this line. */
  asksForPrivateMaterial?: boolean
  proportionality?: string
}

/** AC-5, CPIA code: all reasonable lines, towards and away; private material only with reason and proportionality. */
export function enquiryProblems(lines: readonly LineOfEnquiry[]): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  for (const [index, line] of lines.entries()) {
    const field = `lines.${index}`
    ask(!isSaid(line.hypothesis), 'AC-5', 'Say what this line tests.', field)
    block(
      line.status === 'CLOSED' && !isSaid(line.closedReason),
      'AC-5',
      'Say why this line is closed.',
      field,
    )
    block(
      line.asksForPrivateMaterial === true && !isSaid(line.proportionality),
      'AC-5',
      'Write why this material is needed and why that is proportionate, before it is asked for.',
      field,
    )
  }
  warn(
    lines.length > 0 && lines.every(({ direction }) => direction === 'TOWARDS'),
    'AC-5',
    'Every line points towards the suspect: add what could point away.',
    'lines',
  )
  return problems
}

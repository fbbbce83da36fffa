/** Words of the desk of the intelligence unit: the views of its queue, its steps, and how the parts of two texts are told apart. */
import { type ReportState, reportStates, type ReportStep } from './report-state.ts'

/** The views of the queue; a report stands in one of them by its state, and `ALL` holds them together. */
export const reviewViews = [
  { code: 'UNREAD', label: 'Not opened' },
  { code: 'EVALUATING', label: 'Being evaluated' },
  { code: 'CHECK', label: 'With a second person' },
  { code: 'RETURNED', label: 'With the writer' },
  { code: 'HELD', label: 'Held back' },
  { code: 'ALL', label: 'All' },
] as const
export type ReviewView = (typeof reviewViews)[number]['code']

/**
 * In which view a report stands; undefined where the unit has nothing left to do. `isWaiting`: a paragraph that this reader may
 * work on was never released nor left out, which an evaluated report has where its evaluator was not on the list of that paragraph.
 */
export function viewOfReport(state: ReportState, isWaiting: boolean): Exclude<ReviewView, 'ALL'> | undefined {
  switch (state) {
    case 'SUBMITTED':
      return 'UNREAD'
    case 'IN_EVALUATION':
    case 'RE_EVALUATION':
      return 'EVALUATING'
    case 'QUALITY_CHECK':
      return 'CHECK'
    case 'RETURNED':
      return 'RETURNED'
    case 'QUARANTINED':
      return 'HELD'
    case 'EVALUATED':
    case 'DEVELOPED':
      return isWaiting ? 'EVALUATING' : undefined
    case 'DRAFT':
    case 'ARCHIVED':
    case 'DISPOSED':
    case 'DIVERTED':
      return undefined
  }
}

/** The states of the reports that stand in a view. */
export const statesOfView = (view: ReviewView): ReportState[] =>
  reportStates
    .map(({ code }) => code)
    .filter((state) => {
      const own = viewOfReport(state, true)
      return own !== undefined && (view === 'ALL' || own === view)
    })

/** Steps that one route takes by their code; the others have routes of their own, because they ask for more or for another right. */
export const chosenSteps = [
  { code: 'ASK_CHECK', label: 'Ask a second person to check' },
  { code: 'RELEASE', label: 'Release' },
  { code: 'SEND_BACK', label: 'Send back to the evaluator' },
  { code: 'RE_EVALUATE', label: 'Evaluate anew' },
  { code: 'DEVELOP', label: 'Take into development' },
  { code: 'CLOSE_DEVELOPMENT', label: 'Close the development' },
] as const

/** What a step of the unit is called on its button and in the history. */
export const stepLabels: Record<ReportStep, string> = {
  SUBMIT: 'Sent in',
  DISCARD: 'Discarded',
  ACCEPT: 'Open and take it',
  RETURN: 'Return to its writer',
  DIVERT: 'Pass on, no intelligence',
  RESUBMIT: 'Sent in again',
  ASK_CHECK: 'Ask a second person to check',
  SEND_BACK: 'Send back to the evaluator',
  RELEASE: 'Release',
  APPROVE: 'Approve and release',
  DEVELOP: 'Take into development',
  CLOSE_DEVELOPMENT: 'Close the development',
  RE_EVALUATE: 'Evaluate anew',
  QUARANTINE: 'Hold back',
  LIFT: 'Lift the hold',
  ARCHIVE: 'Archive',
  DISPOSE: 'Dispose of',
}

/** The steps of the unit, in the order in which they come up. */
export const unitSteps = [
  'ACCEPT',
  'RELEASE',
  'ASK_CHECK',
  'APPROVE',
  'SEND_BACK',
  'RETURN',
  'DIVERT',
  'DEVELOP',
  'CLOSE_DEVELOPMENT',
  'RE_EVALUATE',
  'QUARANTINE',
  'LIFT',
] as const satisfies readonly ReportStep[]

/** Steps that say why. */
export const stepsWithReason: readonly ReportStep[] = [
  'RETURN',
  'DIVERT',
  'SEND_BACK',
  'RE_EVALUATE',
  'QUARANTINE',
  'LIFT',
]

/** The state in words. */
export const stateLabel = (state: ReportState): string =>
  reportStates.find(({ code }) => code === state)?.label ?? state

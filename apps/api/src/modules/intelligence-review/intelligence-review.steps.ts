/** Which steps a member of the unit could take now, and who has worked on what is released (IW-1 to IW-4). */
import type { EvaluationPage } from '@mips/contracts/intelligence-review-replies'
import { reportActorsOf } from '@mips/domain/intelligence/reader-roles'
import {
  isReportFound,
  reportSteps,
  type ReportState,
  type ReportStep,
  type ReportStepFacts,
  takeReportStep,
} from '@mips/domain/intelligence/report-state'
import { stateLabel, stepLabels, stepsWithReason, unitSteps } from '@mips/domain/intelligence/review-desk'
import type { Ctx } from '../../platform/http/module.ts'
import { evaluationFacts, type Worked } from './intelligence-review.reading.ts'
import type { EvaluationRow } from './intelligence-review.rows.ts'

/** States in which grades, texts, names and the risk are worked on. */
const workStates: readonly ReportState[] = ['IN_EVALUATION', 'RE_EVALUATION']

/** IW-2: why this member may not change the evaluation now; undefined where they may. */
export function whyNotWork(ctx: Ctx, row: EvaluationRow): string | undefined {
  if (row.submittedBy?.id === ctx.who.userId)
    return 'IW-2: You wrote this report: another evaluator takes it.'
  if (workStates.includes(row.state)) return undefined
  return `IW-1: This is not open while the report is ${stateLabel(row.state).toLowerCase()}.`
}

/** Everybody whose grade, text, condition or answer would be released, who asked for the check, or who took the report: none of them approves it (IW-3). */
export function evaluatorsOf(row: EvaluationRow, worked: readonly Worked[]): Set<string> {
  const last = (codes: readonly ReportStep[]) => row.steps.findLast(({ code }) => codes.includes(code))?.byId
  const ids = [
    last(['ACCEPT', 'RE_EVALUATE']),
    last(['ASK_CHECK']),
    ...worked.flatMap(({ given, text }) => [given?.byId, text?.writtenBy?.id]),
    ...row.workedBy,
  ]
  return new Set(ids.flatMap((id) => id ?? []))
}

/**
 * IW-7: whether readers may hold something of it. A text for a list on which this member is not stands to them as the steps tell it, which
 * all of the unit see: released, and not taken out since.
 */
function mayBeLive({ texts, steps }: EvaluationRow): boolean {
  const released = steps.findLastIndex(({ code }) => code === 'RELEASE' || code === 'APPROVE')
  return (
    texts.some(({ isLive }) => isLive) ||
    (released >= 0 && steps.slice(released).every(({ toState }) => isReportFound(toState, true)))
  )
}

/** Steps for which the whole evaluation is worked out; on a long report that is the work of the page. */
const asksEvaluation: readonly ReportStep[] = ['ASK_CHECK', 'RELEASE', 'APPROVE']

/** The facts of a step as this member takes it. */
export function factsOf(
  ctx: Ctx,
  row: EvaluationRow,
  worked: readonly Worked[],
  today: string,
  code: ReportStep,
): ReportStepFacts {
  const { userId } = ctx.who
  const evaluators = evaluatorsOf(row, worked)
  const evaluatorId = evaluators.has(userId) ? userId : [...evaluators][0]
  const supervisorId = code === 'APPROVE' ? userId : undefined
  return {
    actors: reportActorsOf(ctx.who, row.submittedBy?.id),
    actorId: userId,
    submittedById: row.submittedBy?.id ?? '',
    ...(evaluatorId === undefined ? {} : { evaluatorId }),
    hasLive: mayBeLive(row),
    ...(asksEvaluation.includes(code)
      ? {
          evaluation: evaluationFacts(row, worked, today, { supervisorId, isForCheck: code === 'ASK_CHECK' }),
        }
      : {}),
  }
}

/** The steps that lead on from this state, with the first thing that stands against each. */
export function openSteps(
  ctx: Ctx,
  row: EvaluationRow,
  worked: readonly Worked[],
  today: string,
): EvaluationPage['steps'] {
  return unitSteps
    .filter((code) =>
      reportSteps.some((one) => one.code === code && (one.from as readonly string[]).includes(row.state)),
    )
    .map((code) => {
      const facts = factsOf(ctx, row, worked, today, code)
      // What is said with the step itself cannot be missing yet.
      const { problems } = takeReportStep(row.state, code, { ...facts, reason: 'said', divertedToId: 'said' })
      const block = problems.find(({ severity }) => severity === 'BLOCK')
      return {
        code,
        label: stepLabels[code],
        isOpen: block === undefined,
        why: block === undefined ? null : `${block.rule}: ${block.message}`,
        needsReason: stepsWithReason.includes(code),
      }
    })
}

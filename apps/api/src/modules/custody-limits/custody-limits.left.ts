/** What reviews, extensions and applications that are on the record still lack: asked, and never in the way of saving. */
import { detentionGrounds, reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { extensionRecordProblems } from '@mips/domain/custody/extension-record'
import { representationKinds, reviewRecordProblems } from '@mips/domain/custody/review-record'
import type { LimitsRow, ReviewRow, StepRow } from './custody-limits.rows.ts'

/** Who stands by the person; without them nobody is asked. */
export type Support = { needsAppropriateAdult: boolean; hasSolicitor: boolean }

/** What a kept review still lacks; one that was recorded the short way is taken as it is. */
export function leftOfReview(row: ReviewRow, support: Support, isCharged: boolean): string[] {
  const { details } = row
  if (details === null) return []
  const said = (by: string) => details.said.find((each) => each.by === by)?.kind
  const heard = (by: string) => {
    const kind = representationKinds.find(({ code }) => code === said(by))?.code
    return kind === undefined ? {} : { [by]: kind }
  }
  const problems = reviewRecordProblems({
    method: reviewMethods.find(({ code }) => code === row.method)?.code ?? 'IN_PERSON',
    isAttendancePracticable: details.isAttendancePracticable ?? true,
    isLiveLinkPracticable: details.isLiveLinkPracticable ?? true,
    ...(details.recordedBy === null ? {} : { recordedBy: details.recordedBy }),
    ...heard('detainee'),
    ...heard('solicitor'),
    ...heard('appropriateAdult'),
    ...support,
    ...(details.refusedReason === null ? {} : { refusedReason: details.refusedReason }),
    isRemindedOfAdvice: details.isRemindedOfAdvice,
    ...(row.toldAt === null ? {} : { toldAt: row.toldAt }),
    grounds: detentionGrounds.flatMap(({ code }) => (row.groundsCodes.includes(code) ? [code] : [])),
    outcome: reviewOutcomes.find(({ code }) => code === row.outcome)?.code ?? 'CONTINUE',
    isCharged,
  }).filter(({ severity }) => severity === 'ASK')
  // RV-9: whoever slept or was unfit is told as soon as practicable after.
  if (row.toldAt === null && problems.every(({ field }) => field !== 'toldAt'))
    problems.push({ rule: 'RV-9', severity: 'ASK', message: 'Tell the person the decision and the grounds.' })
  return problems.map(({ rule, message }) => `${message.replace(/\.$/, '')} (${rule}).`)
}

const stepEnds = ['WARRANT_ISSUED', 'WARRANT_EXTENDED', 'WARRANT_REFUSED', 'WARRANT_WITHDRAWN']

/** Whether an application waits for the court. */
export const isOpenApplication = (step: StepRow, rows: readonly StepRow[]): boolean =>
  step.kind === 'WARRANT_APPLIED' &&
  step.correctedById === null &&
  !rows.some(
    ({ applicationId, kind, correctedById }) =>
      applicationId === step.id && correctedById === null && stepEnds.includes(kind),
  )

/** What an extension still lacks of EX-2 and EX-5 to EX-7; an application the copy for the person (WF-2). */
export function leftOfStep(step: StepRow, needsAppropriateAdult: boolean): string[] {
  const { details } = step
  if (step.kind === 'WARRANT_APPLIED')
    return details.informationServedAt ? [] : ['Give the person a copy of the information (WF-2).']
  if (step.kind !== 'EXTENDED_S42') return []
  const said = (name: string) => (typeof details[name] === 'string' ? { [name]: details[name] } : {})
  const told = (name: string) => (typeof details[name] === 'boolean' ? { [name]: details[name] } : {})
  const fields = ['hasLinkAdvice', 'consentToLink', 'isConsentBeforeAdult', 'isNecessary', 'isDiligent']
  const answers = [...fields, 'isJourneyWeighed', 'isRemindedOfRights'].map(told)
  return extensionRecordProblems({
    method: details.method === 'LIVE_LINK' ? 'LIVE_LINK' : 'IN_PERSON',
    needsAppropriateAdult,
    isMovingArea: details.isMovingArea === true,
    groundsText: step.reason ?? '',
    ...Object.assign({}, ...answers, said('representations'), said('toldGroundsAt')),
  })
    .filter(({ severity }) => severity === 'ASK')
    .map(({ rule, message }) => `${message.replace(/\.$/, '')} (${rule}).`)
}

/** Everything that the limits of a stay still lack, each sentence once. */
export function leftToDo(stay: LimitsRow, support: Support, isCharged: boolean): string[] {
  const steps = stay.limitRows.filter(({ correctedById }) => correctedById === null)
  const open = steps.filter((step) => isOpenApplication(step, stay.limitRows))
  return [
    ...new Set([
      ...stay.reviewRows.flatMap((row) => leftOfReview(row, support, isCharged)),
      ...steps.flatMap((step) => leftOfStep(step, support.needsAppropriateAdult)),
      ...open.map(() => 'Record what the court decides on the application (WF-5).'),
    ]),
  ]
}

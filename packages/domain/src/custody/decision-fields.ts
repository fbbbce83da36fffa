/** What a decision on detention must say (custody.md 12.3): each gap with the field where it is filled. */
import { type DetentionGround, detentionGrounds } from './codes.ts'

export interface DetentionDecisionFields {
  decision: 'AUTHORISED' | 'REFUSED'
  grounds: readonly DetentionGround[]
  groundsText?: string | undefined
  /** Undefined while it is not answered. */
  toldInPresence: boolean | undefined
  notToldReason?: string | undefined
  refusedReason?: string | undefined
}

type Gap = { field: 'grounds' | 'groundsText' | 'notToldReason' | 'refusedReason'; reason: string }

/** Every gap at once: a refusal needs its reason; an authorisation its grounds, why, and whether the person was told. */
export function decisionProblems(decision: DetentionDecisionFields): Gap[] {
  if (decision.decision === 'REFUSED') {
    return decision.refusedReason?.trim()
      ? []
      : [{ field: 'refusedReason', reason: 'Say why detention is refused' }]
  }
  const gaps: Gap[] = []
  const late = detentionGrounds.find(
    (ground) => ground.phase === 'AFTER_CHARGE' && decision.grounds.includes(ground.code),
  )
  if (decision.grounds.length === 0)
    gaps.push({ field: 'grounds', reason: 'Choose at least one ground for detention' })
  if (late !== undefined)
    gaps.push({ field: 'grounds', reason: `${late.label} is a ground after charge only` })
  if (!decision.groundsText?.trim())
    gaps.push({ field: 'groundsText', reason: 'Say why detention is necessary' })
  if (decision.toldInPresence === false && !decision.notToldReason?.trim())
    gaps.push({ field: 'notToldReason', reason: 'Say why the person was not told the grounds' })
  return gaps
}

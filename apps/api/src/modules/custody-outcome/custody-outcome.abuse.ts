/** Domestic abuse behind a stay as the door reads it, and what is owed to a victim whose suspect goes before the plan is done. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { safeguardingAtRelease, waitedFor } from '@mips/domain/safeguarding/abuse-at-release'
import { daGrades } from '@mips/domain/safeguarding/da-tools'
import type { Ctx } from '../../platform/http/module.ts'
import { raiseTask } from '../pole/task.service.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'

/** The facts for the rule. */
export const abuseFactsOf = ({ abuse }: OutcomeRow) => ({
  isDomestic: abuse.isDomestic,
  assessments: abuse.assessments.map(({ reference, grade, stepsDone, stepsOpen }) => ({
    reference: reference ?? '',
    stepsDone,
    stepsOpen,
    ...(grade === null ? {} : { grade }),
  })),
})

/** What the page of the release shows of it. */
export function abuseAtDoor(stay: OutcomeRow) {
  const facts = abuseFactsOf(stay)
  return {
    isDomestic: facts.isDomestic,
    isWaiting: waitedFor(facts.assessments).length > 0,
    assessments: stay.abuse.assessments.map(({ id, reference, grade, stepsDone, stepsOpen }) => ({
      id,
      reference: reference ?? '',
      grade: grade === null ? null : { code: grade, label: labelIn(daGrades, grade) },
      stepsDone,
      stepsOpen,
    })),
    warnings: safeguardingAtRelease(facts)
      .filter(({ severity }) => severity === 'WARN')
      .map(({ message }) => message),
  }
}

const harmOfHighRisk = 30

/** The suspect went before the plan was done: whoever graded the risk is told at once. */
export async function tellOfRelease(ctx: Ctx, stay: OutcomeRow, reason: string): Promise<void> {
  const waiting = new Set(waitedFor(abuseFactsOf(stay).assessments).map(({ reference }) => reference))
  for (const { id, reference, gradedBy } of stay.abuse.assessments) {
    if (gradedBy === null || !waiting.has(reference ?? '')) continue
    await raiseTask(ctx, {
      recordId: id,
      kind: 'DA_SUSPECT_RELEASED',
      title: `The suspect is released, the plan is not done: ${reference ?? ''}`,
      reason: `Make the victim safe now (SG-05). Custody did not wait: ${reason}`.slice(0, 1000),
      rule: 'SG-05',
      harm: harmOfHighRisk,
      opensAt: `/abuse-assessments/${id}`,
      for: { userId: gradedBy },
      dueAt: ctx.clock.now(),
      mayTick: true,
    })
  }
}

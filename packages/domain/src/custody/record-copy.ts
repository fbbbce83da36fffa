/** Copies of the custody record for the person and their lawyer (RG-5, Code C 2.4, 2.4A). */
import { addDays } from '../time/day.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { endOfBailPeriod } from './bail-period.ts'
import { problemList, type RuleProblem } from './rule-problem.ts'

/** RG-5, TMR-06: a copy of the record is a right for so many months after release; later it is the force's to give. */
export function recordCopyProblems(releasedAt: Instant, askedAt: Instant, months: number): RuleProblem[] {
  const { problems, warn } = problemList()
  const [released, asked] = [toMillis(releasedAt), toMillis(askedAt)]
  const start = released === undefined ? undefined : toLondon(releasedAt)?.day
  const day = asked === undefined ? undefined : toLondon(askedAt)?.day
  if (start === undefined || day === undefined) return problems
  warn(
    day > addDays(endOfBailPeriod(start, months), 1),
    'RG-5',
    `The right to a copy ended ${months} months after release: the force may still give it.`,
  )
  return problems
}

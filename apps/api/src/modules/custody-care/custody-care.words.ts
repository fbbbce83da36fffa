/** What the services of care share: problems that refuse, and the log entry that goes with each row. */
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'

/** Refuses with the first problem that blocks; answers what is to be looked at or asked for next. */
export function refuseBlocked(problems: readonly RuleProblem[]): string[] {
  const blocked = problems.find(({ severity }) => severity === 'BLOCK')
  if (blocked !== undefined)
    throw new AppError('rule_refused', {
      facts: { rule: blocked.rule, reason: `${blocked.rule}: ${blocked.message}` },
      ...(blocked.field === undefined ? {} : { fields: [{ path: blocked.field, message: blocked.message }] }),
    })
  return problems.map(({ rule, message }) => `${rule}: ${message}`)
}

/** Who enters it and when it is typed. */
export const recorded = (ctx: Ctx) => ({ recordedAt: ctx.clock.now(), recordedBy: ctx.who.userId })

/** Words for the log, those that are there, within what an entry holds. */
export const sentence = (...words: (string | false | null | undefined)[]): string =>
  words
    .filter((word) => typeof word === 'string' && word !== '')
    .join(' ')
    .slice(0, 4000)

/** An empty text is none. */
export const orNull = (text: string | undefined): string | null => text || null

export const dateOrNull = (at: string | undefined): Date | null => (at === undefined ? null : new Date(at))

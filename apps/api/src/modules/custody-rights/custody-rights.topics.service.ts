/** What the side list says of rights, of those who come and of the detention of a child. */
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import type { StayTopic } from '@mips/contracts/custody-topics'
import type { Ctx } from '../../platform/http/module.ts'
import { leftOfStay } from './custody-rights.service.ts'

export async function topicsOf(ctx: Ctx, recordId: string): Promise<StayTopic[]> {
  const { row, isChild, left } = await leftOfStay(ctx, recordId)
  const hasRights = row.entries.length > 0
  return [
    topic('rights', hasRights, left.rights),
    topic('attending', row.requests.length > 0, left.attending),
    ...(isChild
      ? [
          topic(
            'child',
            row.entries.some(({ kind }) => kind === 'GUARDIAN_TOLD'),
            left.child,
          ),
        ]
      : []),
  ]
}

function topic(key: string, isBegun: boolean, problems: readonly RuleProblem[]): StayTopic {
  const left = problems.map(({ message }) => message)
  const isStopped = problems.some(({ severity }) => severity === 'BLOCK')
  if (isStopped) return { key, state: 'problem', left }
  if (left.length === 0) return { key, state: 'done', left }
  return { key, state: isBegun ? 'started' : 'untouched', left }
}

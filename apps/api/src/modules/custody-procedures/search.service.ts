/** Searches of a detainee (custody.md 12.11, C11): saved as far as they are known, closed only when whole. */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Kept } from '@mips/contracts/custody-procedure-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { searchBeforeProblems, searchKinds } from '@mips/domain/custody/search-rules'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { SearchRow } from './procedure.rows.ts'
import { searchOf, searchProblems } from './procedure.rules.ts'
import {
  authorityOf,
  keepRow,
  refuseBlocked,
  refuseEnd,
  refuseTime,
  requireNewest,
  requireStayFacts,
} from './procedure.service.ts'
import { said } from './stay-facts.ts'

type Body = RouteInput<(typeof custodyProcedures)['routes']['saveSearch']>['body']

/** Saves a search; closing it, or beginning one that needs a higher authority, is refused while that is missing. */
export async function saveSearch(ctx: Ctx, recordId: string, body: Body): Promise<Kept> {
  const stay = await requireStayFacts(ctx, recordId)
  const { previousId, why, lateReason, isClosed, authority, ...facts } = body
  const previous =
    previousId === undefined
      ? undefined
      : await requireNewest<SearchRow>(ctx, 'custody_search', recordId, previousId)
  const wasClosed = previous?.state === 'CLOSED'
  if (wasClosed && !why) throw badField('why', 'Say why the closed record of this search is put right')
  if (wasClosed && !isClosed)
    throw badField('isClosed', 'A closed search stays closed: put it right and close it')
  const given = await authorityOf(ctx, authority)
  const from =
    facts.startedAt === undefined
      ? null
      : refuseTime(ctx, stay, 'startedAt', facts.startedAt, {
          lateReason,
          isLateAsked: previous === undefined,
        })
  if (from === null && facts.endedAt !== undefined) throw badField('startedAt', 'Enter when it began')
  const until = from === null ? null : refuseEnd(ctx, 'endedAt', from, facts.endedAt)
  const kept = said({ ...facts, authority: given })
  const problems = searchProblems({ state: isClosed ? 'CLOSED' : 'DRAFT', facts: kept }, stay)
  // Recording what happened is never refused, but a search that needs an inspector does not begin without one.
  if (isClosed) refuseBlocked(problems)
  else if (from !== null)
    refuseBlocked(searchBeforeProblems(searchOf(kept, stay), stay.rules).filter(isAuthority))
  const { id, rootId } = await keepRow(
    ctx,
    'custody_search',
    recordId,
    { previous, kind: facts.kind, state: isClosed ? 'CLOSED' : 'DRAFT', at: from, until, facts: kept, why },
    from === null && !isClosed
      ? undefined
      : {
          kind: facts.kind === 'CLOTHING' ? 'CLOTHING' : 'SEARCH',
          at: from ?? ctx.clock.now(),
          text: wordsOf(kept, isClosed, previous !== undefined),
          lateReason,
        },
  )
  return { id, rootId, problems }
}

const isAuthority = ({ severity, field }: RuleProblem) => severity === 'BLOCK' && field === 'authority'

function wordsOf(facts: SearchRow['facts'], isClosed: boolean, isAgain: boolean): string {
  const goesOn = isAgain ? ', more recorded' : ' begun'
  const people = facts.present.map(({ name }) => name).join(', ')
  return [
    `${labelIn(searchKinds, facts.kind)}${isClosed ? '' : goesOn}.`,
    facts.place && `Place: ${facts.place}.`,
    facts.ground && `Why: ${facts.ground}.`,
    facts.authority && `Authority: ${facts.authority.officer.displayName}.`,
    people && `Present: ${people}.`,
    facts.found && `Found: ${facts.found}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

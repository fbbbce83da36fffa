/** How offences end that are neither charged nor bailed: cautions, resolutions, under investigation, no further action. */
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { disposals } from '@mips/domain/custody/disposals'
import { labelIn } from '@mips/domain/custody/offence-words'
import { isCaution, outcomeFor } from '@mips/domain/custody/outcome-codes'
import { type RuleProblem, problemList } from '@mips/domain/custody/rule-problem'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ageOf, refuseActTime, refuseBlocked } from '../custody/custody.stay.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { keepBail } from './custody-outcome.bail.service.ts'
import { updateOffences } from './custody-outcome.repository.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'
import {
  type Moved,
  movedReply,
  requireCustodyOfficer,
  requireHeld,
  requireOutcome,
} from './custody-outcome.service.ts'

type Body = RouteInput<(typeof custodyOutcome)['routes']['dispose']>['body']

/** Chooses how offences end; one that is charged stays charged, and a changed choice is kept in the history of its row. */
export async function dispose(ctx: Ctx, recordId: string, body: Body): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  requireHeld(stay)
  requireCustodyOfficer(ctx, stay)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const rows = stay.offenceRows.filter(({ id }) => body.offenceIds.includes(id))
  if (rows.length !== new Set(body.offenceIds).size) throw new AppError('bad_reference')
  const charged = rows.find(({ chargeId }) => chargeId !== null)
  if (charged !== undefined)
    throw new AppError('already_done', { facts: { reason: `${charged.title} is charged already.` } })
  const left = refuseBlocked(problemsOf(stay, body))
  await updateOffences(ctx.tx, body.offenceIds, {
    disposal: body.disposal,
    disposedAt: at,
    disposedBy: ctx.who.userId,
    outcomeCode: body.outcome ?? outcomeFor(body.disposal) ?? null,
    outcomeNote: [body.reason, body.conditions && `Conditions: ${body.conditions}`].filter(Boolean).join(' '),
  })
  if (body.disposal === 'RUI') await keepBail(ctx, stay, { kind: 'RUI', at, conditions: [] })
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: at,
    text: `${rows.map(({ title }) => title).join('; ')}: ${labelIn(disposals, body.disposal).toLowerCase()}. ${body.reason}`.slice(
      0,
      4000,
    ),
    details: { disposal: body.disposal, offenceIds: body.offenceIds },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { disposal: body.disposal, offenceIds: body.offenceIds, outcome: body.outcome }
  ctx.audit.reasonGiven = body.reason
  return movedReply(ctx, stay, stay.state, left)
}

/** A caution needs an admission and consent; a child's is a youth caution, an adult's is not [R]. */
function problemsOf(stay: OutcomeRow, body: Body): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const { isChild, age } = ageOf(stay, body.at)
  const isYouth = body.disposal === 'YOUTH_CAUTION' || body.disposal === 'YOUTH_COND_CAUTION'
  block(
    isCaution(body.disposal) && body.isAdmitted !== true,
    'L-5',
    'A caution is for an offence that the person admits.',
    'isAdmitted',
  )
  block(
    isCaution(body.disposal) && body.isAgreed !== true,
    'L-5',
    'A caution is given with the agreement of the person.',
    'isAgreed',
  )
  block(isYouth && !isChild, 'L-5', 'A youth caution is for a person under 18.', 'disposal')
  block(
    isCaution(body.disposal) && !isYouth && isChild && age !== undefined,
    'L-5',
    'A person under 18 is given a youth caution.',
    'disposal',
  )
  ask(
    (body.disposal === 'CONDITIONAL_CAUTION' || body.disposal === 'YOUTH_COND_CAUTION') && !body.conditions,
    'L-5',
    'Record the conditions of the caution.',
    'conditions',
  )
  ask(
    outcomeFor(body.disposal) === undefined && body.outcome === undefined && body.disposal !== 'RUI',
    'L-5',
    'Choose the outcome of the crime.',
    'outcome',
  )
  return problems
}

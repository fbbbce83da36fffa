/** The person held is somebody else than was thought: the stay and its arrest move to them, and what was said before stays readable. */
import type { custodyRights } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { joinEvidence } from '@mips/domain/identity/identity-codes'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { requireStay } from '../custody/custody.service.ts'
import { primaryPersonRecord } from '../nominal/nominal.service.ts'
import { endLink } from '../pole/link.service.ts'
import { addLogEntry, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { personOf } from './custody-rights.reading.ts'
import { findLiveLinks, findNominal } from './custody-rights.repository.ts'

type Body = RouteInput<(typeof custodyRights)['routes']['correctIdentity']>['body']

/**
 * Ends the links of the stay and its arrest to the wrong person and makes those to the right one. The log, the clock and
 * every entry stay on the stay itself, so they move with it; the wrong person keeps the ended links with the reason.
 */
export async function correctIdentity(ctx: Ctx, recordId: string, body: Body) {
  const stay = await requireStay(ctx, recordId)
  const { person } = personOf(stay, ctx.clock.now())
  const right = await findNominal(ctx.tx, body.nominalId)
  if (right === undefined || person === undefined) throw new AppError('bad_reference')
  if (person.nominalId === body.nominalId)
    throw new AppError('already_done', { facts: { reason: 'This stay is of that person already.' } })
  if (right.status !== 'ACTIVE')
    throw new AppError('rule_refused', {
      facts: {
        rule: 'identity',
        reason: 'That person is no longer a record of their own: choose the one it was joined to.',
      },
    })
  // An open stay would show that a hidden person is held.
  if (right.aclId !== 0)
    throw new AppError('rule_refused', {
      facts: { rule: 'restricted first', reason: 'That person is restricted: restrict this stay first.' },
    })
  const toId = await primaryPersonRecord(ctx, body.nominalId)
  const reason = `Not the person held: ${body.reason}`
  const moves: [string, string][] = [[recordId, 'DETAINEE']]
  if (stay.arrestId !== null) moves.push([stay.arrestId, 'ARRESTED'])
  for (const [fromId, role] of moves) await moveLink(ctx, { fromId, role, toId, sourceId: recordId, reason })
  await keepOrigins(ctx, recordId, { person: { how: 'chosen', fromId: body.nominalId } })
  const evidence = body.evidence.map((code) => labelIn(joinEvidence, code)).join('; ')
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: ctx.clock.now(),
    text: `Whose stay this is was put right. ${evidence}. ${body.reason}`.slice(0, 4000),
    details: { wasPerson: person.personRecordId, isPerson: toId },
  })
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [
      recordId,
      ...(stay.arrestId === null ? [] : [stay.arrestId]),
      person.nominalId,
      body.nominalId,
    ],
    change: { identity: { was: person.nominalId, is: body.nominalId, evidence: body.evidence } },
  })
  return { id: recordId, version: ctx.subjectVersion ?? stay.version, nominalId: body.nominalId }
}

async function moveLink(
  ctx: Ctx,
  move: { fromId: string; role: string; toId: string; sourceId: string; reason: string },
): Promise<void> {
  const links = await findLiveLinks(ctx.tx, move.fromId, move.role)
  for (const { id } of links) await endLink(ctx, move.fromId, id, { reason: move.reason })
  if (links.length === 0) return
  await linkRecords(ctx, {
    fromId: move.fromId,
    toId: move.toId,
    role: move.role,
    origin: 'chosen',
    sourceId: move.sourceId,
    validFrom: ctx.clock.now(),
  })
}

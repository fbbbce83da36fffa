/** Entering a separate pool of identities with a reason, and moving somebody between pools by two people. */
import type { PoolMove } from '@mips/contracts/pool'
import { identityPools, poolLabel, poolMoveProblem, type PoolCode } from '@mips/domain/identity/pools'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { presentSides } from '../nominal/nominal.compare.service.ts'
import {
  carryOut,
  decide,
  findEnterable,
  findPendingMoves,
  findPoolAcl,
  insertMove,
  isPersonThere,
  setSessionPool,
  type MoveRow,
} from './pool.repository.ts'

const refOf = (code: string) => ({ code, label: poolLabel(code) })

/** The pools that the user may enter, and the one that they work in. */
export async function listPools(ctx: Ctx) {
  const enterable = await findEnterable(ctx.tx, ctx.who.userId)
  return {
    current: ctx.who.pool === null ? null : refOf(ctx.who.pool),
    pools: identityPools
      .filter(({ code }) => enterable.includes(code))
      .map(({ code, label, words }) => ({ code, label, words })),
  }
}

/** From the next request on this session sees people of that pool, and of no other. */
export async function enterPool(ctx: Ctx, entry: { pool: PoolCode; reason: string }) {
  if (!(await findEnterable(ctx.tx, ctx.who.userId)).includes(entry.pool)) throw new AppError('forbidden')
  await setSessionPool(ctx.tx, ctx.who.sessionId, entry.pool)
  Object.assign(ctx.audit, { reasonGiven: entry.reason, change: { entered: entry.pool } })
  return { current: refOf(entry.pool) }
}

/** Back to the public index. */
export async function leavePool(ctx: Ctx) {
  await setSessionPool(ctx.tx, ctx.who.sessionId, null)
  ctx.audit.change = { left: ctx.who.pool ?? 'PUBLIC' }
  return { current: null }
}

/** Proposes a move of somebody whom the proposer sees; it waits for a second person of the pools that it touches. */
export async function proposeMove(
  ctx: Ctx,
  { nominalId, to, reason }: { nominalId: string; to: PoolCode; reason: string },
) {
  const from = ctx.who.pool ?? 'PUBLIC'
  await refuse(ctx, { from, to })
  if (!(await isPersonThere(ctx.tx, nominalId))) throw new AppError('bad_reference')
  const { userId: by } = ctx.who
  const moveId = await insertMove(ctx.tx, { nominalId, from, to, reason, by, at: ctx.clock.now() })
  if (moveId === undefined) throw new AppError('conflict')
  await noteFor(ctx, { from, to, nominalId, reason, moveId })
  return { moveId }
}

/** The moves that wait, of people of the pool that the reader works in; only those about pools that the reader may enter. */
export async function listMoves(ctx: Ctx): Promise<{ moves: PoolMove[] }> {
  const mayEnter = await findEnterable(ctx.tx, ctx.who.userId)
  const rows = (await findPendingMoves(ctx.tx, null)).filter((row) => isOfTheirs(row, mayEnter))
  const sides = await presentSides(
    ctx,
    rows.map((row) => row.nominalId),
  )
  const acl = await listOf(ctx, mayEnter[0])
  Object.assign(ctx.audit, { aclId: acl, resultIds: rows.map((row) => row.nominalId) })
  return {
    moves: rows.map((row) => ({
      id: row.id,
      nominalId: row.nominalId,
      reference: sides.get(row.nominalId)?.reference ?? null,
      displayName: sides.get(row.nominalId)?.displayName ?? '',
      from: refOf(row.from),
      to: refOf(row.to),
      reason: row.reason,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt.toISOString(),
      notByYou: problemOf(ctx, row, mayEnter)?.reason ?? null,
    })),
  }
}

/** Approves or refuses; once approved the person is in the other pool, and gone from this one. */
export async function decideMove(
  ctx: Ctx,
  moveId: string,
  { isApproved, reason }: { isApproved: boolean; reason: string },
) {
  const [move] = await findPendingMoves(ctx.tx, moveId)
  // To somebody outside the pools a move that waits is not there, though they may see the person.
  if (move === undefined || !isOfTheirs(move, await findEnterable(ctx.tx, ctx.who.userId)))
    throw new AppError('not_found')
  await refuse(ctx, move)
  const status = isApproved ? ('MOVED' as const) : ('REFUSED' as const)
  const { userId: by } = ctx.who
  if (!(await decide(ctx.tx, { id: moveId, status, by, at: ctx.clock.now(), reason })))
    throw new AppError('already_done')
  const moved = isApproved ? await carryOut(ctx.tx, moveId) : 0
  await noteFor(ctx, { ...move, reason, moveId, status, moved })
  return { status }
}

const isOfTheirs = ({ from, to }: Pick<MoveRow, 'from' | 'to'>, mayEnter: readonly PoolCode[]) =>
  [from, to].every((code) => code === 'PUBLIC' || mayEnter.includes(code))

const problemOf = (ctx: Ctx, move: Pick<MoveRow, 'from' | 'to'> & Partial<MoveRow>, mayEnter: PoolCode[]) =>
  poolMoveProblem({
    from: move.from,
    to: move.to,
    workingIn: ctx.who.pool ?? 'PUBLIC',
    mayEnter,
    actorId: ctx.who.userId,
    ...(move.proposedById === undefined ? {} : { proposedBy: move.proposedById }),
  })

async function refuse(ctx: Ctx, move: Pick<MoveRow, 'from' | 'to'> & Partial<MoveRow>): Promise<void> {
  const problem = problemOf(ctx, move, await findEnterable(ctx.tx, ctx.who.userId))
  if (problem !== undefined) throw new AppError('rule_refused', { facts: problem })
}

/** The entry stands on the list of the separate pool: that somebody is moved there is not for readers of the public audit. */
async function noteFor(
  ctx: Ctx,
  act: { from: PoolCode; to: PoolCode; nominalId: string; reason: string } & Record<string, unknown>,
): Promise<void> {
  const { from, to, nominalId, reason, moveId, status, moved } = act
  Object.assign(ctx.audit, {
    aclId: await listOf(ctx, to === 'PUBLIC' ? from : to),
    resultIds: [nominalId],
    reasonGiven: reason,
    change: { moveId, nominalId, from, to, ...(status === undefined ? {} : { status, moved }) },
  })
}

const listOf = async (ctx: Ctx, code: PoolCode | undefined): Promise<number> =>
  code === undefined ? 0 : ((await findPoolAcl(ctx.tx, code)) ?? 0)

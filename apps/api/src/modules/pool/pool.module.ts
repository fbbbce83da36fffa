/** The routes of the pool module. */
import { pool } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { decideMove, enterPool, leavePool, listMoves, listPools, proposeMove } from './pool.service.ts'

export const poolModule = implement(pool)({
  list: (ctx) => listPools(ctx),
  enter: (ctx, { body }) => enterPool(ctx, body),
  leave: (ctx) => leavePool(ctx),
  proposeMove: (ctx, { body }) => proposeMove(ctx, body),
  listMoves: (ctx) => listMoves(ctx),
  decideMove: (ctx, { params, body }) => decideMove(ctx, params.moveId, body),
})

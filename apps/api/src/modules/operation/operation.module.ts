/** The routes of operations. */
import { operation } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { addMember, endMember, handOver } from './operation.members.service.ts'
import { putIn, takeOut } from './operation.records.service.ts'
import {
  closeOperation,
  getOperation,
  listOperations,
  openOperation,
  reviewOperation,
} from './operation.service.ts'

export const operationModule = implement(operation)({
  list: (ctx) => listOperations(ctx),
  get: (ctx, { params }) => getOperation(ctx, params.operationId),
  open: (ctx, { body }) => openOperation(ctx, body),
  addMember: (ctx, { params, body }) => addMember(ctx, params.operationId, body),
  endMember: (ctx, { params, body }) => endMember(ctx, params, body.reason),
  review: (ctx, { params, body }) => reviewOperation(ctx, params.operationId, body),
  handOver: (ctx, { params, body }) => handOver(ctx, params.operationId, body),
  close: (ctx, { params, body }) => closeOperation(ctx, params.operationId, body.reason),
  putIn: (ctx, { params, body }) => putIn(ctx, params.operationId, body),
  takeOut: (ctx, { params, body }) => takeOut(ctx, params, body.reason),
})

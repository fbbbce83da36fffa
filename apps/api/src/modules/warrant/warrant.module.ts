/** The routes of warrants. */
import { warrant } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { allocate, grade } from './warrant-grade.service.ts'
import { readRegister, readWarrant } from './warrant-read.service.ts'
import { register } from './warrant-register.service.ts'
import {
  addAddress,
  addAttempt,
  cancelCirculation,
  circulate,
  pay,
  reviewCirculation,
} from './warrant-work.service.ts'
import { searchCourts } from './warrant.repository.ts'
import { decide, execute, serveBail, surrender, takeBack, transfer, withdraw } from './warrant.service.ts'

export const warrantModule = implement(warrant)({
  list: (ctx, { query }) => readRegister(ctx, query),
  get: (ctx, { params }) => readWarrant(ctx, params.warrantId),
  register: (ctx, { body }) => register(ctx, body),
  searchCourts: async (ctx, { body }) => ({ courts: await searchCourts(ctx.tx, body.text) }),
  decide: (ctx, { params, body }) => decide(ctx, params.warrantId, body),
  grade: (ctx, { params, body }) => grade(ctx, params.warrantId, body),
  allocate: (ctx, { params, body }) => allocate(ctx, params.warrantId, body.areaUnit),
  addAddress: (ctx, { params, body }) => addAddress(ctx, params.warrantId, body),
  addAttempt: (ctx, { params, body }) => addAttempt(ctx, params.warrantId, body),
  execute: (ctx, { params, body }) => execute(ctx, params.warrantId, body),
  surrender: (ctx, { params, body }) => surrender(ctx, params.warrantId, body),
  serveBail: (ctx, { params, body }) => serveBail(ctx, params.warrantId, body),
  withdraw: (ctx, { params, body }) => withdraw(ctx, params.warrantId, body),
  transfer: (ctx, { params, body }) => transfer(ctx, params.warrantId, body),
  takeBack: (ctx, { params, body }) => takeBack(ctx, params.warrantId, body.reason),
  circulate: (ctx, { params, body }) => circulate(ctx, params.warrantId, body),
  reviewCirculation: (ctx, { params, body }) => reviewCirculation(ctx, params, body.words),
  cancelCirculation: (ctx, { params, body }) => cancelCirculation(ctx, params, body),
  pay: (ctx, { params, body }) => pay(ctx, params.warrantId, body),
})

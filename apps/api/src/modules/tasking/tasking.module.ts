/** The routes of tasking and coordination. */
import { tasking } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import {
  decide,
  listOwn,
  propose,
  readItem,
  readProposal,
  recordResult,
  takeUp,
} from './tasking.items.service.ts'
import { callMeeting, changeMeeting, closeMeeting, listAll, readMeeting } from './tasking.meeting.service.ts'
import { printMeeting } from './tasking.paper.service.ts'
import {
  answerRequirement,
  closeRequirement,
  endStrategy,
  makeRequirement,
  makeStrategy,
  readRegisters,
} from './tasking.registers.service.ts'

export const taskingModule = implement(tasking)({
  listMeetings: (ctx) => listAll(ctx),
  getMeeting: (ctx, { params }) => readMeeting(ctx, params.meetingId),
  callMeeting: (ctx, { body }) => callMeeting(ctx, body),
  changeMeeting: (ctx, { params, body }) => changeMeeting(ctx, params.meetingId, body),
  closeMeeting: (ctx, { params }) => closeMeeting(ctx, params.meetingId),
  print: (ctx, { params, body }) => printMeeting(ctx, params.meetingId, body.recipient),
  getProposal: (ctx, { params }) => readProposal(ctx, params.recordId),
  propose: (ctx, { body }) => propose(ctx, body),
  decide: (ctx, { params, body }) => decide(ctx, params.itemId, body),
  takeUp: (ctx, { params, body }) => takeUp(ctx, params.meetingId, body.itemId),
  listOwn: (ctx) => listOwn(ctx),
  getItem: (ctx, { params }) => readItem(ctx, params.itemId),
  recordResult: (ctx, { params, body }) => recordResult(ctx, params.itemId, body),
  getRegisters: (ctx) => readRegisters(ctx),
  makeStrategy: (ctx, { body }) => makeStrategy(ctx, body),
  endStrategy: (ctx, { params, body }) => endStrategy(ctx, params.strategyId, body.until),
  makeRequirement: (ctx, { body }) => makeRequirement(ctx, body),
  answerRequirement: (ctx, { params, body }) => answerRequirement(ctx, params.requirementId, body.reportId),
  closeRequirement: (ctx, { params, body }) => closeRequirement(ctx, params.requirementId, body),
})

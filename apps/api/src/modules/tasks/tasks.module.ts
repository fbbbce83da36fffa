/** The routes of work: own, handed over, and of a team. */
import { tasks } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { listSinceLooked } from './since-looked.service.ts'
import {
  acceptTask,
  acknowledgeTask,
  answerHandover,
  assignTasks,
  closeMany,
  handOver,
  snoozeTask,
} from './task-acts.service.ts'
import { completeTask, listMyWork } from './tasks.service.ts'
import { listTeam, readTeam } from './team.service.ts'

export const tasksModule = implement(tasks)({
  listMine: (ctx) => listMyWork(ctx),
  listChanges: (ctx) => listSinceLooked(ctx),
  complete: (ctx, { params, body }) => completeTask(ctx, params.taskId, body.note),
  accept: (ctx, { params }) => acceptTask(ctx, params.taskId),
  acknowledge: (ctx, { params }) => acknowledgeTask(ctx, params.taskId),
  snooze: (ctx, { params, body }) => snoozeTask(ctx, params.taskId, body),
  closeMany: (ctx, { body }) => closeMany(ctx, body),
  handOver: (ctx, { body }) => handOver(ctx, body),
  answerHandover: (ctx, { body }) => answerHandover(ctx, body),
  getTeam: (ctx, { query }) => readTeam(ctx, query.unit),
  listTeam: (ctx, { query }) => listTeam(ctx, query),
  assign: (ctx, { body }) => assignTasks(ctx, body),
})

/** The routes of the tasks module. */
import { tasks } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { completeTask, listMyWork } from './tasks.service.ts'

export const tasksModule = implement(tasks)({
  listMine: (ctx) => listMyWork(ctx),
  complete: (ctx, { params, body }) => completeTask(ctx, params.taskId, body.note),
})

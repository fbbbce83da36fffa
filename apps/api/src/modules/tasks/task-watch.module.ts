/** The routes of what is watched: who gets alarms, and what changed on a record. */
import { taskWatch } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { readRecordChanges } from './record-changes.service.ts'
import { listNamed, nameFor } from './task-alarms.service.ts'

export const taskWatchModule = implement(taskWatch)({
  getChanges: (ctx, { params, query }) => readRecordChanges(ctx, params.recordId, query.before),
  listNamed: (ctx, { query }) => listNamed(ctx, query.unit),
  name: (ctx, { body }) => nameFor(ctx, body),
})

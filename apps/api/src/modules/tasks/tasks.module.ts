/** The routes of the tasks module. */
import { tasks } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const tasksModule = implement(tasks)({})

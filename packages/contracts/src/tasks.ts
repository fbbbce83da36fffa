/** What can be asked of the tasks module. */
import { defineContract } from './contract.ts'

export const tasks = defineContract('tasks', {})

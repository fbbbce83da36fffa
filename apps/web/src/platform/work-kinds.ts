/** The acts that chosen work can be asked for, and what reads work and is stale after one. */
import type { TaskLine } from '@mips/contracts/task-parts'
import { api } from './api.ts'

export type WorkAct = 'snooze' | 'close' | 'handOver' | 'refuse' | 'give'
export type Asked = { act: WorkAct; tasks: readonly TaskLine[] }

/** What reads work and is stale after an act on it. */
export const refreshesWork = [
  api.tasks.listMine.key,
  api.tasks.getTeam.key,
  api.tasks.listTeam.key,
  api.tasks.listChanges.key,
] as const

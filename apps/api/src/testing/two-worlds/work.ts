/** Work in the two worlds: one call of every route, on own work and on that of the team. */
import { tasks, taskWatch } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Pick, Say } from './call.ts'

type Routes = (typeof tasks)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const words = 'Asked in two worlds'
const task = (pick: Pick) => ({ params: { taskId: pick('task') } })

type Watched = (typeof taskWatch)['routes']
type WatchInputs = { [K in keyof Watched & string]: (pick: Pick, say: Say) => RouteCall<Watched[K]> }

export const taskWatchInputs: WatchInputs = {
  getChanges: (pick) => ({ params: { recordId: pick('crime') }, query: {} }),
  listNamed: () => ({ query: {} }),
  name: (pick) => ({ body: { level: 1, userId: pick('user'), reason: words } }),
}

export const workInputs: Inputs = {
  listMine: () => ({}),
  listChanges: () => ({}),
  complete: (pick) => ({ ...task(pick), body: {} }),
  accept: task,
  acknowledge: task,
  snooze: (pick, say) => ({
    ...task(pick),
    body: { until: new Date(Date.parse(say.now) + 3_600_000).toISOString(), reason: words },
  }),
  closeMany: (pick) => ({ body: { tasks: [pick('task')], reason: words } }),
  handOver: (pick) => ({ body: { tasks: [pick('task')], takerId: pick('user') } }),
  answerHandover: (pick) => ({
    body: { lines: [{ taskId: pick('task'), answer: 'REFUSED', reason: words }] },
  }),
  getTeam: () => ({ query: {} }),
  listTeam: (_pick, say) => ({
    query: { show: (['open', 'overdue', 'unowned', 'climbed', 'grave'] as const)[say.number % 5] ?? 'open' },
  }),
  assign: (pick, say) => ({
    body: { tasks: [pick('task')], to: say.number % 2 === 0 ? null : pick('user'), reason: words },
  }),
}

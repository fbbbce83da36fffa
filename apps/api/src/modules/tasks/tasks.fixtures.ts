/** One valid input for each route of the tasks module, for the conformance test. */
import { tasks } from '@mips/contracts'
import { arrange } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { createRecord } from '../pole/record.service.ts'

type Wanted = { ownerId?: string; ownerUnit?: string; dueAt?: string; kind?: string; title?: string }

/** A task on an incident of its own. */
export const makeTask = (world: World, task: Wanted): Promise<{ taskId: string; recordId: string }> =>
  arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'Incident' })
    await ctx.tx.event.create({
      data: { id, kind: 'Incident', title: 'Noise', status: 'open', occurredFrom: world.clock.now() },
    })
    await ctx.tx.incident.create({
      data: { id, incidentType: 'NOISE', grade: 'SCHEDULED', openedAt: world.clock.now() },
    })
    const made = await ctx.tx.task.create({
      data: {
        recordId: id,
        kind: task.kind ?? 'FOLLOW_UP',
        title: task.title ?? 'Ring the caller back',
        ownerId: task.ownerId ?? null,
        ownerUnit: task.ownerUnit ?? null,
        dueAt: task.dueAt === undefined ? null : new Date(task.dueAt),
        createdAt: world.clock.now(),
      },
    })
    return { taskId: made.id, recordId: id }
  })

export const tasksFixtures = fixturesOf(tasks)({
  listMine: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  complete: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => ({
      input: {
        params: {
          taskId: (await makeTask(world, { ...(actor === undefined ? {} : { ownerId: actor.id }) })).taskId,
        },
        body: {},
      },
    }),
  },
})

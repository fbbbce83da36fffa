/** One valid input for each route of work, for the conformance test. */
import { tasks } from '@mips/contracts'
import { arrange } from '../../testing/arrange.ts'
import { type Fixture, fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord } from '../pole/record.service.ts'

export type Wanted = {
  ownerId?: string
  ownerUnit?: string
  dueAt?: string
  createdAt?: string
  kind?: string
  title?: string
  harm?: number
  byAct?: boolean
  opensAt?: string
  offeredTo?: string
  offeredBy?: string
}

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
    const { dueAt, createdAt, ...rest } = task
    const made = await ctx.tx.task.create({
      data: {
        kind: 'FOLLOW_UP',
        title: 'Ring the caller back',
        ...rest,
        recordId: id,
        dueAt: dueAt === undefined ? null : new Date(dueAt),
        createdAt: createdAt === undefined ? world.clock.now() : new Date(createdAt),
        ...(task.offeredTo === undefined ? {} : { offeredAt: world.clock.now() }),
      },
    })
    return { taskId: made.id, recordId: id }
  })

const own = (world: World, actor: Actor | undefined, more: Wanted = {}) =>
  makeTask(world, { ...(actor === undefined ? {} : { ownerId: actor.id }), ...more })
const hour = 3_600_000

type Routes = (typeof tasks)['routes']
/** A call on one task of the caller, with the body that the act needs. */
const onOwn = <Name extends 'complete' | 'accept' | 'acknowledge' | 'snooze'>(
  bodyOf: (world: World) => object | undefined,
  more: (actor: Actor | undefined) => Wanted = () => ({}),
) =>
  ({
    as: 'RESPONSE_OFFICER',
    prepare: async (world: World, actor: Actor | undefined) => {
      const { taskId, recordId } = await own(world, actor, more(actor))
      const body = bodyOf(world)
      return {
        input: { params: { taskId }, ...(body === undefined ? {} : { body }) },
        subjectId: recordId,
      }
    },
    // Each of the four takes the id of a task; the body is checked by the call itself.
  }) as unknown as Fixture<Routes[Name]>

export const tasksFixtures = fixturesOf(tasks)({
  listMine: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  listChanges: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  complete: onOwn<'complete'>(() => ({})),
  accept: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { taskId, recordId } = await makeTask(world, { ownerUnit: 'TEST' })
      return { input: { params: { taskId } }, subjectId: recordId }
    },
  },
  acknowledge: onOwn<'acknowledge'>(() => undefined),
  snooze: onOwn<'snooze'>((world) => ({
    until: new Date(world.clock.now().getTime() + hour).toISOString(),
    reason: 'Waits for the laboratory',
  })),
  closeMany: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const { taskId, recordId } = await own(world, actor)
      return { input: { body: { tasks: [taskId], reason: 'Done before this began' } }, subjectId: recordId }
    },
  },
  handOver: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const { taskId, recordId } = await own(world, actor)
      const taker = await world.actor('RESPONSE_OFFICER')
      return {
        input: { body: { tasks: [taskId], takerId: taker.id, note: 'End of tour' } },
        subjectId: recordId,
      }
    },
  },
  answerHandover: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const giver = await world.actor('RESPONSE_OFFICER')
      const { taskId, recordId } = await makeTask(world, {
        ownerId: giver.id,
        offeredBy: giver.id,
        ...(actor === undefined ? {} : { offeredTo: actor.id }),
      })
      return { input: { body: { lines: [{ taskId, answer: 'ACCEPTED' as const }] } }, subjectId: recordId }
    },
  },
  getTeam: { as: 'SUPERVISOR', prepare: async () => ({ input: { query: {} } }) },
  listTeam: { as: 'SUPERVISOR', prepare: async () => ({ input: { query: {} } }) },
  assign: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const { taskId, recordId } = await makeTask(world, { ownerUnit: 'TEST' })
      const taker = await world.actor('RESPONSE_OFFICER')
      return {
        input: { body: { tasks: [taskId], to: taker.id, reason: 'She knows the family' } },
        subjectId: recordId,
      }
    },
  },
})

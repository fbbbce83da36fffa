/** One valid input for each route of the admin module, for the conformance test. */
import { admin } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { listOf, makeGroup, makeRecord, oneJoiner, sendList } from './admin.testing.ts'

const as = 'ADMIN'
const reason = 'Posted to the team'
const someUser = async (world: World) => ({ userId: (await world.actor('RESPONSE_OFFICER')).id })
const someGroup = async (world: World) => ({
  groupId: await makeGroup(world, [await world.actor('DETECTIVE')]),
})
const someRecord = async (world: World) => ({ recordId: (await makeRecord(world)).id })
const first = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error('nothing was made')
  return row
}

export const adminFixtures = fixturesOf(admin)({
  listUsers: {
    as,
    prepare: async () => ({ input: { body: { text: 'testperson', status: 'active', page: 1 } } }),
  },
  getUser: { as, prepare: async (world) => ({ input: { params: await someUser(world) } }) },
  grantRole: {
    as,
    prepare: async (world) => ({
      input: { params: await someUser(world), body: { roleCode: 'DETECTIVE', reason } },
    }),
  },
  endRole: {
    as,
    prepare: async (world) => {
      const params = await someUser(world)
      const grant = await world.admin.query<{ id: string }>('SELECT id FROM role_grant WHERE user_id = $1', [
        params.userId,
      ])
      return { input: { params: { ...params, grantId: first(grant.rows[0]).id }, body: { reason } } }
    },
  },
  issueActivationCode: {
    as,
    prepare: async (world) => ({ input: { params: await someUser(world), body: { reason } } }),
  },
  endUserSessions: {
    as,
    prepare: async (world) => ({ input: { params: await someUser(world), body: { reason } } }),
  },
  listRoles: { as, prepare: async () => ({ input: {} }) },
  listGroups: { as, prepare: async () => ({ input: {} }) },
  getGroup: { as, prepare: async (world) => ({ input: { params: await someGroup(world) } }) },
  createGroup: {
    as,
    prepare: async () => ({
      input: {
        body: {
          name: `Operation ${crypto.randomUUID()}`,
          description: 'A test operation',
          contact: 'the operation room',
        },
      },
    }),
  },
  addMember: {
    as,
    prepare: async (world) => ({
      input: { params: await someGroup(world), body: { ...(await someUser(world)), reason } },
    }),
  },
  removeMember: {
    as,
    prepare: async (world) => {
      const params = await someGroup(world)
      const member = await world.admin.query<{ id: string }>(
        'SELECT id FROM group_member WHERE group_id = $1',
        [params.groupId],
      )
      return { input: { params: { ...params, memberId: first(member.rows[0]).id }, body: { reason } } }
    },
  },
  previewHrImport: {
    as,
    prepare: async () => ({
      input: {},
      upload: { fileName: 'hr.csv', type: 'text/csv', bytes: Buffer.from(oneJoiner()) },
    }),
  },
  applyHrImport: {
    as,
    prepare: async (world) => {
      const list = oneJoiner()
      const preview = await sendList(world, await world.actor('ADMIN'), 'previewHrImport', list)
      return {
        input: {},
        upload: {
          fileName: 'hr.csv',
          type: 'text/csv',
          bytes: Buffer.from(list),
          fields: { token: preview.json().token },
        },
      }
    },
  },
  listHrImports: { as, prepare: async () => ({ input: {} }) },
  findRecord: {
    as,
    prepare: async (world) => ({ input: { body: { reference: (await makeRecord(world)).reference ?? '' } } }),
  },
  getRecordAccess: { as, prepare: async (world) => ({ input: { params: await someRecord(world) } }) },
  restrictRecord: {
    as,
    prepare: async (world) => ({
      input: {
        params: await someRecord(world),
        body: { grade: 'hidden', ...groupOnly(await someGroup(world)), userIds: [], reason },
      },
      version: 1,
    }),
  },
  openRecord: {
    as,
    prepare: async (world, actor) => {
      const record = await makeRecord(
        world,
        'Incident',
        actor === undefined ? 0 : await listOf(world, actor.id),
      )
      return { input: { params: { recordId: record.id }, body: { reason } }, version: 1 }
    },
  },
  viewAs: {
    as,
    prepare: async (world) => ({ input: { params: await someRecord(world), body: { roleCode: 'ANALYST' } } }),
  },
})

const groupOnly = (group: { groupId: string }) => ({ groupIds: [group.groupId] })

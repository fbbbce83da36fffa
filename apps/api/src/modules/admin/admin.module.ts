/** The routes of the admin module. */
import { admin } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { presentGroup, presentGroupDetail, presentUser, presentUserDetail } from './admin.presenter.ts'
import { addMember, createGroup, getGroup, listAllGroups, removeMember } from './admin.groups.service.ts'
import { applyHrImport, listHrImports, previewHrImport } from './admin.hr.service.ts'
import { findRecord, getRecordAccess, openRecord, restrictRecord, viewAs } from './admin.records.service.ts'
import {
  endRole,
  endSessionsOf,
  getUser,
  grantRole,
  issueActivationCode,
  listRoles,
  listUsers,
} from './admin.users.service.ts'

export const adminModule = implement(admin)({
  listUsers: async (ctx, { body }) => {
    const { rows, total, pageSize } = await listUsers(ctx, { ...body, roleCode: body.roleCode ?? null })
    return { users: rows.map(presentUser), total, pageSize }
  },
  getUser: async (ctx, { params }) => presentUserDetail(ctx.who, await getUser(ctx, params.userId)),
  grantRole: async (ctx, { params, body }) =>
    presentUserDetail(ctx.who, await grantRole(ctx, params.userId, body)),
  endRole: async (ctx, { params, body }) =>
    presentUserDetail(ctx.who, await endRole(ctx, params.userId, params.grantId, body.reason)),
  issueActivationCode: (ctx, { params, body }) => issueActivationCode(ctx, params.userId, body.reason),
  endUserSessions: (ctx, { params, body }) => endSessionsOf(ctx, params.userId, body.reason),
  listRoles: (ctx) => listRoles(ctx),
  listGroups: async (ctx) => ({ groups: (await listAllGroups(ctx)).map(presentGroup) }),
  getGroup: async (ctx, { params }) => presentGroupDetail(await getGroup(ctx, params.groupId)),
  createGroup: async (ctx, { body }) => presentGroupDetail(await createGroup(ctx, body)),
  addMember: async (ctx, { params, body }) => presentGroupDetail(await addMember(ctx, params.groupId, body)),
  removeMember: async (ctx, { params, body }) =>
    presentGroupDetail(await removeMember(ctx, params.groupId, params.memberId, body.reason)),
  previewHrImport: (ctx, { body }) => previewHrImport(ctx, body),
  applyHrImport: (ctx, { body }) => applyHrImport(ctx, body),
  listHrImports: (ctx) => listHrImports(ctx),
  findRecord: (ctx, { body }) => findRecord(ctx, body.reference),
  getRecordAccess: (ctx, { params }) => getRecordAccess(ctx, params.recordId),
  restrictRecord: (ctx, { params, body }) => restrictRecord(ctx, params.recordId, body),
  openRecord: (ctx, { params, body }) => openRecord(ctx, params.recordId, body.reason),
  viewAs: (ctx, { params, body }) => viewAs(ctx, params.recordId, body),
})

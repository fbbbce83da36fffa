/** The routes of the admin module. */
import { admin } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
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
  listUsers: (ctx, { body }) => listUsers(ctx, { ...body, roleCode: body.roleCode ?? null }),
  getUser: (ctx, { params }) => getUser(ctx, params.userId),
  grantRole: (ctx, { params, body }) => grantRole(ctx, params.userId, body),
  endRole: (ctx, { params, body }) => endRole(ctx, params.userId, params.grantId, body.reason),
  issueActivationCode: (ctx, { params, body }) => issueActivationCode(ctx, params.userId, body.reason),
  endUserSessions: (ctx, { params, body }) => endSessionsOf(ctx, params.userId, body.reason),
  listRoles: (ctx) => listRoles(ctx),
  listGroups: (ctx) => listAllGroups(ctx),
  getGroup: (ctx, { params }) => getGroup(ctx, params.groupId),
  createGroup: (ctx, { body }) => createGroup(ctx, body),
  addMember: (ctx, { params, body }) => addMember(ctx, params.groupId, body),
  removeMember: (ctx, { params, body }) => removeMember(ctx, params.groupId, params.memberId, body.reason),
  previewHrImport: (ctx, { body }) => previewHrImport(ctx, body),
  applyHrImport: (ctx, { body }) => applyHrImport(ctx, body),
  listHrImports: (ctx) => listHrImports(ctx),
  findRecord: (ctx, { body }) => findRecord(ctx, body.reference),
  getRecordAccess: (ctx, { params }) => getRecordAccess(ctx, params.recordId),
  restrictRecord: (ctx, { params, body }) => restrictRecord(ctx, params.recordId, body),
  openRecord: (ctx, { params, body }) => openRecord(ctx, params.recordId, body.reason),
  viewAs: (ctx, { params, body }) => viewAs(ctx, params.recordId, body),
})

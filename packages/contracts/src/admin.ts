/** What can be asked of the admin module: users, roles, groups, the HR list, and who may see a record. */
import { z } from 'zod'
import { allRoles, type RoleCode as Code } from '@mips/domain/access/roles'
import { Id, day, int4, oneOf, requiredText, text } from './common.ts'
import { AppliedImport, HrPlan } from './admin-hr.ts'
import { defineContract } from './contract.ts'

// zod wants a tuple that is known not to be empty; the role table never is.
const RoleCode = z.enum(allRoles as readonly [Code, ...Code[]], { error: 'Choose a role' })
const Reason = requiredText(500, 'Say why')
const Named = z.object({ id: z.string(), label: z.string() })

/** A user in a list. */
export const UserSummary = z.object({
  id: z.string(),
  staffNumber: z.string(),
  displayName: z.string(),
  rank: z.string(),
  post: z.string().nullable(),
  unitCode: z.string(),
  status: z.enum(['active', 'suspended', 'left']),
  roles: z.array(z.object({ code: z.string(), label: z.string() })),
  hasPassword: z.boolean(),
  lastSignInAt: z.string().nullable(),
})
export type UserSummary = z.infer<typeof UserSummary>

/** A role that was given: who gave it, why, and for how long. */
export const RoleGrant = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  grantedBy: z.string().nullable(),
  reason: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  holds: z.boolean(),
})
export type RoleGrant = z.infer<typeof RoleGrant>

export const UserDetail = UserSummary.extend({
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  mustChangePassword: z.boolean(),
  activationUntil: z.string().nullable(),
  grants: z.array(RoleGrant),
  groups: z.array(
    z.object({
      memberId: z.string(),
      groupId: z.string(),
      name: z.string(),
      reason: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      signedInAt: z.string(),
      lastSeenAt: z.string(),
      userAgent: z.string().nullable(),
      locked: z.boolean(),
    }),
  ),
  permissions: z.array(z.object({ code: z.string(), words: z.string(), roles: z.array(z.string()) })),
  mayChangeRoles: z.object({ allowed: z.boolean(), reason: z.string().optional() }),
})
export type UserDetail = z.infer<typeof UserDetail>

export const GroupSummary = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  contact: z.string().nullable(),
  members: z.number(),
})
export type GroupSummary = z.infer<typeof GroupSummary>

export const GroupDetail = GroupSummary.extend({
  people: z.array(
    z.object({
      memberId: z.string(),
      userId: z.string(),
      staffNumber: z.string(),
      displayName: z.string(),
      rank: z.string(),
      status: z.string(),
      addedBy: z.string().nullable(),
      reason: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
})
export type GroupDetail = z.infer<typeof GroupDetail>

/** A record as administration sees it: its number and its list, never what is in it. */
export const RecordAccess = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  grade: z.enum(['open', 'signposted', 'hidden', 'silent']),
  contact: z.string().nullable(),
  users: z.array(Named),
  groups: z.array(Named),
  otherReaders: z.array(Named),
  readers: z.array(
    z.object({
      userId: z.string(),
      staffNumber: z.string(),
      displayName: z.string(),
      via: z.string(),
      canRead: z.boolean(),
      why: z.string(),
    }),
  ),
  rolesThatRead: z.array(z.string()),
  youRemain: z.boolean(),
})
export type RecordAccess = z.infer<typeof RecordAccess>

/** What a role sees of a record, and every step of the reasoning. */
export const ViewAs = z.object({
  who: z.string(),
  allowed: z.boolean(),
  sees: z.enum(['record', 'signpost', 'nothing']),
  words: z.string(),
  steps: z.array(z.object({ rule: z.string(), passes: z.boolean(), words: z.string() })),
  parts: z.array(
    z.object({ permission: z.string(), words: z.string(), allowed: z.boolean(), why: z.string() }),
  ),
})
export type ViewAs = z.infer<typeof ViewAs>

const staffAffair = {
  none: 'Administration of staff accounts and groups: police records are not looked at',
} as const
const staffSubject = { kind: 'none', why: 'Staff accounts and groups are not police records' } as const
const oneRecord = { kind: 'one', type: 'Record', param: 'recordId' } as const
const ofUser = z.strictObject({ userId: Id })
const ofGroup = z.strictObject({ groupId: Id })
const ofRecord = z.strictObject({ recordId: Id })

export const admin = defineContract('admin', {
  listUsers: {
    method: 'POST',
    path: '/admin/users/searches',
    permission: 'admin.user.read',
    audit: 'search',
    purpose: staffAffair,
    subject: staffSubject,
    limit: 'search',
    body: z.strictObject({
      text: text(80).default(''),
      status: oneOf(['active', 'suspended', 'left', 'any']).default('active'),
      roleCode: RoleCode.optional(),
      page: int4(1, 1000).default(1),
    }),
    reply: z.object({ users: z.array(UserSummary), total: z.number(), pageSize: z.number() }),
  },
  getUser: {
    method: 'GET',
    path: '/admin/users/:userId',
    permission: 'admin.user.read',
    audit: 'consultation',
    purpose: staffAffair,
    subject: staffSubject,
    params: ofUser,
    reply: UserDetail,
  },
  grantRole: {
    method: 'POST',
    path: '/admin/users/:userId/roles',
    permission: 'admin.role.grant',
    audit: 'alteration',
    purpose: staffAffair,
    subject: staffSubject,
    params: ofUser,
    body: z.strictObject({ roleCode: RoleCode, reason: Reason, untilOn: day().optional() }),
    reply: UserDetail,
  },
  endRole: {
    method: 'POST',
    path: '/admin/users/:userId/roles/:grantId/end',
    permission: 'admin.role.grant',
    audit: 'alteration',
    purpose: staffAffair,
    subject: staffSubject,
    params: z.strictObject({ userId: Id, grantId: Id }),
    body: z.strictObject({ reason: Reason }),
    reply: UserDetail,
  },
  issueActivationCode: {
    method: 'POST',
    path: '/admin/users/:userId/activation',
    permission: 'admin.user.activate',
    audit: 'alteration',
    purpose: staffAffair,
    subject: staffSubject,
    secret: true,
    params: ofUser,
    body: z.strictObject({ reason: Reason }),
    reply: z.object({ code: z.string(), validUntil: z.string() }),
  },
  endUserSessions: {
    method: 'POST',
    path: '/admin/users/:userId/sessions/end',
    permission: 'admin.user.activate',
    audit: 'alteration',
    purpose: staffAffair,
    subject: staffSubject,
    params: ofUser,
    body: z.strictObject({ reason: Reason }),
    reply: z.object({ ended: z.number() }),
  },
  listRoles: {
    method: 'GET',
    path: '/admin/roles',
    permission: 'admin.user.read',
    audit: 'consultation',
    purpose: staffAffair,
    subject: staffSubject,
    reply: z.object({
      roles: z.array(
        z.object({
          code: z.string(),
          label: z.string(),
          holders: z.number(),
          permissions: z.array(z.string()),
        }),
      ),
      permissions: z.array(z.object({ code: z.string(), words: z.string() })),
    }),
  },
  listGroups: {
    method: 'GET',
    path: '/admin/groups',
    permission: 'admin.group.manage',
    audit: 'consultation',
    purpose: staffAffair,
    subject: staffSubject,
    reply: z.object({ groups: z.array(GroupSummary) }),
  },
  getGroup: {
    method: 'GET',
    path: '/admin/groups/:groupId',
    permission: 'admin.group.manage',
    audit: 'consultation',
    purpose: staffAffair,
    subject: staffSubject,
    params: ofGroup,
    reply: GroupDetail,
  },
  createGroup: {
    method: 'POST',
    path: '/admin/groups',
    permission: 'admin.group.manage',
    audit: 'collection',
    purpose: staffAffair,
    subject: staffSubject,
    body: z.strictObject({
      name: requiredText(80, 'Enter a name'),
      description: requiredText(400, 'Say what the group is for'),
      contact: text(120).optional(),
    }),
    reply: GroupDetail,
  },
  addMember: {
    method: 'POST',
    path: '/admin/groups/:groupId/members',
    permission: 'admin.group.manage',
    audit: 'alteration',
    purpose: staffAffair,
    subject: staffSubject,
    params: ofGroup,
    body: z.strictObject({ userId: Id, reason: Reason, untilOn: day().optional() }),
    reply: GroupDetail,
  },
  removeMember: {
    method: 'POST',
    path: '/admin/groups/:groupId/members/:memberId/end',
    permission: 'admin.group.manage',
    audit: 'alteration',
    purpose: staffAffair,
    subject: staffSubject,
    params: z.strictObject({ groupId: Id, memberId: Id }),
    body: z.strictObject({ reason: Reason }),
    reply: GroupDetail,
  },
  previewHrImport: {
    method: 'POST',
    path: '/admin/hr-list/preview',
    permission: 'admin.user.import',
    audit: 'consultation',
    purpose: staffAffair,
    subject: staffSubject,
    limit: 'upload',
    upload: 'file',
    reply: HrPlan,
  },
  applyHrImport: {
    method: 'POST',
    path: '/admin/hr-list',
    permission: 'admin.user.import',
    audit: 'alteration',
    purpose: staffAffair,
    subject: staffSubject,
    limit: 'upload',
    upload: 'file',
    reply: HrPlan,
  },
  listHrImports: {
    method: 'GET',
    path: '/admin/hr-list',
    permission: 'admin.user.import',
    audit: 'consultation',
    purpose: staffAffair,
    subject: staffSubject,
    reply: z.object({ imports: z.array(AppliedImport) }),
  },
  findRecord: {
    method: 'POST',
    path: '/admin/records/searches',
    permission: 'admin.access.preview',
    audit: 'search',
    purpose: 'required',
    subject: { kind: 'many', type: 'Record' },
    limit: 'search',
    body: z.strictObject({ reference: requiredText(40, 'Enter the reference of the record') }),
    reply: z.object({
      records: z.array(z.object({ id: z.string(), kind: z.string(), reference: z.string().nullable() })),
    }),
  },
  getRecordAccess: {
    method: 'GET',
    path: '/admin/records/:recordId/access',
    permission: 'admin.access.preview',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: ofRecord,
    reply: RecordAccess,
  },
  restrictRecord: {
    method: 'POST',
    path: '/admin/records/:recordId/restriction',
    permission: 'admin.record.restrict',
    audit: 'alteration',
    purpose: 'required',
    subject: oneRecord,
    version: 'required',
    params: ofRecord,
    body: z.strictObject({
      grade: oneOf(['signposted', 'hidden', 'silent']),
      userIds: z.array(Id).max(50).default([]),
      groupIds: z.array(Id).max(20).default([]),
      contact: text(120).optional(),
      reason: Reason,
    }),
    reply: z.object({ id: z.string(), version: z.number(), grade: z.string(), youStillSeeIt: z.boolean() }),
  },
  openRecord: {
    method: 'POST',
    path: '/admin/records/:recordId/restriction/end',
    permission: 'admin.record.restrict',
    audit: 'alteration',
    purpose: 'required',
    subject: oneRecord,
    version: 'required',
    params: ofRecord,
    body: z.strictObject({ reason: Reason }),
    reply: z.object({ id: z.string(), version: z.number(), grade: z.string(), youStillSeeIt: z.boolean() }),
  },
  viewAs: {
    method: 'POST',
    path: '/admin/records/:recordId/views',
    permission: 'admin.access.preview',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: ofRecord,
    body: z.strictObject({ roleCode: RoleCode.optional(), userId: Id.optional() }),
    reply: ViewAs,
  },
})

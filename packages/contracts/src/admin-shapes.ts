/** What administration answers: users, groups, and who may see a record. */
import { z } from 'zod'

const Named = z.object({ id: z.string(), label: z.string() })

/** A user in a list. */
export const UserSummary = z.object({
  id: z.string(),
  staffNumber: z.string(),
  displayName: z.string(),
  rank: z.string(),
  post: z.string().nullable(),
  unitCode: z.string(),
  /** The partner force of somebody who is not of this one. */
  force: z.string().nullable(),
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

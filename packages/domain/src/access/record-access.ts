/** Who may see a record and why: the rule in words; Postgres holds the same rule as row security, and a test compares the two. */
import { permissions, type Permission } from './permissions.ts'
import { permissionsOf, roleLabel, type RoleCode } from './roles.ts'

/** How much an access list lets others know: that the record exists and whom to ask, nothing, or nothing while the owner is told of near-misses. */
export type AclGrade = 'open' | 'signposted' | 'hidden' | 'silent'

/** One reader of an access list; a reader may be on it for a time. */
export type AclPrincipal = {
  kind: 'user' | 'group' | 'role'
  id: string
  label: string
  validTo?: string | null
}

/** The list of a record; an open record has no principals. */
export type RecordAcl = { grade: AclGrade; principals: readonly AclPrincipal[]; contact?: string | null }

/** Who asks: a user with roles and groups that hold now, or a role without a person. */
export type Reader = {
  name: string
  userId?: string | undefined
  roles: readonly RoleCode[]
  groupIds: readonly string[]
}

/** The permission that reads each kind of record. */
export const readPermissionOf = {
  Nominal: 'nominal.person.read',
  PersonRecord: 'nominal.person.read',
  Location: 'pole.location.read',
  Object: 'pole.object.read',
  Incident: 'incident.event.read',
  Arrest: 'arrest.event.read',
  CustodyRecord: 'custody.record.read',
  VoluntaryAttendance: 'attendance.record.read',
  VulnerabilityReport: 'safeguarding.report.read',
  AsbReport: 'safeguarding.report.read',
  IntelligenceReport: 'intelligence.entry.read',
  Crime: 'incident.event.read',
  Exhibit: 'property.exhibit.read',
  MissingEpisode: 'missing.episode.read',
  AbuseAssessment: 'safeguarding.report.read',
  ProtectionNotice: 'safeguarding.report.read',
  RightToKnow: 'safeguarding.disclosure.read',
  AsbCase: 'asb.case.read',
  StopSearch: 'stopsearch.record.read',
  SearchAuthority: 'stopsearch.record.read',
  Case: 'case.record.read',
  CrimeGroup: 'crimegroup.record.read',
  Warrant: 'warrant.record.read',
  SearchWarrant: 'warrant.search.read',
  AnalysisProduct: 'intelligence.product.read',
} as const satisfies Record<string, Permission>

export type ReadableKind = keyof typeof readPermissionOf

/** One step of the reasoning, as a sentence. */
export type Reason = { rule: 'permission' | 'restriction' | 'list'; passes: boolean; words: string }

/** Whether the reader sees the record; `sees` says what they learn when not. */
export type AccessDecision = { allowed: boolean; sees: 'record' | 'signpost' | 'nothing'; steps: Reason[] }

/** Decides whether a reader sees a record, at an instant, with every step of the reasoning. */
export function decideRecordAccess(question: {
  reader: Reader
  kind: ReadableKind
  acl: RecordAcl
  now: string
}): AccessDecision {
  const { reader, acl } = question
  const permission = permissionStep(reader, readPermissionOf[question.kind])
  if (acl.grade === 'open') {
    const open: Reason = {
      rule: 'restriction',
      passes: true,
      words: 'The record is open: everybody who may read this kind of record sees it.',
    }
    return {
      allowed: permission.passes,
      sees: permission.passes ? 'record' : 'nothing',
      steps: [permission, open],
    }
  }
  const list = listStep(reader, acl, question.now)
  const allowed = permission.passes && list.passes
  const signpost = permission.passes && acl.grade === 'signposted' ? 'signpost' : 'nothing'
  return { allowed, sees: allowed ? 'record' : signpost, steps: [permission, restrictionStep(acl), list] }
}

/** Whether the reader is on the list, or the record is open: this is the half that row security holds. */
export function isOnList(reader: Reader, acl: RecordAcl, now: string): boolean {
  return acl.grade === 'open' || matching(reader, acl, now) !== undefined
}

function permissionStep(reader: Reader, permission: Permission): Reason {
  const role = reader.roles.find((code) => permissionsOf(code).includes(permission))
  if (role !== undefined)
    return {
      rule: 'permission',
      passes: true,
      words: `The role ${roleLabel(role)} carries the permission “${permissions[permission]}”.`,
    }
  const held =
    reader.roles.length === 0
      ? `${reader.name} holds no role`
      : `None of the roles ${reader.roles.map(roleLabel).join(', ')} carries`
  return {
    rule: 'permission',
    passes: false,
    words:
      reader.roles.length === 0
        ? `${held}, so not the permission “${permissions[permission]}”.`
        : `${held} the permission “${permissions[permission]}”.`,
  }
}

const gradeWords: Record<Exclude<AclGrade, 'open'>, string> = {
  signposted: 'The record is restricted and signposted: others are told that it exists and whom to ask.',
  hidden: 'The record is restricted and hidden: others cannot tell that it exists.',
  silent:
    'The record is restricted and silent: others cannot tell that it exists, and its owner hears of near-misses.',
}

function restrictionStep(acl: RecordAcl): Reason {
  return { rule: 'restriction', passes: false, words: acl.grade === 'open' ? '' : gradeWords[acl.grade] }
}

function listStep(reader: Reader, acl: RecordAcl, now: string): Reason {
  const match = matching(reader, acl, now)
  if (match === undefined) {
    const lapsed = acl.principals.find((principal) => isPrincipal(reader, principal))
    const words =
      lapsed === undefined
        ? `${reader.name} is not on the list of readers, in person or by a group.`
        : `${reader.name} was on the list of readers by ${lapsed.label}, but no longer.`
    return { rule: 'list', passes: false, words }
  }
  const by = {
    user: 'in person',
    group: `as a member of ${match.label}`,
    role: `by the role ${match.label}`,
  }[match.kind]
  return { rule: 'list', passes: true, words: `${reader.name} is on the list of readers ${by}.` }
}

const matching = (reader: Reader, acl: RecordAcl, now: string) =>
  acl.principals.find((principal) => isPrincipal(reader, principal) && holdsAt(principal, now))

const holdsAt = (principal: AclPrincipal, now: string) =>
  principal.validTo === undefined || principal.validTo === null || principal.validTo > now

function isPrincipal(reader: Reader, principal: AclPrincipal): boolean {
  switch (principal.kind) {
    case 'user':
      return principal.id === reader.userId
    case 'group':
      return reader.groupIds.includes(principal.id)
    case 'role':
      return reader.roles.some((code) => code === principal.id)
  }
}

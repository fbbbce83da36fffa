/** Rules for those who give access: nobody gives to themselves, and no record may be left without readers. */
import { allow, deny, firstRefusal, type Decision } from './decision.ts'
import { permissions, type Permission } from './permissions.ts'
import { isRoleCode, permissionsOf, roleLabel, type RoleCode } from './roles.ts'
import { decideSides } from './source-sides.ts'

export type StaffStatus = 'active' | 'suspended' | 'left'

/** Whether somebody may change the roles of another: never their own (a second person decides), and never those of a leaver. */
export function decideRoleChange(change: { actorId: string; userId: string; status: StaffStatus }): Decision {
  return firstRefusal(
    change.actorId === change.userId
      ? deny('You cannot change your own roles. Ask another administrator.')
      : allow(),
    change.status === 'left'
      ? deny('This person has left. Roles are given to people who are in post.')
      : allow(),
  )
}

/** Whether a role may be given: not twice, and none that would put somebody on both sides of the corridor of sources (IV-1). */
export function decideRoleGrant(grant: { roleCode: RoleCode; held: readonly string[] }): Decision {
  const roles = [...grant.held.filter(isRoleCode), grant.roleCode]
  return firstRefusal(
    grant.held.includes(grant.roleCode)
      ? deny(`This person already has the role ${roleLabel(grant.roleCode)}.`)
      : allow(),
    decideSides(roles),
  )
}

/** Whether somebody may issue an activation code: not for themselves, and not for a leaver. */
export function decideActivation(issue: { actorId: string; userId: string; status: StaffStatus }): Decision {
  return firstRefusal(
    issue.actorId === issue.userId ? deny('Change your own password in your settings.') : allow(),
    issue.status === 'active' ? allow() : deny('Codes are issued to people who are in post.'),
  )
}

/**
 * Whether a restriction may stand: with one reader only, nobody could open the record again when that person leaves,
 * so it takes a group that has members, or two people in post.
 */
export function decideRestriction(list: {
  grade: 'signposted' | 'hidden' | 'silent'
  activeUsers: number
  groupsWithMembers: number
  contact: string | undefined
}): Decision {
  return firstRefusal(
    list.groupsWithMembers > 0 || list.activeUsers >= 2
      ? allow()
      : deny(
          'Name a group that has members, or at least two people in post: with one reader, nobody could open the record when that person leaves.',
        ),
    list.grade === 'signposted' && (list.contact ?? '') === ''
      ? deny('Say whom to ask: a signposted record tells others whom to contact.')
      : allow(),
  )
}

/** What a change of roles gives and takes, in the words of the catalogue. */
export function roleChange(
  before: readonly RoleCode[],
  after: readonly RoleCode[],
): { gained: { code: Permission; words: string }[]; lost: { code: Permission; words: string }[] } {
  const had = new Set(before.flatMap(permissionsOf))
  const has = new Set(after.flatMap(permissionsOf))
  const worded = (codes: Permission[]) => codes.map((code) => ({ code, words: permissions[code] }))
  return {
    gained: worded([...has].filter((code) => !had.has(code))),
    lost: worded([...had].filter((code) => !has.has(code))),
  }
}

/** Permissions that say something about records of a kind, besides reading them. */
export const partsOf: Record<string, readonly Permission[]> = {
  Nominal: [
    'pole.photograph.read',
    'pole.history.read',
    'nominal.person.add',
    'nominal.person.correct',
    'nominal.identity.decide',
    'pole.marker.create',
    'pole.marker.end',
    'intelligence.entry.read',
    'custody.record.read',
    'safeguarding.report.read',
  ],
  PersonRecord: ['pole.history.read', 'nominal.person.correct'],
  Location: ['pole.history.read', 'pole.marker.create', 'pole.marker.end', 'pole.link.create'],
  Object: ['pole.history.read', 'pole.object.edit', 'pole.link.create', 'pole.photograph.read'],
  Incident: [
    'pole.history.read',
    'incident.event.update',
    'incident.event.assign',
    'incident.event.close',
    'arrest.event.read',
    'safeguarding.report.read',
  ],
  Arrest: ['pole.history.read', 'custody.record.read', 'custody.record.open'],
  CustodyRecord: [
    'pole.history.read',
    'custody.log.add',
    'custody.detention.authorise',
    'custody.review.record',
    'custody.detainee.release',
    'pole.photograph.read',
  ],
  VoluntaryAttendance: ['pole.history.read', 'attendance.record.keep'],
  VulnerabilityReport: ['pole.history.read', 'safeguarding.report.raise'],
  AsbReport: ['pole.history.read', 'safeguarding.report.raise'],
  IntelligenceReport: ['intelligence.entry.evaluate', 'intelligence.entry.submit'],
  Crime: ['pole.history.read', 'incident.event.update', 'investigation.desk.read', 'investigation.desk.work'],
  Exhibit: [
    'pole.history.read',
    'property.exhibit.move',
    'property.store.keep',
    'property.disposal.authorise',
  ],
  MissingEpisode: ['pole.history.read', 'missing.episode.work', 'missing.episode.review'],
  AbuseAssessment: ['pole.history.read', 'safeguarding.abuse.assess', 'safeguarding.abuse.review'],
  ProtectionNotice: ['pole.history.read', 'safeguarding.notice.authorise'],
  RightToKnow: ['pole.history.read', 'safeguarding.disclosure.keep'],
  AsbCase: ['pole.history.read', 'asb.case.keep', 'asb.case.review'],
  StopSearch: ['pole.history.read', 'stopsearch.record.make', 'stopsearch.record.close'],
  SearchAuthority: ['pole.history.read', 'stopsearch.authority.give'],
  SearchWarrant: ['pole.history.read', 'warrant.search.apply', 'warrant.search.authorise'],
  Warrant: ['pole.history.read', 'warrant.record.work', 'warrant.record.allocate', 'warrant.record.keep'],
  Case: [
    'pole.history.read',
    'case.record.build',
    'case.file.certify',
    'case.progress.record',
    'case.unused.keep',
  ],
  CrimeGroup: ['pole.history.read', 'crimegroup.record.keep'],
}

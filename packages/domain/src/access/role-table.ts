/** What a row of the table of roles consists of. */
import type { Permission } from './permissions.ts'

/** What every signed-in user may do. */
export const everyone = {
  'session.own.use': true,
  'reference.list.read': true,
  'tasks.own.read': true,
  'tasks.own.complete': true,
} as const

/** What a role must decide about. */
export type Extra = Exclude<Permission, keyof typeof everyone>
/** One role's answer to each of them. */
export type RoleTable = Record<Extra, boolean>

/** A role begins with nothing. */
export const none: RoleTable = {
  'pole.record.search': false,
  'pole.location.read': false,
  'pole.location.create': false,
  'pole.object.read': false,
  'pole.object.create': false,
  'pole.object.edit': false,
  'pole.link.create': false,
  'pole.link.end': false,
  'pole.marker.create': false,
  'pole.marker.end': false,
  'pole.photograph.read': false,
  'pole.photograph.add': false,
  'pole.history.read': false,
  'nominal.person.search': false,
  'nominal.person.read': false,
  'nominal.person.create': false,
  'nominal.person.add': false,
  'nominal.person.correct': false,
  'nominal.person.unlock': false,
  'nominal.identity.decide': false,
  'nominal.identity.approve': false,
  'nominal.identity.case': false,
  'nominal.protected.read': false,
  'nominal.pool.enter': false,
  'nominal.pool.move': false,
  'incident.event.open': false,
  'incident.event.read': false,
  'incident.event.update': false,
  'incident.event.assign': false,
  'incident.event.close': false,
  'arrest.event.record': false,
  'arrest.event.read': false,
  'custody.record.open': false,
  'custody.record.read': false,
  'custody.detention.authorise': false,
  'custody.cell.keep': false,
  'custody.log.add': false,
  'custody.review.record': false,
  'custody.detainee.release': false,
  'safeguarding.report.raise': false,
  'safeguarding.report.read': false,
  'intelligence.entry.submit': false,
  'intelligence.entry.read': false,
  'audit.entry.read': false,
  'audit.entry.export': false,
  'audit.seal.verify': false,
  'admin.user.read': false,
  'admin.user.import': false,
  'admin.user.activate': false,
  'admin.role.grant': false,
  'admin.group.manage': false,
  'admin.record.restrict': false,
  'admin.codes.manage': false,
  'admin.access.preview': false,
}

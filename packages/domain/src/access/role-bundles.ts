/** Permissions that several roles have in common. */

/** Who may look things up. */
export const reader = {
  'pole.record.search': true,
  'pole.location.read': true,
  'pole.object.read': true,
  'pole.photograph.read': true,
  'nominal.person.search': true,
  'nominal.person.read': true,
  'incident.event.read': true,
  'arrest.event.read': true,
} as const

/** Who works in a separate pool of identities; there the pool is all that these permissions reach. */
export const poolWorker = {
  ...reader,
  'pole.location.create': true,
  'pole.object.create': true,
  'pole.object.edit': true,
  'pole.link.create': true,
  'pole.link.end': true,
  'pole.marker.create': true,
  'pole.marker.end': true,
  'pole.photograph.add': true,
  'pole.history.read': true,
  'nominal.person.create': true,
  'nominal.person.add': true,
  'nominal.person.correct': true,
  'nominal.identity.decide': true,
  'nominal.identity.approve': true,
  'nominal.identity.case': true,
  'nominal.pool.enter': true,
  'nominal.pool.move': true,
  'intelligence.entry.submit': true,
  'intelligence.entry.read': true,
} as const

/** What every police officer who attends may do. */
export const officer = {
  ...reader,
  'pole.location.create': true,
  'pole.object.create': true,
  'pole.link.create': true,
  'pole.marker.create': true,
  'pole.photograph.add': true,
  'nominal.person.create': true,
  'nominal.person.add': true,
  'incident.event.open': true,
  'incident.event.update': true,
  'crime.event.record': true,
  'arrest.event.record': true,
  'safeguarding.report.raise': true,
  'safeguarding.report.read': true,
  'intelligence.entry.submit': true,
  'custody.record.read': true,
  'attendance.record.read': true,
  'attendance.record.keep': true,
  'custody.bail.read': true,
  'custody.procedure.record': true,
} as const

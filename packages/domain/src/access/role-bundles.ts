/** Permissions that several roles have in common. */

/** Who may look things up. */
export const reader = {
  'pole.record.search': true,
  'pole.location.read': true,
  'pole.object.read': true,
  'pole.photograph.read': true,
  'pole.document.read': true,
  'nominal.person.search': true,
  'nominal.person.read': true,
  'incident.event.read': true,
  'arrest.event.read': true,
  'retention.date.read': true,
  'record.glass.break': true,
  'record.glass.read': true,
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

/** The side of the corridor that knows sources: it reads and submits no intelligence, or a handler would stand in the open index. */
export const sourceHandler = {
  ...poolWorker,
  'intelligence.entry.submit': false,
  'intelligence.entry.read': false,
  'vault.source.keep': true,
} as const

/** Who cares for detainees without deciding about them. */
export const detentionOfficer = {
  ...reader,
  'pole.photograph.add': true,
  'custody.record.open': true,
  'custody.record.read': true,
  'custody.log.add': true,
  'custody.bail.read': true,
  'custody.paper.give': true,
  'custody.rights.record': true,
  'custody.procedure.record': true,
} as const

/** Who keeps witnesses ready for court. */
export const witnessCare = {
  'statement.record.read': true,
  'witness.care.read': true,
  'witness.care.keep': true,
} as const

/** What every police officer who attends may do. */
export const officer = {
  ...reader,
  ...witnessCare,
  'statement.record.take': true,
  'pole.location.create': true,
  'pole.object.create': true,
  'pole.link.create': true,
  'pole.marker.create': true,
  'pole.photograph.add': true,
  'pole.document.add': true,
  'document.redaction.make': true,
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
  'investigation.desk.read': true,
  'investigation.desk.work': true,
  'investigation.outcome.propose': true,
  'victim.care.read': true,
  'victim.care.keep': true,
  'property.exhibit.register': true,
  'property.exhibit.read': true,
  'property.exhibit.move': true,
  'missing.episode.open': true,
  'missing.episode.read': true,
  'missing.episode.work': true,
  'safeguarding.abuse.assess': true,
  'asb.case.read': true,
  'asb.case.keep': true,
  'stopsearch.record.make': true,
  'stopsearch.record.read': true,
  'briefing.duty.read': true,
  'watch.record.keep': true,
  'case.record.read': true,
  'case.record.build': true,
  'tasking.item.propose': true,
  'operation.compartment.read': true,
  'warrant.record.read': true,
  'warrant.record.work': true,
  'warrant.search.read': true,
  'warrant.search.apply': true,
} as const

/** The warrants unit, which is the bureau of the national computer too. */
export const warrantsUnit = {
  ...reader,
  'nominal.person.create': true,
  'nominal.person.add': true,
  'pole.location.create': true,
  'pole.link.create': true,
  'pole.history.read': true,
  'custody.record.read': true,
  'custody.bail.read': true,
  'warrant.record.read': true,
  'warrant.record.work': true,
  'warrant.record.allocate': true,
  'warrant.record.keep': true,
  'warrant.search.read': true,
} as const

/** Who writes to court and prosecutor, and mends what came back. */
export const messenger = {
  'outbox.message.read': true,
  'outbox.message.send': true,
} as const

/** What those who supervise officers may do besides. */
export const supervisor = {
  ...messenger,
  'pole.link.end': true,
  'pole.marker.end': true,
  'pole.history.read': true,
  'incident.event.assign': true,
  'incident.event.close': true,
  'custody.log.add': true,
  'custody.warrant.record': true,
  'custody.bail.keep': true,
  'custody.paper.give': true,
  'intelligence.entry.read': true,
  'investigation.desk.supervise': true,
  'investigation.outcome.approve': true,
  'property.disposal.authorise': true,
  'missing.episode.review': true,
  'safeguarding.abuse.review': true,
  'asb.case.review': true,
  'stopsearch.record.close': true,
  'work.team.read': true,
  'work.team.assign': true,
  'warrant.record.allocate': true,
  'briefing.duty.make': true,
  'tasking.meeting.read': true,
  'case.file.certify': true,
  'case.unused.keep': true,
  'order.record.keep': true,
} as const

/** Who reads intelligence, the sensitive with it. */
export const intelligenceReader = {
  'intelligence.entry.read': true,
  'intelligence.sensitive.read': true,
  'intelligence.product.read': true,
} as const

/** Who keeps the tasking and coordination of a force. */
export const taskingKeeper = {
  'tasking.meeting.read': true,
  'tasking.meeting.keep': true,
  'tasking.item.propose': true,
} as const

/** Who works on crime groups. */
export const groupKeeper = {
  'crimegroup.record.read': true,
  'crimegroup.record.keep': true,
} as const

/** What the intelligence unit and its analysts do about priorities, groups and what intelligence asserts. */
export const analysisDesk = {
  ...taskingKeeper,
  ...groupKeeper,
  'intelligence.fact.assert': true,
} as const

/** What the intelligence unit may do besides what every officer may. */
export const intelligenceUnit = {
  ...intelligenceReader,
  'intelligence.entry.evaluate': true,
  'intelligence.entry.approve': true,
  'briefing.duty.make': true,
  ...analysisDesk,
  'intelligence.dissemination.give': true,
  'intelligence.dissemination.recall': true,
  'network.risk.read': true,
  'list.match.run': true,
  'list.row.import': true,
  'intelligence.product.make': true,
  'vault.product.receive': true,
  'pole.object.edit': true,
  'pole.link.end': true,
  'pole.marker.end': true,
  'pole.history.read': true,
  'admin.record.restrict': true,
  'nominal.identity.case': true,
} as const

/** What whoever has exhibits in their hands may do. */
export const exhibitHolder = {
  'property.exhibit.register': true,
  'property.exhibit.read': true,
  'property.exhibit.move': true,
} as const

/** What inspectors and those above them may do besides. */
export const commander = {
  ...supervisor,
  ...taskingKeeper,
  'operation.compartment.open': true,
  'custody.rights.delay': true,
  'custody.review.record': true,
  'custody.loss.record': true,
  'nominal.identity.decide': true,
  'nominal.identity.approve': true,
  'custody.figures.read': true,
  'custody.visit.read': true,
  'custody.visit.answer': true,
  'safeguarding.partner.refer': true,
  'safeguarding.disclosure.read': true,
  'safeguarding.disclosure.keep': true,
  'safeguarding.notice.authorise': true,
  'stopsearch.authority.give': true,
  'warrant.search.authorise': true,
} as const

/** Who keeps records right, and says how long they are kept. */
export const recordsKeeper = {
  'investigation.desk.read': true,
  'property.exhibit.read': true,
  'stopsearch.record.read': true,
  'missing.episode.read': true,
  'asb.case.read': true,
  'pole.object.edit': true,
  'pole.link.end': true,
  'pole.marker.end': true,
  'pole.history.read': true,
  'nominal.person.add': true,
  'nominal.person.correct': true,
  'nominal.identity.decide': true,
  'custody.record.read': true,
  'attendance.record.read': true,
  'custody.paper.give': true,
  'safeguarding.report.read': true,
  'nominal.person.unlock': true,
  'nominal.identity.approve': true,
  'nominal.identity.case': true,
  'watch.record.keep': true,
  'nominal.protected.read': true,
  'admin.codes.manage': true,
  'custody.figures.read': true,
  'retention.hold.keep': true,
} as const

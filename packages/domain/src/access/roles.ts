/** The total table of roles: adding a permission does not compile until every role has decided about it. */
import type { Permission } from './permissions.ts'
import {
  analysisDesk,
  commander,
  detentionOfficer,
  exhibitHolder,
  groupKeeper,
  intelligenceReader,
  intelligenceUnit,
  messenger,
  officer,
  poolWorker,
  reader,
  recordsKeeper,
  sourceHandler,
  supervisor,
  warrantsUnit,
  witnessCare,
} from './role-bundles.ts'
import { everyone, none, type Extra, type RoleTable } from './role-table.ts'

const table = {
  DESPATCHER: {
    label: 'Despatcher',
    grants: {
      ...none,
      ...reader,
      'missing.episode.open': true,
      'missing.episode.read': true,
      'pole.location.create': true,
      'pole.object.create': true,
      'pole.link.create': true,
      'incident.event.open': true,
      'incident.event.update': true,
      'incident.event.assign': true,
      'incident.event.close': true,
      'nominal.person.create': true,
      'custody.bail.read': true,
    },
  },
  RESPONSE_OFFICER: { label: 'Response officer', grants: { ...none, ...officer } },
  DETECTIVE: {
    label: 'Detective',
    grants: {
      ...none,
      ...officer,
      'pole.object.edit': true,
      'pole.link.end': true,
      'pole.marker.end': true,
      'pole.history.read': true,
      'nominal.person.correct': true,
      ...intelligenceReader,
      'custody.log.add': true,
      'custody.warrant.record': true,
      'custody.bail.keep': true,
      'incident.event.close': true,
      'nominal.identity.case': true,
      'tasking.meeting.read': true,
      'case.unused.keep': true,
      ...groupKeeper,
      ...messenger,
    },
  },
  CUSTODY_SERGEANT: {
    label: 'Custody sergeant',
    grants: {
      ...none,
      ...reader,
      // What a detainee brings as evidence is registered and handed on in the suite.
      ...exhibitHolder,
      'pole.marker.create': true,
      'pole.photograph.add': true,
      'nominal.person.add': true,
      'nominal.person.create': true,
      'custody.record.open': true,
      'custody.record.read': true,
      'attendance.record.read': true,
      'attendance.record.keep': true,
      'custody.detention.authorise': true,
      'custody.cell.keep': true,
      'custody.log.add': true,
      'custody.procedure.record': true,
      'custody.review.record': true,
      'custody.detainee.release': true,
      'custody.warrant.record': true,
      'custody.charge.record': true,
      'custody.loss.record': true,
      'custody.bail.read': true,
      'custody.bail.keep': true,
      'custody.paper.give': true,
      'custody.rights.record': true,
      'custody.identity.correct': true,
      'safeguarding.report.raise': true,
      'safeguarding.report.read': true,
      'custody.figures.read': true,
      'custody.visit.make': true,
      'custody.visit.read': true,
      'briefing.duty.read': true,
      'warrant.record.read': true,
    },
  },
  DETENTION_OFFICER: { label: 'Custody detention officer', grants: { ...none, ...detentionOfficer } },
  SUPERVISOR: { label: 'Supervisor (sergeant)', grants: { ...none, ...officer, ...supervisor } },
  INSPECTOR: { label: 'Inspector', grants: { ...none, ...officer, ...commander } },
  SUPERINTENDENT: {
    label: 'Superintendent',
    grants: {
      ...none,
      ...officer,
      ...commander,
      'custody.detention.extend': true,
      'audit.entry.read': true,
    },
  },
  PROPERTY_OFFICER: {
    label: 'Property officer',
    grants: {
      ...none,
      ...reader,
      'pole.photograph.add': true,
      ...exhibitHolder,
      'property.store.keep': true,
    },
  },
  SAFEGUARDING_OFFICER: {
    label: 'Safeguarding officer (public protection)',
    grants: {
      ...none,
      ...officer,
      'pole.history.read': true,
      ...intelligenceReader,
      'safeguarding.abuse.review': true,
      'safeguarding.partner.refer': true,
      'safeguarding.disclosure.read': true,
      'safeguarding.disclosure.keep': true,
      'network.risk.read': true,
    },
  },
  ANALYST: {
    label: 'Analyst',
    grants: {
      ...none,
      ...reader,
      'investigation.desk.read': true,
      'missing.episode.read': true,
      'asb.case.read': true,
      'stopsearch.record.read': true,
      'pole.history.read': true,
      'nominal.identity.decide': true,
      'pole.link.create': true,
      'safeguarding.report.read': true,
      ...intelligenceReader,
      'intelligence.product.make': true,
      'custody.record.read': true,
      'attendance.record.read': true,
      'nominal.identity.approve': true,
      'nominal.identity.case': true,
      'custody.figures.read': true,
      'briefing.duty.read': true,
      'operation.compartment.read': true,
      'watch.record.keep': true,
      'network.risk.read': true,
      'list.match.run': true,
      'list.row.import': true,
      ...analysisDesk,
    },
  },
  INTELLIGENCE_OFFICER: {
    label: 'Intelligence officer',
    grants: { ...none, ...officer, ...intelligenceUnit },
  },
  INTELLIGENCE_MANAGER: {
    label: 'Intelligence manager',
    grants: {
      ...none,
      ...officer,
      ...intelligenceUnit,
      'intelligence.entry.manage': true,
      'retention.hold.keep': true,
      'operation.compartment.open': true,
    },
  },
  CASE_BUILDER: {
    label: 'Case builder',
    grants: {
      ...none,
      ...reader,
      ...witnessCare,
      ...messenger,
      'investigation.desk.read': true,
      'victim.care.read': true,
      'property.exhibit.read': true,
      'nominal.person.add': true,
      'custody.record.read': true,
      'attendance.record.read': true,
      'operation.compartment.read': true,
      'custody.bail.read': true,
      'safeguarding.report.read': true,
      'case.record.read': true,
      'case.record.build': true,
      'case.unused.keep': true,
      'case.progress.record': true,
    },
  },
  // Designated decision makers are independent of the investigation; the registrar alone decides on rape and homicide.
  CRIME_DECISION_MAKER: {
    label: 'Designated decision maker (crime recording)',
    grants: {
      ...none,
      ...reader,
      'crime.change.decide': true,
      'investigation.outcome.approve': true,
      'pole.history.read': true,
      'investigation.desk.read': true,
    },
  },
  CRIME_REGISTRAR: {
    label: 'Force crime registrar',
    grants: {
      ...none,
      ...reader,
      'crime.change.decide': true,
      'investigation.outcome.approve': true,
      'pole.history.read': true,
      'investigation.desk.read': true,
    },
  },
  WARRANT_OFFICER: { label: 'Warrants and PNC bureau officer', grants: { ...none, ...warrantsUnit } },
  RECORDS_MANAGER: { label: 'Records manager', grants: { ...none, ...reader, ...recordsKeeper } },
  // Not of the police: what the scheme of s.51 of the Police Reform Act 2002 lets them see, and nothing else.
  CUSTODY_VISITOR: {
    label: 'Independent custody visitor',
    grants: { ...none, 'custody.visit.make': true, 'custody.visit.read': true },
  },
  PROFESSIONAL_STANDARDS: {
    label: 'Professional standards',
    grants: { ...none, ...poolWorker, 'record.glass.watch': true },
  },
  SOURCE_UNIT: { label: 'Dedicated source unit', grants: { ...none, ...sourceHandler } },
  SOURCE_CONTROLLER: {
    label: 'Controller of sources',
    grants: { ...none, 'vault.source.keep': true, 'vault.source.open': true },
  },
  AUDITOR: {
    label: 'Auditor',
    grants: {
      ...none,
      'audit.entry.read': true,
      'audit.entry.export': true,
      'audit.seal.verify': true,
      'admin.user.read': true,
    },
  },
  ADMIN: {
    label: 'Administrator',
    grants: {
      ...none,
      'audit.entry.read': true,
      'audit.entry.export': true,
      'audit.seal.verify': true,
      'admin.user.read': true,
      'admin.user.import': true,
      'admin.user.activate': true,
      'admin.role.grant': true,
      'admin.group.manage': true,
      'admin.record.restrict': true,
      'admin.codes.manage': true,
      'admin.access.preview': true,
      'pole.record.search': true,
      'nominal.person.read': true,
      'nominal.person.search': true,
    },
  },
} as const satisfies Record<string, { label: string; grants: RoleTable }>

/** One role of the table. */
export type RoleCode = keyof typeof table

/** Every role, in table order. */
export const allRoles = Object.keys(table) as readonly RoleCode[]

/** The words for a role. */
export const roleLabel = (role: RoleCode): string => table[role].label

/** The permissions that a role carries, those of every signed-in user included. */
export function permissionsOf(role: RoleCode): Permission[] {
  const grants: RoleTable = table[role].grants
  const own = (Object.keys(grants) as Extra[]).filter((permission) => grants[permission])
  return [...(Object.keys(everyone) as (keyof typeof everyone)[]), ...own]
}

/** Whether any of the roles carries the permission. */
export const rolesAllow = (roles: readonly RoleCode[], permission: Permission): boolean =>
  roles.some((role) => permissionsOf(role).includes(permission))

/** Whether a text is the code of a role. */
export const isRoleCode = (code: string): code is RoleCode => code in table

/** The one place where the permissions of a reader become their part in intelligence (IA-1); an administrator has none. */
import type { Permission } from '../access/permissions.ts'
import type { ReportActor } from './report-state.ts'
import { type IntelligenceReader, type IntelligenceRole, sightTable } from './who-sees.ts'

/**
 * Whoever reads intelligence is at least a response officer of the table, with the sensitive part an investigator; the unit
 * evaluates, its manager besides holds back. The sides of researcher, source unit and disclosure come with their own routes.
 */
export function intelligenceRolesOf(permissions: readonly Permission[]): IntelligenceRole[] {
  const holds = (permission: Permission) => permissions.includes(permission)
  if (!holds('intelligence.entry.read')) return []
  const roles: IntelligenceRole[] = [holds('intelligence.sensitive.read') ? 'INVESTIGATOR' : 'RESPONSE']
  if (holds('intelligence.entry.evaluate') || holds('intelligence.entry.approve')) roles.push('EVALUATOR')
  if (holds('intelligence.entry.manage')) roles.push('MANAGER')
  return roles
}

/** Whether somebody works in the unit, who alone reads what was sent in, who sent it and what was done with it (IA-1). */
export const worksInUnit = (permissions: readonly Permission[]): boolean =>
  intelligenceRolesOf(permissions).some((role) => sightTable.RAW[role] === 'YES')

/** As whom somebody takes a step of a report. */
export function reportActorsOf(
  who: { userId: string; permissions: readonly Permission[] },
  submittedById: string | undefined,
): ReportActor[] {
  const holds = (permission: Permission) => who.permissions.includes(permission)
  return [
    ...(who.userId === submittedById ? (['WRITER'] as const) : []),
    ...(holds('intelligence.entry.evaluate') || holds('intelligence.entry.approve')
      ? (['EVALUATOR'] as const)
      : []),
    ...(holds('intelligence.entry.manage') ? (['MANAGER'] as const) : []),
  ]
}

/** The reader of the rules: their part, and the access lists that hold for them, as the database knows them. */
export const intelligenceReaderOf = (who: {
  userId: string
  permissions: readonly Permission[]
  acls: readonly number[]
}): IntelligenceReader => ({
  userId: who.userId,
  roles: intelligenceRolesOf(who.permissions),
  hasSensitiveFlag: who.permissions.includes('intelligence.sensitive.read'),
  listIds: who.acls.map(String),
  caseIds: [],
  openedReportIds: [],
  sourceKeys: [],
})

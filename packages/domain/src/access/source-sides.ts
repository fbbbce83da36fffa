/** On which side of the sterile corridor somebody stands by their roles: with those who know sources, or those who use what they say. */
import { corridorProblems } from '../intelligence/source-vault.ts'
import type { IntelligenceRole } from '../intelligence/who-sees.ts'
import { allow, deny, type Decision } from './decision.ts'
import type { Permission } from './permissions.ts'
import { permissionsOf, type RoleCode } from './roles.ts'

const useSide: readonly Permission[] = ['intelligence.entry.read', 'vault.product.receive']

/** The roles of the corridor that permissions amount to; a reader of intelligence counts as a researcher at least. */
export function sidesOf(permissions: readonly Permission[]): IntelligenceRole[] {
  return [
    ...(permissions.includes('vault.source.keep') ? (['SOURCE_UNIT'] as const) : []),
    ...(useSide.some((permission) => permissions.includes(permission)) ? (['RESEARCHER'] as const) : []),
  ]
}

/** Whether one person may hold all these roles: nobody stands on both sides (IV-1), and no administrator on that of the sources (IV-3). */
export function decideSides(roles: readonly RoleCode[]): Decision {
  const sides = sidesOf(roles.flatMap(permissionsOf))
  const problem = corridorProblems(sides)[0]
  if (problem !== undefined) return deny(`${problem.rule}: ${problem.message}`)
  return sides.includes('SOURCE_UNIT') && roles.includes('ADMIN')
    ? deny('IV-3: An administrator does not work with sources: end one of the two roles first.')
    : allow()
}

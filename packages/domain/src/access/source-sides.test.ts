/** IV-1 and IV-3 on the table of roles: who may hold which roles together. */
import { describe, expect, it } from 'vitest'
import { decideRoleGrant } from './administration.ts'
import { allRoles, permissionsOf, type RoleCode } from './roles.ts'
import { decideSides, sidesOf } from './source-sides.ts'

describe('the sides of the corridor by role', () => {
  it('no role of the table stands on both', () => {
    for (const role of allRoles) expect(decideSides([role]), role).toEqual({ allowed: true })
  })

  it('the source unit and its controller know sources; whoever reads intelligence uses what they say', () => {
    const on = (side: string) =>
      allRoles.filter((role) => sidesOf(permissionsOf(role)).some((at) => at === side))
    expect(on('SOURCE_UNIT')).toEqual(['SOURCE_UNIT', 'SOURCE_CONTROLLER'])
    expect(on('RESEARCHER')).toEqual(expect.arrayContaining(['DETECTIVE', 'ANALYST', 'INTELLIGENCE_OFFICER']))
    expect(on('RESEARCHER')).not.toContain('RESPONSE_OFFICER')
  })

  it('an administrator and an auditor hold nothing of the vault', () => {
    for (const role of ['ADMIN', 'AUDITOR', 'INTELLIGENCE_OFFICER'] as const)
      expect(permissionsOf(role).filter((permission) => permission.startsWith('vault.source'))).toEqual([])
  })

  it.each<[RoleCode, RoleCode, string]>([
    ['SOURCE_UNIT', 'DETECTIVE', 'IV-1'],
    ['INTELLIGENCE_OFFICER', 'SOURCE_CONTROLLER', 'IV-1'],
    ['ADMIN', 'SOURCE_UNIT', 'IV-3'],
    ['SOURCE_CONTROLLER', 'ADMIN', 'IV-3'],
  ])('whoever is %s is not given %s (%s)', (held, roleCode, rule) => {
    expect(decideRoleGrant({ roleCode, held: [held] })).toEqual({
      allowed: false,
      reason: expect.stringContaining(rule),
    })
  })

  it('a handler may become controller, since both know sources', () => {
    expect(decideRoleGrant({ roleCode: 'SOURCE_CONTROLLER', held: ['SOURCE_UNIT'] })).toEqual({
      allowed: true,
    })
  })
})

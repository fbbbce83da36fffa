import { describe, expect, it } from 'vitest'
import { allRoles, permissionsOf, type RoleCode } from '../access/roles.ts'
import { intelligenceReaderOf, intelligenceRolesOf, reportActorsOf, worksInUnit } from './reader-roles.ts'

const rolesOf = (role: RoleCode) => intelligenceRolesOf(permissionsOf(role))

describe('the part of a reader in intelligence', () => {
  it.each([
    ['ADMIN', []],
    ['AUDITOR', []],
    ['RESPONSE_OFFICER', []],
    ['SUPERVISOR', ['RESPONSE']],
    ['DETECTIVE', ['INVESTIGATOR']],
    ['ANALYST', ['INVESTIGATOR']],
    ['INTELLIGENCE_OFFICER', ['INVESTIGATOR', 'EVALUATOR']],
    ['INTELLIGENCE_MANAGER', ['INVESTIGATOR', 'EVALUATOR', 'MANAGER']],
  ] as const)('of %s is %j', (role, expected) => {
    expect(rolesOf(role)).toEqual(expected)
  })

  it('is of the unit for the roles of the unit alone', () => {
    const unit = allRoles.filter((role) => worksInUnit(permissionsOf(role)))
    expect(unit).toEqual(['INTELLIGENCE_OFFICER', 'INTELLIGENCE_MANAGER'])
  })

  it('says as whom a step is taken', () => {
    const who = { userId: 'u1', permissions: permissionsOf('INTELLIGENCE_MANAGER') }
    expect(reportActorsOf(who, 'u1')).toEqual(['WRITER', 'EVALUATOR', 'MANAGER'])
    expect(reportActorsOf({ ...who, permissions: permissionsOf('ADMIN') }, 'u2')).toEqual([])
  })

  it('carries the lists of the reader', () => {
    const reader = intelligenceReaderOf({
      userId: 'u1',
      permissions: permissionsOf('SUPERVISOR'),
      acls: [0, 7],
    })
    expect(reader).toMatchObject({ listIds: ['0', '7'], hasSensitiveFlag: false })
  })
})

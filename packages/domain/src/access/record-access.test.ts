import { describe, expect, it } from 'vitest'
import {
  decideActivation,
  decideRestriction,
  decideRoleChange,
  decideRoleGrant,
  roleChange,
} from './administration.ts'
import { allPermissions, permissions } from './permissions.ts'
import { decideRecordAccess, type AclPrincipal, type Reader, type RecordAcl } from './record-access.ts'
import { allRoles, permissionsOf, roleLabel } from './roles.ts'

const now = '2026-09-07T09:00:00.000Z'
const analyst: Reader = { name: 'Imogen Farthingale', userId: 'u1', roles: ['ANALYST'], groupIds: ['g1'] }
const despatcher: Reader = { ...analyst, roles: ['DESPATCHER'] }
const list = (grade: RecordAcl['grade'], ...principals: AclPrincipal[]): RecordAcl => ({
  grade,
  principals,
  contact: 'DI Larkspur',
})
const group: AclPrincipal = { kind: 'group', id: 'g1', label: 'Operation Larkspur' }
const decide = (reader: Reader, acl: RecordAcl) =>
  decideRecordAccess({ reader, kind: 'IntelligenceReport', acl, now })

describe('who sees a record', () => {
  it('never somebody without the permission, list or no list', () => {
    expect(decide(despatcher, list('hidden', group))).toMatchObject({ allowed: false, sees: 'nothing' })
    expect(decide(despatcher, list('signposted', group))).toMatchObject({ allowed: false, sees: 'nothing' })
    expect(decide({ ...despatcher, roles: [] }, list('open')).steps[0]?.words).toContain('holds no role')
  })

  it('tells those who are not on the list nothing, or whom to ask when it is signposted', () => {
    expect(decide(analyst, list('hidden'))).toMatchObject({ allowed: false, sees: 'nothing' })
    expect(decide(analyst, list('silent'))).toMatchObject({ allowed: false, sees: 'nothing' })
    expect(decide(analyst, list('signposted'))).toMatchObject({ allowed: false, sees: 'signpost' })
  })

  it('lapses with the time on the list, and says so', () => {
    const lapsed = decide(analyst, list('hidden', { ...group, validTo: now }))
    expect(lapsed).toMatchObject({ allowed: false })
    expect(lapsed.steps[2]?.words).toBe(
      'Imogen Farthingale was on the list of readers by Operation Larkspur, but no longer.',
    )
  })

  it.each([
    [group, 'as a member of Operation Larkspur'],
    [{ kind: 'user', id: 'u1', label: 'Imogen Farthingale' } as const, 'in person'],
    [{ kind: 'role', id: 'ANALYST', label: 'Analyst' } as const, 'by the role Analyst'],
  ])('sees it by %o', (principal, words) => {
    const seen = decide(analyst, list('hidden', principal))
    expect(seen).toMatchObject({ allowed: true, sees: 'record' })
    expect(seen.steps.map((step) => step.rule)).toEqual(['permission', 'restriction', 'list'])
    expect(seen.steps[2]?.words).toContain(words)
  })

  it('is open to everybody who may read the kind', () =>
    expect(decide(analyst, list('open'))).toMatchObject({ allowed: true, sees: 'record' }))
})

describe('giving access', () => {
  it('is never to oneself, to leavers or twice', () => {
    expect(decideRoleChange({ actorId: 'a', userId: 'a', status: 'active' })).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('your own roles'),
    })
    expect(decideRoleChange({ actorId: 'a', userId: 'b', status: 'left' })).toMatchObject({ allowed: false })
    expect(decideRoleChange({ actorId: 'a', userId: 'b', status: 'suspended' })).toEqual({ allowed: true })
    expect(decideRoleGrant({ roleCode: 'ANALYST', held: ['ANALYST'] })).toMatchObject({ allowed: false })
    expect(decideRoleGrant({ roleCode: 'ANALYST', held: [] })).toEqual({ allowed: true })
    expect(decideActivation({ actorId: 'a', userId: 'a', status: 'active' })).toMatchObject({
      allowed: false,
    })
    expect(decideActivation({ actorId: 'a', userId: 'b', status: 'suspended' })).toMatchObject({
      allowed: false,
    })
  })

  it('leaves no record without readers, and no signpost without a name', () => {
    const base = { grade: 'hidden', activeUsers: 0, groupsWithMembers: 0, contact: undefined } as const
    expect(decideRestriction(base)).toMatchObject({ allowed: false })
    expect(decideRestriction({ ...base, activeUsers: 1 })).toMatchObject({ allowed: false })
    expect(decideRestriction({ ...base, activeUsers: 2 })).toEqual({ allowed: true })
    expect(decideRestriction({ ...base, groupsWithMembers: 1 })).toEqual({ allowed: true })
    expect(decideRestriction({ ...base, grade: 'signposted', groupsWithMembers: 1 })).toMatchObject({
      allowed: false,
    })
  })

  it('says what is gained and lost', () => {
    const change = roleChange(['RESPONSE_OFFICER', 'ANALYST'], ['RESPONSE_OFFICER', 'DETECTIVE'])
    expect(change.gained.map((row) => row.code)).toContain('nominal.person.correct')
    expect(change.lost).toContainEqual({
      code: 'nominal.identity.decide',
      words: 'Decide that two people are the same or not the same',
    })
    expect(change.gained.map((row) => row.code)).not.toContain('nominal.person.read')
  })
})

describe('the table of roles', () => {
  it('decides every permission for every role, and every permission is held by somebody', () => {
    const held = new Set(allRoles.flatMap(permissionsOf))
    expect([...held].sort()).toEqual([...allPermissions].sort())
    for (const role of allRoles) expect(new Set(permissionsOf(role)).size).toBe(permissionsOf(role).length)
  })

  it('names every permission as module.thing.verb and in words', () => {
    for (const permission of allPermissions) {
      expect(permission).toMatch(/^[a-z]+\.[a-z]+\.[a-z]+$/)
      expect(permissions[permission].length).toBeGreaterThan(8)
    }
  })

  it('keeps apart those who administer and those who police', () => {
    for (const role of ['ADMIN', 'AUDITOR'] as const)
      for (const permission of permissionsOf(role))
        expect(permission).not.toMatch(
          /^(nominal|custody|incident|arrest|intelligence|safeguarding)\.\w+\.(?!read$|search$)/,
        )
    for (const role of allRoles.filter((code) => code !== 'ADMIN' && code !== 'AUDITOR'))
      for (const permission of permissionsOf(role))
        expect(permission, role).not.toMatch(/^admin\.(role|group|user)\./)
  })

  it('lets no constable authorise detention or release', () => {
    const authorisers = allRoles
      .filter((role) => permissionsOf(role).includes('custody.detention.authorise'))
      .map(roleLabel)
    expect(authorisers).toContain('Custody sergeant')
    for (const role of ['RESPONSE_OFFICER', 'DETECTIVE', 'DETENTION_OFFICER'] as const)
      expect(authorisers).not.toContain(roleLabel(role))
  })
})

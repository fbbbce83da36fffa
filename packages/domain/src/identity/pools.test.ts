import { describe, expect, it } from 'vitest'
import { isRoleCode, permissionsOf } from '../access/roles.ts'
import { identityPools, poolLabel, poolMoveProblem, separatePools, type PoolMoveQuestion } from './pools.ts'

const fair: PoolMoveQuestion = {
  from: 'PUBLIC',
  to: 'STAFF',
  workingIn: 'PUBLIC',
  mayEnter: ['STAFF'],
  actorId: 'b',
  proposedBy: 'a',
}

describe('a move between pools', () => {
  it.each<[string, Partial<PoolMoveQuestion>, string | undefined]>([
    ['by a second person of the pool', {}, undefined],
    ['back to the public index', { from: 'STAFF', to: 'PUBLIC', workingIn: 'STAFF' }, undefined],
    ['to where the person is', { to: 'PUBLIC' }, 'same pool'],
    ['seen from another pool', { workingIn: 'STAFF' }, 'other pool'],
    ['by somebody outside the pool', { mayEnter: ['SOURCE'] }, 'not a member'],
    ['from a pool that is closed to them', { from: 'SOURCE', workingIn: 'SOURCE' }, 'not a member'],
    ['decided by who proposed it', { proposedBy: 'b' }, 'second person'],
  ])('%s', (_name, change, rule) => {
    expect(poolMoveProblem({ ...fair, ...change })?.rule).toBe(rule)
  })

  it('may be proposed by a member, before there is anybody to decide', () => {
    const { proposedBy: _nobody, ...proposal } = fair
    expect(poolMoveProblem(proposal)).toBeUndefined()
  })
})

describe('the pools', () => {
  it('are each entered by a role that may enter and move', () => {
    expect(separatePools.map(({ code }) => code)).toEqual(['STAFF', 'SOURCE'])
    for (const { role } of separatePools) {
      expect(isRoleCode(role)).toBe(true)
      expect(permissionsOf(role)).toEqual(expect.arrayContaining(['nominal.pool.enter', 'nominal.pool.move']))
    }
    expect(identityPools[0].role).toBeNull()
    expect([poolLabel('SOURCE'), poolLabel('OTHER')]).toEqual(['Informants', 'OTHER'])
  })
})

/** Who counts as a known offender and as a child (NR-1, NR-2). */
import { describe, expect, it } from 'vitest'
import { eventRoles } from '../codes/event-roles.ts'
import { bornAfter, kindsOf, knownBy, knownOffenderTable } from './network-risk.ts'

describe('a known offender', () => {
  it('is one by a marker or a conviction, never by what they are only suspected of', () => {
    const { markers, roles } = knownBy('2026-09-07', [])
    expect(markers).toContain('SEX_OFFENDER')
    expect(roles).toEqual(['OFFENDER'])
    const suspected = eventRoles.flatMap(({ code, group }) =>
      group === 'SUSPECTED' && code !== 'OFFENDER' ? [code] : [],
    )
    expect(
      knownOffenderTable.filter(({ by, code }) => by === 'role' && suspected.some((one) => one === code)),
    ).toEqual([])
  })

  it('is narrowed by kind and by the day of the table', () => {
    expect(knownBy('2026-09-07', ['SEXUAL'])).toEqual({ markers: ['SEX_OFFENDER'], roles: [] })
    expect(knownBy('1985-01-01', [])).toEqual({ markers: [], roles: [] })
    expect(kindsOf(['VIOLENT', 'KNIFE', 'SUICIDAL'], '2026-09-07')).toEqual(['VIOLENCE', 'WEAPONS'])
  })
})

describe('a child', () => {
  it('is under eighteen on the day', () => {
    expect(bornAfter('2026-09-07')).toBe('2008-09-07')
  })
})

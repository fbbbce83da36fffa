/** What each role is led to: an entry for everything that it may do, and none that would refuse it. */
import type { CurrentSession } from '@mips/contracts/session'
import { allRoles, permissionsOf, type RoleCode } from '@mips/domain/access/roles'
import { describe, expect, it } from 'vitest'
import { navFor, placesFor } from './nav.ts'

const sessionOf = (role: RoleCode, mustChangePassword = false) =>
  ({ permissions: permissionsOf(role), mustChangePassword }) as unknown as CurrentSession
const hrefOf = (role: RoleCode, label: string) =>
  placesFor(sessionOf(role)).find((place) => place.label === label)?.href

/** Each entry with the permissions of which any one opens it. */
const opening = {
  Team: ['work.team.read'],
  Search: ['pole.record.search'],
  Incidents: ['incident.event.read'],
  'Stop and search': ['stopsearch.record.read'],
  Warrants: ['warrant.record.read'],
  Crimes: ['crime.change.decide', 'investigation.desk.read'],
  Custody: ['custody.record.read', 'custody.visit.read'],
  Cases: ['case.record.read'],
  Property: ['property.exhibit.read'],
  Safeguarding: [
    'safeguarding.abuse.review',
    'missing.episode.read',
    'asb.case.read',
    'safeguarding.report.read',
  ],
  Identity: ['nominal.identity.decide', 'nominal.identity.case', 'nominal.person.read'],
  Intelligence: [
    'intelligence.entry.evaluate',
    'intelligence.entry.submit',
    'list.match.run',
    'tasking.meeting.read',
    'intelligence.product.read',
    'operation.compartment.read',
  ],
  Briefing: ['briefing.duty.read', 'briefing.duty.make'],
  Corridor: ['vault.product.receive'],
  Sources: ['vault.source.keep'],
  Openings: ['record.glass.watch'],
  Pools: ['nominal.pool.enter'],
  Messages: ['outbox.message.read'],
  Retention: ['retention.hold.keep'],
  Audit: ['audit.entry.read'],
  Admin: ['admin.user.read', 'admin.codes.manage'],
} as const

describe('the places of', () => {
  it.each(allRoles)('%s are those that the role may use, and all of them', (role) => {
    const held: readonly string[] = permissionsOf(role)
    const expected = Object.entries(opening)
      .filter(([, any]) => any.some((permission) => held.includes(permission)))
      .map(([label]) => label)
    const labels = placesFor(sessionOf(role)).map(({ label }) => label)
    expect([...labels].sort()).toEqual(['Home', ...expected].sort())
  })

  it('identity lead each role to the queue that it works on', () => {
    expect(hrefOf('INSPECTOR', 'Identity')).toBe('/identity')
    expect(hrefOf('DETECTIVE', 'Identity')).toBe('/identity/cases')
    expect(hrefOf('INTELLIGENCE_OFFICER', 'Identity')).toBe('/identity/cases')
    expect(hrefOf('RESPONSE_OFFICER', 'Identity')).toBe('/identity/unidentified')
    expect(hrefOf('AUDITOR', 'Identity')).toBeUndefined()
    expect([hrefOf('SOURCE_UNIT', 'Pools'), hrefOf('ADMIN', 'Pools')]).toEqual(['/pools', undefined])
  })

  it('custody lead visitors to their visits and nobody else', () => {
    expect(hrefOf('CUSTODY_VISITOR', 'Custody')).toBe('/custody/visits')
    expect(hrefOf('INSPECTOR', 'Custody')).toBe('/custody')
  })

  it('custody staff begin with the board, and nobody has any before a password is set', () => {
    expect(placesFor(sessionOf('CUSTODY_SERGEANT')).map(({ label }) => label)[1]).toBe('Custody')
    expect(placesFor(sessionOf('DETECTIVE', true))).toEqual([])
  })

  it('mark the entry under which a page stands', () => {
    const current = navFor(sessionOf('DETECTIVE'), '/identity/unidentified').filter((item) => item.isCurrent)
    expect(current.map(({ label }) => label)).toEqual(['Identity'])
  })
})

/** Superintendents' extensions, warrants and single deadlines (custody.md 5, 6, 15 and 16). */
import { describe, expect, it } from 'vitest'
import { at, local, read } from './clock.fixtures.ts'
import type { ClockEvent } from './clock-events.ts'
import { drugSampleHoldEnds, rightsDelayEnds, warrantApplicationBy, warrantEnds } from './deadlines.ts'
import { releaseAlarms } from './due-items.ts'

describe('extensions and warrants', () => {
  const day1: ClockEvent[] = [
    ...local('7 Sep 08:00', '7 Sep 08:20'),
    { kind: 'REVIEWED', at: at('7 Sep 13:50') },
    { kind: 'REVIEWED', at: at('7 Sep 22:30') },
  ]
  const extended: ClockEvent = { kind: 'EXTENDED_S42', at: at('8 Sep 06:30') }
  const warrant: ClockEvent = { kind: 'WARRANT_ISSUED', at: at('8 Sep 18:30'), hours: 36 }
  const warrantExtended: ClockEvent = { kind: 'WARRANT_EXTENDED', at: at('10 Sep 05:45'), hours: 36 }
  const untils = (events: ClockEvent[]) => read(events).authorities.map(({ kind, until }) => [kind, until])

  it('an extension before the second review, or after 24 hours, does not count (EX-3)', () => {
    const early = read([...day1, { kind: 'EXTENDED_S42', at: at('7 Sep 22:00') }])
    expect(early.releaseBy).toBe(at('8 Sep 08:00'))
    expect(early.inconsistencies.map(({ code }) => code)).toEqual(['S42_BEFORE_SECOND_REVIEW'])
    const late = read([...day1, { kind: 'EXTENDED_S42', at: at('8 Sep 08:05') }])
    expect(late.releaseBy).toBe(at('8 Sep 08:00'))
    expect(late.inconsistencies.map(({ code }) => code)).toContain('S42_AFTER_24_HOURS')
  })

  it('CLK-16, CL-2, CL-3: extension to 36 hours, warrant from its issue, extended warrant capped at 96 hours', () => {
    expect(untils([...day1, extended, warrant, warrantExtended])).toEqual([
      ['S41_24H', at('8 Sep 08:00')],
      ['S42_36H', at('8 Sep 20:00')],
      ['WARRANT', at('10 Sep 06:30')],
      ['WARRANT_EXT', at('11 Sep 08:00')],
    ])
  })

  it('the authority in force says what must be asked for next', () => {
    expect(read(day1).due.map(({ what, by }) => [what, by])).toEqual([
      ['REVIEW', 'INSPECTOR'],
      ['EXTENSION', 'SUPERINTENDENT'],
      ['RELEASE_OR_CHARGE', 'CUSTODY_OFFICER'],
    ])
    expect(read([...day1, extended])).toMatchObject({ authority: 'S42_36H', releaseBy: at('8 Sep 20:00') })
    expect(read([...day1, extended]).due.map(({ what }) => what)).toContain('WARRANT')
    expect(read([...day1, extended, warrant])).toMatchObject({
      authority: 'WARRANT',
      releaseBy: at('10 Sep 06:30'),
    })
  })

  it('CLK-17, WF-4: a warrant after the six-hour window runs from its issue', () => {
    const limit36 = read(local('7 Sep 06:00', '7 Sep 06:20')).limit36 ?? ''
    expect(limit36).toBe(at('8 Sep 18:00'))
    expect(warrantApplicationBy(limit36, at('8 Sep 22:00'))).toBe(at('9 Sep 00:00'))
    expect(warrantApplicationBy(limit36, at('9 Sep 10:00'))).toBe(limit36)
    expect(warrantEnds(at('8 Sep 22:40'), 24)).toBe(at('9 Sep 22:40'))
    expect(warrantEnds(at('10 Sep 05:45'), 36, at('11 Sep 08:00'))).toBe(at('11 Sep 08:00'))
  })

  it('hospital treatment stretches a warrant as it stretches the limits (CLK-21)', () => {
    const trip: ClockEvent = {
      kind: 'HOSPITAL',
      at: at('9 Sep 10:00'),
      until: at('9 Sep 12:00'),
      isForTreatment: true,
    }
    expect(read([...day1, extended, warrant, trip])).toMatchObject({
      releaseBy: at('10 Sep 08:30'),
      limit96: at('11 Sep 10:00'),
    })
  })

  it('a warrant over 36 hours is cut, and an extension with no warrant does not count', () => {
    const long = read([
      ...day1,
      extended,
      { kind: 'WARRANT_ISSUED', at: at('8 Sep 18:30'), until: at('10 Sep 12:00') },
    ])
    expect(long.releaseBy).toBe(at('10 Sep 06:30'))
    expect(long.inconsistencies.map(({ code }) => code)).toContain('WARRANT_TOO_LONG')
    const none = read([...day1, extended, warrantExtended])
    expect(none.inconsistencies.map(({ code }) => code)).toContain('WARRANT_EXTENSION_WITHOUT_WARRANT')
    expect(none.releaseBy).toBe(at('8 Sep 20:00'))
  })

  it('alarms sound 60, 30, 15 and 0 minutes before the authority ends (CL-10)', () => {
    expect(releaseAlarms(at('8 Sep 08:00')).map((alarm) => alarm.at)).toEqual(
      ['8 Sep 07:00', '8 Sep 07:30', '8 Sep 07:45', '8 Sep 08:00'].map((text) => at(text)),
    )
  })

  it('CLK-23 and CLK-24: the drug-sample hold and the delay of rights', () => {
    expect(drugSampleHoldEnds(at('10 Feb 16:00'))).toBe(at('10 Feb 22:00'))
    expect(rightsDelayEnds(at('7 Sep 08:00'))).toBe(at('8 Sep 20:00'))
  })
})

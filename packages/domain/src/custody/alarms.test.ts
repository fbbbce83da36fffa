/** Who is called, when, and what silences it: before it is due and not after (CL-10, C3, C6). */
import { describe, expect, it } from 'vitest'
import { type AlarmKind, alarmStages, alarmState } from './alarms.ts'
import { careRulesOn } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'

const rules = careRulesOn('2026-09-07')
const due = at('8 Sep 08:00')
const read = (
  kind: AlarmKind,
  now: string,
  acknowledged: Parameters<typeof alarmState>[0]['acknowledged'] = [],
  doneAt?: string,
) => alarmState({ dueAt: due, kind, acknowledged, doneAt }, at(now), rules)

describe('stages', () => {
  it('CL-10: 60, 30, 15 and 0 minutes before the end, each to all three', () => {
    expect(alarmStages(due, 'RELEASE', rules).map(({ at: when, to }) => [when, to.length])).toEqual([
      [at('8 Sep 07:00'), 3],
      [at('8 Sep 07:30'), 3],
      [at('8 Sep 07:45'), 3],
      [at('8 Sep 08:00'), 3],
    ])
  })

  it('C3: a review goes to the sergeant, then the inspector, then the superintendent, all before it is due', () => {
    expect(read('CLOCK', '8 Sep 06:59').calls).toEqual([])
    expect(read('CLOCK', '8 Sep 07:00').calls).toEqual(['CUSTODY_OFFICER'])
    expect(read('CLOCK', '8 Sep 07:30').calls).toEqual(['CUSTODY_OFFICER', 'INSPECTOR'])
    expect(read('CLOCK', '8 Sep 07:45').calls).toEqual(['CUSTODY_OFFICER', 'INSPECTOR', 'SUPERINTENDENT'])
    for (const { minutesBefore } of alarmStages(due, 'CLOCK', rules))
      expect(minutesBefore).toBeGreaterThanOrEqual(0)
  })

  it('C6: a visit is called before it is due; overdue it goes to the sergeant at once, then to the inspector', () => {
    expect(read('CHECK', '8 Sep 07:50').calls).toEqual(['DETENTION_OFFICER'])
    expect(read('CHECK', '8 Sep 08:00').calls).toEqual(['DETENTION_OFFICER', 'CUSTODY_OFFICER'])
    expect(read('CHECK', '8 Sep 08:15').calls).toContain('INSPECTOR')
    expect(read('CHECK', '8 Sep 08:00').isOverdue).toBe(false)
    expect(read('CHECK', '8 Sep 08:01').isOverdue).toBe(true)
  })
})

describe('what silences an alarm', () => {
  it('an acknowledgement does for its target until the next stage', () => {
    const ack = { at: at('8 Sep 07:05'), by: 'PS 1', target: 'CUSTODY_OFFICER' } as const
    expect(read('CLOCK', '8 Sep 07:10', [ack]).calls).toEqual([])
    expect(read('CLOCK', '8 Sep 07:30', [ack]).calls).toEqual(['CUSTODY_OFFICER', 'INSPECTOR'])
    expect(read('CLOCK', '8 Sep 07:31', [{ ...ack, at: at('8 Sep 07:31') }]).calls).toEqual(['INSPECTOR'])
  })

  it('one made before its stage, or in the future, silences nothing', () => {
    const early = { at: at('8 Sep 06:00'), by: 'PS 1', target: 'CUSTODY_OFFICER' } as const
    expect(read('CLOCK', '8 Sep 07:10', [early]).calls).toEqual(['CUSTODY_OFFICER'])
    expect(read('CLOCK', '8 Sep 07:10', [{ ...early, at: at('8 Sep 09:00') }]).calls).toEqual([
      'CUSTODY_OFFICER',
    ])
  })

  it('only the act ends it, and only when it has really been done', () => {
    expect(read('CLOCK', '8 Sep 07:40', [], at('8 Sep 07:35'))).toMatchObject({ calls: [], isOverdue: false })
    expect(read('CLOCK', '8 Sep 07:40', [], at('8 Sep 07:50')).calls).toHaveLength(2)
  })

  it('says what comes next, and nothing for no instant', () => {
    expect(read('CLOCK', '8 Sep 07:10').next?.at).toBe(at('8 Sep 07:30'))
    expect(alarmStages('soon', 'CLOCK', rules)).toEqual([])
    expect(alarmState({ dueAt: 'soon', kind: 'CLOCK', acknowledged: [] }, due, rules).calls).toEqual([])
  })
})

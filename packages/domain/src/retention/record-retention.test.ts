import { describe, expect, it } from 'vitest'
import {
  countsAs,
  groupOfClasses,
  type HeldPerson,
  type HeldRecord,
  type PersonMatter,
  recordDates,
} from './record-retention.ts'
import { retentionRulesOn } from './retention-rules-table.ts'

const rules = retentionRulesOn('2026-11-23')
const matter = (more: Partial<PersonMatter> = {}): PersonMatter => ({
  personRecordId: 'p1',
  recordId: 'c1',
  kind: 'Crime',
  role: 'SUSPECT',
  day: '2026-03-01',
  hoCodes: [],
  ...more,
})
const person = (...matters: PersonMatter[]): HeldPerson => ({ nominalId: 'n1', matters })
const record = (more: Partial<HeldRecord> = {}): HeldRecord => ({
  kind: 'Incident',
  recordedOn: '2026-03-02',
  isOpen: false,
  people: [],
  ...more,
})
const dates = (more: Partial<HeldRecord>) => recordDates(record(more), rules)

describe('the dates of a record (E7)', () => {
  it.each([
    ['SUSPECT', 'SUSPECTED'],
    ['CLEARED', 'SUSPECTED'],
    ['DETAINEE', 'SUSPECTED'],
    ['SUBJECT', 'SUSPECTED'],
    ['GROUP_COURIER', 'SUSPECTED'],
    ['VICTIM_CHILD', 'VICTIM'],
    ['WITNESS_SIGNIFICANT', 'WITNESS'],
    ['SOLICITOR', 'OTHER'],
  ] as const)('RD-2: %s counts as %s', (role, as) => expect(countsAs(role)).toBe(as))

  it.each([
    [['001/01'], 1],
    [['019/03'], 1],
    [['005/01'], 2],
    [['034/01'], 2],
    [['049/10'], 3],
    [[], 3],
    [['049/10', '001/01'], 1],
  ] as const)('RD-2: classes %j are group %i', (codes, group) => expect(groupOfClasses(codes)).toBe(group))

  it('RD-3: a record without a suspect is looked at after six years', () => {
    expect(dates({})).toMatchObject({ group: 4, reviewOn: '2032-03-02', purgeNotBefore: '2032-03-02' })
    expect(dates({}).why.join(' ')).toContain('nobody who is suspected')
  })

  it('RD-3: a suspect of another offence has six clear years from the matter', () => {
    const found = dates({ kind: 'Nominal', people: [person(matter({ day: '2026-06-05' }))] })
    expect(found).toMatchObject({ group: 3, reviewOn: '2032-06-05', purgeNotBefore: '2032-06-05' })
    expect(found.why.join(' ')).toContain('5 Jun 2026')
  })

  it('RD-3: violence makes it ten clear years; a victim of it takes nothing over', () => {
    const grave = { hoCodes: ['005/01'] }
    expect(dates({ people: [person(matter(grave))] })).toMatchObject({ group: 2, reviewOn: '2036-03-01' })
    const victim = dates({ kind: 'Nominal', people: [person(matter({ ...grave, role: 'VICTIM' }))] })
    expect(victim).toMatchObject({ group: 4, reviewOn: '2032-03-02' })
    expect(victim.why.join(' ')).toContain('victims and witnesses')
  })

  it('RD-3: the gravest group is looked at every ten years and ends with the hundredth birthday alone', () => {
    const grave = matter({ hoCodes: ['001/01'] })
    expect(dates({ people: [person(grave)] })).toMatchObject({
      group: 1,
      reviewOn: '2036-03-02',
      purgeNotBefore: undefined,
    })
    const born = { ...person(grave), latestBirth: '1950-04-05' }
    expect(dates({ people: [born] }).purgeNotBefore).toBe('2050-04-05')
  })

  it('RD-4: a later arrest begins the clear period anew, one as a victim does not', () => {
    const [first, later] = [matter(), matter({ kind: 'Arrest', role: 'ARRESTED', day: '2027-01-02' })]
    expect(dates({ people: [person(first, later)] }).reviewOn).toBe('2033-01-02')
    const harmed = matter({ role: 'VICTIM', day: '2028-01-01' })
    expect(dates({ people: [person(first, harmed)] }).reviewOn).toBe('2032-03-01')
  })

  it('RD-4: a crime without a suspect by its class, a missing person until they are found', () => {
    expect(dates({ kind: 'Crime', hoCode: '019/03' }).reviewOn).toBe('2126-03-02')
    expect(dates({ kind: 'Crime', hoCode: '049/10' }).reviewOn).toBe('2032-03-02')
    expect(dates({ kind: 'MissingEpisode', isOpen: true }).reviewOn).toBeUndefined()
    expect(dates({ kind: 'MissingEpisode' }).reviewOn).toBe('2032-03-02')
  })

  it('RD-4: a crime group keeps for its members, and no time ends it before it is archived', () => {
    const member = matter({ kind: 'CrimeGroup', role: 'GROUP_COURIER' })
    const running = dates({ kind: 'CrimeGroup', isOpen: true, people: [person(member)] })
    expect(running).toMatchObject({ group: 3, reviewOn: '2032-03-01', purgeNotBefore: undefined })
    expect(running.why.join(' ')).toContain('not archived')
    const ended = dates({ kind: 'CrimeGroup', people: [person(member)] })
    expect(ended.purgeNotBefore).toBe('2032-03-02')
    expect(ended.why.join(' ')).not.toContain('nobody who is suspected')
  })

  it('of several people the gravest says when it is looked at, the longest how long it stands', () => {
    const born = { ...person(matter({ hoCodes: ['001/01'] })), latestBirth: '1990-01-01' }
    const found = dates({ people: [born, person(matter())] })
    expect(found).toMatchObject({ group: 1, reviewOn: '2036-03-02', purgeNotBefore: '2090-01-01' })
  })
})

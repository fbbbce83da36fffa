/** Prosecution cases: opened from a charge with the same offence rows, numbered once, read whole off the records behind them, and worked by one hand at a time. */
import { property, prosecutionCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { knife } from '../property/property.testing.ts'
import { casePage, charged, keep, openedCase, readyFile } from './case.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let builder: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE', { rank: 'DC' })
  builder ??= await world.actor('CASE_BUILDER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const open = (as: Actor, stayId: string, more: object = {}) =>
  world.call(as, prosecutionCase, 'open', {
    body: { by: 'CHARGE', custodyRecordIds: [stayId], ...more } as never,
  })
const offenceRows = async () =>
  (await world.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM event_offence')).rows[0]?.n

describe('opening a case', () => {
  it('CF-8: refuses a stay that nobody was charged in, a stay that is hidden, and the same charge twice', async () => {
    const stay = await charged(world)
    await refused(() => open(officer, stay.id, { by: 'SUMMONS', decisionBy: 'POLICE' }), 409, {
      code: 'rule_refused',
      facts: { rule: 'CF-8' },
    })
    const hidden = await charged(world)
    await restrict(world, hidden.id)
    await refused(() => open(officer, hidden.id), 400, { code: 'bad_reference' })
    const { urn } = await openedCase(world, officer, stay)
    const again = await open(officer, stay.id)
    expect(again.json().error.facts).toMatchObject({ rule: 'CF-8' })
    expect(again.body).toContain(urn)
  })

  it('takes the very offence rows of custody, with their numbers, and makes none anew', async () => {
    const stay = await charged(world)
    const before = await offenceRows()
    const { id } = await openedCase(world, officer, stay)
    expect(await offenceRows()).toBe(before)
    const page = await casePage(world, officer, id)
    const [defendant] = page.defendants
    expect(defendant?.lines).toMatchObject([
      { offenceId: stay.offenceId, sequence: 1, code: 'TH68010', state: { code: 'CHARGED' } },
    ])
    expect(defendant).toMatchObject({ custody: { id: stay.id }, remand: { code: 'UB' } })
    expect(defendant?.asn).toMatch(/^\d{2}01ZD/)
    expect(page.hearing).toMatchObject({ courtCode: 'B01EF00', day: '2026-06-15', isListed: true })
    expect(page.decision).toMatchObject({ by: 'POLICE', on: '2026-06-01' })
  })

  it('UR-2, F4: numbers cases of a unit one after another, and a restricted one by lot', async () => {
    const [a, b] = [await openedCase(world, officer), await openedCase(world, officer)]
    expect(a.urn).toMatch(/^01ZD0\d{4}26$/)
    expect(Number(b.urn.slice(4, 9))).toBe(Number(a.urn.slice(4, 9)) + 1)
    const stay = await charged(world)
    await restrict(world, stay.id, [officer.id])
    const lot = await openedCase(world, officer, stay)
    expect(Number(lot.urn.slice(4, 9))).toBeGreaterThan(50_000)
    expect((await openedCase(world, officer)).urn.slice(4, 9)).toBe(
      String(Number(b.urn.slice(4, 9)) + 1).padStart(5, '0'),
    )
    await refused(() => world.call(builder, prosecutionCase, 'get', { params: { caseId: lot.id } }), 404, {
      code: 'not_found',
    })
  })

  it('F4: takes the reference that the charge carries, and never twice', async () => {
    const cpsUrn = '01/ZD/44242/26'
    const first = await openedCase(world, officer, await charged(world, { cpsUrn }))
    expect(first.urn).toBe('01ZD4424226')
    const second = await openedCase(world, officer, await charged(world, { cpsUrn }))
    expect(second.urn).not.toBe(first.urn)
    expect((await casePage(world, officer, second.id)).quality.map(({ rule }) => rule)).not.toContain('FQ-1')
  })

  it('says on the page of the stay that it leads to a case, and which case it has', async () => {
    const stay = await charged(world)
    const params = { recordId: stay.id }
    expect(await world.ok(officer, prosecutionCase, 'ofStay', { params })).toEqual({
      way: 'CHARGE',
      offences: 1,
      cases: [],
      mayOpen: true,
    })
    const { id, urn } = await openedCase(world, officer, stay)
    expect(await world.ok(officer, prosecutionCase, 'ofStay', { params })).toMatchObject({
      cases: [{ id, urn }],
      mayOpen: false,
    })
  })
})

describe('reading a case', () => {
  it('says what is missing with who owes it, and where each thing is put right', async () => {
    const { id } = await openedCase(world, officer)
    const page = await casePage(world, officer, id)
    const rules = page.quality.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['FQ-25', 'FQ-32', 'FQ-39', 'FQ-42', 'FQ-60', 'FQ-70']))
    expect(page.quality.every(({ asks, message }) => asks !== '' && message !== '')).toBe(true)
    expect(page.quality.find(({ rule }) => rule === 'FQ-25')?.opensAt).toBe(
      `/nominals/${page.defendants[0]?.nominalId}`,
    )
    expect(page.needs.find(({ item }) => item === 'MG4')).toMatchObject({ isThere: true })
    expect(page.needs.find(({ item }) => item === 'MG5')).toMatchObject({
      isThere: false,
      owedBy: { code: 'OIC' },
    })
    expect(page.witnesses).toMatchObject([{ kind: 'POLICE', isFromSource: true }])
  })

  it('a file that is built breaks no rule but that nobody has certified it', async () => {
    const { caseId } = await readyFile(world, officer)
    const { quality } = await casePage(world, officer, caseId)
    expect(quality.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'FQ-70 Ask a supervisor to certify the file.',
    ])
  })

  it('FQ-67: days that are put right stand on the one offence row, and the print differs from then on', async () => {
    const { caseId, stay } = await readyFile(world, officer)
    const page = await casePage(world, officer, caseId)
    const line = page.defendants[0]?.lines[0]
    await world.ok(
      officer,
      prosecutionCase,
      'setOffence',
      {
        params: { caseId, lineId: line?.id ?? '' },
        body: { dateCode: 4, start: '2026-05-30', end: '2026-05-31' },
      },
      { version: page.version },
    )
    const row = await world.admin.query<{ start_on: Date; date_code: number }>(
      'SELECT start_on, date_code FROM event_offence WHERE id = $1',
      [line?.offenceId],
    )
    expect(row.rows[0]).toMatchObject({ date_code: 4 })
    expect(stay.id).not.toBe('')
    const after = await casePage(world, officer, caseId)
    expect(after.quality.map(({ rule }) => rule)).toContain('FQ-67')
  })
})

describe('people and exhibits of a case', () => {
  it('keeps a witness who was added, and refuses one twice or hidden', async () => {
    const { id, params } = await openedCase(world, officer)
    const person = await makePerson(world, { forename: 'Odile', surname: 'Brackwater' })
    const hidden = await makePerson(world)
    await restrict(world, hidden.nominalId)
    const add = async (personId: string) =>
      world.call(
        officer,
        prosecutionCase,
        'addPerson',
        { params, body: { part: 'WITNESS', personId } },
        { version: (await casePage(world, officer, id)).version },
      )
    expect((await add(hidden.nominalId)).statusCode).toBe(400)
    expect((await add(person.nominalId)).statusCode).toBe(200)
    expect((await add(person.personRecordId)).json().error.code).toBe('already_done')
    await keep(world, officer, id, person.personRecordId, {
      part: 'WITNESS',
      facts: { isListed: true, listNote: 'Statement to follow' },
    })
    const { witnesses } = await casePage(world, officer, id)
    expect(witnesses.find(({ name }) => name === 'BRACKWATER, Odile')?.facts).toMatchObject({
      isListed: true,
    })
  })

  it('relies on an exhibit of the crime with its continuity, and lets it go again', async () => {
    const { id, params } = await openedCase(world, officer)
    const { sources } = await casePage(world, officer, id)
    const incident = sources.find(({ kind }) => kind === 'Incident')?.id ?? ''
    const { id: exhibitId } = await world.ok(officer, property, 'register', {
      params: { recordId: incident },
      body: knife(),
    })
    const page = await casePage(world, officer, id)
    expect(page.exhibits).toMatchObject([{ id: exhibitId, isRelied: false }])
    await world.ok(
      officer,
      prosecutionCase,
      'addExhibit',
      { params, body: { exhibitId } },
      { version: page.version },
    )
    const relied = await casePage(world, officer, id)
    expect(relied.exhibits).toMatchObject([{ isRelied: true }])
    expect(relied.needs.find(({ item }) => item === 'MG12')).toMatchObject({ isThere: true })
    await world.ok(
      officer,
      prosecutionCase,
      'removeExhibit',
      { params: { ...params, exhibitId }, body: { reason: 'Of another matter' } },
      { version: relied.version },
    )
    expect((await casePage(world, officer, id)).exhibits).toMatchObject([{ isRelied: false }])
  })

  it('F20: two cases of co-defendants are one family, each from the other', async () => {
    const [a, b] = [await openedCase(world, officer), await openedCase(world, officer)]
    await world.ok(
      officer,
      prosecutionCase,
      'linkCase',
      { params: a.params, body: { caseId: b.id, role: 'CO_DEFENDANT_CASE' } },
      { version: a.version },
    )
    expect((await casePage(world, officer, a.id)).family).toMatchObject([{ id: b.id }])
    expect((await casePage(world, officer, b.id)).family).toMatchObject([
      { id: a.id, role: { label: 'Case of a co-defendant' } },
    ])
  })

  it('shows the case on the page of its defendant', async () => {
    const { id } = await openedCase(world, officer)
    const [defendant] = (await casePage(world, officer, id)).defendants
    const links = await world.admin.query<{ role: string }>(
      'SELECT role FROM link WHERE from_id = $1 AND to_id = $2',
      [id, defendant?.id],
    )
    expect(links.rows).toEqual([{ role: 'DEFENDANT' }])
  })
})

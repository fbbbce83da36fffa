import { nominal } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { created, type Described, searched } from './nominal.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const create = (as: Actor, searchId: string, person: Described) =>
  world.call(as, nominal, 'create', { body: { searchId, person, origins: { surname: { how: 'typed' } } } })
const nominals = async () =>
  (await world.admin.query("SELECT count(*)::int AS n FROM record WHERE kind IN ('Nominal', 'PersonRecord')"))
    .rows[0].n as number

/** A refusal must leave no nominal behind. */
async function refused(
  act: () => Promise<{
    statusCode: number
    json: () => {
      error: {
        code: string
        facts?: { reason?: string; candidates?: unknown[] }
        fields?: { path: string; message: string }[]
      }
    }
  }>,
  code: string,
) {
  const before = await nominals()
  const response = await act()
  expect(response.json().error.code).toBe(code)
  expect(await nominals()).toBe(before)
  return response.json().error
}

describe('nominal.create is refused', () => {
  it('without a search of that id', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    await refused(
      () =>
        create(officer, '00000000-0000-7000-8000-000000000000', { forename: 'Marla', surname: 'Brindle' }),
      'search_first',
    )
  })

  it('on the search of a colleague', async () => {
    const [mine, theirs] = [await world.actor('RESPONSE_OFFICER'), await world.actor('RESPONSE_OFFICER')]
    const { searchId } = await searched(world, theirs, { forename: 'Marla', surname: 'Brindle' })
    const error = await refused(
      () => create(mine, searchId, { forename: 'Marla', surname: 'Brindle' }),
      'search_first',
    )
    expect(error.facts?.reason).toContain('Search for the person')
  })

  it('on a search of 31 minutes ago', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { searchId } = await searched(world, officer, { forename: 'Marla', surname: 'Brindle' })
    world.clock.advanceMinutes(31)
    const error = await refused(
      () => create(officer, searchId, { forename: 'Marla', surname: 'Brindle' }),
      'search_first',
    )
    expect(error.facts?.reason).toContain('30 minutes old')
  })

  it('on a search for somebody else', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { searchId } = await searched(world, officer, { forename: 'Tobias', surname: 'Jarrow' })
    const error = await refused(
      () => create(officer, searchId, { forename: 'Marla', surname: 'Brindle' }),
      'search_first',
    )
    expect(error.facts?.reason).toContain('somebody else')
  })

  it.each([
    ['a placeholder name', { forename: 'Unknown', surname: 'Unknown' }, 'person.surname'],
    ['a date of birth to come', { forename: 'Marla', surname: 'Brindle', dob: '2027-01-01' }, 'person.dob'],
    [
      'a date of birth of a person over 120',
      { forename: 'Marla', surname: 'Brindle', dob: '1880-01-01' },
      'person.dob',
    ],
    [
      'a telephone number that cannot be',
      { forename: 'Marla', surname: 'Brindle', phone: '12' },
      'person.phone',
    ],
  ])('with %s', async (_, person, path) => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { searchId } = await searched(world, officer, {
      forename: person.forename,
      surname: person.surname,
    })
    const error = await refused(() => create(officer, searchId, person), 'bad_input')
    expect(error.fields?.[0]?.path).toBe(path)
  })

  it('while a likely match was neither opened nor dismissed', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { nominalId } = await makePerson(world, {
      forename: 'Gwenda',
      surname: 'Thistlewick',
      dob: '1977-08-08',
    })
    const { searchId } = await searched(world, officer, {
      forename: 'Gwenda',
      surname: 'Thistelwick',
      dob: '1977-08-08',
    })
    const error = await refused(
      () => create(officer, searchId, { forename: 'Gwenda', surname: 'Thistelwick', dob: '1977-08-08' }),
      'candidates_open',
    )
    expect(error.facts?.candidates).toEqual([{ nominalId, displayName: 'THISTLEWICK, Gwenda' }])
  })

  it('at a place that this officer may not see, exactly as at an unknown one', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const hidden = await makePlace(world)
    await restrict(world, hidden)
    const { searchId } = await searched(world, officer, { forename: 'Ada', surname: 'Quennelly' })
    const at = (locationId: string) =>
      create(officer, searchId, { forename: 'Ada', surname: 'Quennelly', address: { locationId } })
    const one = await refused(() => at(hidden), 'bad_reference')
    const other = await refused(() => at('00000000-0000-7000-8000-000000000000'), 'bad_reference')
    expect({ ...one, requestId: '' }).toEqual({ ...other, requestId: '' })
  })
})

describe('nominal.create makes', () => {
  it('the nominal with its first record, how each fact came, and one entry of collection', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const place = await makePlace(world)
    const { searchId } = await searched(world, officer, { forename: 'Idris', surname: 'Penhallow' })
    const response = await world.call(officer, nominal, 'create', {
      body: {
        searchId,
        person: {
          forename: 'Idris',
          surname: 'Penhallow',
          ageYears: 34,
          sex: 'M',
          ethnicitySelf: 'W1',
          identifiers: [{ type: 'NINO', value: 'AB 12 34 56 C' }],
          phone: '07700 900199',
          address: { locationId: place },
        },
        origins: { 'person.surname': { how: 'carried', fromId: place }, ageYears: { how: 'typed' } },
      },
    })
    expect(response.statusCode).toBe(200)
    const made = response.json()
    expect(made).toMatchObject({
      displayName: 'PENHALLOW, Idris',
      version: 1,
      reference: expect.stringMatching(/^N\d+$/),
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { act: 'collection', outcome: 'ok', subject_id: made.id, result_ids: [made.personRecordId] },
    ])
    const analyst = await world.actor('ANALYST')
    const golden = await world.ok(analyst, nominal, 'get', { params: { nominalId: made.id } })
    expect(golden).toMatchObject({
      displayName: 'PENHALLOW, Idris',
      ageYears: 34,
      isChild: false,
      facts: {
        sex: { words: 'Male' },
        ethnicitySelf: { words: 'White: British' },
        name: { source: { how: 'carried' } },
        dob: { source: { how: 'typed' } },
      },
      identifiers: [{ type: 'NINO', value: 'AB123456C', isValid: true }],
      objects: [{ role: 'PHONE_OF', keyValue: '+447700900199' }],
      addresses: [{ locationId: place, role: 'LIVES', isCurrent: true }],
    })
  })

  it('one telephone for two people who share it', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    for (const forename of ['Perrin', 'Osric'])
      await created(world, officer, { forename, surname: 'Hallowmere', phone: '07700 900777' })
    const phones = await world.admin.query("SELECT 1 FROM object WHERE key_value = '+447700900777'")
    expect(phones.rowCount).toBe(1)
  })

  it('a nominal once its match was opened, and keeps a dismissal as "not the same person"', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const known = await makePerson(world, { forename: 'Rosalind', surname: 'Kettlethorn', dob: '1988-01-09' })
    const person = { forename: 'Rosalind', surname: 'Kettlethorne', dob: '1988-01-09' }
    const { searchId } = await searched(world, officer, person)
    await world.ok(officer, nominal, 'openCandidate', { params: { searchId, nominalId: known.nominalId } })
    await world.ok(officer, nominal, 'dismissCandidate', {
      params: { searchId, nominalId: known.nominalId },
      body: { reason: 'Seen together: sisters-in-law' },
    })
    const response = await create(officer, searchId, person)
    expect(response.statusCode).toBe(200)
    const kept = await world.admin.query(
      'SELECT decision, reason, decided_by FROM identity_decision WHERE person_record_a = $1 AND person_record_b = $2',
      [response.json().personRecordId, known.personRecordId],
    )
    expect(kept.rows).toEqual([
      { decision: 'not_same', reason: 'Seen together: sisters-in-law', decided_by: officer.id },
    ])
  })

  it('an unidentified person from a fresh search by description', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { searchId } = await world.ok(officer, nominal, 'searchPeople', {
      body: { ageYears: 30, surname: 'unknown' },
    })
    const response = await create(officer, searchId, {
      surname: 'Unknown male',
      ageYears: 30,
      sex: 'M',
      isUnidentified: true,
    })
    expect(response.statusCode).toBe(200)
  })
})

describe('candidates of a search', () => {
  it('of a colleague cannot be opened or dismissed', async () => {
    const [mine, theirs] = [await world.actor('RESPONSE_OFFICER'), await world.actor('RESPONSE_OFFICER')]
    const { nominalId } = await makePerson(world, { forename: 'Cosima', surname: 'Dunwoody' })
    const { searchId } = await searched(world, theirs, { forename: 'Cosima', surname: 'Dunwoody' })
    const response = await world.call(mine, nominal, 'dismissCandidate', {
      params: { searchId, nominalId },
      body: { reason: 'Nothing to do with me' },
    })
    expect(response.json().error.code).toBe('search_first')
    const kept = await world.admin.query('SELECT outcome FROM search_candidate WHERE search_id = $1', [
      searchId,
    ])
    expect(kept.rows).toEqual([{ outcome: null }])
  })

  it('that were not found are none of it', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { nominalId } = await makePerson(world, { forename: 'Bertram', surname: 'Ashgrove' })
    const { searchId } = await searched(world, officer, { forename: 'Xanthe', surname: 'Underhill' })
    const response = await world.call(officer, nominal, 'openCandidate', { params: { searchId, nominalId } })
    expect(response.json().error.code).toBe('bad_reference')
  })
})

import { nominal } from '@mips/contracts'
import type { PersonTerms } from '@mips/contracts/nominal-terms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { indexPerson } from './nominal.service.ts'
import { created } from './nominal.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let officer: Actor
let marla: string
let place: string
const search = (terms: z.input<typeof PersonTerms>, as: Actor = officer) =>
  world.ok(as, nominal, 'searchPeople', { body: terms })

beforeAll(async () => {
  officer = await world.actor('RESPONSE_OFFICER')
  for (const [forename, surname, dob] of [
    ['Tobias', 'Harrowgate', '1979-11-30'],
    ['Catherine', 'Smythe-Jarrow', '1962-02-14'],
    ['Marlon', 'Brandreth', '1985-04-03'],
    ['Mohammed', 'Tarnowsky', '1991-07-21'],
    ['Elizabeth', 'Pellworth', '1958-12-09'],
  ] as const)
    await makePerson(world, { forename, surname, dob })
  place = await makePlace(world, {
    buildingNumber: '14',
    street: 'Quillfeather Avenue',
    town: 'Testham',
    postcode: 'SE25 4EA',
  })
  const made = await created(world, officer, {
    forename: 'Marla',
    middle: 'Jo',
    surname: 'Brindlecombe',
    dob: '1985-04-03',
    sex: 'F',
    aliases: [{ kind: 'ALIAS', forename: 'Dolly', surname: 'Vantongeren' }],
    identifiers: [{ type: 'PNC', value: '2000/1234567V' }],
    phone: '07700 900123',
    address: { locationId: place },
  })
  marla = made.id
})

describe('nominal.searchPeople is refused', () => {
  it('without anything to look for, and says what would do', async () => {
    const response = await world.call(officer, nominal, 'searchPeople', { body: { sex: 'F' } })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0].path).toBe('surname')
  })

  it.each([
    ['dob', { dob: '1987-02-31' }],
    ['postcode', { postcode: 'AI1' }],
    ['phone', { phone: '7700900123' }],
    ['identifiers.0.type', { identifiers: [{ type: 'NOPE', value: '1' }] }],
  ])('for a %s that cannot be', async (path, body) => {
    const response = await world.call(officer, nominal, 'searchPeople', { body: body as never })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0].path).toBe(path)
  })
})

describe('nominal.searchPeople finds', () => {
  it.each<[string, z.input<typeof PersonTerms>, string]>([
    [
      'the name and date as they are',
      { forename: 'Marla', surname: 'Brindlecombe', dob: '1985-04-03' },
      'same date of birth',
    ],
    [
      'a misspelt surname and a transposed date of birth',
      { forename: 'Marla', surname: 'Brindelcomb', dob: '1985-03-04' },
      'date of birth has day and month swapped',
    ],
    [
      'one digit of the date wrong',
      { forename: 'Marla', surname: 'Brindlecombe', dob: '1985-04-08' },
      'date of birth differs by one digit',
    ],
    [
      'both names misspelt',
      { forename: 'Marlah', surname: 'Brindlcombe', dob: '1985-04-03' },
      'surname spelt almost the same',
    ],
    [
      'the names the other way round',
      { forename: 'Brindlecombe', surname: 'Marla', dob: '1985-04-03' },
      'forename and surname the other way round',
    ],
    [
      'both names misspelt, and nothing else known',
      { forename: 'Marlah', surname: 'Brindlcombe' },
      'surname spelt almost the same',
    ],
    [
      'the names the other way round, one of them barely spelt as held',
      { forename: 'Brinscombe', surname: 'Marla', dob: '1985-04-03' },
      'forename and surname the other way round',
    ],
    [
      'another first letter with day and month swapped',
      { forename: 'Charla', surname: 'Brindlecombe', dob: '1985-03-04' },
      'date of birth has day and month swapped',
    ],
    ['an alias', { forename: 'Dolly', surname: 'Vantongeren' }, 'known as Dolly Vantongeren'],
    [
      'an initial',
      { forename: 'M', surname: 'Brindlecombe', dob: '1985-04-03' },
      'same initial of the forename',
    ],
    [
      'the year alone',
      { forename: 'Marla', surname: 'Brindlecombe', dob: '1985' },
      'year of birth or age agrees',
    ],
    ['an age', { forename: 'Marla', surname: 'Brindlecombe', ageYears: 41 }, 'year of birth or age agrees'],
    ['the beginning of the surname', { forename: 'Marla', surname: 'Brindle' }, 'surname begins the same'],
    ['a PNC ID in another form', { identifiers: [{ type: 'PNC', value: '00/1234567V' }] }, 'same PNC ID'],
    ['a telephone number in another form', { phone: '+44 7700 900123' }, 'same telephone number'],
    ['an address in words', { address: '14 quillfeather avenue' }, 'connected with this address'],
    ['one box with a comma and a date', { name: 'BRINDLECOMBE, Marla 3/4/85' }, 'same date of birth'],
    [
      'one box in any order with a year',
      { name: 'brindlecombe marla 1985' },
      'forename and surname the other way round',
    ],
  ])('%s', async (_, terms, reason) => {
    const { hits } = await search(terms)
    expect(hits[0]).toMatchObject({
      nominalId: marla,
      displayName: 'BRINDLECOMBE, Marla Jo',
      ageYears: 41,
      sex: 'F',
    })
    expect(hits[0]?.reasons.join('; ')).toContain(reason)
  })

  it.each([
    [
      'a nickname',
      { forename: 'Liz', surname: 'Pellworth', dob: '1958-12-09' },
      'PELLWORTH, Elizabeth',
      'forename is a short form',
    ],
    [
      'half of a double-barrelled name',
      { forename: 'Catherine', surname: 'Jarrow' },
      'SMYTHE-JARROW, Catherine',
      'part of a double surname',
    ],
    [
      'another spelling of a name',
      { forename: 'Muhammad', surname: 'Tarnovski', dob: '1991-07-21' },
      'TARNOWSKY, Mohammed',
      'sounds',
    ],
  ])('%s', async (_, terms, displayName, reason) => {
    const { hits } = await search(terms)
    expect(hits[0]?.displayName).toBe(displayName)
    expect(hits[0]?.reasons.join('; ')).toContain(reason)
  })

  it('the last address, the other names, and nobody to be considered who merely shares the date', async () => {
    const { hits, understood } = await search({
      forename: 'Marla',
      surname: 'Brindlecombe',
      dob: '1985-04-03',
    })
    expect(hits.filter((hit) => hit.mustBeConsidered)).toHaveLength(1)
    expect(hits[0]).toMatchObject({
      lastAddress: { locationId: place, address: expect.stringContaining('14 Quillfeather Avenue') },
      alsoKnownAs: ['VANTONGEREN, Dolly'],
      mustBeConsidered: true,
    })
    expect(understood).toEqual(['surname Brindlecombe', 'forename Marla', 'born 3 Apr 1985'])
  })
})

describe('a search', () => {
  it('leaves one entry with the ids found, and its terms apart', async () => {
    const response = await world.call(officer, nominal, 'searchPeople', {
      body: { forename: 'Marla', surname: 'Brindlecombe' },
    })
    const requestId = String(response.headers['x-request-id'])
    expect(await world.auditOf(requestId)).toMatchObject([
      { act: 'search', outcome: 'ok', actor_id: officer.id, result_ids: [marla] },
    ])
    const kept = await world.admin.query(
      "SELECT body FROM audit.payload WHERE request_id = $1 AND kind = 'terms'",
      [requestId],
    )
    expect(kept.rows[0].body).toEqual({ forename: 'Marla', surname: 'Brindlecombe' })
  })

  it('finds nobody by a placeholder name or date', async () => {
    expect((await search({ forename: 'Unknown', surname: 'Unknown' })).hits).toEqual([])
    expect((await search({ dob: '1970-01-01' })).hits).toEqual([])
  })
})

/** What a search answers, without what differs each time. */
const answerOf = async (terms: z.input<typeof PersonTerms>, as: Actor) => {
  const { searchId: _searchId, searchedAt: _at, ...rest } = await search(terms, as)
  return JSON.stringify(rest)
}

describe('a hidden person', () => {
  it('changes no answer: not hits, counts, weights, order or suggestions', async () => {
    const asked: z.input<typeof PersonTerms>[] = [
      { forename: 'Zelda', surname: 'Wrenfield', dob: '1993-06-02' },
      { forename: 'Zelda', surname: 'Wrenfeild' },
      { name: 'wrenfield' },
      { identifiers: [{ type: 'PNC', value: '1979/0163001B' }] },
      { forename: 'Marla', surname: 'Brindlecombe', dob: '1985-04-03' },
      { address: '14 quillfeather avenue' },
      { postcode: 'SE25 4EA' },
    ]
    const boxes = ['wrenfield', 'zelda wren', 'quillfeather', '1979/0163001B', 'SE25 4EA']
    const inquire = async () => {
      const people = []
      for (const terms of asked) people.push(await answerOf(terms, officer))
      for (const text of boxes) {
        const {
          searchId: _searchId,
          searchedAt: _at,
          ...rest
        } = await world.ok(officer, nominal, 'searchAll', { body: { text } })
        people.push(
          JSON.stringify(rest),
          JSON.stringify(await world.ok(officer, nominal, 'suggest', { body: { text } })),
        )
      }
      return people
    }
    const before = await inquire()
    const reader = await world.actor('DETECTIVE')
    const hidden = await created(world, reader, {
      forename: 'Zelda',
      surname: 'Wrenfield',
      dob: '1993-06-02',
      identifiers: [{ type: 'PNC', value: '1979/0163001B' }],
      address: { locationId: place },
    })
    const seen = await inquire()
    expect(seen).not.toEqual(before)
    await restrict(world, hidden.id, [reader.id])
    expect(await inquire()).toEqual(before)
    expect((await search({ forename: 'Zelda', surname: 'Wrenfield' }, reader)).hits[0]).toMatchObject({
      nominalId: hidden.id,
      isRestricted: true,
    })
  })

  it('takes its person records along when it is restricted, and brings them back', async () => {
    const { nominalId, personRecordId } = await makePerson(world, { forename: 'Orla', surname: 'Fennimore' })
    const acls = async () =>
      (
        await world.admin.query('SELECT acl_id FROM record WHERE id = ANY ($1) GROUP BY 1', [
          [nominalId, personRecordId],
        ])
      ).rows.map((row) => row.acl_id)
    const aclId = await restrict(world, nominalId)
    expect(await acls()).toEqual([aclId])
    expect((await search({ surname: 'Fennimore' })).hits).toEqual([])
    const left = await world.admin.query(
      "SELECT name FROM name_dictionary WHERE name = 'fennimore' AND frequency > 0",
    )
    expect(left.rowCount).toBe(0)
  })

  it('of an open nominal a restricted record adds nothing for others', async () => {
    const { nominalId } = await makePerson(world, { forename: 'Ivo', surname: 'Larkspur' })
    const second = await makePerson(world, { forename: 'Ivo', surname: 'Nightwatch' })
    await restrict(world, second.personRecordId)
    await world.admin.query(
      'UPDATE person_search_restricted SET nominal_id = $1 WHERE person_record_id = $2',
      [nominalId, second.personRecordId],
    )
    expect((await search({ forename: 'Ivo', surname: 'Nightwatch' })).hits).toEqual([])
  })
})

describe('the name dictionary', () => {
  it('counts open names only and knows every spelling near them', async () => {
    const { personRecordId } = await makePerson(world, { forename: 'Perpetua', surname: 'Oxenholme' })
    const count = async () =>
      (
        await world.admin.query(
          "SELECT frequency FROM name_dictionary WHERE part = 'surname' AND name = 'oxenholme'",
        )
      ).rows[0]?.frequency
    expect(await count()).toBe(1)
    await arrange(world, async (ctx) => indexPerson(ctx, personRecordId))
    expect(await count()).toBe(1)
    const near = await world.admin.query(
      "SELECT name FROM name_dictionary WHERE mips.deletion_keys(part, name) && ARRAY[hashtext('surname oxenhlme')] AND part <> 'total'",
    )
    expect(near.rows).toEqual([{ name: 'oxenholme' }])
  })
})

describe('nominal.searchAll', () => {
  it('finds the place, the people known there and the person by one text each', async () => {
    const byPlace = await world.ok(officer, nominal, 'searchAll', { body: { text: 'quillfeather avenue' } })
    expect(byPlace.places.hits[0]).toMatchObject({
      id: place,
      peopleHere: [expect.objectContaining({ nominalId: marla })],
    })
    const byName = await world.ok(officer, nominal, 'searchAll', { body: { text: 'marla brindlecombe' } })
    expect(byName.people).toMatchObject({ count: 1, hits: [{ nominalId: marla }] })
    expect(byName.places.count).toBe(0)
  })

  it('opens a nominal by its reference', async () => {
    const known = await search({ forename: 'Marla', surname: 'Brindlecombe' })
    const { people } = await world.ok(officer, nominal, 'searchAll', {
      body: { text: known.hits[0]?.reference ?? '' },
    })
    expect(people.hits[0]).toMatchObject({
      nominalId: marla,
      reasons: [expect.stringContaining('reference N')],
    })
  })
})

describe('nominal.suggest', () => {
  it('offers people whose names begin so, then places', async () => {
    const { suggestions } = await world.ok(officer, nominal, 'suggest', { body: { text: 'marla brin' } })
    expect(suggestions[0]).toMatchObject({ id: marla, kind: 'Nominal', title: 'BRINDLECOMBE, Marla Jo' })
    const places = await world.ok(officer, nominal, 'suggest', { body: { text: 'quillf' } })
    expect(places.suggestions).toMatchObject([{ id: place, kind: 'Location' }])
    expect((await world.ok(officer, nominal, 'suggest', { body: { text: 'm' } })).suggestions).toEqual([])
  })
})

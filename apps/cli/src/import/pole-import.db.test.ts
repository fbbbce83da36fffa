import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { testDatabase } from '@mips/api/src/testing/database.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silent, type Progress } from '../platform/terminal.ts'
import { cutAt } from '../testing/cut-connection.ts'
import { importPole, type ImportOptions } from './pole-import.ts'

const nodes: Record<string, string[]> = {
  Area: [':ID,areaCode,:LABEL', '900,OL9,Area'],
  PostCode: [':ID,code,:LABEL', '901,OL9 0AB,PostCode', '902,not a postcode,PostCode'],
  Location: [
    ':ID,latitude:double,postcode,longitude:double,address,:LABEL',
    '1,53.54,OL9 0AB,-2.13,12 Quillfeather Street,Location',
    '2,53.55,OL9 0AB,-2.14,Parking Area,Location',
    '3,53.54,OL9 0AB,-2.13,12 Quillfeather Street,Location',
    '4,12.5,OL9 0AB,-2.13,9 Nowhere Street,Location',
  ],
  Officer: [
    ':ID,badge_no,rank,name,surname,:LABEL',
    '10,90-7700001,Sergeant,Testina,Quillfeather,Officer',
    '11,90-7700002,Grand Vizier,Odd,Rank,Officer',
  ],
  Person: [
    ':ID,surname,nhs_no,name,age,:LABEL',
    '20,Thimblewick,943-476-5919,Ada,,Person',
    '21,Thimblewick,117-66-8129,Bo,12,Person',
    '22,,,,,Person',
    '20,Again,,Twice,,Person',
  ],
  Vehicle: [':ID,model,reg,make,year,:LABEL', '30,Fiesta,RY52 APF,Ford,2005,Vehicle'],
  Phone: [':ID,phoneNo,:LABEL', '40,0-(070)893-3322,Phone', '41,5-(997)640-5104,Phone'],
  PhoneCall: [
    ':ID,call_duration,call_time,call_date,call_type,:LABEL',
    '50,38,00:32,04/08/2017,CALL,PhoneCall',
    '51,9,10:00,05/08/2017,SMS,PhoneCall',
  ],
  Crime: [
    ':ID,date,id,type,last_outcome,note,charge,:LABEL',
    '60,7/08/2017,aaa,Drugs,Under investigation,,Possession of Cannabis,Crime',
    '61,31/12/2017,bbb,Burglary,Local resolution,,,Crime',
    '62,31/02/2017,ccc,Burglary,,,,Crime',
    '63,1/08/2017,ddd,Robbery,,,,Crime,one field too many',
  ],
  Badger: [':ID,name,:LABEL', '70,Brock,Badger'],
}
const relationships: Record<string, string[]> = {
  CURRENT_ADDRESS: [
    ':START_ID,:END_ID,:TYPE',
    '20,1,CURRENT_ADDRESS',
    '21,3,CURRENT_ADDRESS',
    '22,1,CURRENT_ADDRESS',
    '20,999,CURRENT_ADDRESS',
  ],
  FAMILY_REL: [':START_ID,:END_ID,:TYPE,rel_type', '20,21,FAMILY_REL,PARENT', '21,20,FAMILY_REL,NEMESIS'],
  KNOWS: [':START_ID,:END_ID,:TYPE', '20,21,KNOWS', '20,21,KNOWS', '20,1,KNOWS'],
  CALLER: [':START_ID,:END_ID,:TYPE', '50,40,CALLER', '51,40,CALLER'],
  CALLED: [':START_ID,:END_ID,:TYPE', '50,41,CALLED'],
  OCCURRED_AT: [':START_ID,:END_ID,:TYPE', '60,1,OCCURRED_AT', '61,2,OCCURRED_AT', '62,2,OCCURRED_AT'],
  INVESTIGATED_BY: [':START_ID,:END_ID,:TYPE', '60,10,INVESTIGATED_BY', '61,11,INVESTIGATED_BY'],
  PARTY_TO: [':START_ID,:END_ID,:TYPE', '20,60,PARTY_TO'],
  INVOLVED_IN: [':START_ID,:END_ID,:TYPE', '30,60,INVOLVED_IN'],
  HAS_POSTCODE: [':START_ID,:END_ID,:TYPE', '1,901,HAS_POSTCODE'],
  POSTCODE_IN_AREA: [':START_ID,:END_ID,:TYPE', '901,900,POSTCODE_IN_AREA'],
}

const folder = mkdtempSync(path.join(tmpdir(), 'mips-pole-'))
for (const [label, lines] of Object.entries(nodes))
  writeFileSync(path.join(folder, `made.nodes.${label}.csv`), `${lines.join('\n')}\n`)
for (const [type, lines] of Object.entries(relationships))
  writeFileSync(path.join(folder, `made.relationships.${type}.csv`), `${lines.join('\n')}\n`)

const [whole, cut] = [await testDatabase(), await testDatabase()]
const [wholeClient, cutClient] = [whole, cut].map(
  (database) => new pg.Client({ connectionString: database.adminUrl }),
) as [pg.Client, pg.Client]

/** Progress that ends the program after so many chunks. */
const endAfter = (chunks: number) => (): Progress => {
  let left = chunks
  return {
    advance: (_steps, doing) => {
      if (doing !== undefined && --left === 0) throw new Error('killed')
    },
    finish: () => undefined,
  }
}
const options = (more: Partial<ImportOptions> = {}): ImportOptions => ({
  folder,
  now: new Date('2026-09-07T09:00:00Z'),
  chunkRows: 2,
  progress: () => silent,
  ...more,
})

/** Everything the import writes, in an order of its own; positions and times of writing are left out. */
async function contents(client: pg.Client): Promise<Record<string, unknown[]>> {
  const queries: Record<string, string> = {
    records: 'SELECT id, kind, reference, version FROM record ORDER BY id',
    links: 'SELECT id, from_id, to_id, role, note, valid_from FROM link ORDER BY id',
    people: 'SELECT id, nominal_id, dob, dob_to, dob_precision FROM person_record ORDER BY id',
    looks:
      'SELECT id, person_record_id, said_on, basis, age_from, age_to FROM person_description ORDER BY id',
    names: 'SELECT person_record_id, forename, surname FROM person_search_open ORDER BY person_name_id, part',
    crimes:
      'SELECT c.*, e.occurred_from, e.occurred_to, e.status FROM crime c JOIN event e USING (id) ORDER BY id',
    officers:
      "SELECT id, staff_number, rank, status, password_hash FROM app_user WHERE hr_source LIKE 'pole%' ORDER BY id",
    rows: 'SELECT file_name, row_key, outcome, reason, record_id FROM import_row ORDER BY 1, 2',
    series: 'SELECT * FROM reference_series ORDER BY 1, 2',
    dictionary: 'SELECT part, name, frequency FROM name_dictionary WHERE part <> $$total$$ ORDER BY 1, 2',
    origins: 'SELECT record_id, field, how FROM fact_origin ORDER BY 1, 2',
  }
  const found: Record<string, unknown[]> = {}
  for (const [what, sql] of Object.entries(queries)) found[what] = (await client.query(sql)).rows
  return found
}
const rowOf = async (file: string, key: string) =>
  (
    await wholeClient.query<{ outcome: string; reason: string | null }>(
      'SELECT outcome, reason FROM import_row WHERE file_name = $1 AND row_key = $2',
      [`made.${file}.csv`, key],
    )
  ).rows[0]

beforeAll(async () => void (await Promise.all([wholeClient.connect(), cutClient.connect()])))
afterAll(async () => void (await Promise.all([wholeClient.end(), cutClient.end()])))

describe('importing a POLE folder', () => {
  it('accounts for every row of every file', async () => {
    const result = await importPole(wholeClient, options())
    expect(result.agree).toBe(true)
    const lines = [...Object.values(nodes), ...Object.values(relationships)].reduce(
      (sum, all) => sum + all.length - 1,
      0,
    )
    expect(result.sums.reduce((sum, file) => sum + file.rows, 0)).toBe(lines)
    expect(result.sums.reduce((sum, file) => sum + file.loaded + file.merged + file.refused, 0)).toBe(lines)
  })

  it('refuses what cannot be, and says why', async () => {
    expect(await rowOf('nodes.Location', '4')).toEqual({
      outcome: 'refused',
      reason: 'The position is not in Great Britain.',
    })
    expect(await rowOf('nodes.Person', '22')).toEqual({
      outcome: 'refused',
      reason: 'The person has no name.',
    })
    expect(await rowOf('nodes.Person', '20#2')).toEqual({
      outcome: 'refused',
      reason: 'The id stands in the file already.',
    })
    expect(await rowOf('nodes.Crime', '62')).toEqual({
      outcome: 'refused',
      reason: 'The date of the crime cannot be read.',
    })
    expect(await rowOf('nodes.Crime', '63')).toEqual({
      outcome: 'refused',
      reason: 'The row has 9 fields and the heading 8.',
    })
    expect(await rowOf('nodes.PhoneCall', '51')).toEqual({
      outcome: 'refused',
      reason: 'The call has no phone at one of its ends.',
    })
    expect(await rowOf('nodes.Badger', '70')).toEqual({
      outcome: 'refused',
      reason: 'Nodes of the kind Badger are not known.',
    })
    expect(await rowOf('relationships.CURRENT_ADDRESS', '20>999')).toEqual({
      outcome: 'refused',
      reason: 'There is no node with the id of its end.',
    })
    expect(await rowOf('relationships.CURRENT_ADDRESS', '22>1')).toEqual({
      outcome: 'refused',
      reason: 'Its beginning was refused.',
    })
    expect(await rowOf('relationships.KNOWS', '20>1')).toEqual({
      outcome: 'refused',
      reason: 'KNOWS does not join Person and Location.',
    })
    expect(await rowOf('relationships.INVESTIGATED_BY', '61>11')).toEqual({
      outcome: 'refused',
      reason: 'Its end was refused.',
    })
  })

  it('merges what it has already', async () => {
    expect(await rowOf('nodes.Location', '3')).toMatchObject({ outcome: 'merged' })
    expect(await rowOf('relationships.KNOWS', '20>21#2')).toMatchObject({ outcome: 'merged' })
    const homes = await wholeClient.query("SELECT DISTINCT to_id FROM link WHERE role = 'LIVES'")
    expect(homes.rowCount).toBe(1)
  })

  it('never makes up a time of day for a crime', async () => {
    const { rows } = await wholeClient.query<{ occurred_from: Date; occurred_to: Date; note: string }>(
      "SELECT occurred_from, occurred_to, note FROM crime JOIN event USING (id) WHERE external_id = 'aaa'",
    )
    expect(rows[0]?.occurred_from.toISOString()).toBe('2017-08-06T23:00:00.000Z')
    expect(rows[0]?.occurred_to.toISOString()).toBe('2017-08-07T22:59:59.999Z')
    expect(rows[0]?.note).toBe(
      'Charge: Possession of Cannabis. Only the day is known; the time was not recorded.',
    )
  })

  it('keeps a false number as it was given, and finds the person by name', async () => {
    const { rows } = await wholeClient.query(
      'SELECT raw_value, is_valid FROM person_identifier ORDER BY raw_value',
    )
    expect(rows).toEqual([
      { raw_value: '117-66-8129', is_valid: false },
      { raw_value: '943-476-5919', is_valid: true },
    ])
    expect(
      (
        await wholeClient.query(
          "SELECT 1 FROM person_search_open WHERE forename = 'ada' AND surname = 'thimblewick'",
        )
      ).rowCount,
    ).toBe(1)
  })

  it('keeps an age as it was stated, on the day that it was stated for', async () => {
    const { rows } = await wholeClient.query(
      'SELECT said_on::text, basis, age_from, age_to FROM person_description',
    )
    expect(rows).toEqual([{ said_on: '2017-08-31', basis: 'OTHER_FORCE', age_from: 12, age_to: 12 }])
  })

  it('lets no officer of another system sign in', async () => {
    const { rows } = await wholeClient.query(
      "SELECT staff_number, rank, status, password_hash FROM app_user WHERE hr_source LIKE 'pole%'",
    )
    expect(rows).toEqual([{ staff_number: '90-7700001', rank: 'PS', status: 'left', password_hash: null }])
  })

  it('writes an audit entry for each chunk', async () => {
    const { rows } = await wholeClient.query<{ n: number; rows: number }>(
      "SELECT count(*)::int AS n, sum(result_count)::int AS rows FROM audit.entry WHERE actor_system = 'import'",
    )
    const accounted = await wholeClient.query<{ n: number }>('SELECT count(*)::int AS n FROM import_row')
    expect(rows[0]?.rows).toBe(accounted.rows[0]?.n)
    expect(rows[0]?.n).toBeGreaterThan(20)
  })

  it('changes nothing the second time', async () => {
    const before = {
      ...(await contents(wholeClient)),
      audit: (await wholeClient.query('SELECT id FROM audit.entry ORDER BY id')).rows,
    }
    const again = await importPole(wholeClient, options({ now: new Date('2026-10-01T09:00:00Z') }))
    expect(again).toMatchObject({ agree: true, wasDone: true })
    expect({
      ...(await contents(wholeClient)),
      audit: (await wholeClient.query('SELECT id FROM audit.entry ORDER BY id')).rows,
    }).toEqual(before)
  })

  it('ends the same when it is killed on the way and run again', async () => {
    for (const chunks of [1, 4, 9, 3])
      await expect(importPole(cutClient, options({ progress: endAfter(chunks) }))).rejects.toThrow('killed')
    await expect(importPole(cutAt(cutClient, 'import_row', 3), options())).rejects.toThrow(
      'the power was cut',
    )
    const half = await cutClient.query<{ n: number }>('SELECT count(*)::int AS n FROM import_row')
    expect(half.rows[0]?.n).toBeGreaterThan(10)
    const result = await importPole(cutClient, options({ now: new Date('2026-09-08T09:00:00Z') }))
    expect(result.agree).toBe(true)
    expect(await contents(cutClient)).toEqual(await contents(wholeClient))
  })
})

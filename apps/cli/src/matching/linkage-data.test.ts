/** Reading public test sets and counting the errors of linking them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { accuracyOf } from './linkage-accuracy.ts'
import { readDataSets, schemaOf } from './linkage-data.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'mips-sets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const put = (name: string, ...lines: string[]) =>
  writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`)

describe('reading test sets', () => {
  it('refuses a folder without sets, and a set without labels', () => {
    expect(() => readDataSets(folder)).toThrow(/no .csv file/)
    put('unlabelled.csv', 'name,surname', 'a,b')
    expect(() => readDataSets(folder)).toThrow(/which records are one person/)
    rmSync(path.join(folder, 'unlabelled.csv'))
  })

  it('takes two files that end in a and b for two lists, and any other for one', () => {
    put('dataset9a.csv', 'rec_id, given_name, surname, soc_sec_id', 'rec-1-org, marla, brindle, 123')
    put('dataset9b.csv', 'rec_id, given_name, surname, soc_sec_id', 'rec-1-dup-0, marla, brindel, 123')
    put('people.csv', 'unique_id,cluster,first_name,surname,dob,shoe_size', '1,x,marla,brindle,1985-04-03,5')
    const [two, one] = readDataSets(folder)
    expect(two?.right?.[0]).toEqual({
      id: 'rec-1-dup-0',
      truth: '1',
      values: { given_name: 'marla', surname: 'brindel', soc_sec_id: '123' },
    })
    expect(one?.right).toBeUndefined()
    expect(one?.left[0]?.truth).toBe('x')
    expect(one?.left[0]?.values).not.toHaveProperty('cluster')
    expect(one?.unused).toEqual(['shoe_size'])
  })

  it('knows columns by their names', () => {
    const { schema } = schemaOf([
      'given_name',
      'surname',
      'date_of_birth',
      'postcode',
      'street_number',
      'state',
    ])
    expect(schema.names).toEqual(['given_name', 'surname'])
    expect(schema.codes.map(({ kind }) => kind)).toEqual(['postcode', 'number', 'category'])
    expect(schema.lines).toBeUndefined()
  })

  it('never compares ethnicity, whatever a set holds', () => {
    const { schema, unused } = schemaOf([
      'first_name',
      'surname',
      'dob',
      'ethnicity',
      'nationality',
      'religion',
    ])
    expect(unused).toEqual(['ethnicity', 'nationality', 'religion'])
    expect(schema.codes).toEqual([])
  })
})

describe('counting errors', () => {
  const records = (truths: string) => [...truths].map((truth, n) => ({ id: String(n), truth, values: {} }))
  const pair = (a: number, b: number, weight: number) => ({ a, b, weight, agreements: [] })

  it('counts false and missed pairs at the best threshold and at even odds', () => {
    const [left, right] = [records('abcd'), records('abcd')]
    const pairs = [pair(0, 0, 9), pair(1, 1, 8), pair(0, 2, 2), pair(2, 2, -1)]
    const accuracy = accuracyOf(pairs, left, right)
    expect(accuracy.truePairs).toBe(4)
    expect(accuracy.recallAtFullPrecision).toBe(0.5)
    expect(accuracy.best).toMatchObject({ falsePairs: 1, missed: 1 })
    expect(accuracy.evenOdds).toMatchObject({ falsePairs: 1, missed: 2 })
  })

  it('takes pairs of one weight together, so that no order of ties flatters', () => {
    const accuracy = accuracyOf([pair(0, 0, 5), pair(1, 0, 5)], records('ab'), records('ab'))
    expect(accuracy.recallAtFullPrecision).toBe(0)
  })

  it('counts the pairs within one list once', () => {
    expect(accuracyOf([], records('aaab'), undefined).truePairs).toBe(3)
  })
})

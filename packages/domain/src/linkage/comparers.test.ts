/** The levels of single fields, with the slips that are made in each. */
import { describe, expect, it } from 'vitest'
import { alignedComparer } from './aligned-fields.ts'
import { codeComparer } from './code-field.ts'
import { dateComparer, dateDigits } from './date-field.ts'
import { isTransposed, stringLevel, type StringLevel, written } from './string-levels.ts'
import { termFrequencies } from './term-frequencies.ts'

const level = (a: string, b: string): StringLevel | undefined => {
  const [one, other] = [written(a), written(b)]
  return one && other ? stringLevel(one, other) : undefined
}

describe('written values', () => {
  it.each<[string, string, StringLevel]>([
    ['Brindle', 'brindle', 'exact'],
    ["O'Connell", 'o connell', 'exact'],
    ['elk i', 'elki', 'exact'],
    ['Zieliński', 'zielinski', 'exact'],
    ['brindle', 'birndle', 'transposed'],
    ['brindle', 'brindel', 'transposed'],
    ['brindle', 'brndle', 'slip'],
    ['brindle', 'brimdle', 'slip'],
    ['brindle', 'brimdlle', 'two slips'],
    ['catherine', 'kathryn', 'sounds'],
    ['brindle', 'quillfeather', 'different'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(level(a, b)).toBe(expected)
    expect(level(b, a)).toBe(expected)
  })

  it('are nothing when they hold no letter or digit', () => {
    expect(written(' - ')).toBeUndefined()
    expect(written(undefined)).toBeUndefined()
  })

  it('swap neighbours only', () => {
    expect(isTransposed('2617', '2167')).toBe(true)
    expect(isTransposed('2617', '7612')).toBe(false)
    expect(isTransposed('2617', '2617')).toBe(false)
  })
})

describe('dates', () => {
  const comparer = dateComparer('dob', ['19850403', '19850304', '19600101'])
  const name = (a: string, b: string) => {
    const [found] = comparer.compare(
      comparer.prepare(() => a),
      comparer.prepare(() => b),
    )
    return found === undefined ? undefined : comparer.fields[0]?.levels[found.level]?.name
  }

  it.each([
    ['1985-04-03', '03/04/1985', 'exact'],
    ['19850403', '19850304', 'day-month-swapped'],
    ['19850403', '19580403', 'transposed'],
    ['19850403', '19850408', 'slip'],
    ['19850403', '19855403', 'slip'],
    ['19850403', '19620403', 'two parts'],
    ['19850403', '19851221', 'year'],
    ['19850403', '19621221', 'different'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(name(a, b)).toBe(expected)
  })

  it.each(['1970-01-01', '1900-01-01', '19000101', 'unknown', '', '1985'])('%s is nobody’s', (value) => {
    expect(dateDigits(value)).toBeUndefined()
    expect(name(value, value)).toBeUndefined()
  })
})

describe('codes', () => {
  it('postcodes of no fixed address and placeholder numbers match nobody', () => {
    const postcodes = codeComparer({ column: 'p', words: 'postcode', kind: 'postcode' }, [
      'NF1 1NF',
      'E1 4AA',
    ])
    expect(postcodes.prepare(() => 'NF1 1NF')).toBeUndefined()
    const numbers = codeComparer({ column: 'n', words: 'number', kind: 'identifier' }, ['0000000'])
    expect(numbers.prepare(() => '0000000')).toBeUndefined()
  })

  it('a rare value says more than a common one', () => {
    const values = [...Array.from({ length: 98 }, () => '4000'), '5123', '5123']
    const comparer = codeComparer({ column: 'p', words: 'postcode', kind: 'postcode' }, values)
    const chance = (value: string) => {
      const prepared = comparer.prepare(() => value)
      return comparer.compare(prepared, prepared)[0]?.u ?? 1
    }
    expect(chance('4000')).toBeCloseTo(0.98)
    expect(chance('5123')).toBeCloseTo(0.02)
  })
})

describe('how common neighbours are', () => {
  it('counts the values a slip away, swapped ones apart', () => {
    const values = ['webb', 'wedd', 'weeb', 'ewbb', 'green', 'webb']
    const frequencies = termFrequencies(values, (a, b) => a !== b && Math.abs(a.length - b.length) <= 1)
    expect(frequencies.of('webb')).toBeCloseTo(2 / 6)
    expect(frequencies.of('never')).toBeCloseTo(1 / 6)
    expect(frequencies.transposed('webb')).toBeCloseTo(1 / 6)
    expect(frequencies.near('webb')).toBeCloseTo(1 / 6)
  })
})

describe('names laid side by side', () => {
  const people: [string, string][] = [
    ['lachlan', 'nguyen'],
    ['joel', 'campbell'],
    ['campbell', 'webb'],
    ['marla', 'brindle'],
  ]
  const comparer = alignedComparer(
    {
      field: 'names',
      columns: ['forename', 'surname'],
      words: ['forename', 'surname'],
      anchors: [0.8, 0.03, 0.07, 0.02, 0.02, 0.02, 0.04],
      swapped: 0.02,
    },
    people,
  )
  const prepare = ([forename, surname]: [string, string]) =>
    comparer.prepare((column) => (column === 'forename' ? forename : surname))
  const order = (a: [string, string], b: [string, string]) => {
    const found = comparer.compare(prepare(a), prepare(b)).find(({ field }) => field === 2)
    return found === undefined ? undefined : comparer.fields[2]?.levels[found.level]?.name
  }

  it('are straight, swapped, or mixed up', () => {
    expect(order(['marla', 'brindle'], ['marla', 'brindel'])).toBe('straight')
    expect(order(['lachlan', 'nguyen'], ['nguyen', 'lachlan'])).toBe('swapped')
    expect(order(['campbell', 'webb'], ['joel', 'campbell'])).toBe('half swapped')
    expect(order(['', ''], ['joel', 'campbell'])).toBeUndefined()
  })

  it('a whole swap costs little, since strangers are swapped as often', () => {
    const found = comparer.compare(prepare(['lachlan', 'nguyen']), prepare(['nguyen', 'lachlan']))
    expect(found.find(({ field }) => field === 2)?.u).toBeGreaterThanOrEqual(0.02)
  })
})

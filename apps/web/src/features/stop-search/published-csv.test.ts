/** The file that is published has the listed columns alone and nothing that a spreadsheet would run. */
import { expect, it } from 'vitest'
import { csvOf } from './published-csv.ts'

const columns = [
  { key: 'type', label: 'Type' },
  { key: 'outcome', label: 'Outcome' },
]

it('writes the listed columns in their order and leaves every other out', () => {
  const rows = [{ outcome: 'Arrest', type: 'Person search', name: 'Somebody' }]
  expect(csvOf({ columns, rows })).toBe('"Type","Outcome"\r\n"Person search","Arrest"\r\n')
})

it('keeps quotes and disarms formulas', () => {
  const rows = [{ type: 'A "quoted" word', outcome: '=1+1' }]
  expect(csvOf({ columns, rows })).toContain(`"A ""quoted"" word","'=1+1"`)
})

import { expect, it } from 'vitest'
import { sheetOf } from './print-marked.ts'

const marks = {
  marking: 'OFFICIAL-SENSITIVE',
  printedBy: 'Printed by PC 1003, 22/11/2026 14:02',
  recipient: 'Briefing',
  reference: 'N104417',
}

it('stands the marking, the reader and the page on every sheet', () => {
  const sheet = sheetOf(marks)
  expect(sheet.match(/"OFFICIAL-SENSITIVE"/g)).toHaveLength(2)
  expect(sheet).toContain('"Printed by PC 1003, 22/11/2026 14:02 for Briefing"')
  expect(sheet).toContain('counter(page) " of " counter(pages)')
})

it('lets no text end its own quotes', () => {
  expect(sheetOf({ ...marks, recipient: 'a"; } body { display: none } \\' })).not.toMatch(/a"; \}/)
})

/** What can be asked about the cells of a custody suite: who is in them, what they are, whether they are in use. */
import { cellKinds } from '@mips/domain/custody/cell-rules'
import { z } from 'zod'
import { codeOf, int4, requiredText } from './common.ts'
import { CellLine } from './custody-replies.ts'

const cellAffair = { none: 'A cell is a room: no person is looked at' } as const
const cellSubject = { kind: 'none', why: 'A cell is not a police record' } as const
const cell = {
  stationCode: requiredText(12, 'Choose the custody suite'),
  code: requiredText(20, 'Name the cell').transform((code) => code.toUpperCase()),
}
const cellKept = z.object({ stationCode: z.string(), code: z.string() })

export const cellRoutes = {
  listCells: {
    method: 'GET',
    path: '/custody/cells',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: { none: 'The cells of the suite are watched all shift, as the board is' },
    subject: { kind: 'many', type: 'CustodyRecord' },
    query: z.strictObject({ stationCode: requiredText(12, 'Choose the custody suite') }),
    reply: z.object({ cells: z.array(CellLine) }),
  },
  describeCell: {
    method: 'POST',
    path: '/custody/cells',
    permission: 'custody.cell.keep',
    audit: 'alteration',
    purpose: cellAffair,
    subject: cellSubject,
    body: z.strictObject({
      ...cell,
      kind: codeOf(cellKinds),
      capacity: int4(1, 20),
      hasCctv: z.boolean({ error: 'Say whether the cell has CCTV' }),
      isAntiLigature: z.boolean({ error: 'Say whether the cell is without ligature points' }),
    }),
    reply: cellKept,
  },
  closeCell: {
    method: 'POST',
    path: '/custody/cells/closings',
    permission: 'custody.cell.keep',
    audit: 'alteration',
    purpose: cellAffair,
    subject: cellSubject,
    body: z.strictObject({ ...cell, reason: requiredText(500, 'Say why the cell is out of use') }),
    reply: cellKept,
  },
  reopenCell: {
    method: 'POST',
    path: '/custody/cells/reopenings',
    permission: 'custody.cell.keep',
    audit: 'alteration',
    purpose: cellAffair,
    subject: cellSubject,
    body: z.strictObject({ ...cell, reason: requiredText(500, 'Say what was put right') }),
    reply: cellKept,
  },
} as const

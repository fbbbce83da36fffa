/** Lists for tests: sent as an officer sends them, and workbooks made by hand. */
import { bulkMatch } from '@mips/contracts'
import type { ColumnMeaning } from '@mips/domain/bulk-match/column-meanings'
import { crc32, deflateRawSync } from 'node:zlib'
import { sendPrepared } from '../../testing/send-prepared.ts'
import type { Actor, World } from '../../testing/world.ts'

export const fieldsOf = (more: Record<string, string> = {}) => ({
  title: 'Contacts of the handset',
  reason: 'Who the handset of the burglary was in touch with',
  ...more,
})

/** Sends a file. */
export const send = (
  world: World,
  as: Actor,
  bytes: Buffer | string,
  more: { name?: string; fields?: Record<string, string> } = {},
) =>
  sendPrepared(world, as, bulkMatch, 'upload', {
    input: {},
    upload: {
      fileName: more.name ?? 'contacts.csv',
      type: 'text/csv',
      bytes: Buffer.from(bytes),
      fields: more.fields ?? fieldsOf(),
    },
  })

/** A list that was sent; answers its id. */
export async function sent(
  world: World,
  as: Actor,
  csv: Buffer | string,
  fields?: Record<string, string>,
): Promise<string> {
  const response = await send(world, as, csv, fields === undefined ? {} : { fields: fieldsOf(fields) })
  if (response.statusCode !== 200) throw new Error(response.body)
  return (response.json() as { id: string }).id
}

/** The same, with its columns said, and every row looked for. */
export async function looked(
  world: World,
  as: Actor,
  csv: string,
  columns: ColumnMeaning[],
  fields?: Record<string, string>,
): Promise<string> {
  const listId = await sent(world, as, csv, fields)
  await world.ok(as, bulkMatch, 'map', { params: { listId }, body: { hasHeader: true, columns } })
  await lookToEnd(world, as, listId)
  return listId
}

/** Steps until no row waits. */
export async function lookToEnd(world: World, as: Actor, listId: string): Promise<number> {
  for (let steps = 1; ; steps += 1) {
    const { state } = await world.ok(as, bulkMatch, 'look', { params: { listId } })
    if (state === 'DONE') return steps
  }
}

/** A zip archive of these parts. */
export function zipOf(parts: Record<string, string | Buffer>): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(bytes), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(bytes.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...directory, end])
}

/** A workbook of one sheet; `more` adds or replaces parts. */
export const workbookOf = (sheet: string, more: Record<string, string | Buffer> = {}): Buffer =>
  zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Guests" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml':
      '<sst><si><t>Surname</t></si><si><r><t>Odu</t></r><r><t>ya &amp; Co</t></r></si><si><t>DOB</t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  })

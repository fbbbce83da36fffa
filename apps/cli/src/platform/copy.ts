/** Writes many rows at once by COPY; on a server where COPY meets row security, through a temporary table. */
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** Texts, numbers, times, lists of texts; JSON is handed in as text. */
export type Cell = string | number | boolean | null | undefined | Date | readonly string[]
export type Row = Readonly<Record<string, Cell>>

const PIECE = 1 << 16

/** Copies rows, which all have the columns of the first, into a table; answers how many. */
export async function copyRows(
  client: pg.ClientBase,
  tableName: string,
  rows: Iterable<Row>,
): Promise<number> {
  const all = rows[Symbol.iterator]()
  const first = all.next()
  if (first.done === true) return 0
  const columns = Object.keys(first.value)
  const names = columns.map((name) => `"${name}"`).join(', ')
  const target = (await passesRowSecurity(client)) ? tableName : `loading_${tableName}`
  if (target !== tableName) {
    // Made anew each time: rows of one table come with these columns now and with others the next time.
    await client.query(`DROP TABLE IF EXISTS pg_temp.${target}`)
    await client.query(`CREATE TEMP TABLE ${target} AS SELECT ${names} FROM ${tableName} WITH NO DATA`)
  }
  const count = await send(client, `COPY ${target} (${names}) FROM STDIN`, columns, first.value, all)
  if (target !== tableName)
    await client.query(`INSERT INTO ${tableName} (${names}) SELECT ${names} FROM ${target}`)
  return count
}

const passing = new WeakMap<pg.ClientBase, boolean>()

async function passesRowSecurity(client: pg.ClientBase): Promise<boolean> {
  const known = passing.get(client)
  if (known !== undefined) return known
  const { rows } = await client.query<{ passes: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS passes FROM pg_roles WHERE rolname = current_user',
  )
  const passes = rows[0]?.passes ?? false
  passing.set(client, passes)
  return passes
}

async function send(
  client: pg.ClientBase,
  sql: string,
  columns: string[],
  first: Row,
  rest: Iterator<Row>,
): Promise<number> {
  const stream = client.query(copyFrom(sql))
  const ended = finished(stream)
  // A failure is told by awaiting `ended` below; without a listener now it would end the process first.
  ended.catch(() => undefined)
  let count = 0
  let piece = ''
  for (
    let row: IteratorResult<Row> = { value: first };
    row.done !== true && !stream.destroyed;
    row = rest.next()
  ) {
    piece += lineOf(row.value, columns)
    count += 1
    if (piece.length < PIECE) continue
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), ended])
    piece = ''
  }
  stream.end(piece)
  await ended
  return count
}

function lineOf(row: Row, columns: string[]): string {
  let line = ''
  for (const [index, column] of columns.entries()) line += (index === 0 ? '' : '\t') + cellOf(row[column])
  return `${line}\n`
}

const SPECIAL = /[\\\t\n\r]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escape = (text: string) => text.replace(SPECIAL, (sign) => escapes[sign] ?? sign)

function cellOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N'
  if (typeof cell === 'string') return escape(cell)
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (cell instanceof Date) return cell.toISOString()
  return escape(`{${cell.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}

/** Imports a POLE folder: chunk by chunk, each whole or not at all, every row accounted for, going on where it stopped. */
import type pg from 'pg'
import { auditedLoad, createLoader, type Loader } from '../platform/audited-load.ts'
import { copyRows } from '../platform/copy.ts'
import { takeNumbering } from '../platform/references.ts'
import type { Progress } from '../platform/terminal.ts'
import { refused, tableOrder, type Chunk, type Outcome, type PoleNode } from './pole-chunk.ts'
import { findPoleFiles, importNameOf, readRows, type FileRow, type PoleFile } from './pole-files.ts'
import { readRelationship } from './pole-links.ts'
import { nodeReaders } from './pole-nodes.ts'

export type FileSum = { file: string; rows: number; loaded: number; merged: number; refused: number }
export type ImportResult = { name: string; sums: FileSum[]; agree: boolean; wasDone: boolean }
export type ImportOptions = {
  folder: string
  now: Date
  chunkRows?: number
  progress: (total: number) => Progress
}

/** `file` and `row` say how far the import is: so many rows of that file are done, and all files before it. */
type Position = { startedAt: string; file: number; row: number; rows: Record<string, number> }

type Work = {
  client: pg.Client
  loader: Loader
  name: string
  position: Position
  nodes: Map<string, PoleNode>
  calls: Map<string, { from?: string; to?: string }>
  known: Map<string, Outcome>
  chunkRows: number
  progress: Progress
}

/** Imports the folder, or goes on with it; a second run of the same files changes nothing. */
export async function importPole(client: pg.Client, options: ImportOptions): Promise<ImportResult> {
  const files = findPoleFiles(options.folder)
  const name = await importNameOf(files)
  const counted = await countRows(files)
  const standing = await findPosition(client, name)
  const wasDone = standing?.finished === true
  if (!wasDone) {
    const position = standing?.position ?? {
      startedAt: options.now.toISOString(),
      file: 0,
      row: 0,
      rows: counted,
    }
    const work: Work = {
      client,
      loader: createLoader(client),
      name,
      position,
      nodes: new Map(),
      calls: await readCallEnds(files),
      known: await findOutcomes(client, name),
      chunkRows: options.chunkRows ?? 2000,
      progress: options.progress(Object.values(counted).reduce((sum, rows) => sum + rows, 0)),
    }
    for (const [index, file] of files.entries()) await importFile(work, file, index)
    await client.query('UPDATE import_run SET finished_at = now() WHERE name = $1', [name])
    await client.query('ANALYZE')
    work.progress.finish()
  }
  const sums = await sumUp(client, name, files, counted)
  return {
    name,
    sums,
    agree: sums.every((sum) => sum.rows === sum.loaded + sum.merged + sum.refused),
    wasDone,
  }
}

async function importFile(work: Work, file: PoleFile, index: number): Promise<void> {
  const isDoneWith = (row: number) =>
    index < work.position.file || (index === work.position.file && row < work.position.row)
  let waiting: FileRow[] = []
  let row = 0
  for await (const read of readRows(file)) {
    row += 1
    if (isDoneWith(row - 1)) {
      remember(work, file, read, work.known.get(`${file.name} ${read.key}`) ?? refused('unknown'))
      work.progress.advance(1)
      continue
    }
    waiting.push(read)
    if (waiting.length < work.chunkRows) continue
    await importChunk(work, file, waiting, { file: index, row })
    waiting = []
  }
  if (waiting.length > 0) await importChunk(work, file, waiting, { file: index, row })
}

async function importChunk(
  work: Work,
  file: PoleFile,
  rows: readonly FileRow[],
  reached: { file: number; row: number },
): Promise<void> {
  const { client, name } = work
  const outcomes = await auditedLoad(
    work.loader,
    { system: 'import', action: `import.pole${file.label}`, act: 'collection' },
    async (note) => {
      const numbering = await takeNumbering(client)
      const chunk: Chunk = {
        client,
        importName: name,
        startedAt: new Date(work.position.startedAt),
        nodes: work.nodes,
        calls: work.calls,
        out: new Map(),
        numbering,
      }
      const found = await readChunk(chunk, file, rows)
      if (chunk.out.has('app_user'))
        await client.query(
          "INSERT INTO unit (code, name, kind) VALUES ('IMPORTED', 'Officers of other systems', 'imported') ON CONFLICT (code) DO NOTHING",
        )
      for (const tableName of tableOrder) await copyRows(client, tableName, chunk.out.get(tableName) ?? [])
      await copyRows(
        client,
        'import_row',
        found.map((outcome, at) => ({
          import_name: name,
          file_name: file.name,
          row_key: rows[at]?.key ?? '',
          outcome: outcome.outcome,
          reason: outcome.reason,
          record_id: outcome.recordId,
        })),
      )
      await numbering.save(client)
      await savePosition(client, name, { ...work.position, ...reached })
      note.resultCount = rows.length
      note.change = { file: file.name, rows: rows.length }
      return found
    },
  )
  rows.forEach((row, at) => remember(work, file, row, outcomes[at] ?? refused('unknown')))
  work.progress.advance(rows.length, file.label)
}

async function readChunk(chunk: Chunk, file: PoleFile, rows: readonly FileRow[]): Promise<Outcome[]> {
  if (file.part === 'relationships')
    return rows.map((row) =>
      row.problem === undefined ? readRelationship(chunk, file.label, row) : refused(row.problem),
    )
  const reader = nodeReaders[file.label]
  const good = rows.filter((row) => row.problem === undefined)
  const read =
    reader === undefined
      ? good.map(() => refused(`Nodes of the kind ${file.label} are not known.`))
      : await reader(chunk, good)
  const byRow = new Map(good.map((row, at) => [row, read[at]]))
  return rows.map((row) => byRow.get(row) ?? refused(row.problem ?? 'The row cannot be read.'))
}

/** Relationships ask what a node became. */
function remember(work: Work, file: PoleFile, row: FileRow, outcome: Outcome): void {
  const id = row.cells[':ID']
  if (file.part !== 'nodes' || id === undefined || row.key !== id) return
  work.nodes.set(id, {
    label: file.label,
    recordId: outcome.recordId,
    isIn: outcome.outcome !== 'refused',
    words: row.cells.postcode ?? row.cells.code ?? row.cells.areaCode ?? '',
  })
}

/** The phones of each call, which its own row does not tell. */
async function readCallEnds(files: readonly PoleFile[]): Promise<Work['calls']> {
  const calls: Work['calls'] = new Map()
  for (const file of files.filter(
    (one) => one.part === 'relationships' && (one.label === 'CALLER' || one.label === 'CALLED'),
  )) {
    for await (const { cells } of readRows(file)) {
      const [call = '', phone = ''] = [cells[':START_ID'], cells[':END_ID']]
      calls.set(call, { ...calls.get(call), [file.label === 'CALLER' ? 'from' : 'to']: phone })
    }
  }
  return calls
}

async function countRows(files: readonly PoleFile[]): Promise<Record<string, number>> {
  const counted: Record<string, number> = {}
  for (const file of files) {
    let rows = 0
    for await (const _row of readRows(file)) rows += 1
    counted[file.name] = rows
  }
  return counted
}

async function findPosition(
  client: pg.ClientBase,
  name: string,
): Promise<{ position: Position; finished: boolean } | undefined> {
  const { rows } = await client.query<{ position: Position; finished: boolean }>(
    'SELECT position, finished_at IS NOT NULL AS finished FROM import_run WHERE name = $1',
    [name],
  )
  return rows[0]
}

async function savePosition(client: pg.ClientBase, name: string, position: Position): Promise<void> {
  await client.query(
    'INSERT INTO import_run (name, position) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
    [name, JSON.stringify(position)],
  )
}

async function findOutcomes(client: pg.ClientBase, name: string): Promise<Map<string, Outcome>> {
  const { rows } = await client.query<{ key: string } & Outcome>(
    `SELECT file_name || ' ' || row_key AS key, outcome, reason, record_id AS "recordId" FROM import_row WHERE import_name = $1 AND file_name ~ '(^|\\.)nodes\\.'`,
    [name],
  )
  return new Map(rows.map(({ key, outcome, reason, recordId }) => [key, { outcome, reason, recordId }]))
}

async function sumUp(
  client: pg.ClientBase,
  name: string,
  files: readonly PoleFile[],
  counted: Readonly<Record<string, number>>,
): Promise<FileSum[]> {
  const { rows } = await client.query<FileSum>(
    `SELECT file_name AS file, count(*) FILTER (WHERE outcome = 'loaded')::int AS loaded, count(*) FILTER (WHERE outcome = 'merged')::int AS merged, count(*) FILTER (WHERE outcome = 'refused')::int AS refused
       FROM import_row WHERE import_name = $1 GROUP BY 1`,
    [name],
  )
  const byFile = new Map(rows.map((row) => [row.file, row]))
  return files.map((file) => {
    const { loaded = 0, merged = 0, refused: no = 0 } = byFile.get(file.name) ?? {}
    return { file: file.name, rows: counted[file.name] ?? 0, loaded, merged, refused: no }
  })
}

/** Why rows were not loaded as they stood, with how many there are of each. */
export async function listReasons(
  client: pg.ClientBase,
  name: string,
): Promise<{ file: string; outcome: string; reason: string; rows: number }[]> {
  const { rows } = await client.query<{ file: string; outcome: string; reason: string; rows: number }>(
    `SELECT file_name AS file, outcome, reason, count(*)::int AS rows FROM import_row WHERE import_name = $1 AND reason IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 3`,
    [name],
  )
  return rows
}

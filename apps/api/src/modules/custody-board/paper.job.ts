/** Keeps a signed, printable board of each suite on the server's disk, for the day when the system itself does not answer. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { PrismaClient } from '@mips/database/client'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { allLists, findSuites } from './custody-board.repository.ts'
import { readPack } from './custody-board.suites.service.ts'
import { boardPaper, keep, paperKey, signPaper } from './paper.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock; config: Pick<Config, 'dataDir'> }

/** Where the papers lie. */
export const paperFolder = (config: Pick<Config, 'dataDir'>): string =>
  path.join(config.dataDir, 'custody-board')

/** Writes the board of every suite; the papers of suites that hold nobody any more are taken away. Answers the files. */
export async function writePapers(parts: Parts): Promise<string[]> {
  const folder = paperFolder(parts.config)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { key } = paperKey(folder)
  const acls = await allLists(parts.prisma)
  const packs = await audited(
    parts,
    { system: 'custody-paper', action: 'custodyBoard.writePaper', act: 'disclosure', acls },
    async (tx, note) => {
      const now = parts.clock.now()
      const found = []
      for (const { code } of await findSuites(tx)) found.push(await readPack(tx, code, now))
      const held = found.filter(({ stays }) => stays.length > 0)
      const ids = held.flatMap(({ stays }) => stays.map(({ line }) => line.id))
      Object.assign(note, {
        subjectKind: 'CustodyRecord',
        resultIds: ids.slice(0, 100),
        resultCount: ids.length,
        recipient: 'The printable board on the disk of the server',
      })
      return held
    },
  )
  const files = packs.map((pack) => {
    const file = path.join(folder, `${pack.station.code.replaceAll(/[^A-Za-z0-9-]/g, '_')}.html`)
    keep(file, signPaper(boardPaper(pack), key))
    return file
  })
  for (const name of readdirSync(folder))
    if (name.endsWith('.html') && !files.includes(path.join(folder, name))) rmSync(path.join(folder, name))
  return files
}

/** Starts the job, with a first board at once. */
export function startCustodyPapers(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let running: Promise<unknown> = Promise.resolve()
  const turn = () => {
    running = running
      .then(() => writePapers(parts))
      .catch((error: unknown) =>
        parts.logger.error(
          { err: describeError(error) },
          'the printable board could not be written; it is tried again',
        ),
      )
  }
  turn()
  const timer = setInterval(turn, parts.everyMs ?? 180_000)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

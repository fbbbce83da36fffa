/** Starts the server: settings, database, app, listen; closes cleanly on a signal. */
import { createPool, createPrisma } from '@mips/database/client'
import { buildApp } from './app.ts'
import { readConfig } from './platform/config.ts'
import { describeError } from './platform/logger.ts'
import { matchModel, modelSetAside, useModelFile } from './modules/nominal/nominal.model.service.ts'
import { startCosigning } from './modules/audit/cosigning.job.ts'
import { startSealer } from './modules/audit/sealer.job.ts'
import { startCodeLists } from './modules/code-list/code-list.job.ts'
import { startCustodyAlarms } from './modules/custody-board/alarms.job.ts'
import { startCustodyPapers } from './modules/custody-board/paper.job.ts'
import { startListErasing } from './modules/bulk-match/bulk-match.job.ts'
import { startBriefings } from './modules/briefing/briefing.job.ts'
import { startDuplicateFinder } from './modules/identity/duplicates.job.ts'
import { startSavedSearches } from './modules/saved-search/saved-search.job.ts'
import { startBreakGlass } from './modules/break-glass/break-glass.job.ts'
import { startOutbox } from './modules/outbox/outbox.job.ts'
import { checkVaultKey } from './modules/source-vault/vault-key.ts'
import { startDocumentWords } from './modules/document/document-words.job.ts'
import { startRetention } from './modules/retention/retention.job.ts'
import { startTaskAlarms } from './modules/tasks/task-alarms.job.ts'
import { startVictimDues } from './modules/victim-care/victim-dues.job.ts'
import { createPlatform } from './platform/platform.ts'
import { checkDatabase } from './platform/db/self-check.ts'

async function main(): Promise<void> {
  const config = readConfig()
  useModelFile(config)
  const prisma = createPrisma(config.appDatabaseUrl, { poolMax: config.poolMax })
  const pool = createPool(config.appDatabaseUrl, { poolMax: config.poolMax })
  const platform = createPlatform({ config, prisma, pool })
  await checkDatabase(pool, config.forceCode)
  await checkVaultKey(pool, config)
  const lists = await startCodeLists({ ...platform, prisma })
  const app = await buildApp(platform)
  const sealerPool =
    config.sealerDatabaseUrl === undefined
      ? undefined
      : createPool(config.sealerDatabaseUrl, { poolMax: 1, applicationName: 'mips-sealer' })
  const sealer =
    sealerPool === undefined
      ? undefined
      : startSealer({
          pool: sealerPool,
          config,
          writer: platform.writer,
          clock: platform.clock,
          logger: platform.logger,
        })
  const cosigning =
    sealerPool === undefined
      ? undefined
      : startCosigning({ pool: sealerPool, witnesses: config.witnesses, logger: platform.logger })
  const finder = startDuplicateFinder({ ...platform, prisma })
  const watcher = startSavedSearches({ ...platform, prisma })
  const alarms = startCustodyAlarms({ ...platform, prisma })
  const papers = startCustodyPapers({ ...platform, prisma })
  const dues = startVictimDues({ ...platform, prisma })
  const overdue = startTaskAlarms({ ...platform, prisma })
  const briefings = startBriefings({ ...platform, prisma })
  const oldLists = startListErasing({ ...platform, prisma })
  const kept = startRetention({ ...platform, prisma })
  const words = startDocumentWords({ ...platform, prisma })
  const outbox = startOutbox({ ...platform, prisma })
  const glass = startBreakGlass({ ...platform, prisma })
  await app.listen({ port: config.port, host: config.host })
  platform.logger.info(
    { port: config.port, environment: config.environment, matching: matchModel().version },
    'listening',
  )
  const setAside = modelSetAside()
  if (setAside !== undefined) platform.logger.warn({ matching: matchModel().version }, setAside)

  const close = async (signal: string) => {
    if (platform.closing()) return
    platform.startClosing()
    platform.logger.info({ signal }, 'closing')
    await app.close()
    await outbox.stop()
    await glass.stop()
    lists.stop()
    await finder.stop()
    await watcher.stop()
    await alarms.stop()
    await papers.stop()
    await dues.stop()
    await overdue.stop()
    await kept.stop()
    await words.stop()
    await briefings.stop()
    await oldLists.stop()
    await sealer?.stop()
    await cosigning?.stop()
    await sealerPool?.end()
    await prisma.$disconnect()
    await pool.end()
    process.exit(0)
  }
  process.on('SIGTERM', () => void close('SIGTERM'))
  process.on('SIGINT', () => void close('SIGINT'))
}

main().catch((error: unknown) => {
  const message =
    error instanceof Error && error.message.startsWith('These settings')
      ? error.message
      : JSON.stringify(describeError(error))
  process.stderr.write(`${error instanceof Error ? error.message.split('\n')[0] : ''}\n${message}\n`)
  process.exit(78)
})

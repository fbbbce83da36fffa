/** `mips duplicates find`: compares the whole store and fills the queue of suspected duplicates. */
import { createAuditWriter } from '@mips/api/src/platform/audit/audit-log.ts'
import { MOST_SHARING } from '@mips/api/src/modules/identity/store-pairs.repository.ts'
import { createPrisma } from '@mips/database/client'
import {
  matchModel,
  modelSetAside,
  useModelFile,
} from '@mips/api/src/modules/nominal/nominal.model.service.ts'
import { scorerVersion } from '@mips/domain/identity/pair-score'
import type { Command } from 'commander'
import { findAllDuplicates } from '../duplicates/find-duplicates.ts'
import { readSettings } from '../platform/settings.ts'
import { print, startProgress } from '../platform/terminal.ts'

/** Adds the command; it works as the app, under row security, and never as the owner. */
export function addDuplicates(program: Command): void {
  program
    .command('duplicates')
    .description('suspected duplicates among the people on the store')
    .command('find')
    .description('compare everybody; a stopped run goes on, a finished one is repeated with --again')
    .option('--again', 'begin anew')
    .action(async (options: { again?: boolean }) => {
      const appUrl = process.env.MIPS_APP_DATABASE_URL
      if (appUrl === undefined)
        throw new Error('MIPS_APP_DATABASE_URL is not set: run this as `npm run mips -- duplicates find`.')
      useModelFile(readSettings())
      const setAside = modelSetAside()
      if (setAside !== undefined) print(`mips  ${setAside}`)
      const version = scorerVersion(matchModel())
      const prisma = createPrisma(appUrl, { poolMax: 2 })
      const started = performance.now()
      try {
        const result = await findAllDuplicates(
          { prisma, writer: createAuditWriter(), clock: { now: () => new Date() } },
          { progress: (total) => startProgress('mips  Duplicates', total), again: options.again === true },
        )
        const seconds = (performance.now() - started) / 1000
        print(
          result.wasDone
            ? `mips  Everybody was compared before with ${version}; use --again to begin anew.`
            : `mips  ${result.compared} people compared with ${version} in ${seconds.toFixed(1)} s, ${Math.round(result.compared / seconds)} a second: ${result.weighed} pairs weighed, ${result.suspected} may be one person.`,
        )
        if (result.leftOut > 0)
          print(
            `mips  ${result.leftOut} times a name, number or address was passed over because more than ${MOST_SHARING} share it.`,
          )
      } finally {
        await prisma.$disconnect()
      }
    })
}

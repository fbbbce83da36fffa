/** `mips audit verify`: checks the whole audit and says what it found; exits 1 when something is wrong. */
import { loadPublicKey } from '@mips/api/src/modules/audit/checkpoint.ts'
import { sealFolderOf, witnessOf } from '@mips/api/src/modules/audit/sealer.job.ts'
import { verifyAudit } from '@mips/api/src/modules/audit/verify.service.ts'
import type { Command } from 'commander'
import pg from 'pg'

/** Adds the command; it reads as the auditor's role and writes nothing. */
export function addAuditVerify(
  program: Command,
  settings: { auditorUrl: string | undefined; dataDir: string },
): void {
  const audit = program.command('audit').description('The audit of every act')
  audit
    .command('verify')
    .description('Prove that no entry of the audit was removed, changed, added or moved')
    .option('--grace <seconds>', 'how long a request may take between its number and its entry', '30')
    .action(async (options: { grace: string }) => {
      if (settings.auditorUrl === undefined)
        throw new Error(
          'MIPS_AUDITOR_DATABASE_URL is not set: the audit is read under the role of the auditor.',
        )
      process.exitCode = await verify(settings.auditorUrl, settings.dataDir, Number(options.grace))
    })
}

async function verify(auditorUrl: string, dataDir: string, graceSeconds: number): Promise<number> {
  const client = new pg.Client({ connectionString: auditorUrl })
  await client.connect()
  try {
    const told = await witnessOf({ dataDir }).read()
    const report = await verifyAudit(client, loadPublicKey(sealFolderOf({ dataDir })), told, {
      now: new Date(),
      graceSeconds,
    })
    process.stdout.write(
      `${report.entries} entries, ${report.seals} seals, ${report.unsealed} not sealed yet, ${report.witnessed} heads held by the witness.\n`,
    )
    process.stdout.write(`Sealed up to ${report.sealedUpTo ?? 'nothing'}.\n`)
    for (const finding of report.findings)
      process.stdout.write(`${finding.kind}: ${finding.where}: ${finding.words}\n`)
    process.stdout.write(
      report.findings.length === 0
        ? 'The audit is whole: nothing was removed, changed, added or moved.\n'
        : `${report.findings.length} findings: the audit was tampered with.\n`,
    )
    return report.findings.length === 0 ? 0 : 1
  } finally {
    await client.end()
  }
}

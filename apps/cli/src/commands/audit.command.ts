/** `mips audit`: checks the whole audit, proves one entry to an outsider, hands the whole log out for checking, and tells the keys that checks need. */
import { openSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import { keyOf, loadSealKeys, logOf, sealFolderOf } from '@mips/api/src/modules/audit/checkpoint.ts'
import { writeLog } from '@mips/api/src/modules/audit/log-file.service.ts'
import { proveEntry } from '@mips/api/src/modules/audit/proof.service.ts'
import { beginEra } from '@mips/api/src/modules/audit/recovery.service.ts'
import { tellCatalogue } from '@mips/api/src/modules/audit/sealer.job.ts'
import { httpWitness } from '@mips/api/src/modules/audit/tlog-witness.client.ts'
import { verifyAudit, type Report } from '@mips/api/src/modules/audit/verify.service.ts'
import { witnessFileOf, witnessOf } from '@mips/api/src/modules/audit/witness.ts'
import { readConfig, type Config } from '@mips/api/src/platform/config.ts'
import { keyWords } from '@mips/transparency/signed-note'
import type { Command } from 'commander'
import pg from 'pg'
import { auditedLoad, createLoader } from '../platform/audited-load.ts'
import { readSettings } from '../platform/settings.ts'
import { print } from '../platform/terminal.ts'

/** Adds the commands; they read under the auditor's role and write nothing to the database. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('The audit of every act')
  audit
    .command('verify')
    .description('Prove that no entry of the audit was removed, changed, added or moved')
    .option('--grace <seconds>', 'how long a request may take between its number and its entry', '30')
    .action(async ({ grace }: { grace: string }) => {
      process.exitCode = await verify(readConfig(), Number(grace))
    })
  audit
    .command('prove <event>')
    .description('Write a proof of one entry that stands alone; <event> is its number or that of its request')
    .option('--out <file>', 'where to write it', 'entry.tlog-proof')
    .option('--content', 'add the terms, reason and changes that it committed to; they name people')
    .action(async (event: string, options: { out: string; content?: true }) => {
      process.exitCode = await prove(readConfig(), event, options)
    })
  audit
    .command('export <file>')
    .description('Write the whole log for a check by an outsider (tools/audit-checker)')
    .option('--content', 'add the terms, reasons and changes that entries committed to; they name people')
    .action(async (file: string, { content }: { content?: true }) =>
      exportLog(readConfig(), file, content === true),
    )
  audit
    .command('recover')
    .description('After the database was restored from a copy: state what was lost, and begin a new era')
    .requiredOption(
      '--by <name>',
      'who states it; twice, for two people',
      (name: string, all: string[]) => [...all, name],
      [],
    )
    .requiredOption('--reason <words>', 'what happened')
    .action(async (options: { by: string[]; reason: string }) => recover(readConfig(), options))
  audit
    .command('keys')
    .description('Print the keys that an outsider needs for a check')
    .action(() => print(keyLines(readConfig()).join('\n')))
}

async function verify(config: Config, graceSeconds: number): Promise<number> {
  const report = await asAuditor(async (client) =>
    verifyAudit(client, logOf(config), await witnessOf(config).read(), {
      now: new Date(),
      graceSeconds,
      watch: { witnesses: config.witnesses.map(httpWitness), needed: config.witnessesNeeded },
    }),
  )
  for (const line of reportLines(report, config)) print(line)
  return report.findings.length === 0 ? 0 : 1
}

function reportLines(report: Report, config: Config): string[] {
  return [
    `${report.entries} entries, ${report.seals} seals, ${report.unsealed} not sealed yet, ${report.witnessed} heads held by the witness file.`,
    `Sealed up to ${report.sealedUpTo ?? 'nothing'}.`,
    ...report.cosigned.map(({ name, size, at }) => `${name} cosigned ${size} entries at ${at}.`),
    ...(config.witnesses.length === 0 ? ['No witness is set: nobody outside cosigns the audit.'] : []),
    ...report.recoveries.map(
      ({ era, from, to, lost, by, reason }) =>
        `Restored from a copy before era ${era}, from ${from.size} entries to ${to.size}, ${lost} lost, by ${by.join(' and ')}: ${reason}`,
    ),
    ...report.findings.map(({ kind, where, words }) => `${kind}: ${where}: ${words}`),
    report.findings.length === 0
      ? 'The audit is whole: nothing was removed, changed, added or moved.'
      : `${report.findings.length} findings: the audit was tampered with, or could not be checked.`,
  ]
}

async function prove(
  config: Config,
  event: string,
  { out, content }: { out: string; content?: true },
): Promise<number> {
  const proof = await asAuditor((client) =>
    proveEntry(client, event, {
      witnesses: config.witnesses.map(({ key }) => key),
      needed: config.witnessesNeeded,
      withContent: content === true,
    }),
  )
  if (proof === undefined) throw new Error(`There is no entry ${event}.`)
  writeFileSync(out, proof.text, { mode: 0o600 })
  print(
    `Entry ${proof.entry} is leaf ${proof.index} of ${proof.size}; the head is cosigned by ${proof.cosigners.join(', ') || 'nobody'}.`,
  )
  print(`To check it: node tools/audit-checker/check.mjs proof ${out} ${checkerArguments(config)}`)
  return proof.cosigners.length >= config.witnessesNeeded ? 0 : 1
}

async function exportLog(config: Config, file: string, withContent: boolean): Promise<void> {
  const out = openSync(file, 'w', 0o600)
  try {
    const { entries, heads } = await asAuditor((client) =>
      writeLog(client, (line) => void writeSync(out, line), {
        origin: config.auditOrigin,
        now: new Date(),
        withContent,
      }),
    )
    print(`${entries} entries and ${heads} heads.`)
    print(
      `To check it: node tools/audit-checker/check.mjs log ${file} ${checkerArguments(config)} --told ${witnessFileOf(config)}`,
    )
  } finally {
    closeSync(out)
  }
}

async function recover(config: Config, { by, reason }: { by: string[]; reason: string }): Promise<void> {
  const [one, two] = by.map((name) => name.trim())
  if (one === undefined || two === undefined || one === '' || one === two || by.length > 2)
    throw new Error('Two people state it: give --by twice, with two names.')
  const log = logOf(config)
  if (log === undefined) throw new Error('The key of the seals is not here: restore it first.')
  const { privateKey } = loadSealKeys(sealFolderOf(config))
  const file = witnessOf(config)
  const witnesses = config.witnesses.map(httpWitness)
  const pool = new pg.Pool({ connectionString: readSettings().adminUrl, max: 1 })
  try {
    const client = await pool.connect()
    const ceremony = { by: [one, two] as const, reason, now: new Date() }
    const as = { system: 'prepare', action: 'audit.recover', act: 'alteration' } as const
    const { recovery, note } = await auditedLoad(createLoader(client), as, async (entry) => {
      const begun = await beginEra(client, { log, privateKey, file, witnesses }, ceremony)
      entry.change = begun.recovery
      return begun
    }).finally(() => client.release())
    await file.tell({ kind: 'recovery', at: ceremony.now.toISOString(), note })
    await tellCatalogue(pool, file, ceremony.now.toISOString())
    print(`Era ${recovery.era} begins after ${recovery.to.size} entries; ${recovery.lost} were lost.`)
    print(`Each witness must be told the key of the new era: ${keyWords(keyOf(log, recovery.era))}`)
  } finally {
    await pool.end()
  }
}

const checkerArguments = (config: Config): string =>
  [
    `--log ${keyLines(config)[0] ?? ''}`,
    ...config.witnesses.map(({ key }) => `--witness ${keyWords(key)}`),
    `--need ${config.witnessesNeeded}`,
  ].join(' ')

function keyLines(config: Config): string[] {
  const log = logOf(config)
  if (log === undefined) throw new Error('Nothing was ever sealed here: there is no key yet.')
  return [keyWords(keyOf(log, 1)), ...config.witnesses.map(({ key }) => keyWords(key))]
}

async function asAuditor<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = process.env.MIPS_AUDITOR_DATABASE_URL
  if (url === undefined)
    throw new Error('MIPS_AUDITOR_DATABASE_URL is not set: the audit is read under the role of the auditor.')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

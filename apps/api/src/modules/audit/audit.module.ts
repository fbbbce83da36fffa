/** The routes of the audit module. */
import { audit } from '@mips/contracts'
import { createPool } from '@mips/database/client'
import { AppError } from '../../platform/errors.ts'
import { implement, type Ctx } from '../../platform/http/module.ts'
import { auditOfRecord, exportAudit, searchAudit } from './audit.service.ts'
import { logOf } from './checkpoint.ts'
import { httpWitness } from './tlog-witness.client.ts'
import { verifyAudit } from './verify.service.ts'
import { witnessOf } from './witness.ts'

export const auditModule = implement(audit)({
  search: (ctx, { body }) => searchAudit(ctx, body),
  ofRecord: (ctx, { params, body }) => auditOfRecord(ctx, params.recordId, body),
  export: (ctx, { params, body }) => exportAudit(ctx, params.recordId, body),
  verify: (ctx) => verifyNow(ctx),
})

/** The app may not read the audit, so the check runs under the sealer's own role. */
async function verifyNow(ctx: Ctx) {
  if (ctx.config.sealerDatabaseUrl === undefined) throw new AppError('not_ready')
  const pool = createPool(ctx.config.sealerDatabaseUrl, { poolMax: 1 })
  const client = await pool.connect()
  try {
    const report = await verifyAudit(client, logOf(ctx.config), await witnessOf(ctx.config).read(), {
      now: ctx.clock.now(),
      watch: { witnesses: ctx.config.witnesses.map(httpWitness), needed: ctx.config.witnessesNeeded },
    })
    return {
      isWhole: report.findings.length === 0,
      findings: report.findings.slice(0, 200),
      entries: report.entries,
      seals: report.seals,
      sealedUpTo: report.sealedUpTo ?? null,
      witnessed: report.witnessed,
    }
  } finally {
    client.release()
    await pool.end()
  }
}

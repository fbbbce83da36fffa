/** The routes of the source vault and of the corridor. */
import { sourceVault } from '@mips/contracts'
import { holds } from '../../platform/access/principal.ts'
import { implement } from '../../platform/http/module.ts'
import { giveFeedback, readProduct } from './corridor.service.ts'
import { presentIdentity, presentOpening, presentReport, presentSource } from './source-vault.presenter.ts'
import { listOpenings, listReports, listSources } from './source-vault.repository.ts'
import {
  addContact,
  answerOpening,
  askOpening,
  openSource,
  refuseBothSides,
  register,
  release,
  writeReport,
} from './source-vault.service.ts'

export const sourceVaultModule = implement(sourceVault)({
  desk: async (ctx) => {
    refuseBothSides(ctx)
    const now = ctx.clock.now()
    const sources = await listSources(ctx.tx)
    const openings = await listOpenings(ctx.tx, now)
    const reports = await listReports(ctx.tx)
    ctx.audit.resultCount = sources.length
    return {
      sources: sources.map((row) => presentSource(row, now.toISOString())),
      openings: openings.map((row) => presentOpening(ctx, row)),
      reports: reports.map((row) => presentReport(ctx, row)),
      may: { release: holds(ctx.who, 'vault.source.open') },
    }
  },
  register: async (ctx, { body }) => register(ctx, body),
  addContact: async (ctx, { params, body }) => addContact(ctx, params.sourceKey, body),
  writeReport: async (ctx, { params, body }) => writeReport(ctx, params.sourceKey, body),
  askOpening: async (ctx, { params, body }) => askOpening(ctx, params.sourceKey, body),
  answerOpening: async (ctx, { params, body }) => answerOpening(ctx, params.openingId, body),
  open: async (ctx, { params }) => presentIdentity(ctx, await openSource(ctx, params.openingId)),
  release: async (ctx, { body }) => release(ctx, body),
  product: async (ctx) => readProduct(ctx),
  giveFeedback: async (ctx, { params, body }) => giveFeedback(ctx, params.corridorId, body.code),
})

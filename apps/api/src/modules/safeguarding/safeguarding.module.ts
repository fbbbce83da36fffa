/** The routes of the safeguarding module. */
import { safeguarding } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { raiseAsb } from './safeguarding.asb.service.ts'
import { prepareAsb, prepareVulnerability } from './safeguarding.prepare.service.ts'
import { presentPreparedAsb, presentPreparedVulnerability } from './safeguarding-prepared.presenter.ts'
import { presentAsb, presentVulnerability } from './safeguarding.presenter.ts'
import { raiseVulnerability } from './safeguarding.raise.service.ts'
import type { AsbRow, VulnerabilityRow } from './safeguarding.rows.ts'

export const safeguardingModule = implement(safeguarding)({
  prepareVulnerability: async (ctx, { params, query }) =>
    presentPreparedVulnerability(
      await prepareVulnerability(ctx, params.eventId, query.personRecordId),
      ctx.clock.now(),
    ),
  raiseVulnerability: (ctx, { body }) => raiseVulnerability(ctx, body),
  getVulnerability: {
    hot: 'read_vulnerability',
    present: (row: VulnerabilityRow, who, { clock }) => presentVulnerability(row, who, clock),
  },
  prepareAsb: async (ctx, { params }) =>
    presentPreparedAsb(await prepareAsb(ctx, params.incidentId), ctx.clock.now()),
  raiseAsb: (ctx, { body }) => raiseAsb(ctx, body),
  getAsb: { hot: 'read_asb', present: (row: AsbRow, who, { clock }) => presentAsb(row, who, clock) },
})

/** The routes of the safeguarding module. */
import { safeguarding } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { raiseAsb } from './safeguarding.asb.service.ts'
import { prepareAsb, prepareVulnerability } from './safeguarding.prepare.service.ts'
import { presentAsb, presentVulnerability } from './safeguarding.presenter.ts'
import { raiseVulnerability } from './safeguarding.raise.service.ts'
import type { AsbRow, VulnerabilityRow } from './safeguarding.rows.ts'

export const safeguardingModule = implement(safeguarding)({
  prepareVulnerability: (ctx, { params, query }) =>
    prepareVulnerability(ctx, params.incidentId, query.personRecordId),
  raiseVulnerability: (ctx, { body }) => raiseVulnerability(ctx, body),
  getVulnerability: {
    hot: 'read_vulnerability',
    present: (row: VulnerabilityRow, _who, { clock }) => presentVulnerability(row, clock),
  },
  prepareAsb: (ctx, { params }) => prepareAsb(ctx, params.incidentId),
  raiseAsb: (ctx, { body }) => raiseAsb(ctx, body),
  getAsb: { hot: 'read_asb', present: (row: AsbRow, _who, { clock }) => presentAsb(row, clock) },
})

/** Opening the form: who of the incident it may be, and what the store says of the one chosen. */
import type { Ctx } from '../../platform/http/module.ts'
import { prepareVulnerability } from '../safeguarding/safeguarding.prepare.service.ts'
import { findCallerPhone, findKnown } from './missing.repository.ts'

/** What a report on somebody of this incident starts with; without a person, who may be chosen. */
export async function prepare(ctx: Ctx, incidentId: string, personRecordId: string | undefined) {
  const { basis, chosen } = await prepareVulnerability(ctx, incidentId, personRecordId)
  return {
    basis,
    callerPhone: await findCallerPhone(ctx.tx, incidentId),
    chosen:
      chosen === undefined
        ? undefined
        : { ...chosen, known: await findKnown(ctx.tx, chosen.person.nominalId) },
  }
}
export type Prepared = Awaited<ReturnType<typeof prepare>>

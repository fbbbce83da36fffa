/** The detainee's signature under the list of property: drawn, typed, or refused before a witness. */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { signatureKinds } from '@mips/domain/custody/procedure-codes'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { keepRow, refuseTime } from './procedure.service.ts'
import { listFor } from './property.list.ts'
import { openProperty } from './property.service.ts'
import { said } from './stay-facts.ts'

type Body = RouteInput<(typeof custodyProcedures)['routes']['signProperty']>['body']

/** Signs the list as it stands; it is kept with the signature, so that a later change does not alter what was signed. */
export async function signProperty(ctx: Ctx, recordId: string, body: Body): Promise<{ id: string }> {
  const { stay, held } = await openProperty(ctx, recordId)
  const { kind, signedAt, lateReason, ...signed } = body
  const items = listFor(held, kind)
  if (items.length === 0)
    throw new AppError('not_in_state', {
      facts: {
        reason: kind === 'TAKEN' ? 'There is no property to sign for.' : 'Nothing has been given back yet.',
      },
    })
  const at = refuseTime(ctx, stay, 'signedAt', signedAt, { lateReason })
  const { id } = await keepRow(
    ctx,
    'custody_property_signature',
    recordId,
    { kind, state: signed.how === 'REFUSED' ? 'REFUSED' : 'SIGNED', at, facts: said({ ...signed, items }) },
    {
      kind: kind === 'TAKEN' ? 'PROPERTY_IN' : 'PROPERTY_OUT',
      at,
      text:
        signed.how === 'REFUSED'
          ? `${labelIn(signatureKinds, kind)}: the person would not sign. Witness: ${signed.witness ?? ''}. ${signed.reason ?? ''}`.trim()
          : `${labelIn(signatureKinds, kind)}: signed by the person.`,
      lateReason,
    },
  )
  return { id }
}

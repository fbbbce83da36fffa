/** The file that an operator sends to a fingerprint terminal, built from what is on record (C13): nothing is typed again. */
import type { LivescanFile } from '@mips/contracts/custody-biometrics'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { readBiometrics } from './procedure.repository.ts'
import { refuseSection } from './procedure.service.ts'
import { formsOf, withFacts } from './stay-facts.ts'

/** The form of the file, documented in the module's README; another form gets another number. */
const form = 'mips-livescan-request/1'

/** Builds the file; refused while the arrest has no number, because prints without one are not matched to it. */
export async function makeLivescanFile(
  ctx: Ctx,
  recordId: string,
  terminal: string,
): Promise<z.infer<typeof LivescanFile>> {
  const held = await readBiometrics(ctx.tx, recordId)
  if (held === undefined) throw new AppError('not_found')
  const stay = withFacts(held.stay, ctx.clock.now())
  refuseSection(ctx, stay, 'BIOMETRICS')
  if (stay.asn === null)
    throw new AppError('rule_refused', {
      facts: {
        rule: '18.5',
        reason: '18.5: Make the arrest/summons number first: the prints are sent under it.',
      },
    })
  const asn = formsOf(stay.asn.asn)
  const madeAt = ctx.clock.now()
  const { person } = stay
  const content = {
    form,
    madeAt: madeAt.toISOString(),
    terminal,
    operator: { staffNumber: ctx.who.staffNumber, name: ctx.who.displayName },
    arrestSummonsNumber: { long: asn.long, short: asn.short },
    custodyNumber: stay.custodyNumber,
    station: stay.stationCode,
    subject: {
      surname: person?.surname ?? null,
      forename: person?.forename ?? null,
      dateOfBirth: person?.dob ?? null,
      sex: { code: stay.sex, cjsCode: sexes.find(({ code }) => code === stay.sex)?.cjsCode ?? '0' },
      identifiers: held.identifiers,
    },
    arrest: { at: stay.arrest?.arrestedAt ?? null, place: stay.arrest?.place ?? null },
    offences: stay.offences.map(({ code, title, isRecordable }) => ({ code, title, isRecordable })),
    asked: ['TEN_PRINT', 'PALM', 'SPECULATIVE_SEARCH'],
  }
  await addLogEntry(ctx, {
    recordId,
    kind: 'FINGERPRINT',
    happenedAt: madeAt,
    text: `Livescan file made for ${terminal} under ${asn.short}. Sex sent: ${labelIn(sexes, stay.sex)}.`,
  })
  Object.assign(ctx.audit, { recipient: terminal, change: { form, asn: asn.long } })
  return {
    fileName: `livescan-${asn.long}.json`,
    mediaType: 'application/json',
    content: JSON.stringify(content, null, 2),
  }
}

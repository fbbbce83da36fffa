/** Records what was said of how a person looks, shows it, and withdraws what was wrong; nothing is rewritten. */
import type { HeldDescription, NewDescription } from '@mips/contracts/description'
import { codeLabel } from '@mips/domain/codes/lists'
import { bodySites } from '@mips/domain/codes/descriptions'
import { lookLines } from '@mips/domain/nominal/description-match'
import { traitsOf, type Looks } from '@mips/domain/nominal/description-traits'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { aclOfRecord, primaryPersonRecord, versionOfRecord } from '../nominal/nominal.service.ts'
import { todayOf } from '../nominal/nominal.search.service.ts'
import { keepOrigins } from '../pole/record.service.ts'
import {
  closeDescription,
  findDescriptions,
  findOwnDescription,
  insertDescription,
  type DescriptionRow,
} from './description.repository.ts'

/** Every description of the person, withdrawn ones with their reason. */
export async function listDescriptions(ctx: Ctx, nominalId: string) {
  return { descriptions: (await findDescriptions(ctx.tx, nominalId)).map(present) }
}

const present = ({ source, ...row }: DescriptionRow): HeldDescription => ({
  id: row.id,
  personRecordId: row.personRecordId,
  saidOn: row.saidOn,
  basis: row.basis,
  basisLabel: codeLabel('descriptionBases', row.basis),
  lines: lookLines(row),
  source,
  recordedAt: new Date(row.recordedAt).toISOString(),
  recordedBy: row.recordedBy,
  withdrawnAt: row.withdrawnAt === null ? null : new Date(row.withdrawnAt).toISOString(),
  withdrawnBy: row.withdrawnBy,
  withdrawnReason: row.withdrawnReason,
})

/** Keeps a description on the oldest person record that the writer sees. */
export async function recordDescription(ctx: Ctx, nominalId: string, body: NewDescription) {
  const looks = looksOf(body)
  if (body.saidOn > todayOf(ctx)) throw badField('saidOn', 'Enter a day that is not in the future')
  if (traitsOf(looks).length === 1 && looks.ageFrom === null && looks.ageTo === null)
    throw badField('build', 'Say at least one thing of how the person looks')
  for (const [place, mark] of looks.marks.entries())
    if (mark.side !== null && !bodySites.some(({ code, hasSides }) => code === mark.site && hasSides))
      throw badField(`marks.${place}.side`, 'There is no left or right of this part of the body')
  const personRecordId = await primaryPersonRecord(ctx, nominalId)
  await refuseNarrowerSource(ctx, personRecordId, body.sourceId)
  const { marks, ...coded } = looks
  const id = await insertDescription(
    ctx.tx,
    {
      personRecordId,
      ...coded,
      saidOn: new Date(body.saidOn),
      basis: body.basis,
      sourceId: body.sourceId ?? null,
      recordedBy: ctx.who.userId,
      recordedAt: ctx.clock.now(),
    },
    marks,
    traitsOf(looks),
  )
  await keepOrigins(ctx, personRecordId, {
    [`description:${id}`]: {
      how: Object.values(body.origins)[0]?.how ?? 'typed',
      ...(body.sourceId === undefined ? {} : { fromId: body.sourceId }),
    },
  })
  Object.assign(ctx.audit, { resultIds: [personRecordId], change: { added: 'description', id } })
  return { id, version: await versionOfRecord(ctx, nominalId) }
}

const looksOf = (body: NewDescription): Looks => ({
  ageFrom: body.ageFrom ?? null,
  ageTo: body.ageTo ?? null,
  heightFromCm: body.heightFromCm ?? null,
  heightToCm: body.heightToCm ?? null,
  build: body.build ?? null,
  hairColour: body.hairColour ?? null,
  hairStyle: body.hairStyle ?? null,
  facialHair: body.facialHair ?? null,
  eyeColour: body.eyeColour ?? null,
  wearsGlasses: body.wearsGlasses ?? null,
  marks: body.marks.map(({ kind, site, side, words }) => ({
    kind,
    site,
    side: side ?? null,
    words: words || null,
  })),
})

/** What became known in a restricted record may not stand, with its source, on a record that more people see. */
async function refuseNarrowerSource(
  ctx: Ctx,
  personRecordId: string,
  sourceId: string | undefined,
): Promise<void> {
  if (sourceId === undefined) return
  const [source, held] = [await aclOfRecord(ctx, sourceId), await aclOfRecord(ctx, personRecordId)]
  if (source === undefined)
    throw new AppError('bad_reference', {
      fields: [{ path: 'sourceId', message: 'This record is not known' }],
    })
  if (source !== 0 && source !== held)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'restricted_source',
        reason: 'This was said in a restricted record. Keep it there, or restrict the person first.',
      },
    })
}

/** Takes a description back: it stays with its reason, and no search meets it again. */
export async function withdrawDescription(ctx: Ctx, nominalId: string, id: string, reason: string) {
  const [held] = await findOwnDescription(ctx.tx, nominalId, id)
  if (held === undefined) throw new AppError('not_found')
  const withdrawn = { withdrawnBy: ctx.who.userId, withdrawnAt: ctx.clock.now(), withdrawnReason: reason }
  if (!(await closeDescription(ctx.tx, id, withdrawn))) throw new AppError('already_done')
  Object.assign(ctx.audit, {
    reasonGiven: reason,
    resultIds: [held.personRecordId],
    change: { withdrawn: 'description', id },
  })
  return { id, version: await versionOfRecord(ctx, nominalId) }
}

/** The heights that were said of the person and not taken back, with basis, day and source. */
export const listHeights = async (ctx: Pick<Ctx, 'tx'>, nominalId: string) =>
  (await findDescriptions(ctx.tx, nominalId))
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ personRecordId, basis, saidOn, source, heightFromCm, heightToCm }) => ({
      personRecordId,
      basis,
      saidOn,
      source,
      fromCm: heightFromCm,
      toCm: heightToCm,
    }))
export type HeldHeight = Awaited<ReturnType<typeof listHeights>>[number]

/** Profiles in the two worlds: one call of every route with the bytes of the pack, a hidden profile of an open person, and on the open profile a hidden subject, a hidden report and a paragraph for the hidden list. */
import { product } from '@mips/contracts'
import { approveBy, didOn, giftOf, relyOn } from '../../modules/product/product.testing.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick } from './call.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const one = (pick: Pick) => ({ productId: pick('product') })
const kinds = ['SUBJECT', 'PROBLEM', 'NETWORK'] as const

export const productCalls = of(product)({
  list: () => ({}),
  get: (pick) => ({ params: one(pick) }),
  offers: (pick, say) => ({
    params: one(pick),
    query: say.number % 2 === 0 ? {} : { reportId: pick('intelligence') },
  }),
  print: (pick, say) => ({
    params: one(pick),
    body: say.number % 2 === 0 ? {} : { recipient: 'Two worlds' },
  }),
  give: (pick) => ({ params: one(pick), body: giftOf('f'.repeat(64)) }),
  make: (pick, say) => ({
    body: {
      kind: kinds[say.number % 3] ?? 'SUBJECT',
      title: `${reason} ${say.number}`,
      subjectIds: [pick(say.number % 3 === 1 ? 'place' : 'person')],
    },
  }),
  change: (pick, say) => ({ params: one(pick), body: { title: `Changed ${say.number}` } }),
  write: (pick, say) => ({
    params: { ...one(pick), part: 'METHOD' },
    body: { text: `Written ${say.number}`, basis: 'ASSESSMENT' as const },
  }),
  addEvidence: (pick, say) => ({
    params: one(pick),
    body: {
      recordId: pick(say.number % 2 === 0 ? 'person' : 'intelligence'),
      ...(say.number % 2 === 0 ? {} : { textId: pick('giftPart') }),
    },
  }),
  look: (pick) => ({ params: one(pick), body: { words: reason } }),
  approve: (pick) => ({ params: one(pick), body: { seen: 'f'.repeat(64), isSumLookedAt: true } }),
})

/** A profile of two open people that stands on an open paragraph, approved by somebody of the group. */
export async function seedProduct(
  world: World,
  author: Actor,
  open: { approver: Actor; readers: Actor[]; subjects: string[]; report: string },
): Promise<{ product: string; productAcl: number }> {
  const { id } = await world.ok(author, product, 'make', {
    body: {
      kind: 'SUBJECT',
      title: 'Knives in vans',
      subjectIds: open.subjects,
      readerIds: [open.approver, ...open.readers].map((reader) => reader.id),
    },
  })
  await relyOn(world, author, id, open.report)
  await didOn(world, author, 'write', {
    params: { productId: id, part: 'RISK' },
    body: { text: 'He is likely to carry a knife.', basis: 'ASSESSMENT' },
  })
  await approveBy(world, open.approver, id)
  const { rows } = await world.admin.query<{ acl: number }>(
    'SELECT acl_id AS acl FROM record WHERE id = $1',
    [id],
  )
  return { product: id, productAcl: rows[0]?.acl ?? 0 }
}

/** The hidden profile; and what somebody of the list put on the open one, which the others may not hold. */
export async function hideProduct(
  { tx, clock }: Ctx,
  make: Make,
  seed: Seed,
  to: { nominal: string; report: string },
): Promise<string> {
  const ids = {
    ...to,
    product: seed.product,
    productAcl: seed.productAcl,
    openReport: seed.intelligence,
    memberId: seed.actors.member.id,
    openPerson: seed.marla.nominalId,
  }
  const at = clock.now()
  const hidden = await make('AnalysisProduct')
  await tx.$executeRaw`SELECT set_config('mips.acls', current_setting('mips.acls') || ',' || ${ids.productAcl}::int, true)`
  await tx.analysisProduct.create({
    data: {
      id: hidden,
      kind: 'SUBJECT',
      title: 'Hidden profile of Brindlecombe',
      authorId: ids.memberId,
      ownerId: ids.memberId,
      madeAt: at,
    },
    select: { id: true },
  })
  for (const [place, recordId] of [ids.openPerson, ids.nominal].entries())
    await tx.analysisSubject.create({
      data: { productId: hidden, recordId, place, addedBy: ids.memberId },
      select: { id: true },
    })
  await tx.$executeRaw`INSERT INTO analysis_subject (product_id, record_id, place, added_by) VALUES (${ids.product}::uuid, ${ids.nominal}::uuid, 0, ${ids.memberId}::uuid)`
  for (const [recordId, number] of [
    [ids.report, 1],
    [ids.openReport, 2],
    [ids.openReport, 3],
  ] as const)
    await tx.$executeRaw`
      INSERT INTO analysis_evidence (product_id, record_id, number, text_id, text_version, source, assessment, handling, added_by, added_at, wrong_at)
      SELECT ${ids.product}::uuid, x.report_id, x.number, x.id, x.version, '1', 'A', 'P', ${ids.memberId}::uuid, ${at}::timestamptz - interval '1 day', ${at}::timestamptz
        FROM intelligence_text x WHERE x.report_id = ${recordId}::uuid AND x.number = ${number}`
  await tx.$executeRaw`INSERT INTO analysis_evidence (product_id, record_id, added_by, added_at) VALUES (${ids.product}::uuid, ${ids.nominal}::uuid, ${ids.memberId}::uuid, ${at}::timestamptz - interval '2 days')`
  return hidden
}

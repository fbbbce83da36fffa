/** What tests of products begin from: a subject profile of somebody, with live paragraphs that name them as its evidence. */
import { product } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { liveReport } from '../dissemination/dissemination.testing.ts'

type Body = RouteCall<(typeof product)['routes']['make']>['body']

/** A subject profile of these people. */
export const profileBody = (subjectIds: string[], more: Partial<Body> = {}): Body => ({
  kind: 'SUBJECT',
  title: 'Knives in vans',
  subjectIds,
  ...more,
})

export const versionOf = async (world: World, id: string): Promise<number> =>
  (await world.admin.query<{ version: number }>('SELECT version FROM record WHERE id = $1', [id])).rows[0]
    ?.version ?? 1

/** A call of a route that needs the version, with the one that holds. */
export async function workOn<Name extends keyof (typeof product)['routes'] & string>(
  world: World,
  as: Actor,
  name: Name,
  input: RouteCall<(typeof product)['routes'][Name]>,
) {
  const { params } = input as { params: { productId: string } }
  return world.call(as, product, name, input, { version: await versionOf(world, params.productId) })
}

/** The same, expecting that it was done. */
export async function didOn<Name extends keyof (typeof product)['routes'] & string>(
  world: World,
  as: Actor,
  name: Name,
  input: RouteCall<(typeof product)['routes'][Name]>,
): Promise<void> {
  const response = await workOn(world, as, name, input)
  if (response.statusCode !== 200)
    throw new Error(`product.${name} answered ${response.statusCode}: ${response.body}`)
}

export const pageOf = (world: World, as: Actor, productId: string) =>
  world.ok(as, product, 'get', { params: { productId } })

/** Puts every paragraph that the actor holds of a report among what the product stands on. */
export async function relyOn(world: World, as: Actor, productId: string, reportId: string): Promise<void> {
  const { offers } = await world.ok(as, product, 'offers', { params: { productId }, query: { reportId } })
  for (const { textId } of offers)
    await didOn(world, as, 'addEvidence', { params: { productId }, body: { recordId: reportId, textId } })
}

/** A profile that stands on one paragraph; its author and the readers named may read it. */
export async function profileOn(
  world: World,
  author: Actor,
  more: { readers?: Actor[]; handling?: 'P' | 'C'; body?: Partial<Body> } = {},
) {
  const person = await makePerson(world, { forename: 'Corwin', surname: 'Ashgrove' })
  const { reportId } = await liveReport(world, {
    handling: more.handling ?? 'P',
    subjectIds: [person.nominalId],
  })
  const { id } = await world.ok(author, product, 'make', {
    body: profileBody([person.nominalId], {
      readerIds: (more.readers ?? []).map((reader) => reader.id),
      ...more.body,
    }),
  })
  await relyOn(world, author, id, reportId)
  return { id, params: { productId: id }, reportId, person }
}

/** With words of its author, approved by somebody else. */
export async function approvedProfile(
  world: World,
  author: Actor,
  approver: Actor,
  more: { handling?: 'P' | 'C'; readers?: Actor[]; body?: Partial<Body> } = {},
) {
  const made = await profileOn(world, author, { ...more, readers: [approver, ...(more.readers ?? [])] })
  await didOn(world, author, 'write', {
    params: { ...made.params, part: 'RISK' },
    body: { text: 'He is likely to carry a knife when stopped.', basis: 'ASSESSMENT' },
  })
  await approveBy(world, approver, made.id)
  return made
}

/** Approves what this actor reads of it at this moment. */
export async function approveBy(world: World, as: Actor, productId: string): Promise<void> {
  const { seen } = await pageOf(world, as, productId)
  await world.ok(as, product, 'approve', { params: { productId }, body: { seen, isSumLookedAt: true } })
}

/** A whole gift of a pack to another force, of what was read as `seen`. */
export const giftOf = (seen: string, more: object = {}) => ({
  seen,
  toPerson: 'DI Wren Oddfellow',
  toOrganisation: 'Northmoor Police',
  purpose: 'To prevent the supply of knives',
  basis: 'LAW_ENFORCEMENT' as const,
  reason: 'He moves across the border',
  ...more,
})

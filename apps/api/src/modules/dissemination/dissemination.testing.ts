/** What tests of dissemination begin from: a report with a live text, and something given of it to another force. */
import { dissemination, intelligence } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import { arrange } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'

type Body = RouteCall<(typeof dissemination)['routes']['give']>['body']

/** A whole gift to another force. */
export const giftBody = (textIds: string[], more: Partial<Body> = {}): Body => ({
  textIds,
  route: 'FORCE',
  toPerson: 'DI Wren Oddfellow',
  toOrganisation: 'Northmoor Police',
  purpose: 'To prevent the supply of knives',
  basis: 'LAW_ENFORCEMENT',
  reason: 'He moves across the border',
  ...more,
})

/** A report with one live paragraph, its handling P or C with a condition in words. */
export async function liveReport(
  world: World,
  more: {
    handling?: 'P' | 'C'
    subjectIds?: string[]
    mentions?: { value: string; recordId: string }[]
  } = {},
) {
  const isUnder = more.handling === 'C'
  const made = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
    body: entryBody(more.subjectIds ?? [], {
      handlingCode: more.handling ?? 'P',
      ...(isUnder ? { handlingConditions: 'Ring us before you act' } : {}),
      mentions: more.mentions ?? [],
    }),
  })
  await makeLive(world, made.id, 'Keeps a knife in a vehicle.', { grade: ['2', 'A', more.handling ?? 'P'] })
  return { reportId: made.id, reference: made.reference }
}

/** The log as the actor reads it. */
export const logOf = (world: World, as: Actor, reportId: string) =>
  world.ok(as, dissemination, 'list', { params: { reportId } })

/** Gives every paragraph that the actor holds. */
export async function giveAll(world: World, as: Actor, reportId: string, more: Partial<Body> = {}) {
  const { paragraphs } = await logOf(world, as, reportId)
  const { id } = await world.ok(as, dissemination, 'give', {
    params: { reportId },
    body: giftBody(
      paragraphs.map(({ textId }) => textId),
      more,
    ),
  })
  return id
}

/** A gift with conditions, called back: with the event of its notice. */
export async function recalledGift(world: World, as: Actor) {
  const { reportId } = await liveReport(world, { handling: 'C' })
  const givenId = await giveAll(world, as, reportId)
  const { id: eventId } = await world.ok(as, dissemination, 'recall', {
    params: { reportId, givenId },
    body: { reason: 'The source is at risk' },
  })
  return { reportId, givenId, eventId }
}

/** As the unit writes: what is not live is out of sight of everybody else, who so could not take a text out. */
export const asUnit = (
  world: World,
  work: (tx: Tx, at: Date) => Promise<unknown>,
  aclId = 0,
): Promise<unknown> =>
  arrange(
    world,
    async ({ tx, clock }) => {
      await tx.$executeRaw`SELECT set_config('mips.permissions', 'intelligence.entry.evaluate', true)`
      return work(tx, clock.now())
    },
    aclId,
  )

/** Holds a report back, as its manager does. */
export const holdBack = (world: World, reportId: string, aclId = 0) =>
  asUnit(
    world,
    async (tx, at) => {
      await tx.$executeRaw`UPDATE intelligence_report SET state = 'QUARANTINED' WHERE id = ${reportId}::uuid`
      await tx.$executeRaw`UPDATE intelligence_text SET is_live = false WHERE report_id = ${reportId}::uuid AND is_live`
      await tx.$executeRaw`INSERT INTO intelligence_step (report_id, code, to_state, reason, taken_at) VALUES (${reportId}::uuid, 'QUARANTINE', 'QUARANTINED', 'A source is at risk', ${at}::timestamptz)`
    },
    aclId,
  )

/** Lifts the hold and puts the newest texts back, as a release does. */
export const lift = (world: World, reportId: string) =>
  asUnit(world, async (tx, at) => {
    await tx.$executeRaw`INSERT INTO intelligence_step (report_id, code, to_state, reason, taken_at) VALUES (${reportId}::uuid, 'LIFT', 'IN_EVALUATION', 'Looked into', ${at}::timestamptz)`
    await tx.$executeRaw`UPDATE intelligence_text x SET is_live = true WHERE x.report_id = ${reportId}::uuid AND x.version = (SELECT max(y.version) FROM intelligence_text y WHERE y.report_id = x.report_id AND y.number = x.number)`
    await tx.$executeRaw`UPDATE intelligence_report SET state = 'EVALUATED' WHERE id = ${reportId}::uuid`
  })

/** Grades a paragraph anew, as the unit does. */
export const regrade = (
  world: World,
  reportId: string,
  [source, assessment, handling]: readonly [string, string, string],
  number = 1,
) =>
  asUnit(
    world,
    (tx, at) =>
      tx.$executeRaw`INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) VALUES (${reportId}::uuid, ${number}, 'AUTHORITATIVE', ${source}, ${assessment}, ${handling}, ${at}::timestamptz)`,
  )

/** A new sanitised text of a paragraph in the place of the one before. */
export const rewrite = (world: World, reportId: string, text: string, number = 1, readerAcl = 0) =>
  asUnit(
    world,
    async (tx, at) => {
      await tx.$executeRaw`UPDATE intelligence_text SET is_live = false WHERE report_id = ${reportId}::uuid AND number = ${number} AND is_live`
      await tx.$executeRaw`INSERT INTO intelligence_text (report_id, number, version, text, reader_acl, is_live, written_at)
        SELECT ${reportId}::uuid, ${number}, coalesce(max(x.version), 0) + 1, ${text}, ${readerAcl}, true, ${at}::timestamptz FROM intelligence_text x WHERE x.report_id = ${reportId}::uuid AND x.number = ${number}`
    },
    readerAcl,
  )

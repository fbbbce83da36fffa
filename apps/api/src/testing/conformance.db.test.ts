/** Walks every route of every contract: as nobody, as each role, without purpose, on a hidden record, malformed, and rightly. */
import { allContracts } from '@mips/contracts'
import type { Contract, Route } from '@mips/contracts/contract'
import { allRoles, rolesAllow } from '@mips/domain/access/roles'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, describe, expect, it } from 'vitest'
import { audited } from '../platform/audit/audited.ts'
import { allFixtures } from './all-fixtures.ts'
import { testDatabase } from './database.ts'
import type { PreparedCall } from './fixtures.ts'
import { rowCounts, sameCounts } from './row-counts.ts'
import { sendPrepared } from './send-prepared.ts'
import { buildWorld, type Actor } from './world.ts'

const world = await buildWorld(await testDatabase())
let checks = 0
afterAll(async () => {
  process.stdout.write(`\nConformance: ${checks} checks over ${routes.length} routes.\n`)
  await world.close()
})

type Entry = { contract: Contract; name: string; route: Route; action: string }
const routes: Entry[] = allContracts.flatMap((contract) =>
  Object.entries(contract.routes).map(([name, route]) => ({
    contract,
    name,
    route,
    action: `${contract.name}.${name}`,
  })),
)

const actors = new Map<string, Actor>()
async function actorOf(role: (typeof allRoles)[number]): Promise<Actor> {
  const known = actors.get(role)
  if (known !== undefined) return known
  const made = await world.actor(role)
  actors.set(role, made)
  return made
}

/** Expects the status, exactly one entry with the outcome, and, after a refusal, that nothing else changed. */
async function expectOne(
  entry: Entry,
  response: LightMyRequestResponse,
  status: number,
  outcome: string,
  reason: string | null,
): Promise<void> {
  checks += 1
  const where = `${entry.action}: ${response.body.slice(0, 300)}`
  expect(response.statusCode, where).toBe(status)
  const entries = await world.auditOf(String(response.headers['x-request-id']))
  expect(entries, where).toHaveLength(1)
  expect(entries[0], where).toMatchObject({ action: entry.action, act: entry.route.audit, outcome, reason })
}

/** A call and who may make it: what is refused leaves no trace, so all refusals of a route share one. */
type Ready = { call: PreparedCall<Route>; actor: Actor | undefined; mayCall: Actor; before: Counts }
type Counts = Awaited<ReturnType<typeof rowCounts>>

async function prepare(entry: Entry): Promise<Ready> {
  const fixture = allFixtures[entry.contract.name as keyof typeof allFixtures][entry.name]
  if (fixture === undefined) throw new Error(`No fixture for ${entry.action}`)
  const actor = fixture.as === undefined ? undefined : await world.actor(fixture.as)
  const call = await fixture.prepare(world, actor)
  const refused = allRoles.filter((role) => !mayCall(entry.route, role))
  await Promise.all(refused.map(actorOf))
  const either = actor ?? (await actorOf('RESPONSE_OFFICER'))
  return { call, actor, mayCall: either, before: await rowCounts(world.admin) }
}

const mayCall = (route: Route, role: (typeof allRoles)[number]) =>
  typeof route.permission !== 'string' || rolesAllow([role], route.permission)

for (const entry of routes) {
  const { route } = entry
  const fixture = allFixtures[entry.contract.name as keyof typeof allFixtures][entry.name]
  describe(entry.action, () => {
    it('has a fixture', () => expect(fixture).toBeDefined())
    if (fixture === undefined) return
    let made: Promise<Ready> | undefined
    const ready = () => (made ??= prepare(entry))
    const send = (
      actor: Actor | undefined,
      call: PreparedCall<Route>,
      options?: Parameters<typeof sendPrepared>[5],
    ) => sendPrepared(world, actor, entry.contract, entry.name, call, options)

    if (typeof route.permission === 'string') {
      it('answers nobody with 401', async () => {
        const { call } = await ready()
        await expectOne(entry, await send(undefined, call), 401, 'refused', 'not_signed_in')
      })

      it('refuses every role that may not, before it looks at the input', async () => {
        const { call } = await ready()
        for (const role of allRoles) {
          if (mayCall(route, role)) continue
          await expectOne(entry, await send(await actorOf(role), call), 403, 'refused', 'forbidden')
        }
      })

      if (route.purpose === 'required') {
        it('asks for the purpose', async () => {
          const { call, mayCall: actor } = await ready()
          const answer = await send(actor, call, { purpose: false })
          await expectOne(entry, answer, 428, 'refused', 'purpose_required')
        })
      }

      if (route.body !== undefined && route.upload === undefined) {
        it('lists what is malformed', async () => {
          const { call, mayCall: actor } = await ready()
          const input = { ...(call.input as object), body: { notAField: 'x'.repeat(10) } }
          const answer = await send(actor, { ...call, input } as PreparedCall<Route>)
          await expectOne(entry, answer, 400, 'refused', 'bad_input')
        })
      }

      if (route.version === 'required') {
        it('demands the version that was read, and names both when it is stale', async () => {
          const { call, mayCall: actor } = await ready()
          const without = await send(actor, { ...call, version: undefined })
          await expectOne(entry, without, 428, 'refused', 'version_required')
          const stale = await send(actor, { ...call, version: 999 })
          await expectOne(entry, stale, 412, 'refused', 'stale_version')
          expect(stale.json().error.facts).toMatchObject({
            yourVersion: 999,
            currentVersion: expect.any(Number),
          })
        })
      }

      it('keeps no row of what it refused', async () => {
        const { before } = await ready()
        expect(sameCounts(before, await rowCounts(world.admin)), `${entry.action} left rows`).toEqual([])
      })

      if (route.subject.kind === 'one') {
        const { param } = route.subject
        it('hides a hidden record exactly as an unknown one', async () => {
          const { call, mayCall: actor } = await ready()
          const { params } = call.input as { params: Record<string, string> }
          const show = await hide(call.subjectId ?? params[param] ?? '')
          const before = await rowCounts(world.admin)
          const hidden = await send(actor, call)
          await expectOne(entry, hidden, 404, 'not_found', 'not_found')
          expect(sameCounts(before, await rowCounts(world.admin)), `${entry.action} left rows`).toEqual([])
          const input = {
            ...(call.input as object),
            params: { ...params, [param]: '00000000-0000-7000-8000-000000000000' },
          }
          const unknown = await send(actor, { ...call, input } as PreparedCall<Route>)
          expect(withoutId(hidden)).toEqual(withoutId(unknown))
          await show()
        })
      }
    }

    it('does it rightly, with one entry', async () => {
      const { call, actor } = await ready()
      await expectOne(entry, await send(actor, call), 200, 'ok', null)
    })
  })
}

/** Puts the record on a list that nobody is on, by the one audited way in; answers the way back. */
async function hide(id: string): Promise<() => Promise<void>> {
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, 'hidden', 'Hidden') RETURNING id",
  )
  const hidden = made.rows[0]?.id ?? -1
  const current = await world.admin.query<{ acl_id: number }>('SELECT acl_id FROM record WHERE id = $1', [id])
  const shown = current.rows[0]?.acl_id ?? 0
  const put = (aclId: number) =>
    audited(
      { prisma: world.prisma, writer: world.platform.writer },
      { system: 'seed', action: 'test.hide', act: 'alteration', acls: [0, hidden, shown] },
      async (tx) => {
        await tx.record.update({ where: { id }, data: { aclId } })
      },
    )
  await put(hidden)
  return () => put(shown)
}

const withoutId = (response: LightMyRequestResponse) => ({
  status: response.statusCode,
  body: response.body.replaceAll(/"requestId":"[^"]+"/g, ''),
})

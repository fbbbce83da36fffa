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

/** Sends what must be refused, once or several times; none of it may leave a row. */
async function refusedWithoutTrace(
  entry: Entry,
  sends: readonly (() => Promise<LightMyRequestResponse>)[],
  status: number,
  reason: string,
  outcome = 'refused',
): Promise<void> {
  const before = await rowCounts(world.admin)
  for (const send of sends) await expectOne(entry, await send(), status, outcome, reason)
  const after = await rowCounts(world.admin)
  expect(sameCounts(before, after), `${entry.action} left rows after ${reason}`).toEqual([])
}

async function prepared(entry: Entry, actor?: Actor): Promise<PreparedCall<Route>> {
  const fixture = allFixtures[entry.contract.name as keyof typeof allFixtures][entry.name]
  if (fixture === undefined) throw new Error(`No fixture for ${entry.action}`)
  return fixture.prepare(world, actor)
}

for (const entry of routes) {
  const { route } = entry
  const fixture = allFixtures[entry.contract.name as keyof typeof allFixtures][entry.name]
  describe(entry.action, () => {
    it('has a fixture', () => expect(fixture).toBeDefined())
    if (fixture === undefined) return

    if (typeof route.permission === 'string') {
      const permission = route.permission
      it('answers nobody with 401', async () => {
        const call = await prepared(entry)
        await refusedWithoutTrace(
          entry,
          [() => sendPrepared(world, undefined, entry.contract, entry.name, call)],
          401,
          'not_signed_in',
        )
      })

      it('refuses every role that may not, before it looks at the input', async () => {
        const call = await prepared(entry)
        const refused: Actor[] = []
        for (const role of allRoles) if (!rolesAllow([role], permission)) refused.push(await actorOf(role))
        await refusedWithoutTrace(
          entry,
          refused.map((actor) => () => sendPrepared(world, actor, entry.contract, entry.name, call)),
          403,
          'forbidden',
        )
      })

      if (route.purpose === 'required') {
        it('asks for the purpose', async () => {
          const call = await prepared(entry)
          const actor = await actorOf(fixture.as ?? 'RESPONSE_OFFICER')
          await refusedWithoutTrace(
            entry,
            [() => sendPrepared(world, actor, entry.contract, entry.name, call, { purpose: false })],
            428,
            'purpose_required',
          )
        })
      }

      if (route.body !== undefined && route.upload === undefined) {
        it('lists what is malformed', async () => {
          const call = await prepared(entry)
          const actor = await actorOf(fixture.as ?? 'RESPONSE_OFFICER')
          const broken = {
            ...call,
            input: { ...(call.input as object), body: { notAField: 'x'.repeat(10) } },
          } as PreparedCall<Route>
          await refusedWithoutTrace(
            entry,
            [() => sendPrepared(world, actor, entry.contract, entry.name, broken)],
            400,
            'bad_input',
          )
        })
      }

      if (route.subject.kind === 'one') {
        const { param } = route.subject
        it('hides a hidden record exactly as an unknown one', async () => {
          const call = await prepared(entry)
          const actor = await actorOf(fixture.as ?? 'RESPONSE_OFFICER')
          const id = (call.input as { params: Record<string, string> }).params[param] ?? ''
          await hide(call.subjectId ?? id)
          const hidden = () => sendPrepared(world, actor, entry.contract, entry.name, call)
          await refusedWithoutTrace(entry, [hidden], 404, 'not_found', 'not_found')
          const unknown = {
            ...call,
            input: {
              ...(call.input as object),
              params: {
                ...(call.input as { params: Record<string, string> }).params,
                [param]: '00000000-0000-7000-8000-000000000000',
              },
            },
          } as PreparedCall<Route>
          const a = withoutId(await hidden())
          const b = withoutId(await sendPrepared(world, actor, entry.contract, entry.name, unknown))
          expect(a).toEqual(b)
        })
      }

      if (route.version === 'required') {
        it('demands the version that was read, and names both when it is stale', async () => {
          const call = await prepared(entry)
          const actor = await actorOf(fixture.as ?? 'RESPONSE_OFFICER')
          await refusedWithoutTrace(
            entry,
            [() => sendPrepared(world, actor, entry.contract, entry.name, { ...call, version: undefined })],
            428,
            'version_required',
          )
          const stale = await sendPrepared(world, actor, entry.contract, entry.name, {
            ...call,
            version: 999,
          })
          await expectOne(entry, stale, 412, 'refused', 'stale_version')
          expect(stale.json().error.facts).toMatchObject({
            yourVersion: 999,
            currentVersion: expect.any(Number),
          })
        })
      }
    }

    it('does it rightly, with one entry', async () => {
      const actor = fixture.as === undefined ? undefined : await world.actor(fixture.as)
      const call = await prepared(entry, actor)
      const response = await sendPrepared(world, actor, entry.contract, entry.name, call)
      await expectOne(entry, response, 200, 'ok', null)
    })
  })
}

/** Puts the record on a list that nobody is on, by the one audited way in. */
async function hide(id: string): Promise<void> {
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, 'hidden', 'Hidden') RETURNING id",
  )
  const aclId = made.rows[0]?.id ?? -1
  const current = await world.admin.query<{ acl_id: number }>('SELECT acl_id FROM record WHERE id = $1', [id])
  await audited(
    { prisma: world.prisma, writer: world.platform.writer },
    {
      system: 'seed',
      action: 'test.hide',
      act: 'alteration',
      acls: [0, aclId, current.rows[0]?.acl_id ?? 0],
    },
    (tx) => tx.record.update({ where: { id }, data: { aclId } }),
  )
}

const withoutId = (response: LightMyRequestResponse) => ({
  status: response.statusCode,
  body: response.body.replaceAll(/"requestId":"[^"]+"/g, ''),
})

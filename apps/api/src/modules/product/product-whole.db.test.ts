/** What leaves of a profile and what its audit names, who waits for whom, the work of looking again, and subjects that were merged. */
import { product } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { liveReport } from '../dissemination/dissemination.testing.ts'
import { pdfWords } from './pdf-words.testing.ts'
import {
  approveBy,
  approvedProfile,
  didOn,
  giftOf,
  pageOf,
  profileBody,
  profileOn,
  relyOn,
  workOn,
} from './product.testing.ts'

const start = '2026-09-07T09:00:00Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let author: Actor
let unit: Actor
beforeEach(async () => {
  world.clock.set(start)
  author ??= await world.actor('ANALYST')
  unit ??= await world.actor('INTELLIGENCE_OFFICER')
})

type Params = { productId: string }
const handed = async (params: Params) => {
  const paper = await world.call(author, product, 'print', { params, body: { recipient: 'PC Testby' } })
  return pdfWords(paper.rawPayload)
}
const giveBy = async (as: Actor, params: Params) =>
  world.call(as, product, 'give', {
    params,
    body: giftOf((await pageOf(world, as, params.productId)).seen),
  })

/** Puts rows in a state that acts of other modules would leave them in. */
async function inReplica(sql: string, values: readonly unknown[]): Promise<void> {
  const client = await world.admin.connect()
  await client.query('BEGIN; SET LOCAL session_replication_role = replica')
  await client.query(sql, [...values])
  await client.query('COMMIT')
  client.release()
}

/** Runs one act while somebody else's transaction, open with these statements, stands in its way; `meanwhile` runs once it waits. */
async function behind<T>(
  statements: readonly [string, readonly unknown[]][],
  act: () => Promise<T>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<T> {
  const client = await world.admin.connect()
  await client.query('BEGIN; SET LOCAL session_replication_role = replica')
  for (const [sql, values] of statements) await client.query(sql, [...values])
  const done = act()
  await untilWaiting(1)
  await meanwhile()
  await client.query('COMMIT')
  client.release()
  return done
}

/** Until so many sessions of this database wait for a lock; false after two seconds without. */
async function untilWaiting(count: number): Promise<boolean> {
  for (let turn = 0; turn < 100; turn += 1) {
    const { rows } = await world.admin.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
    if ((rows[0]?.n ?? 0) >= count) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

/** A profile of two people, one of whom its author writes about and names in the title. */
async function profileOfTwo() {
  const person = await makePerson(world, { forename: 'Corwin', surname: 'Ashgrove' })
  const second = await makePerson(world, { forename: 'Zebulon', surname: 'Marrowfat' })
  const { reportId } = await liveReport(world, { handling: 'P', subjectIds: [person.nominalId] })
  const { id } = await world.ok(author, product, 'make', {
    body: profileBody([person.nominalId, second.nominalId], {
      title: 'Marrowfat and the flat',
      readerIds: [unit.id],
    }),
  })
  await relyOn(world, author, id, reportId)
  const params = { productId: id }
  await didOn(world, author, 'write', {
    params: { ...params, part: 'RISK' },
    body: { text: 'Zebulon supplies him from the flat.', basis: 'ASSESSMENT' },
  })
  return { id, params, second }
}

describe('words about a subject that is restricted', () => {
  it('leave neither for somebody else nor for another force, and the title does not', async () => {
    const { id, params, second } = await profileOfTwo()
    expect(await handed(params)).toMatch(/Marrowfat and the flat.*Zebulon supplies/)
    await restrict(world, second.nominalId, [author.id, unit.id])
    const own = await world.call(author, product, 'print', { params, body: {} })
    expect(await pdfWords(own.rawPayload)).toContain('Zebulon supplies')
    await approveBy(world, unit, id)
    const sent = await giveBy(unit, params)
    expect(sent.statusCode, sent.body).toBe(200)
    for (const words of [await handed(params), await pdfWords(sent.rawPayload)]) {
      expect(words).toContain('Keeps a knife in a vehicle.')
      expect(words).not.toMatch(/zebulon|marrowfat/i)
    }
  })

  it('nor when it is restricted to the very readers of the profile', async () => {
    const { id, params, second } = await profileOfTwo()
    const acl = await restrict(world, second.nominalId, [author.id, unit.id])
    await inReplica('UPDATE record SET acl_id = $2 WHERE id = $1', [id, acl])
    for (const table of ['product', 'subject', 'section', 'evidence'])
      await inReplica(
        `UPDATE analysis_${table} SET acl_id = $2 WHERE ${table === 'product' ? 'id' : 'product_id'} = $1`,
        [id, acl],
      )
    expect((await pageOf(world, author, id)).subjects).toHaveLength(2)
    const words = await handed(params)
    expect(words).toContain('Keeps a knife in a vehicle.')
    expect(words).not.toMatch(/zebulon supplies|marrowfat and the flat/i)
  })
})

describe('the author’s pen', () => {
  const unread = `INSERT INTO analysis_section (product_id, acl_id, code, version, text, basis, written_by, written_at)
    SELECT product_id, acl_id, code, version + 1, 'Nobody read this.', basis, written_by, written_at FROM analysis_section WHERE product_id = $1`
  const draft =
    "UPDATE analysis_product SET state = 'DRAFT', approved_by = NULL, approved_at = NULL WHERE id = $1"

  it('NI-3: is waited for by who approves, and what they did not read is not approved', async () => {
    const { id, params } = await profileOfTwo()
    const { seen } = await pageOf(world, unit, id)
    const answer = await behind(
      [
        [unread, [id]],
        [draft, [id]],
      ],
      () => world.call(unit, product, 'approve', { params, body: { seen, isSumLookedAt: true } }),
    )
    expect(answer.json().error).toMatchObject({ code: 'bad_input', fields: [{ path: 'seen' }] })
    expect((await pageOf(world, author, id)).state).toBe('DRAFT')
  })

  it('NI-3: and of two who approve at once the second is told that it is done', async () => {
    const { id, params } = await profileOfTwo()
    const other = await world.actor('INTELLIGENCE_OFFICER')
    const { seen } = await pageOf(world, unit, id)
    const answer = await behind(
      [
        [
          "UPDATE analysis_product SET state = 'APPROVED', approved_by = $2, approved_at = now() WHERE id = $1",
          [id, other.id],
        ],
      ],
      () => world.call(unit, product, 'approve', { params, body: { seen, isSumLookedAt: true } }),
    )
    expect(answer.json().error).toMatchObject({ code: 'already_done' })
    expect((await pageOf(world, author, id)).approvedBy?.id).toBe(other.id)
  })

  it('waits for a pack that goes to another force: on it is what was read', async () => {
    const { id, params, reportId } = await approvedProfile(world, author, unit)
    const pens: ReturnType<typeof workOn>[] = []
    const sent = await behind(
      [['SELECT mips.lock_ledger($1::uuid)', [reportId]]],
      () => giveBy(unit, params),
      async () => {
        const pen = workOn(world, author, 'write', {
          params: { ...params, part: 'RISK' },
          body: { text: 'Nobody read this.', basis: 'ASSESSMENT' },
        })
        pens.push(pen)
        await Promise.race([pen, untilWaiting(2)])
      },
    )
    expect(sent.statusCode, sent.body).toBe(200)
    const words = await pdfWords(sent.rawPayload)
    expect(words).toContain('likely to carry a knife')
    expect(words).not.toContain('Nobody read this.')
    expect((await Promise.all(pens)).map(({ statusCode }) => statusCode)).toEqual([200])
    expect((await pageOf(world, author, id)).state).toBe('DRAFT')
  })
})

describe('the work of looking again', () => {
  it('NI-5: stands open after every look, also on the day of making and twice on a day', async () => {
    const { id, params } = await profileOn(world, author)
    const open = async () =>
      (
        await world.admin.query<{ due: Date }>(
          "SELECT due_at AS due FROM task WHERE record_id = $1 AND kind = 'PRODUCT_REVIEW' AND done_at IS NULL",
          [id],
        )
      ).rows.map(({ due }) => due.toISOString())
    for (const words of ['Nothing new.', 'Nothing new again.']) {
      await didOn(world, author, 'look', { params, body: { words } })
      expect(await open()).toEqual([(await pageOf(world, author, id)).due.by])
    }
  })
})

describe('a subject that was merged', () => {
  const merge = async (from: string, into: string) => {
    await inReplica('UPDATE person_record SET nominal_id = $2 WHERE nominal_id = $1', [from, into])
    await inReplica('UPDATE nominal SET merged_into_id = $2 WHERE id = $1', [from, into])
  }

  it('is the person that is left, once, with the reports about them, and the pack stays whole', async () => {
    const second = await makePerson(world)
    const left = await makePerson(world, { forename: 'Odell', surname: 'Marsham' })
    const first = await makePerson(world)
    const { reportId } = await liveReport(world, { handling: 'P', subjectIds: [first.nominalId] })
    const { id } = await world.ok(author, product, 'make', {
      body: profileBody([first.nominalId, second.nominalId], { kind: 'NETWORK' }),
    })
    const params = { productId: id }
    await relyOn(world, author, id, reportId)
    await merge(first.nominalId, left.nominalId)
    const page = await pageOf(world, author, id)
    expect(page.subjects.map((one) => one.id)).toEqual([left.nominalId, second.nominalId])
    const people = page.parts.find(({ code }) => code === 'PEOPLE')?.lines
    expect(people?.map(({ record }) => record?.id)).toEqual([left.nominalId, second.nominalId])
    const { offers } = await world.ok(author, product, 'offers', { params, query: {} })
    expect(offers.map(({ report }) => report.id)).toContain(reportId)
    await merge(second.nominalId, left.nominalId)
    expect((await pageOf(world, author, id)).subjects.map((one) => one.id)).toEqual([left.nominalId])
    expect(await handed(params)).toContain('Knives in vans')
  })
})

describe('the audit', () => {
  it('names every record that was shown, up to five hundred', async () => {
    const reader = await world.actor('ANALYST')
    const { id } = await profileOn(world, reader)
    await inReplica(
      `INSERT INTO analysis_product (id, acl_id, kind, title, author_id, owner_id, made_at)
       SELECT gen_random_uuid(), acl_id, kind, title, author_id, owner_id, made_at FROM analysis_product, generate_series(1, 110) WHERE id = $1`,
      [id],
    )
    const list = await world.call(reader, product, 'list', {})
    const [entry] = await world.auditOf(String(list.headers['x-request-id']))
    expect(entry?.result_ids).toHaveLength(111)
  })
})

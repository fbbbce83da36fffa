/** What leaves the platform on paper of a crime and of its investigation, and the registrar's confirmation. */
import { inflateSync } from 'node:zlib'
import { crime, investigation, tasks } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { readForPaper } from '../../platform/paper/paper-file.ts'
import { recordedCrime } from './crime.testing.ts'

const world = await buildWorld(await testDatabase(), { now: '2026-09-07T09:00:00.000Z' })
afterAll(() => world.close())
const officer = await world.actor('RESPONSE_OFFICER', { rank: 'PC' })
const registrar = await world.actor('CRIME_REGISTRAR')
const maker = await world.actor('CRIME_DECISION_MAKER')

const print = (crimeId: string, recipient: string, as: Actor = officer) =>
  world.call(as, crime, 'print', { params: { crimeId }, body: { recipient } })
const page = (crimeId: string, as: Actor = officer) => world.ok(as, crime, 'get', { params: { crimeId } })

describe('a printed crime report', () => {
  it('asks for whom it is', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const refused = await print(crimeId, ' ')
    expect(refused.json().error.fields).toMatchObject([{ path: 'recipient' }])
  })

  it('is a tagged PDF with the marking on each page, audited as a disclosure with its hash', async () => {
    const { crimeId, reference } = await recordedCrime(world, officer)
    const response = await print(crimeId, 'Crown Prosecution Service')
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toBe('application/pdf')
    const file = response.rawPayload.toString('latin1')
    expect(file.startsWith('%PDF-')).toBe(true)
    expect(file).toContain('/StructTreeRoot')
    expect(response.headers['content-disposition']).toContain('crime-report-')
    const { rows } = await world.admin.query(
      "SELECT e.act, e.recipient, e.subject_id, c.body AS change FROM audit.entry e JOIN audit.payload c ON c.request_id = e.request_id AND c.kind = 'change' WHERE e.request_id = $1",
      [response.headers['x-request-id']],
    )
    expect(rows).toMatchObject([
      {
        act: 'disclosure',
        recipient: 'Crown Prosecution Service',
        subject_id: crimeId,
        change: { paper: `Crime report ${reference}`, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ])
    const pages = file.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
    expect(pages).toBeGreaterThan(0)
    // The marking is drawn twice on each page, as artifacts of its pagination.
    expect(artifactsOf(response.rawPayload)).toBe(pages)
  })

  it('says nothing that is restricted more than the crime, whoever prints it', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const { nominalId, personRecordId } = await makePerson(world, { forename: 'Selwyn', surname: 'Quorndon' })
    const { version } = await page(crimeId)
    await world.ok(
      officer,
      crime,
      'addPerson',
      { params: { crimeId }, body: { personId: personRecordId, role: 'WITNESS' } },
      { version },
    )
    const before = await print(crimeId, 'Before')
    await restrict(world, nominalId, [officer.id])
    expect((await page(crimeId)).people.map(({ name }) => name)).toContain('QUORNDON, Selwyn')
    const after = await print(crimeId, 'Before')
    const outsider = await print(crimeId, 'Before', await world.actor('RESPONSE_OFFICER'))
    expect(after.rawPayload.equals(before.rawPayload)).toBe(false)
    // Byte for byte what somebody prints to whom the witness is hidden.
    expect(after.rawPayload.equals(outsider.rawPayload)).toBe(true)
  })

  it('is not printed for who may not see the crime', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    await restrict(world, crimeId)
    expect((await print(crimeId, 'Nobody')).statusCode).toBe(404)
  })
})

describe('a printed investigation report', () => {
  it('leaves out sensitive decisions and messages, also for those who read them', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const send = () =>
      world.call(officer, investigation, 'print', { params: { crimeId }, body: { recipient: 'Counsel' } })
    const empty = await send()
    expect(empty.statusCode, empty.body.slice(0, 200)).toBe(200)
    expect(empty.rawPayload.toString('latin1')).toContain('/StructTreeRoot')
    await world.ok(officer, investigation, 'say', {
      params: { crimeId },
      body: { text: 'Between us: the neighbour is afraid' },
    })
    expect((await send()).rawPayload.equals(empty.rawPayload)).toBe(true)
    await world.ok(officer, investigation, 'addDecision', {
      params: { crimeId },
      body: { decision: 'House to house first', reason: 'Film is kept for a week' },
    })
    const open = await send()
    expect(open.rawPayload.equals(empty.rawPayload)).toBe(false)
  })
})

it('puts the lists of the reader back after reading for a paper', async () => {
  const { crimeId } = await recordedCrime(world, officer)
  const lists = await world.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT mips.enter_system(gen_random_uuid(), 'test', '{0,7}') IS NULL AS entered`
    const inside = await readForPaper(tx, crimeId, async () => {
      const [row] = await tx.$queryRaw<{ acls: string }[]>`SELECT current_setting('mips.acls') AS acls`
      return row?.acls
    })
    const [row] = await tx.$queryRaw<{ acls: string }[]>`SELECT current_setting('mips.acls') AS acls`
    return [inside, row?.acls]
  })
  expect(lists).toEqual(['0', '0,7'])
})

describe('CX-9: the registrar confirms the recording of rape', () => {
  const confirm = async (crimeId: string, as: Actor) =>
    world.call(
      as,
      crime,
      'confirm',
      { params: { crimeId }, body: { words: 'Looked at with the first account.' } },
      { version: (await page(crimeId)).version },
    )
  const rape = { crime: { offenceCode: 'SX03002' } } as Parameters<typeof recordedCrime>[2]
  const openTask = async (crimeId: string) =>
    (
      await world.admin.query<{ by_act: boolean; opens_at: string }>(
        "SELECT by_act, opens_at FROM task WHERE record_id = $1 AND kind = 'RAPE_REGISTRAR' AND done_at IS NULL",
        [crimeId],
      )
    ).rows

  it('is refused to a decision maker, and of another class', async () => {
    const { crimeId } = await recordedCrime(world, officer, rape)
    expect((await confirm(crimeId, maker)).json().error.facts).toMatchObject({ rule: 'CX-2' })
    const burglary = await recordedCrime(world, officer)
    expect((await confirm(burglary.crimeId, registrar)).json().error.facts).toMatchObject({ rule: 'CX-9' })
    expect((await page(burglary.crimeId, registrar)).may.confirm.allowed).toBe(false)
    expect(await openTask(crimeId)).toEqual([{ by_act: true, opens_at: `/crimes/${crimeId}` }])
  })

  it('closes the task that nobody may tick, once', async () => {
    const { crimeId } = await recordedCrime(world, officer, rape)
    expect((await page(crimeId, registrar)).may.confirm.allowed).toBe(true)
    expect((await confirm(crimeId, registrar)).statusCode).toBe(200)
    expect(await openTask(crimeId)).toEqual([])
    expect(await page(crimeId, registrar)).toMatchObject({
      state: 'RECORDED',
      changes: [{ kind: 'CONFIRM', to: '019/08', decidedBy: { id: registrar.id } }],
      may: { confirm: { allowed: false } },
    })
    expect((await confirm(crimeId, registrar)).json().error.facts).toMatchObject({ rule: 'CX-9' })
    const mine = (await world.ok(registrar, tasks, 'listMine', {})).tasks
    expect(mine.filter(({ kind, record }) => kind === 'RAPE_REGISTRAR' && record.id === crimeId)).toEqual([])
  })

  it('is done too when the registrar takes the crime out of rape', async () => {
    const { crimeId } = await recordedCrime(world, officer, rape)
    const { version } = await page(crimeId)
    await world.ok(
      registrar,
      crime,
      'reclassify',
      { params: { crimeId }, body: { offenceCode: 'SX03007', reason: 'No penetration is told of.' } },
      { version },
    )
    expect(await openTask(crimeId)).toEqual([])
  })
})

/** How many artifacts of pagination the pages draw: one on each of them. */
function artifactsOf(file: Buffer): number {
  const raw = file.toString('latin1')
  return [...raw.matchAll(/stream\r?\n/g)].reduce((count, hit) => {
    const from = hit.index + hit[0].length
    try {
      const drawn = inflateSync(file.subarray(from, raw.indexOf('endstream', from))).toString('latin1')
      return count + (drawn.match(/\/Pagination/g)?.length ?? 0)
    } catch {
      // A font or the structure, which is no page.
      return count
    }
  }, 0)
}

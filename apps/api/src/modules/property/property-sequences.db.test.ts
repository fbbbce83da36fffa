/** Any sequence of moves against the store: at each moment an exhibit is in one hand or place, and the print is the log. */
import { property } from '@mips/contracts'
import { movePurposes } from '@mips/domain/property/continuity'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import { makeStore, page, registered } from './property.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

/** Mulberry32: the same seed draws the same sequences. */
function drawer(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * most)
  }
}

const SEED = 20260907
const SEQUENCES = 20
const STEPS = 8

type Holder = { kind: 'PERSON' | 'PLACE' | 'OUTSIDE' | 'GONE'; id: string }
type Row = {
  number: number
  at: Date
  from_kind: string | null
  from_id: string | null
  to_kind: string
  to_id: string
}

const same = (a: Holder, b: Holder) => a.kind === b.kind && a.id === b.id
const suiting = { PERSON: 'HANDED_OVER', PLACE: 'STORED', OUTSIDE: 'COURT', GONE: 'GIVEN_BACK' } as const

describe('any sequence of moves, by anybody, some at once', () => {
  it(`keeps each exhibit in exactly one hand or place, and prints its log (seed ${SEED})`, async () => {
    const officers: Actor[] = []
    for (let index = 0; index < 3; index += 1) officers.push(await world.actor('RESPONSE_OFFICER'))
    const keeper = await world.actor('PROPERTY_OFFICER')
    const everybody = [...officers, keeper]
    const store = await makeStore(world, keeper)
    const locker = await makeStore(world, keeper, { isSelfService: true })
    const holders: Holder[] = [
      ...everybody.map(({ id }): Holder => ({ kind: 'PERSON', id })),
      { kind: 'PLACE', id: store.id },
      { kind: 'PLACE', id: locker.id },
      { kind: 'OUTSIDE', id: 'Test Crown Court' },
      { kind: 'GONE', id: 'The owner' },
    ]
    const draw = drawer(SEED)
    const one = <T>(list: readonly T[]): T => list[draw(list.length)] as T
    const first = officers[0] as Actor
    const { crimeId } = await recordedCrime(world, first)
    let [taken, refused, raced] = [0, 0, 0]

    for (let sequence = 0; sequence < SEQUENCES; sequence += 1) {
      world.clock.set(start)
      const seizer = one(officers)
      const made = await registered(world, seizer, {}, crimeId)
      let held: Holder = { kind: 'PERSON', id: seizer.id }
      const walk: Holder[] = [held]

      /** A move that may be honest, or by somebody who has nothing to do with it. */
      const drawMove = () => {
        const isHonest = draw(10) < 8
        const from = isHonest ? held : one(holders)
        const to = one(holders)
        const giver = everybody.find(({ id }) => id === held.id) ?? keeper
        const isTakenIn = held.kind === 'PERSON' && to.id === store.id
        const honest = isTakenIn ? keeper : giver
        const as = isHonest ? honest : one(everybody)
        const body = {
          from,
          to,
          purpose: isHonest ? suiting[to.kind] : one(movePurposes).code,
          ...(to.kind === 'OUTSIDE' || to.kind === 'GONE' ? { receivedBy: 'Somebody there' } : {}),
          ...(from.kind === 'OUTSIDE' ? { givenBy: 'Usher' } : {}),
          ...(isHonest || draw(2) === 0 ? {} : { givenBy: one(everybody).id }),
        }
        return { as, body }
      }
      const send = ({ as, body }: ReturnType<typeof drawMove>) =>
        world.call(as, property, 'move', { params: { exhibitId: made.id }, body })

      for (let step = 0; step < STEPS; step += 1) {
        world.clock.set(new Date(Date.parse(start) + (step + 1) * 60_000).toISOString())
        const moves = draw(4) === 0 ? [drawMove(), drawMove()] : [drawMove()]
        const answers = await Promise.all(moves.map(send))
        for (const answer of answers) expect([200, 400, 409], answer.body).toContain(answer.statusCode)
        const won = moves
          .map((move, index) => ({ ...move, number: answers[index]?.json().number as number | undefined }))
          .filter((move) => move.number !== undefined)
          .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
        // Two scans at once begin from one place: the second can only win where the first brought it there.
        for (const { body, number } of won) {
          expect(same(body.from, held)).toBe(true)
          expect(number).toBe(walk.length + 1)
          held = body.to
          walk.push(held)
        }
        taken += won.length
        refused += answers.length - won.length
        if (moves.length === 2) raced += 1
      }

      const { rows } = await world.admin.query<Row>(
        'SELECT number, at, from_kind, from_id, to_kind, to_id FROM exhibit_move WHERE exhibit_id = $1 ORDER BY number',
        [made.id],
      )
      expect(rows.map(({ to_kind: kind, to_id: id }) => ({ kind, id }))).toEqual(walk)
      for (const [index, row] of rows.slice(1).entries())
        expect({ kind: row.from_kind, id: row.from_id }).toEqual(walk[index])
      expect(rows.every(({ at }, index) => index === 0 || at >= (rows[index - 1]?.at ?? at))).toBe(true)
      const moments = rows.flatMap(({ at }) => [at, new Date(at.getTime() + 30_000)])
      const { rows: holding } = await world.admin.query<{ n: number }>(
        `SELECT count(s.at)::int AS n FROM unnest($2::timestamptz[]) AS m(moment)
           LEFT JOIN (SELECT at, lead(at) OVER (ORDER BY number) AS until FROM exhibit_move WHERE exhibit_id = $1) s ON s.at <= m.moment AND (s.until IS NULL OR m.moment < s.until)
          GROUP BY m.moment`,
        [made.id, [...new Set(moments.map((moment) => moment.toISOString()))]],
      )
      expect(holding.every(({ n }) => n === 1)).toBe(true)
      const shown = await page(world, first, made.id)
      expect({ kind: shown.holder.kind, id: shown.holder.id }).toEqual(held)
      expect(shown.continuity).toHaveLength(walk.length)
      for (const [index, line] of shown.continuity.entries()) {
        expect(line).toMatchObject({ number: index + 1, at: expect.any(String) })
        expect(new Date(line.at)).toEqual(rows[index]?.at)
        expect(line.from).toBe(index === 0 ? '' : shown.continuity[index - 1]?.to)
      }
      expect(shown.continuity.at(-1)?.to).toBe(shown.holder.label)
    }

    process.stdout.write(
      `continuity: ${SEQUENCES} sequences, ${taken} moves taken, ${refused} refused, ${raced} times two at once, seed ${SEED}\n`,
    )
    expect(taken).toBeGreaterThan(SEQUENCES)
    expect(refused).toBeGreaterThan(SEQUENCES)
    expect(raced).toBeGreaterThan(SEQUENCES / 2)
  }, 60_000)
})

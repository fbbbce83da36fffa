/** Any course of grading, writing, giving, accepting, recall, correction, split, hold and telling on the stored rows: each recipient holds what they may, and everybody is told. */
import { dissemination, intelligence, nominal } from '@mips/contracts'
import { ledgerOf } from '@mips/domain/intelligence/dissemination-ledger'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { join, makePair, undoOn, versionOf } from '../identity/identity.testing.ts'
import { paragraphBody } from '../intelligence/intelligence.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import { bookOf } from './dissemination.reading.ts'
import { findLedger } from './dissemination.repository.ts'
import { asUnit, giftBody, holdBack, lift, logOf, regrade, rewrite } from './dissemination.testing.ts'

const world = await buildWorld(await testDatabase())
const counted = { sequences: 0, events: 0, gifts: 0, notices: 0 }
afterAll(async () => {
  const { sequences, events, gifts, notices } = counted
  process.stdout.write(
    `\nLedger on stored rows: ${sequences} sequences, ${events} events, ${gifts} things given, ${notices} notices.\n`,
  )
  await world.close()
})
let unit: Actor
let detective: Actor
let analyst: Actor
beforeAll(async () => {
  unit = await world.actor('INTELLIGENCE_OFFICER')
  detective = await world.actor('DETECTIVE')
  analyst = await world.actor('ANALYST')
})

const numbers = [1, 2, 3]
/** The paragraph under conditions. */
const UNDER = 2
const grades = [
  ['1', 'A'],
  ['2', 'C'],
  ['3', 'D'],
  ['2', 'E'],
] as const
const recipients = ['Ann Oddling', 'Ben Oddling', 'Cy Oddling']

type Step =
  | { kind: 'GIVE'; to: string; numbers: number[] }
  | { kind: 'ACCEPT' | 'RECALL'; gift: number }
  | { kind: 'GRADE'; number: number; grade: (typeof grades)[number] }
  | { kind: 'WRITE'; number: number }
  | { kind: 'CORRECT'; person: 0 | 1 }
  | { kind: 'SPLIT' | 'HOLD' | 'LIFT' | 'TELL' }

const some = fc.subarray(numbers, { minLength: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('GIVE' as const),
      to: fc.constantFrom(...recipients),
      numbers: some,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ACCEPT' as const), gift: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('RECALL' as const), gift: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('GRADE' as const),
      number: fc.constantFrom(...numbers),
      grade: fc.constantFrom(...grades),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('WRITE' as const), number: fc.constantFrom(...numbers) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('CORRECT' as const),
      person: fc.constantFrom(0 as const, 1 as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('SPLIT' as const, 'HOLD' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('LIFT' as const, 'TELL' as const) }) },
)

/** What happened, in its order; the oracle reads all of it anew each time, and keeps nothing from step to step. */
type Fact =
  | { kind: 'GIVEN'; id: string; to: string; copies: { number: number; version: number }[]; needs: boolean }
  | { kind: 'ACCEPTED' | 'RECALLED'; id: string }
  | { kind: 'GRADED'; number: number; printed: string }
  | { kind: 'WRONG'; numbers: number[] }
  | { kind: 'HELD' }

type Course = Awaited<ReturnType<typeof begin>>

/** A report of three live paragraphs: two people are named, one of them in two, and one that was joined with another in the second. */
async function begin() {
  const people = [await makePerson(world), await makePerson(world)]
  const pair = await makePair(world)
  const decisionId = await join(world, analyst, ...pair)
  const named = [[people[0]], [people[1], pair[1]], [people[0]]]
  const made = await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
    body: {
      paragraphs: named.map((who, place) =>
        paragraphBody({
          text: `Raw ${place + 1}`,
          ...(place + 1 === UNDER ? { handlingCode: 'C', handlingConditions: 'Ring us first' } : {}),
          mentions: who.map((one, nth) => ({
            value: `Person ${place} ${nth}`,
            recordId: one?.personRecordId,
          })),
        }),
      ),
    },
  })
  for (const number of numbers)
    await makeLive(world, made.id, `Text ${number} version 1`, {
      number,
      grade: ['2', 'A', number === UNDER ? 'C' : 'P'],
    })
  return {
    reportId: made.id,
    people,
    namedBy: [[1, 3], [2]],
    pair,
    decisionId,
    isSplit: false,
    isHeld: false,
    days: 0,
    versions: new Map(numbers.map((number) => [number, 1])),
    assessed: new Map(numbers.map((number) => [number, 'A'])),
    printed: new Map(numbers.map((number) => [number, '2A'])),
    isSpoilt: new Set<number>(),
    facts: [] as Fact[],
  }
}

const givenIn = (course: Course) => course.facts.flatMap((fact) => (fact.kind === 'GIVEN' ? [fact] : []))

async function take(course: Course, one: Step): Promise<void> {
  const { reportId, facts } = course
  const gift = 'gift' in one ? givenIn(course)[one.gift] : undefined
  switch (one.kind) {
    case 'GIVE':
      return give(course, one)
    case 'ACCEPT': {
      if (gift === undefined) return
      const isOpen =
        gift.needs && !facts.some((fact) => fact.kind === 'ACCEPTED' && 'id' in fact && fact.id === gift.id)
      const params = { reportId, givenId: gift.id }
      const { statusCode } = await world.call(unit, dissemination, 'accept', {
        params,
        body: { words: 'By mail' },
      })
      expect(statusCode).toBe(isOpen ? 200 : 409)
      if (isOpen) facts.push({ kind: 'ACCEPTED', id: gift.id })
      return
    }
    case 'RECALL': {
      if (gift === undefined) return
      const isOpen = gift.copies.some(({ number }) => !isBack(course, gift, number))
      const params = { reportId, givenId: gift.id }
      const { statusCode } = await world.call(unit, dissemination, 'recall', {
        params,
        body: { reason: 'In error' },
      })
      expect(statusCode).toBe(isOpen ? 200 : 409)
      if (isOpen) facts.push({ kind: 'RECALLED', id: gift.id })
      return
    }
    case 'GRADE': {
      const [source, assessment] = one.grade
      await regrade(world, reportId, [source, assessment, one.number === UNDER ? 'C' : 'P'], one.number)
      course.assessed.set(one.number, assessment)
      if (course.printed.get(one.number) === source + assessment) return
      course.printed.set(one.number, source + assessment)
      facts.push({ kind: 'GRADED', number: one.number, printed: source + assessment })
      return
    }
    case 'WRITE': {
      if (course.isHeld) return
      const version = (course.versions.get(one.number) ?? 0) + 1
      await rewrite(world, reportId, `Text ${one.number} version ${version}`, one.number)
      course.versions.set(one.number, version)
      course.isSpoilt.delete(one.number)
      return
    }
    case 'CORRECT': {
      const person = course.people[one.person]
      if (person === undefined) return
      course.days += 1
      const dob = `1990-06-${String(course.days).padStart(2, '0')}`
      await world.ok(
        detective,
        nominal,
        'correct',
        { params: person, body: { dob, reason: 'Read anew' } },
        { version: await versionOf(world, person.nominalId) },
      )
      return wrong(course, course.namedBy[one.person] ?? [])
    }
    case 'SPLIT': {
      if (course.isSplit) return
      course.isSplit = true
      const { pair, decisionId } = course
      await undoOn(world, analyst, { nominalId: pair[0].nominalId, decisionId })
      return wrong(course, [UNDER])
    }
    case 'HOLD':
      if (course.isHeld) return
      await holdBack(world, reportId)
      course.isHeld = true
      facts.push({ kind: 'HELD' })
      return
    case 'LIFT':
      if (!course.isHeld) return
      await lift(world, reportId)
      course.isHeld = false
      return
    case 'TELL':
      return tellOne(course)
  }
}

/** What names them may not go out again as it stands, given before or not. */
function wrong(course: Course, named: readonly number[]): void {
  for (const number of named) course.isSpoilt.add(number)
  course.facts.push({ kind: 'WRONG', numbers: [...named] })
}

async function give(course: Course, { to, numbers: chosen }: Extract<Step, { kind: 'GIVE' }>): Promise<void> {
  const { reportId } = course
  const { paragraphs } = await logOf(world, unit, reportId)
  const textIds = chosen.flatMap(
    (number) => paragraphs.find((one) => one.number === number)?.textId ?? reportId,
  )
  const response = await world.call(unit, dissemination, 'give', {
    params: { reportId },
    body: giftBody(textIds, { toPerson: to }),
  })
  const isOpen =
    !course.isHeld &&
    chosen.every((number) => !course.isSpoilt.has(number) && course.assessed.get(number) !== 'E')
  expect(response.statusCode, response.body).toBe(isOpen ? 200 : 400)
  if (!isOpen) return
  const copies = chosen.map((number) => ({ number, version: course.versions.get(number) ?? 0 }))
  const { id } = response.json<{ id: string }>()
  course.facts.push({ kind: 'GIVEN', id, to, copies, needs: chosen.includes(UNDER) })
}

async function tellOne({ reportId }: Course): Promise<void> {
  const { given } = await logOf(world, unit, reportId)
  const open = given
    .flatMap(({ id, notices }) => notices.map((notice) => ({ givenId: id, ...notice })))
    .find(({ told }) => told === null)
  if (open === undefined) return
  const { givenId, eventId } = open
  await world.ok(unit, dissemination, 'tell', {
    params: { reportId, givenId, eventId },
    body: { how: 'Rang them' },
  })
}

type Gift = ReturnType<typeof givenIn>[number]
const after = ({ facts }: Course, gift: Gift) => facts.slice(facts.indexOf(gift) + 1)

/** Whether a paragraph of a gift was called back since, by any of the ways. */
const isBack = (course: Course, gift: Gift, number: number): boolean =>
  after(course, gift).some(
    (fact) =>
      fact.kind === 'HELD' ||
      (fact.kind === 'RECALLED' && fact.id === gift.id) ||
      (fact.kind === 'WRONG' && fact.numbers.includes(number)),
  )

/** DS-13 in words: the newest text of each paragraph that came to them, was accepted where that was asked, and not called back. */
function mayHold(course: Course, to: string): string[] {
  const held = numbers.flatMap((number) => {
    const versions = givenIn(course)
      .filter((gift) => gift.to === to && !isBack(course, gift, number))
      .filter(
        (gift) => !gift.needs || after(course, gift).some((f) => f.kind === 'ACCEPTED' && f.id === gift.id),
      )
      .flatMap(({ copies }) => copies.filter((copy) => copy.number === number).map(({ version }) => version))
    return versions.length === 0 ? [] : [`Text ${number} version ${Math.max(...versions)}`]
  })
  return held.sort()
}

/** How many changes each gift has to be told of. */
function changesOf(course: Course, gift: Gift): number {
  let told = 0
  const backBy = new Map<number, 'WRONG' | 'BACK'>()
  for (const fact of after(course, gift)) {
    const hit = gift.copies.filter(({ number }) => {
      const before = backBy.get(number)
      if (fact.kind === 'GRADED') return fact.number === number && before === undefined
      if (fact.kind === 'WRONG') return fact.numbers.includes(number) && before !== 'WRONG'
      return (
        (fact.kind === 'HELD' || (fact.kind === 'RECALLED' && fact.id === gift.id)) && before === undefined
      )
    })
    if (hit.length > 0) told += 1
    if (fact.kind !== 'GRADED')
      for (const { number } of hit) backBy.set(number, fact.kind === 'WRONG' ? 'WRONG' : 'BACK')
  }
  return told
}

async function check(course: Course, isLast = false): Promise<void> {
  const { reportId } = course
  const { given } = await logOf(world, unit, reportId)
  expect(given.map(({ id }) => id).sort()).toEqual(
    givenIn(course)
      .map(({ id }) => id)
      .sort(),
  )
  for (const to of recipients) {
    const held = new Map<number, { version: number; text: string }>()
    for (const gift of given) {
      if (gift.toPerson !== to || (gift.needsReceipt && gift.receipt === null)) continue
      for (const copy of gift.paragraphs) {
        const other = held.get(copy.number)
        if (copy.calledBackFor === null && (other === undefined || other.version <= copy.version))
          held.set(copy.number, copy)
      }
    }
    expect([...held.values()].map(({ text }) => text).sort()).toEqual(mayHold(course, to))
  }
  for (const gift of givenIn(course)) {
    const seen = given.find(({ id }) => id === gift.id)
    expect(seen?.notices, JSON.stringify(course.facts)).toHaveLength(changesOf(course, gift))
  }
  const untold = given.flatMap(({ id, notices }) =>
    notices.filter(({ told }) => told === null).map(({ eventId }) => `${id} ${eventId}`),
  )
  const { lines } = await world.ok(unit, dissemination, 'toTell', {})
  const listed = lines.filter((line) => line.reportId === reportId && line.kind !== null && !line.isTold)
  expect(listed.map(({ givenId, eventId }) => `${givenId} ${eventId}`).sort()).toEqual(untold.sort())
  const tasks = await world.admin.query<{ once: string }>(
    "SELECT once FROM task WHERE record_id = $1 AND kind = 'TELL_RECIPIENTS' AND done_at IS NULL",
    [reportId],
  )
  expect(tasks.rows.map(({ once }) => once).sort()).toEqual(
    [...new Set(untold.map((one) => one.split(' ')[1] ?? ''))].sort(),
  )
  let refused: number[] = []
  await asUnit(world, async (tx) => {
    const book = bookOf(await findLedger(tx, reportId))
    refused = ledgerOf(book.events).refused
    if (!isLast) return
    counted.events += book.events.length
    counted.gifts += book.given.length
    counted.notices += book.ledger.notices.length
  })
  expect(refused).toEqual([])
}

it('leaves each recipient with exactly what they may hold, and tells everybody of every change', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const course = await begin()
      const half = Math.ceil(steps.length / 2)
      for (const [place, one] of steps.entries()) {
        await take(course, one)
        if (place === half) await check(course)
      }
      await check(course, true)
      // What stands open of one course would fill the list of the next ones.
      for (let left = 1; left > 0;) {
        await tellOne(course)
        const { given } = await logOf(world, unit, course.reportId)
        left = given.flatMap(({ notices }) => notices.filter(({ told }) => told === null)).length
      }
      counted.sequences += 1
    }),
    { numRuns: 25, endOnFailure: true },
  )
  expect(counted.notices).toBeGreaterThan(50)
}, 600_000)

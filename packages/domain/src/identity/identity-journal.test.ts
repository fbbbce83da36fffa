import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClusterRecord, decideJoin, madeTogether, replayDecisions } from '../nominal/cluster.ts'
import { goldenView } from '../nominal/survivorship.ts'
import type { GoldenNominal, PersonRecordFacts } from '../nominal/survivorship-facts.ts'
import {
  clustersOf,
  type Journal,
  type JournalFact,
  standsOn,
  toPlaceInJournal,
  undoInJournal,
  viewJournal,
} from './identity-journal.ts'

const TODAY = '2026-09-07'
const RUNS = 10_000
/** 0 is open; readers are on any of these lists. */
const READERS = [new Set([0]), new Set([0, 1]), new Set([0, 2]), new Set([0, 1, 2])]

type Act =
  | { act: 'record'; list: number; withMate: number | null }
  | { act: 'same' | 'not_same' | 'unsure'; a: number; b: number }
  | { act: 'fact'; on: number; about: number; isOwn: boolean }
  | { act: 'undo'; which: number }

const place = fc.nat(30)
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('record' as const),
      list: fc.constantFrom(0, 0, 0, 1, 2),
      withMate: fc.option(place, { freq: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('same' as const), a: place, b: place }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('not_same' as const), a: place, b: place }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('unsure' as const), a: place, b: place }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('fact' as const), on: place, about: place, isOwn: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('undo' as const), which: place }) },
)
const threeRecords: Act[] = [0, 0, 1].map((list) => ({ act: 'record', list, withMate: null }))
const anyActs = fc
  .array(anyAct, { minLength: 3, maxLength: 13 })
  .map((acts): Act[] => [...threeRecords, ...acts])

/** Whose each fact truly is: what the person who places it knows. */
type Told = { journal: Journal; truth: Map<string, string>; instant: number }
const begin = (): Told => ({
  journal: { records: [], decisions: [], facts: [], placed: [] },
  truth: new Map(),
  instant: 0,
})
const at = (instant: number) => `2026-01-01T00:${String(10 + instant)}:00.000Z`
const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(1, list.length)]

/** Does one act as the product does; facts that it leaves in doubt are placed where they belong. */
function tell(told: Told, act: Act): Told {
  const instant = told.instant + 1
  const next = { ...told, instant, journal: perform(told, act, instant) }
  const canPart = act.act === 'undo' || act.act === 'not_same'
  const inDoubt = canPart ? toPlaceInJournal(told.journal, next.journal) : []
  const placed = inDoubt.map((fact) => ({
    factId: fact.factId,
    personRecordId: told.truth.get(fact.factId) ?? fact.personRecordId,
  }))
  return { ...next, journal: { ...next.journal, placed: [...next.journal.placed, ...placed] } }
}

function perform({ journal, truth }: Told, act: Act, instant: number): Journal {
  switch (act.act) {
    case 'record': {
      const n = journal.records.length + 1
      // A source adds to a person that those on its list can see: an open one, or one of the same list.
      const mates = journal.records.filter((record) => record.aclId === 0 || record.aclId === act.list)
      const mate = act.withMate === null ? undefined : pick(mates, act.withMate)
      const personRecordId = `p${n}`
      const recordedAt = at(instant)
      const nominalId = mate?.nominalId ?? `n${n}`
      const names = [{ value: { kind: 'primary', surname: `Surname ${n}` } }]
      const facts = { personRecordId, recordedAt, tier: 'self-declared' as const, names }
      return {
        ...journal,
        records: [...journal.records, { personRecordId, nominalId, recordedAt, aclId: act.list, facts }],
      }
    }
    case 'same':
    case 'not_same':
    case 'unsure': {
      const [a, b] = [pick(journal.records, act.a), pick(journal.records, act.b)]
      if (a === undefined || b === undefined || a === b) return journal
      const replay = replayDecisions(journal.records, [
        ...madeTogether(journal.records),
        ...journal.decisions,
      ])
      if (act.act === 'same' && !decideJoin(replay, a.personRecordId, b.personRecordId).allowed)
        return journal
      const decision = {
        decisionId: `d${journal.decisions.length + 1}`,
        kind: act.act,
        a: a.personRecordId,
        b: b.personRecordId,
        decidedAt: at(instant),
        undoneAt: null,
      }
      return { ...journal, decisions: [...journal.decisions, decision] }
    }
    case 'fact': {
      const cluster = pick(clustersOf(journal), act.on)
      const about = cluster && pick(cluster.personRecordIds, act.about)
      if (cluster === undefined || about === undefined) return journal
      const factId = `f${journal.facts.length + 1}`
      truth.set(factId, about)
      // What is recorded of the person, not of a record, is written on their oldest record.
      const personRecordId = act.isOwn ? about : (cluster.personRecordIds[0] ?? about)
      const adds = { identifiers: [{ value: { type: 'ASN', value: factId, isValid: true } }] }
      const fact: JournalFact = { factId, personRecordId, recordedAt: at(instant), isOwn: act.isOwn, adds }
      return { ...journal, facts: [...journal.facts, fact] }
    }
    case 'undo': {
      const standing = journal.decisions.filter((decision) => !decision.undoneAt)
      const decision = pick(standing, act.which)
      return decision === undefined ? journal : undoInJournal(journal, decision.decisionId, at(instant))
    }
  }
}

const everything = new Set([0, 1, 2])
const computed = new Map<string, GoldenNominal>()
/** The golden view of the same facts is the same, so it is computed once. */
function golden(records: PersonRecordFacts[], today: string): GoldenNominal {
  const key = JSON.stringify(records)
  const view = computed.get(key) ?? goldenView(records, today)
  if (computed.size > 20_000) computed.clear()
  computed.set(key, view)
  return view
}
const viewOf = (journal: Journal, reader: ReadonlySet<number>) => viewJournal(journal, reader, TODAY, golden)
const bytes = (journal: Journal) => JSON.stringify(READERS.map((reader) => viewOf(journal, reader)))
const told = (acts: readonly Act[]) => acts.reduce(tell, begin())
const replayOf = ({ records, decisions }: Journal) =>
  replayDecisions(records, [...madeTogether(records), ...decisions])

/** Thrown rather than expected: a hundred thousand comparisons are made. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

const seen = { joins: 0, placed: 0, apart: 0, hidden: 0 }

function undoingGivesBack(before: Told, a: number, b: number, was: string): void {
  const joined = tell(before, { act: 'same', a, b })
  if (joined.journal.decisions.length === before.journal.decisions.length) return
  seen.joins += 1
  const undone = undoInJournal(
    joined.journal,
    joined.journal.decisions.at(-1)?.decisionId ?? '',
    at(joined.instant + 1),
  )
  must(bytes(undone) === was, 'undoing the join did not give back what was')
}

function undoneIsNever({ journal }: Told, was: string): void {
  const never = { ...journal, decisions: journal.decisions.filter((decision) => !decision.undoneAt) }
  must(bytes(never) === was, 'what was undone still shows')
}

function factsAreTheirOwn({ journal, truth }: Told): void {
  seen.placed += journal.placed.length
  const people = viewOf(journal, everything)
  for (const fact of journal.facts) {
    const owners = people.filter(({ golden }) =>
      golden.identifiers.some((held) => held.value.value === fact.factId),
    )
    must(owners.length === 1, `${fact.factId} is with ${owners.length} people`)
    const records = owners[0]?.cluster.personRecordIds ?? []
    must(records.includes(truth.get(fact.factId) ?? ''), `${fact.factId} is not with its own person`)
    must(records.includes(standsOn(journal, fact)), `${fact.factId} is not where it stands`)
  }
}

function excludedStayApart({ journal }: Told): void {
  const replay = replayOf(journal)
  const listOf = new Map(journal.records.map((record) => [record.personRecordId, record.aclId ?? 0]))
  for (const { a, b, decisionId, kind, undoneAt } of journal.decisions) {
    if (kind !== 'not_same' || undoneAt) continue
    seen.apart += 1
    const areOne = replay.clusters.some(
      ({ personRecordIds }) => personRecordIds.includes(a) && personRecordIds.includes(b),
    )
    const areOnTwoLists = new Set([listOf.get(a), listOf.get(b), 0]).size > 2
    // Those who saw one list joined what those who saw the other kept apart: said to whoever sees both.
    const isSaid = replay.contradicted.some((each) => each.decisionId === decisionId)
    must(isSaid === areOne, 'a contradiction is not said')
    must(areOnTwoLists || !areOne, `${a} and ${b} are together again`)
    must(!decideJoin(replay, a, b).allowed, `${a} and ${b} are suggested again`)
  }
}

function readersCommute({ journal }: Told): void {
  const joined = replayOf(journal).clusters
  for (const reader of READERS) {
    const visible = new Set(
      journal.records
        .filter((record) => reader.has(record.aclId ?? 0))
        .map((record) => record.personRecordId),
    )
    const joinedThenSeen = joined
      .map(({ nominalId, personRecordIds }) => ({
        nominalId,
        records: personRecordIds.filter((id) => visible.has(id)),
      }))
      .filter(({ records }) => records.length > 0)
    if (visible.size < journal.records.length) seen.hidden += 1
    const seenThenJoined = viewOf(journal, reader).map(({ cluster }) => ({
      nominalId: cluster.nominalId,
      records: cluster.personRecordIds,
    }))
    must(
      JSON.stringify(byFirst(joinedThenSeen)) === JSON.stringify(byFirst(seenThenJoined)),
      `readers of ${[...reader].join(', ')} see what was joined out of their sight`,
    )
  }
}

describe(`${RUNS} sequences of records, joins, exclusions, facts and undoing`, () => {
  it('give back every byte, keep facts with their own person, keep the excluded apart, and show each reader what they may see', () => {
    fc.assert(
      fc.property(anyActs, place, place, (acts, a, b) => {
        const story = told(acts)
        const was = bytes(story.journal)
        undoingGivesBack(story, a, b, was)
        undoneIsNever(story, was)
        factsAreTheirOwn(story)
        excludedStayApart(story)
        readersCommute(story)
      }),
      { numRuns: RUNS },
    )
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(RUNS / 20)
  }, 120_000)

  it('make the same people in whatever order they are told', () => {
    fc.assert(
      fc.property(anyActs, fc.infiniteStream(fc.nat(1000)), (acts, random) => {
        const { journal } = told(acts)
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((each) => ({ each, by: random.next().value ?? 0 }))
            .sort((one, other) => one.by - other.by)
            .map(({ each }) => each)
        const mixed = {
          ...journal,
          records: shuffled(journal.records),
          decisions: shuffled(journal.decisions),
        }
        must(bytes(mixed) === bytes(journal), 'the order told')
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})

type Seen = { nominalId: string | undefined; records: string[] }
const byFirst = (clusters: Seen[]) =>
  clusters
    .map((cluster) => ({ ...cluster, records: [...cluster.records].sort() }))
    .sort((a, b) => ((a.records[0] ?? '') < (b.records[0] ?? '') ? -1 : 1))

describe('the list on which a record stands', () => {
  const record = (personRecordId: string, aclId: number, minute: number): ClusterRecord => ({
    personRecordId,
    nominalId: `n-${personRecordId}`,
    recordedAt: at(minute),
    aclId,
  })
  const same = (decisionId: string, a: string, b: string) => ({
    decisionId,
    kind: 'same' as const,
    a,
    b,
    decidedAt: at(30),
  })

  it('never brings two open people together by way of a hidden record', () => {
    const records = [record('open1', 0, 1), record('open2', 0, 2), record('hidden', 1, 0)]
    const { clusters, blocked } = replayDecisions(records, [
      same('d1', 'open1', 'hidden'),
      same('d2', 'hidden', 'open2'),
    ])
    expect(clusters.map((cluster) => cluster.personRecordIds)).toEqual([['hidden', 'open1'], ['open2']])
    expect(blocked).toEqual([{ decisionId: 'd2', because: [] }])
  })

  it('leaves the number of the open person to them, however old the hidden record is', () => {
    const [cluster] = replayDecisions(
      [record('hidden', 1, 0), record('open', 0, 5)],
      [same('d1', 'open', 'hidden')],
    ).clusters
    expect(cluster).toMatchObject({ nominalId: 'n-open', absorbedNominalIds: ['n-hidden'] })
  })

  it('joins no records of two lists where none is open: somebody would see one of them vanish', () => {
    const { clusters, blocked } = replayDecisions(
      [record('x', 1, 0), record('y', 2, 1)],
      [same('d1', 'x', 'y')],
    )
    expect(clusters).toHaveLength(2)
    expect(blocked).toEqual([{ decisionId: 'd1', because: [] }])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClusterRecord, decideJoin, type IdentityDecision, replayDecisions } from './cluster.ts'

const RECORDS: ClusterRecord[] = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((personRecordId, i) => ({
  personRecordId,
  nominalId: `n${i + 1}`,
  recordedAt: `202${i}-01-01T00:00:00.000Z`,
}))

const decided = (
  decisionId: string,
  kind: IdentityDecision['kind'],
  a: string,
  b: string,
  undoneAt?: string,
): IdentityDecision => ({
  decisionId,
  kind,
  a,
  b,
  decidedAt: `2026-01-01T00:00:0${decisionId.length}.000Z`,
  undoneAt,
})

const groups = (decisions: IdentityDecision[]) =>
  replayDecisions(RECORDS, decisions).clusters.map((cluster) => cluster.personRecordIds.join('+'))

const anyDecision: fc.Arbitrary<IdentityDecision> = fc
  .record({
    kind: fc.constantFrom('same', 'same', 'same', 'not_same', 'unsure'),
    pair: fc.shuffledSubarray(['p1', 'p2', 'p3', 'p4', 'p5', 'p6'], { minLength: 2, maxLength: 2 }),
    second: fc.integer({ min: 10, max: 20 }),
    undoneAt: fc.constantFrom(null, null, null, '2026-02-01T00:00:00.000Z'),
  })
  .map(({ kind, pair, second, undoneAt }) => ({
    decisionId: '',
    kind,
    a: pair[0] ?? '',
    b: pair[1] ?? '',
    decidedAt: `2026-01-01T00:00:${second}.000Z`,
    undoneAt,
  }))
const anyDecisions = fc
  .array(anyDecision, { maxLength: 14 })
  .map((decisions) => decisions.map((decision, i) => ({ ...decision, decisionId: `d${i}` })))

describe('what holds records apart', () => {
  it.each<[string, IdentityDecision[], string[]]>([
    ['nobody joined anything', [], ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']],
    [
      'not the same, though said to be the same later',
      [decided('a', 'not_same', 'p1', 'p2'), decided('bb', 'same', 'p1', 'p2')],
      ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    ],
    [
      'not the same, though joined before',
      [decided('a', 'same', 'p1', 'p2'), decided('bb', 'not_same', 'p2', 'p1')],
      ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    ],
    [
      'not the same as a member of the cluster',
      [
        decided('a', 'same', 'p1', 'p2'),
        decided('bb', 'not_same', 'p1', 'p3'),
        decided('ccc', 'same', 'p2', 'p3'),
      ],
      ['p1+p2', 'p3', 'p4', 'p5', 'p6'],
    ],
    ['unsure joins nobody', [decided('a', 'unsure', 'p1', 'p2')], ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']],
    [
      'an undone join',
      [decided('a', 'same', 'p1', 'p2', '2026-02-01')],
      ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    ],
    ['a record that is not there', [decided('a', 'same', 'p1', 'p9')], ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']],
  ])('%s', (_, decisions, expected) => {
    expect(groups(decisions)).toEqual(expected)
  })

  it('tells which decision blocks which', () => {
    const replay = replayDecisions(RECORDS, [
      decided('a', 'same', 'p1', 'p2'),
      decided('bb', 'not_same', 'p1', 'p3'),
      decided('ccc', 'same', 'p2', 'p3'),
    ])
    expect(replay.blocked).toEqual([{ decisionId: 'ccc', because: ['bb'] }])
    expect(decideJoin(replay, 'p2', 'p3')).toMatchObject({ allowed: false })
    expect(decideJoin(replay, 'p1', 'p2')).toMatchObject({ allowed: false })
    expect(decideJoin(replay, 'p1', 'p9')).toMatchObject({ allowed: false })
    expect(decideJoin(replay, 'p1', 'p4')).toEqual({ allowed: true })
  })
})

describe('what joins records', () => {
  it('a chain of decisions makes one person under the oldest nominal', () => {
    const { clusters } = replayDecisions(RECORDS, [
      decided('a', 'same', 'p3', 'p2'),
      decided('bb', 'same', 'p3', 'p5'),
    ])
    expect(clusters[1]).toEqual({
      nominalId: 'n2',
      personRecordIds: ['p2', 'p3', 'p5'],
      absorbedNominalIds: ['n3', 'n5'],
    })
  })

  it('two clusters never claim one nominal', () => {
    const shared = RECORDS.map((record) => ({ ...record, nominalId: 'n1' }))
    const { clusters } = replayDecisions(shared, [decided('a', 'same', 'p1', 'p2')])
    expect(clusters.map((cluster) => cluster.nominalId)).toEqual([
      'n1',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('replaying', () => {
  it('gives the same clusters in any order of records and decisions', () => {
    fc.assert(
      fc.property(anyDecisions, fc.infiniteStream(fc.nat()), (decisions, numbers) => {
        const shuffle = <T>(list: T[]) =>
          list
            .map((item) => ({ item, at: numbers.next().value }))
            .sort((x, y) => x.at - y.at)
            .map(({ item }) => item)
        expect(replayDecisions(shuffle(RECORDS), shuffle(decisions))).toEqual(
          replayDecisions(RECORDS, decisions),
        )
      }),
    )
  })

  it('an undo gives what would be had the decision never been made', () => {
    fc.assert(
      fc.property(anyDecisions, fc.nat(), (decisions, pick) => {
        fc.pre(decisions.length > 0)
        const index = pick % decisions.length
        const undone = decisions.map((d, i) =>
          i === index ? { ...d, undoneAt: '2026-03-01T00:00:00.000Z' } : d,
        )
        const never = decisions.filter((_, i) => i !== index)
        expect(replayDecisions(RECORDS, undone)).toEqual(replayDecisions(RECORDS, never))
      }),
    )
  })

  it('never leaves two records together that are not the same, nor loses or doubles a record', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        const { clusters } = replayDecisions(RECORDS, decisions)
        expect(clusters.flatMap((cluster) => cluster.personRecordIds).sort()).toEqual(
          RECORDS.map((r) => r.personRecordId),
        )
        for (const { kind, a, b, undoneAt } of decisions) {
          if (kind !== 'not_same' || undoneAt) continue
          const together = clusters.some(({ personRecordIds: ids }) => ids.includes(a) && ids.includes(b))
          expect(together).toBe(false)
        }
      }),
    )
  })

  it('every standing join either holds or is told as blocked', () => {
    fc.assert(
      fc.property(anyDecisions, (decisions) => {
        const { clusters, blocked } = replayDecisions(RECORDS, decisions)
        for (const { decisionId, kind, a, b, undoneAt } of decisions) {
          if (kind !== 'same' || undoneAt) continue
          const together = clusters.some(({ personRecordIds: ids }) => ids.includes(a) && ids.includes(b))
          expect(together).toBe(!blocked.some((block) => block.decisionId === decisionId))
        }
      }),
    )
  })
})

/** What fits, what differs and what nobody recorded, in words; and how rare weighs. */
import { describe, expect, it } from 'vitest'
import { bornWithin, featuresOf, type AskedLooks } from './description-features.ts'
import { DIFFERENCE_BITS, matchDescription, type HeldLooks, type HeldPerson } from './description-match.ts'
import { ANY_TRAIT, heightTraits, traitsOf, wordsOfMark, type Looks } from './description-traits.ts'

const nothing: Looks = {
  ageFrom: null,
  ageTo: null,
  heightFromCm: null,
  heightToCm: null,
  build: null,
  hairColour: null,
  hairStyle: null,
  facialHair: null,
  eyeColour: null,
  wearsGlasses: null,
  marks: [],
}
const anchor = { kind: 'TATTOO', site: 'FOREARM', side: 'LEFT', words: 'Anchors and rope' }
const looks = (more: Partial<HeldLooks>): HeldLooks => ({
  ...nothing,
  saidOn: '2026-05-03',
  basis: 'OFFICER_SAW',
  ...more,
})
const person = (more: Partial<HeldPerson>): HeldPerson => ({
  sexes: [],
  births: [],
  looks: [],
  methods: [],
  ...more,
})
const asked = (more: Partial<AskedLooks>): AskedLooks => ({ onDay: '2026-09-07', ...more })

describe('the traits of a description', () => {
  it('hold each thing said once, and nothing that was not said', () => {
    expect(traitsOf(nothing)).toEqual([ANY_TRAIT])
    expect(
      traitsOf({ ...nothing, build: 'SLIM', heightFromCm: 178, heightToCm: 183, wearsGlasses: false }),
    ).toEqual([ANY_TRAIT, 'build:SLIM', 'height:175', 'height:180', 'glasses:no'])
  })

  it('meet every feature that asks for what was said', () => {
    const traits = new Set(traitsOf({ ...nothing, hairColour: 'BLACK', heightFromCm: 180, marks: [anchor] }))
    const features = featuresOf(
      asked({
        hairColour: ['BROWN', 'BLACK'],
        heightFromCm: 171,
        heightToCm: 181,
        marks: [
          { kind: 'TATTOO', site: 'FOREARM', side: 'LEFT', words: 'an anchor' },
          { site: 'FOREARM' },
          { words: 'rope' },
          { kind: 'TATTOO' },
        ],
      }),
    )
    expect(features).toHaveLength(7)
    for (const feature of features)
      expect(
        feature.traits.some((trait) => traits.has(trait)),
        feature.key,
      ).toBe(true)
    const other = featuresOf(asked({ marks: [{ kind: 'SCAR', site: 'FOREARM' }], heightFromCm: 150 }))
    for (const feature of other) expect(feature.traits.some((trait) => traits.has(trait))).toBe(false)
  })

  it('fold the words of a mark and leave out those that say nothing', () => {
    expect(wordsOfMark('The names “Zoë” and 1998, with roses')).toEqual(['name', 'zoe', '1998', 'rose'])
    expect(heightTraits(183, 178)).toEqual(['height:175', 'height:180'])
  })
})

describe('a person against what was asked', () => {
  it('says why each thing fits, and on whose word', () => {
    const found = matchDescription(
      asked({
        sex: 'M',
        ageFrom: 30,
        ageTo: 40,
        build: ['SLIM'],
        marks: [{ kind: 'TATTOO', site: 'FOREARM', side: 'LEFT', words: 'anchor' }],
        methods: ['LOCK_SNAPPED'],
      }),
      person({
        sexes: ['M'],
        births: [{ from: '1990-01-01', to: '1991-12-31' }],
        looks: [looks({ build: 'SLIM', marks: [anchor] })],
        methods: [{ code: 'LOCK_SNAPPED', role: 'SUSPECT', reference: 'INC/2026/000001', day: '2026-05-01' }],
      }),
      { build: 3, 'mark0:place': 6, 'mark0:words': 8, 'method:LOCK_SNAPPED': 4 },
    )
    expect(found).toEqual({
      fits: [
        'aged 34-36 on 7 Sep 2026',
        'male',
        'slim (build), seen by an officer on 3 May 2026',
        'tattoo on left forearm: “Anchors and rope”, seen by an officer on 3 May 2026',
        'suspect in INC/2026/000001 of 1 May 2026: lock snapped',
      ],
      differs: [],
      notRecorded: [],
      weight: 21,
    })
  })

  it('never counts what is not recorded, neither for nor against', () => {
    const found = matchDescription(
      asked({
        sex: 'F',
        ageFrom: 20,
        build: ['SLIM'],
        heightFromCm: 160,
        wearsGlasses: true,
        marks: [{ kind: 'SCAR', site: 'FACE' }],
        methodWords: 'ladder',
      }),
      person({ looks: [looks({ marks: [anchor] })] }),
      {},
    )
    expect(found).toEqual({
      fits: [],
      differs: [],
      notRecorded: ['age', 'sex', 'build', 'height', 'glasses', 'scar on face', 'these words in an account'],
      weight: 0,
    })
  })

  it('takes off a little for what differs, and believes any of several descriptions', () => {
    const older = looks({ saidOn: '2020-01-01', build: 'SLIM', heightFromCm: 180 })
    const newer = looks({ saidOn: '2026-01-01', build: 'HEAVY', heightFromCm: 181, wearsGlasses: false })
    const ask = asked({ build: ['SLIM'], heightFromCm: 150, heightToCm: 155, wearsGlasses: true })
    const found = matchDescription(ask, person({ looks: [older, newer] }), {
      build: 3,
      height: 3,
      glasses: 3,
    })
    expect(found.fits).toEqual(['slim (build), seen by an officer on 1 Jan 2020'])
    expect(found.differs).toEqual([
      '181 cm tall, seen by an officer on 1 Jan 2026',
      'no glasses, seen by an officer on 1 Jan 2026',
    ])
    expect(found.weight).toBe(3 - 2 * DIFFERENCE_BITS)
  })

  it('counts half of a mark when the other half is wrong', () => {
    const ask = asked({ marks: [{ kind: 'TATTOO', site: 'FOREARM', side: 'RIGHT', words: 'anchor' }] })
    const found = matchDescription(ask, person({ looks: [looks({ marks: [anchor] })] }), {
      'mark0:place': 6,
      'mark0:words': 8,
    })
    expect(found.weight).toBe(8)
    expect(found.notRecorded).toEqual(['tattoo on right forearm'])
  })

  it('takes how old somebody looked where no birth is known', () => {
    const found = matchDescription(
      asked({ ageFrom: 20, ageTo: 30 }),
      person({ looks: [looks({ ageFrom: 25, ageTo: 30 })] }),
      {},
    )
    expect(found.fits).toEqual(['looked 25-30, seen by an officer on 3 May 2026'])
  })
})

describe('the days of birth of an age', () => {
  it('hold both ends, and none where no age is asked', () => {
    expect(bornWithin(asked({ ageFrom: 34, ageTo: 36 }))).toEqual({ from: '1989-09-08', to: '1992-09-07' })
    expect(bornWithin(asked({}))).toBeUndefined()
  })
})

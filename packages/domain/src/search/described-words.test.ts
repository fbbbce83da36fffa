import { describe, expect, it } from 'vitest'
import { readDescribed } from './described-words.ts'

const today = '2026-11-23'
const read = (text: string) => readDescribed(text, today)

describe('readDescribed', () => {
  it('takes a description apart from the place and the month', () => {
    expect(read('tall man scar left cheek Avenue estate May')).toEqual({
      looks: {
        sex: 'M',
        heightFromCm: 183,
        heightToCm: 220,
        marks: [{ kind: 'SCAR', site: 'FACE', side: 'LEFT' }],
      },
      place: 'Avenue estate',
      days: { from: '2026-05-01', to: '2026-05-31', words: 'in May 2026' },
      understood: ['a man or boy', '183 to 220 cm', 'scar on left face', 'at “Avenue estate”', 'in May 2026'],
    })
  })

  it.each([
    ['short woman with glasses', { sex: 'F', heightFromCm: 130, heightToCm: 157, wearsGlasses: true }],
    ['man no glasses', { sex: 'M', wearsGlasses: false }],
    [
      'slim lad, blond curly hair',
      { sex: 'M', build: ['SLIM'], hairColour: ['BLONDE'], hairStyle: ['CURLY'] },
    ],
    ['dark haired stocky male', { sex: 'M', build: ['STOCKY'], hairColour: ['BLACK', 'DARK_BROWN'] }],
    ['bald bloke with a beard', { sex: 'M', hairStyle: ['BALD'], facialHair: ['BEARD'] }],
    ['female blue eyes medium build', { sex: 'F', eyeColour: ['BLUE'], build: ['PROPORTIONATE'] }],
    ['man 6ft 2 in his late 30s', { sex: 'M', heightFromCm: 184, heightToCm: 192, ageFrom: 36, ageTo: 39 }],
    ['man 180cm aged 40', { sex: 'M', heightFromCm: 176, heightToCm: 184, ageFrom: 37, ageTo: 43 }],
    ['goatee, 20-25 years old', { facialHair: ['GOATEE'], ageFrom: 20, ageTo: 25 }],
    ['neck tattoo', { marks: [{ kind: 'TATTOO', site: 'NECK' }] }],
    [
      'swallow tattoo right hand',
      { marks: [{ kind: 'TATTOO', site: 'HAND', side: 'RIGHT', words: 'swallow' }] },
    ],
    [
      'tattoo of an anchor on his left forearm',
      { marks: [{ kind: 'TATTOO', site: 'FOREARM', side: 'LEFT', words: 'anchor' }] },
    ],
    ['neck tattoo of a swallow', { marks: [{ kind: 'TATTOO', site: 'NECK', words: 'swallow' }] }],
    [
      'tattoo of five dots on left hand',
      { marks: [{ kind: 'TATTOO', site: 'HAND', side: 'LEFT', words: 'five dots' }] },
    ],
    ['long scar on the right of the chest', { marks: [{ kind: 'SCAR', site: 'CHEST', side: 'RIGHT' }] }],
    ['scar through the eyebrow', { marks: [{ kind: 'SCAR', site: 'EYE', words: 'eyebrow' }] }],
    ['missing teeth', { marks: [{ kind: 'MISSING_PART', site: 'MOUTH' }] }],
    [
      'man piercing left eyebrow scar on chin',
      {
        sex: 'M',
        marks: [
          { kind: 'PIERCING', site: 'EYE', side: 'LEFT', words: 'eyebrow' },
          { kind: 'SCAR', site: 'FACE' },
        ],
      },
    ],
  ])('reads “%s”', (text, looks) => {
    expect(read(text)).toMatchObject({ looks, place: undefined, days: undefined })
    expect(read(text)?.looks).toEqual(looks)
  })

  it.each([
    ['12 May', '2026-05-12', '2026-05-12'],
    ['on 3rd of June 2025', '2025-06-03', '2025-06-03'],
    ['May 12', '2026-05-12', '2026-05-12'],
    ['in December', '2025-12-01', '2025-12-31'],
    ['Feb 2024', '2024-02-01', '2024-02-29'],
    ['03/05/2026', '2026-05-03', '2026-05-03'],
    ['24 November', '2025-11-24', '2025-11-24'],
    ['in 2025', '2025-01-01', '2025-12-31'],
  ])('knows the days of “%s”', (words, from, to) => {
    expect(read(`tall man ${words}`)?.days).toMatchObject({ from, to })
  })

  it.each([
    'Slim',
    'John Short',
    'Tall',
    'May Long',
    'White',
    'Marla Brindlecombe 1990',
    '12 Avenue Road',
    'man',
    'tattoo',
    'missing girl',
    'woman in May',
    '',
  ])('takes “%s” for no description', (text) => expect(read(text)).toBeUndefined())

  it.each([
    ['slim man, tattoo of an anchor, Mill Lane', 'Mill Lane'],
    ['man tattoo of an anchor Mill Lane', 'Mill Lane'],
    ['Mill Lane tattoo left hand man', 'Mill Lane'],
    ['tall woman seen near the Long Lane estate', 'Long Lane estate'],
  ])('leaves the place of “%s”', (text, place) => expect(read(text)?.place).toBe(place))

  it('reads past ethnicity and says so', () => {
    expect(read('tall white male Avenue Road')).toMatchObject({
      looks: { sex: 'M' },
      place: 'Avenue Road',
      understood: expect.arrayContaining(['ethnicity is not searched for']),
    })
    expect(read('IC1 male with a beard')?.place).toBeUndefined()
  })

  it('takes no day that there is not', () => {
    expect(read('tall man 31 June')?.days).toMatchObject({ words: 'in June 2026' })
    expect(read('tall man 40/40/2026')?.days).toBeUndefined()
  })
})

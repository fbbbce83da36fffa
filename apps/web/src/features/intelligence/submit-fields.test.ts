import { expect, it } from 'vitest'
import {
  bodyOf,
  earlierSources,
  emptyParagraph,
  IntelligenceAnswers,
  openingOf,
  otherSource,
} from './submit-fields.ts'

const sent = (more: Partial<ReturnType<typeof emptyParagraph>>) => {
  const paragraph = {
    ...emptyParagraph(),
    text: 'Keeps a knife.',
    sourceGrade: '2',
    assessmentGrade: 'A',
    corroboratedById: '00000000-0000-7000-8000-000000000000',
    handlingConditions: 'Ring first',
    gradeReason: 'Wrong before',
    ...more,
  }
  return bodyOf(IntelligenceAnswers.parse({ ...openingOf(undefined), paragraphs: [paragraph] })).paragraphs[0]
}

it('sends of a paragraph only what its grade asks for: the other boxes are not on the screen any more', () => {
  const free = sent({ handlingCode: 'P' })
  expect(free?.handlingConditions).toBeUndefined()
  expect(free?.gradeReason).toBeUndefined()
  expect(free?.corroboratedById).toBeUndefined()
  expect(sent({ handlingCode: 'C' })?.handlingConditions).toBe('Ring first')
  expect(sent({ sourceGrade: '3' })?.gradeReason).toBe('Wrong before')
  expect(sent({ assessmentGrade: 'E' })?.gradeReason).toBe('Wrong before')
  expect(sent({ assessmentGrade: 'B' })?.corroboratedById).toBe('00000000-0000-7000-8000-000000000000')
})

it('sends coded conditions with whom they name, and why a marking is higher, only where they are asked for', () => {
  const conditions = [
    { code: 'A1', appliesTo: 'PARTNER', expires: '2027-01-31', named: [] },
    {
      code: 'NAMED_ONLY',
      appliesTo: 'ALL',
      expires: '2027-01-31',
      named: [{ id: 'x', rank: 'DC', staffNumber: 'T1', displayName: 'Named Officer' }],
    },
  ]
  const answers = { conditions, marking: 'OFFICIAL-SENSITIVE', markingReason: 'An operation runs' }
  expect(sent({ handlingCode: 'P', ...answers })?.conditions).toBeUndefined()
  expect(sent({ handlingCode: 'C', ...answers })?.markingReason).toBe('An operation runs')
  expect(sent({ ...answers, marking: 'OFFICIAL' })?.markingReason).toBeUndefined()
  expect(sent({ isSourceChild: 'NO' })).toMatchObject({ isSourceChild: false })
  expect(sent({})?.isSourceVulnerable).toBeUndefined()
})

it('tells paragraphs of one source from those of another, also after one was taken out', () => {
  expect(earlierSources([1, 1, 3, 1], 3)).toEqual([
    { source: 1, first: 1 },
    { source: 3, first: 3 },
  ])
  expect(earlierSources([2, 1], 0)).toEqual([])
  expect(otherSource([1, 1, 3], 1)).toBe(2)
})

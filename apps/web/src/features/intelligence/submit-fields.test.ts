import { expect, it } from 'vitest'
import { bodyOf, emptyParagraph, IntelligenceAnswers, openingOf } from './submit-fields.ts'

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

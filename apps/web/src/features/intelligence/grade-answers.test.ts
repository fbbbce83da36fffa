import type { EvaluatedParagraph } from '@mips/contracts/intelligence-review-replies'
import { expect, it } from 'vitest'
import { GradeAnswers, gradeOf, gradeOpening } from './grade-answers.ts'

const officer = {
  id: '00000000-0000-7000-8000-000000000001',
  staffNumber: 'P1',
  displayName: 'Wren Oddfellow',
  rank: 'DC',
}
const condition = {
  words: '',
  said: null,
  named: [],
  expires: null,
  setBy: null,
  setAt: '',
  appliesTo: 'ALL',
}

/** An empty box is no answer, as the form reads it. */
const asRead = (values: object): unknown =>
  JSON.parse(JSON.stringify(values, (_, value: unknown) => (value === '' ? undefined : value)))

it('keeps the conditions of a grade that is kept anew as they were narrowed', () => {
  const paragraph = {
    grade: { source: '2', assessment: 'A', handling: 'C' },
    initialGrade: null,
    gradeReason: null,
    authoritativeReason: null,
    corroboratedBy: null,
    conditions: [
      { ...condition, id: '1', code: 'NAMED_ONLY', named: [officer] },
      { ...condition, id: '2', code: 'NO_ACTION', appliesTo: 'OTHER_FORCE', expires: '2026-12-01' },
      { ...condition, id: '3', code: 'OTHER', words: 'Ring us first' },
    ],
  } as unknown as EvaluatedParagraph
  expect(gradeOf(GradeAnswers.parse(asRead(gradeOpening(paragraph)))).conditions).toMatchObject([
    { code: 'NAMED_ONLY', appliesTo: 'ALL', namedIds: [officer.id] },
    { code: 'NO_ACTION', appliesTo: 'OTHER_FORCE', namedIds: [], expires: '2026-12-01' },
    { code: 'OTHER', text: 'Ring us first' },
  ])
})

/** Whose consent counts (PACE s.65(1)). */
import { expect, it } from 'vitest'
import { isConsentValid } from './consent.ts'

it.each([
  [18, 'PERSON', true],
  [18, 'PARENT', false],
  [17, 'PERSON', false],
  [17, 'PARENT', false],
  [14, 'BOTH', true],
  [13, 'PERSON', false],
  [13, 'PARENT', true],
  [undefined, 'PERSON', false],
  [30, undefined, false],
] as const)('at %s by %s is %s', (age, by, valid) => {
  expect(isConsentValid(age, by)).toBe(valid)
})

import { ApiError } from '@mips/client/api-error'
import { errorStatus, type ErrorCode } from '@mips/contracts/errors'
import { describe, expect, it } from 'vitest'
import { errorWords } from './error-text.ts'

describe('the words for an error', () => {
  it.each(Object.keys(errorStatus) as ErrorCode[])(
    'say of %s what happened and what to do, without a code',
    (code) => {
      const { title, detail, reference } = errorWords(
        new ApiError(code, { status: errorStatus[code], requestId: 'r-1' }),
      )
      expect(title.length).toBeGreaterThan(8)
      expect(detail.length).toBeGreaterThan(20)
      expect(`${title} ${detail}`).not.toContain('_')
      expect(`${title} ${detail}`).not.toContain('undefined')
      expect(reference).toBe('r-1')
    },
  )

  it('say whom to ask for a restricted record', () => {
    expect(
      errorWords(new ApiError('forbidden', { status: 403, facts: { restricted: true, ask: 'DI Ferreira' } }))
        .detail,
    ).toContain('Ask DI Ferreira.')
  })

  it('give the reason of a rule as one sentence', () => {
    expect(
      errorWords(
        new ApiError('rule_refused', {
          status: 409,
          facts: { reason: 'A sergeant cannot authorise their own arrest' },
        }),
      ).detail,
    ).toContain('cannot authorise their own arrest. ')
  })

  it('take what is no refusal of the server for a fault of ours', () => {
    expect(errorWords(new Error('x')).title).toBe('Something went wrong at our end')
  })
})

import { ApiError } from '@mips/client/api-error'
import { beforeEach, describe, expect, it } from 'vitest'
import { recoverSession, sessionGate, setSignedIn } from './session-gate.ts'

const locked = new ApiError('session_locked', { status: 401 })
const ended = new ApiError('not_signed_in', { status: 401 })

beforeEach(() => setSignedIn(true))

describe('a call behind a locked screen', () => {
  it('waits, and goes on when the same person is back', async () => {
    const calls = [recoverSession(locked, 'custody.addLogEntry'), recoverSession(locked, 'session.saveDraft')]
    expect(sessionGate.question()).toBe('locked')
    sessionGate.open(true)
    expect(await Promise.all(calls)).toEqual([true, true])
    expect(sessionGate.question()).toBeUndefined()
  })

  it('is given up when the page is given up', async () => {
    const call = recoverSession(ended, 'custody.addLogEntry')
    expect(sessionGate.question()).toBe('ended')
    sessionGate.open(false)
    expect(await call).toBe(false)
  })
})

describe('a call that does not wait', () => {
  it('is one of the sign-in itself', async () => {
    expect(await recoverSession(locked, 'session.unlock')).toBe(false)
    expect(sessionGate.question()).toBeUndefined()
  })

  it('is one of somebody who was never signed in on this page', async () => {
    setSignedIn(false)
    expect(await recoverSession(ended, 'session.getCurrent')).toBe(false)
  })
})

import { ApiError } from '@mips/client/api-error'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const refused = new ApiError('purpose_required', { status: 428 })
const ref = '0192d1f2-4a2b-7c3d-8e4f-5a6b7c8d9e0f'
let store: typeof import('./purpose-store.ts')

beforeEach(async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  })
  vi.resetModules()
  store = await import('./purpose-store.ts')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the purpose of a call', () => {
  it('is asked for once, and everybody who waits goes on with the answer', async () => {
    const first = store.recoverPurpose(refused, undefined)
    const second = store.recoverPurpose(refused, undefined)
    store.purposeGate.open('INVESTIGATION')
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(store.currentPurpose()).toEqual({ code: 'INVESTIGATION', source: 'picked' })
  })

  it('stays refused when the user turns back', async () => {
    const waiting = store.recoverPurpose(refused, undefined)
    store.purposeGate.open(undefined)
    expect(await waiting).toBe(false)
    expect(store.currentPurpose()).toBeUndefined()
  })

  it('comes from the record being worked on before the picked one', () => {
    store.pickPurpose('SUPERVISION')
    store.derivePurpose({ ref, code: 'INCIDENT' })
    expect(store.currentPurpose()).toEqual({ code: 'INCIDENT', source: 'derived', ref })
  })

  it('falls back to the picked one when the record is not there for this user', async () => {
    store.pickPurpose('INCIDENT')
    store.derivePurpose({ ref, code: 'INCIDENT' })
    expect(await store.recoverPurpose(refused, store.currentPurpose())).toBe(true)
    expect(store.currentPurpose()).toEqual({ code: 'INCIDENT', source: 'picked' })
  })

  it('lingers half an hour after the page of the task, and no longer', () => {
    vi.useFakeTimers()
    store.derivePurpose({ ref, code: 'INCIDENT' })
    store.leavePurpose(ref)
    vi.advanceTimersByTime(29 * 60_000)
    expect(store.currentPurpose()?.code).toBe('INCIDENT')
    vi.advanceTimersByTime(2 * 60_000)
    expect(store.currentPurpose()).toBeUndefined()
  })

  it('lets other refusals be', async () => {
    expect(await store.recoverPurpose(new ApiError('forbidden', { status: 403 }), undefined)).toBe(false)
  })
})

import { ApiError } from '@mips/client/api-error'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { flushDrafts, hasUnsaved, openDraft } from './draft-store.ts'

let saved: Record<string, unknown>[]
let discarded: string[]
let refusal: unknown
const calls = {
  save: async (_key: string, content: Record<string, unknown>) => {
    if (refusal !== undefined) throw refusal
    saved.push(content)
  },
  discard: async (key: string) => discarded.push(key),
}

beforeEach(() => {
  vi.useFakeTimers()
  saved = []
  discarded = []
  refusal = undefined
})
afterEach(() => vi.useRealTimers())

describe('a draft', () => {
  it('is kept after a pause in the typing, once', async () => {
    const draft = openDraft('a', calls)
    draft.note({ text: 'On arr' })
    await vi.advanceTimersByTimeAsync(500)
    draft.note({ text: 'On arrival' })
    await vi.advanceTimersByTimeAsync(1300)
    expect(saved).toEqual([{ text: 'On arrival' }])
    expect(hasUnsaved()).toBe(false)
    await draft.end()
  })

  it('is kept at least every two seconds while the typing goes on', async () => {
    const draft = openDraft('b', calls)
    for (let second = 0; second < 12; second += 1) {
      draft.note({ text: `${second}` })
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(saved.length).toBeGreaterThanOrEqual(2)
    await draft.end()
  })

  it('is sent again with the newest words when the connection is back', async () => {
    const draft = openDraft('c', calls)
    refusal = new ApiError('offline', { status: 0 })
    draft.note({ text: 'first' })
    await vi.advanceTimersByTimeAsync(1300)
    expect(hasUnsaved()).toBe(true)
    draft.note({ text: 'second' })
    await vi.advanceTimersByTimeAsync(1300)
    refusal = undefined
    await vi.advanceTimersByTimeAsync(5000)
    expect(saved).toEqual([{ text: 'second' }])
    expect(hasUnsaved()).toBe(false)
    await draft.end()
  })

  it('that is too long says so, keeps what was saved before, and is saved again once it is shorter', async () => {
    const draft = openDraft('long', calls)
    draft.note({ text: 'short' })
    await vi.advanceTimersByTimeAsync(1300)
    refusal = new ApiError('bad_input', { status: 400 })
    draft.note({ text: 'far too long' })
    await vi.advanceTimersByTimeAsync(1300)
    refusal = undefined
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saved).toEqual([{ text: 'short' }])
    expect(hasUnsaved()).toBe(true)
    draft.note({ text: 'shorter' })
    await vi.advanceTimersByTimeAsync(1300)
    expect(saved).toEqual([{ text: 'short' }, { text: 'shorter' }])
    expect(hasUnsaved()).toBe(false)
    await draft.end()
  })

  it('that is too long is not sent again at every key press', async () => {
    const save = vi.fn().mockRejectedValue(new ApiError('bad_input', { status: 400 }))
    const draft = openDraft('longer', { ...calls, save })
    draft.note({ text: 'far too long' })
    await vi.advanceTimersByTimeAsync(10_000)
    for (let key = 0; key < 10; key += 1) {
      draft.note({ text: `far too long${'g'.repeat(key)}` })
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(save).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1300)
    expect(save).toHaveBeenCalledTimes(2)
    await draft.end()
  })

  it('is sent at once before a lock', async () => {
    const draft = openDraft('d', calls)
    draft.note({ text: 'half a wor' })
    await flushDrafts()
    expect(saved).toEqual([{ text: 'half a wor' }])
    await draft.end()
  })

  it('ends with the submit, and what was waiting is not sent after it', async () => {
    const draft = openDraft('e', calls)
    draft.note({ text: 'done' })
    await draft.end()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saved).toEqual([])
    expect(discarded).toEqual(['e'])
  })

  it('sends what waits when its form leaves the page', async () => {
    const draft = openDraft('f', calls)
    draft.note({ text: 'left early' })
    draft.close()
    await vi.advanceTimersByTimeAsync(0)
    expect(saved).toEqual([{ text: 'left early' }])
  })
})

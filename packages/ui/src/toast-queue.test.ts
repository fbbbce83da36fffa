import { describe, expect, it, vi } from 'vitest'
import { createToastQueue } from './toast-queue.ts'

describe('toasts', () => {
  it('stand in the order they came, and the oldest makes room', () => {
    const queue = createToastQueue(2)
    for (const message of ['one', 'two', 'three']) queue.add({ message })
    expect(queue.list().map((toast) => toast.message)).toEqual(['two', 'three'])
  })

  it('tell those who listen, and only when something changed', () => {
    const queue = createToastQueue()
    const listener = vi.fn()
    const stop = queue.subscribe(listener)
    const id = queue.add({ message: 'one' })
    queue.remove(id)
    queue.remove(id)
    expect(listener).toHaveBeenCalledTimes(2)
    stop()
    queue.add({ message: 'two' })
    expect(listener).toHaveBeenCalledTimes(2)
  })
})

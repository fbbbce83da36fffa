import type { Tone } from './tone.ts'

export type Toast = {
  id: number
  message: string
  tone?: Tone
  /** A way to take the act back, such as Undo. */
  action?: { label: string; onAction: () => void }
}

export type ToastQueue = {
  add: (toast: Omit<Toast, 'id'>) => number
  remove: (id: number) => void
  list: () => readonly Toast[]
  subscribe: (listener: () => void) => () => void
}

/** Toasts in the order they came; the oldest goes when there are more than `limit`. */
export function createToastQueue(limit = 4): ToastQueue {
  let toasts: readonly Toast[] = []
  let lastId = 0
  const listeners = new Set<() => void>()

  function replace(next: readonly Toast[]) {
    toasts = next
    for (const listener of listeners) listener()
  }

  return {
    add(toast) {
      lastId += 1
      replace([...toasts, { ...toast, id: lastId }].slice(-limit))
      return lastId
    },
    remove(id) {
      if (toasts.some((toast) => toast.id === id)) replace(toasts.filter((toast) => toast.id !== id))
    },
    list: () => toasts,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

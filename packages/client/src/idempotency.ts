import { isUncertain } from './api-error.ts'

/** The keys of acts whose outcome is not known yet. */
export type KeyRing = {
  /** The key for this act: that of an earlier attempt with the same words while its outcome is unknown, else a new one. */
  keyFor: (action: string, input: object) => string
  /** Tells how the attempt ended; a clear answer ends the life of its key. */
  settle: (action: string, input: object, error?: unknown) => void
}

/**
 * Keeps one key for one act until a clear answer comes, so that a person who presses Save again after a lost
 * connection does not do the act twice.
 */
export function createKeyRing(newKey: () => string = () => crypto.randomUUID()): KeyRing {
  const open = new Map<string, string>()
  return {
    keyFor(action, input) {
      const act = nameOf(action, input)
      const key = open.get(act) ?? newKey()
      open.set(act, key)
      return key
    },
    settle(action, input, error) {
      if (error === undefined || !isUncertain(error)) open.delete(nameOf(action, input))
    },
  }
}

const nameOf = (action: string, input: object) =>
  `${action} ${JSON.stringify(input, (_name, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  )}`

/** What the pages of the source unit read again after an act, and the number that makes a form sent twice count once. */
import { useRef } from 'react'
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesVault = [topicApi.sourceVault.desk.key] as const
export const refreshesCorridor = [topicApi.sourceVault.product.key] as const

/**
 * A number by chance for what one form says: the same words sent again count once, other words are another act, for the first
 * may have been kept although its answer was lost. `next` begins another filling.
 */
export function useOnceKey(): { for: (words: unknown) => string; next: () => void } {
  const held = useRef({ key: '', words: '' })
  return {
    for: (words) => {
      const now = JSON.stringify(words)
      if (held.current.key === '' || held.current.words !== now)
        held.current = { key: crypto.randomUUID(), words: now }
      return held.current.key
    },
    next: () => {
      held.current = { key: '', words: '' }
    },
  }
}

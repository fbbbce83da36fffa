/** What the pages of the source unit read again after an act, and the number that makes a form sent twice count once. */
import { useRef } from 'react'
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesVault = [topicApi.sourceVault.desk.key] as const
export const refreshesCorridor = [topicApi.sourceVault.product.key] as const

/** A number by chance for one filling of a form; `next` begins another filling. */
export function useOnceKey(): { current: string; next: () => void } {
  const key = useRef(crypto.randomUUID())
  return {
    get current() {
      return key.current
    },
    next: () => {
      key.current = crypto.randomUUID()
    },
  }
}

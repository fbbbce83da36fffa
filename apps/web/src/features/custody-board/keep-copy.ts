/** Renews the copy of the suite on this computer each minute, while its owner is signed in. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { find } from '../../platform/kept/kept-store.ts'
import { keepShell } from '../../platform/kept/shell-worker.ts'
import { sessionGate } from '../../platform/session-gate.ts'
import { useSession } from '../../platform/session.tsx'
import { openedKey, renewCopy, sendWaiting } from './kept.ts'

const everyMs = 60_000
const keeperKey = ['kept copy'] as const

/** Whose copy this computer keeps, where it is the user's own. */
export function useKeeper() {
  const { user } = useSession()
  return useQuery({
    queryKey: [...keeperKey, user.id],
    queryFn: async () => (await find('keepers', user.id).catch(() => undefined)) ?? null,
    staleTime: Infinity,
  })
}

/** Reads anew whose copy there is, after one was taken up. */
export function useKeeperChanged(): () => Promise<void> {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: keeperKey })
}

export function useKeepCopy(): void {
  const { data: keeper } = useKeeper()
  useEffect(() => {
    if (!keeper) return undefined
    const renew = async () => {
      if (sessionGate.question() !== undefined) return
      const key = openedKey(keeper.userId)
      // What could not be sent before is sent as soon as it can be.
      if (key !== undefined) await sendWaiting(keeper, key)
      await renewCopy(keeper)
    }
    // Without an answer the copy stays as it is: that is what it is for.
    const turn = () => void renew().catch(() => undefined)
    turn()
    void keepShell().catch(() => undefined)
    const timer = setInterval(turn, everyMs)
    return () => clearInterval(timer)
  }, [keeper])
}

/** Renews the copy of the suite on this computer each minute, while its owner is signed in. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { find } from '../../platform/kept/kept-store.ts'
import { keepShell } from '../../platform/kept/shell-worker.ts'
import { sessionGate } from '../../platform/session-gate.ts'
import { useSession } from '../../platform/session.tsx'
import { type CopyState, keepTurn } from './keep-turn.ts'
import { linesOf, openedKey, renewCopy, sendWaiting } from './kept.ts'

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

/** Keeps the copy, turn by turn, and answers how it stands; undefined before the first turn and where none is kept. */
export function useKeepCopy(): CopyState | undefined {
  const { data: keeper } = useKeeper()
  const [state, setState] = useState<CopyState>()
  useEffect(() => {
    if (!keeper) return undefined
    let isOver = false
    let isProgramKept = false
    const keepProgram = async () => {
      await keepShell()
      isProgramKept = true
    }
    const turn = async () => {
      if (sessionGate.question() !== undefined) return
      const key = openedKey(keeper.userId)
      const next = await keepTurn({
        keepProgram: isProgramKept ? undefined : keepProgram,
        // What could not be sent before is sent as soon as it can be.
        send: key === undefined ? undefined : () => sendWaiting(keeper, key),
        renew: () => renewCopy(keeper),
        lines: () => linesOf(keeper),
      })
      if (!isOver) setState(next)
    }
    void turn()
    const timer = setInterval(() => void turn(), everyMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [keeper])
  return keeper ? state : undefined
}

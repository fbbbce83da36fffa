/** One act of the user on the server: busy while it runs, its refusal as words, its lists refreshed afterwards. */
import { ApiError } from '@mips/client/api-error'
import { showToast } from '@mips/ui/toast.tsx'
import { useMutation, useQueryClient, type MutationOptions, type QueryClient } from '@tanstack/react-query'
import { errorWords } from './error-text.ts'

export type ActOptions<Answer> = {
  /** The keys of what has changed: `topicApi.custody.getRecord.key`. */
  refreshes?: readonly (readonly unknown[])[]
  /** What to say in passing when it was done. */
  said?: string | ((answer: Answer) => string)
  onDone?: (answer: Answer) => void | Promise<void>
  /** Reads what it refreshes also when somebody else was first: the form stays as it was typed, and its next try is about what is there now. */
  looksAgain?: boolean
  /** Says a refusal in passing; for acts without a form beside them. */
  tellsErrors?: boolean
}

export type Act<Answer, Input> = {
  /** Does it; undefined when it was refused, and `error` says why. `onKept` runs as soon as it is kept, before any list is read again. */
  run: (input: Input, onKept?: () => void) => Promise<Answer | undefined>
  isBusy: boolean
  error: ApiError | null
  reset: () => void
}

/** `const assess = useAct(api.custody.assess.mutation(), { refreshes: [topicApi.custody.get.key], said: 'Saved' })`. */
export function useAct<Answer, Input>(
  mutation: MutationOptions<Answer, ApiError, Input>,
  options: ActOptions<Answer> = {},
): Act<Answer, Input> {
  const cache = useQueryClient()
  const { mutateAsync, isPending, error, reset } = useMutation<Answer, ApiError, Input>(mutation)
  const refresh = () => Promise.all((options.refreshes ?? []).map((queryKey) => readAgain(cache, queryKey)))
  return {
    isBusy: isPending,
    error,
    reset,
    run: async (input, onKept) => {
      let answer: Answer
      try {
        answer = await mutateAsync(input)
      } catch (refusal) {
        if (options.looksAgain && refusal instanceof ApiError && refusal.code === 'stale_version')
          await refresh()
        if (options.tellsErrors) {
          const { title, detail } = errorWords(refusal)
          showToast({ message: `${title}. ${detail}`, tone: 'bad' })
        }
        return undefined
      }
      onKept?.()
      await refresh()
      if (options.said !== undefined)
        showToast({
          message: typeof options.said === 'string' ? options.said : options.said(answer),
          tone: 'good',
        })
      await options.onDone?.(answer)
      return answer
    },
  }
}

/** Reads again what has changed. What was being read for the first time meanwhile may say how it stood before: it is read once more. */
export async function readAgain(cache: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  const begun = cache
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined)
  await cache.invalidateQueries({ queryKey })
  if (begun.length > 0)
    await cache.invalidateQueries({ queryKey, predicate: (query) => begun.includes(query) })
}

/** The one way to the server: typed calls over every contract, and the cache of what they answered. */
import { ApiError } from '@mips/client/api-error'
import { createApi } from '@mips/client/call'
import { codeList } from '@mips/contracts/code-list'
import { incident } from '@mips/contracts/incident'
import { nominal } from '@mips/contracts/nominal'
import { pole } from '@mips/contracts/pole'
import { reference } from '@mips/contracts/reference'
import { session } from '@mips/contracts/session'
import { tasks } from '@mips/contracts/tasks'
import { QueryClient } from '@tanstack/react-query'
import { currentPurpose, recoverPurpose } from './purpose-store.ts'
import { readServerTime } from './server-clock.ts'
import { recoverSession } from './session-gate.ts'

/** Bytes that a browser takes of a call that is to outlive its page (64 kB, with what else is under way). */
const mostAfterPage = 60_000

/** A draft that is sent as the tab closes must still arrive; one that is too large for that is sent as other calls are. */
const outlivesPage = (url: string, { body }: RequestInit): boolean =>
  url.startsWith('/api/drafts/') && (typeof body !== 'string' || new Blob([body]).size < mostAfterPage)

/** How every call goes, whichever part of the product it asks. */
export const callOptions = {
  transport: (url, init) => window.fetch(url, { ...init, keepalive: outlivesPage(url, init) }),
  purpose: currentPurpose,
  onReply: readServerTime,
  recover: async (error, action, sent) => {
    // A right that was given or taken away meanwhile shows at once in what the page offers.
    if (error.code === 'forbidden')
      void queryClient.invalidateQueries({ queryKey: api.session.getCurrent.key })
    return (await recoverSession(error, action)) || (await recoverPurpose(error, sent))
  },
} satisfies Parameters<typeof createApi>[1]

/** Every call of the product: `api.custody.getRecord.query({ params })`, `.mutation()`, `.fetch(input, { version })`. */
export const api = createApi(
  {
    codeList,
    incident,
    nominal,
    pole,
    reference,
    session,
    tasks,
  },
  callOptions,
)

const mayHelpToAskAgain = (error: unknown) =>
  error instanceof ApiError && (error.code === 'busy' || error.code === 'offline')

/** What was read, in memory only; nothing is kept on the device. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 5 * 60_000,
      retry: (count, error) => count < 2 && mayHelpToAskAgain(error),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
})

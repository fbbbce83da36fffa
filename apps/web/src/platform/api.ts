/** The one way to the server: typed calls over every contract, and the cache of what they answered. */
import { ApiError } from '@mips/client/api-error'
import { createApi } from '@mips/client/call'
import {
  admin,
  arrest,
  audit,
  codeList,
  custody,
  custodyCare,
  custodyLimits,
  custodyBoard,
  custodyOutcome,
  custodyRights,
  custodyProcedures,
  custodyTopics,
  description,
  identity,
  identityCase,
  incident,
  intelligence,
  nominal,
  pole,
  pool,
  reference,
  safeguarding,
  savedSearch,
  session,
  source,
  tasks,
  voluntaryAttendance,
} from '@mips/contracts'
import { QueryClient } from '@tanstack/react-query'
import { currentPurpose, recoverPurpose } from './purpose-store.ts'
import { readServerTime } from './server-clock.ts'
import { recoverSession } from './session-gate.ts'

/** Every call of the product: `api.custody.getRecord.query({ params })`, `.mutation()`, `.fetch(input, { version })`. */
export const api = createApi(
  {
    admin,
    arrest,
    audit,
    codeList,
    custody,
    custodyCare,
    custodyLimits,
    custodyBoard,
    custodyOutcome,
    custodyRights,
    custodyProcedures,
    custodyTopics,
    description,
    identity,
    identityCase,
    incident,
    intelligence,
    nominal,
    pole,
    pool,
    reference,
    safeguarding,
    savedSearch,
    session,
    source,
    tasks,
    voluntaryAttendance,
  },
  {
    // A draft that is sent as the tab closes must still arrive.
    transport: (url, init) => window.fetch(url, { ...init, keepalive: url.startsWith('/api/drafts/') }),
    purpose: currentPurpose,
    onReply: readServerTime,
    recover: async (error, action, sent) => {
      // A right that was given or taken away meanwhile shows at once in what the page offers.
      if (error.code === 'forbidden')
        void queryClient.invalidateQueries({ queryKey: api.session.getCurrent.key })
      return (await recoverSession(error, action)) || (await recoverPurpose(error, sent))
    },
  },
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

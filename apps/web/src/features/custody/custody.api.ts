/** What the custody board reads. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../platform/api.ts'
import { useCan } from '../../platform/can.tsx'

const everyMs = 15_000

/** The board of a suite, or of all, read again every fifteen seconds whether or not somebody looks. */
export const useBoard = (stationCode: string | undefined) =>
  useQuery({
    ...api.custody.board.query({ query: stationCode === undefined ? {} : { stationCode } }),
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
    refetchOnReconnect: 'always',
    staleTime: 0,
  })

/** Who waits to be booked in, for those who may do it. */
export const useWaiting = (stationCode: string | undefined) =>
  useQuery({
    ...api.arrest.listAwaitingCustody.query({ query: stationCode === undefined ? {} : { stationCode } }),
    enabled: useCan('custody.record.open'),
    refetchInterval: everyMs,
  })

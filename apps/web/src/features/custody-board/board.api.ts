/** What the live board reads. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { useCan } from '../../platform/can.tsx'
import { useLiveState } from './live.ts'

/** Without the stream it is read every fifteen seconds; with it only now and then, in case a word was lost. */
const everyMs = 15_000
const everyLiveMs = 30_000

const useInterval = () => (useLiveState().isLive ? everyLiveMs : everyMs)

/** The board of a suite, or of all, whether or not somebody looks. */
export const useBoard = (stationCode: string | undefined) =>
  useQuery({
    ...topicApi.custody.board.query({ query: stationCode === undefined ? {} : { stationCode } }),
    refetchInterval: useInterval(),
    refetchIntervalInBackground: true,
    refetchOnReconnect: 'always',
    staleTime: 0,
  })

/** Who waits to be booked in, for those who may do it. */
export const useWaiting = (stationCode: string | undefined) =>
  useQuery({
    ...topicApi.arrest.listAwaitingCustody.query({ query: stationCode === undefined ? {} : { stationCode } }),
    enabled: useCan('custody.record.open'),
    refetchInterval: everyMs,
  })

/** The alarms where the user is on duty, or of one suite. */
export const useAlarms = (stationCode: string | undefined) =>
  useQuery({
    ...topicApi.custodyBoard.alarms.query({ query: stationCode === undefined ? {} : { stationCode } }),
    enabled: useCan('custody.record.read'),
    refetchInterval: useInterval(),
    refetchIntervalInBackground: true,
    staleTime: 0,
  })

export const useSuites = () =>
  useQuery({ ...topicApi.custodyBoard.suites.query(), refetchInterval: useInterval(), staleTime: 0 })

export const refreshesAlarms = [topicApi.custodyBoard.alarms.key, topicApi.custodyBoard.suites.key] as const

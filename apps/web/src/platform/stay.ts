/** What every page of a custody record reads, and what a change on one makes them read again. */
import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { topicApi } from './topic-api.ts'

const everyMs = 60_000

/** The custody record, read again each minute so that the clock's own warnings stay true. */
export const useStay = (recordId: string) =>
  useQuery({ ...api.custody.get.query({ params: { recordId } }), refetchInterval: everyMs })

/** How far each topic of the record is, and what it has left. */
export const useTopicStates = (recordId: string) =>
  useQuery({ ...topicApi.custodyTopics.list.query({ params: { recordId } }), refetchInterval: everyMs })

/** What an act on a record changes; a topic adds the keys of its own reads. */
export const refreshesStay = [
  api.custody.get.key,
  api.custody.board.key,
  topicApi.custodyTopics.list.key,
] as const

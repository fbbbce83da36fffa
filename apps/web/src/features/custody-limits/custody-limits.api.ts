/** What the page of the limits reads, and what an act on it makes the pages of the stay read again. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'

export const useLimits = (recordId: string) =>
  useQuery({ ...topicApi.custodyLimits.get.query({ params: { recordId } }), refetchInterval: 60_000 })

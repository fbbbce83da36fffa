/** What the pages of the ending of a stay read, and what an act on them makes others read again. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesStay } from '../../platform/stay.ts'

export const useOutcome = (recordId: string) =>
  useQuery({ ...topicApi.custodyOutcome.get.query({ params: { recordId } }), refetchInterval: 60_000 })

export const refreshesOutcome = [
  ...refreshesStay,
  topicApi.custodyOutcome.diary.key,
  topicApi.custodyOutcome.ofPerson.key,
] as const

/** What was done, and what is still left, in one sentence. */
export const saidWith =
  (said: string) =>
  ({ left }: { left: readonly string[] }): string =>
    left.length === 0 ? said : `${said}. Left: ${left.join(' ')}`

/** What a change of a case refreshes, and whether one is on its way. */
import { useIsFetching, useIsMutating } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesCase = [
  topicApi.prosecutionCase.get.key,
  topicApi.prosecutionCase.list.key,
  topicApi.caseForms.get.key,
  topicApi.caseDecisions.get.key,
  topicApi.caseUnused.get.key,
  topicApi.caseSampling.desk.key,
  topicApi.caseSampling.ofCase.key,
] as const

/** A change was sent, or the case is read again after one: until then the page names an older version, and what is pressed would be refused. */
export function useIsChanging(): boolean {
  const [sent, read] = [useIsMutating(), useIsFetching({ queryKey: topicApi.prosecutionCase.get.key })]
  return sent + read > 0
}

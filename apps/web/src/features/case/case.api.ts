/** What a change of a case refreshes. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesCase = [
  topicApi.prosecutionCase.get.key,
  topicApi.prosecutionCase.list.key,
  topicApi.caseForms.get.key,
  topicApi.caseDecisions.get.key,
] as const

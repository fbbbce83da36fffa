/** What a change of hearings and results refreshes. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesCourt = [
  topicApi.court.ofCase.key,
  topicApi.court.diary.key,
  topicApi.court.listMessages.key,
  topicApi.court.getMessage.key,
  topicApi.prosecutionCase.get.key,
  topicApi.prosecutionCase.list.key,
] as const

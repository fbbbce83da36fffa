/** What the pages of crime recording read again after an act. */
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesCrime = [
  topicApi.crime.get.key,
  topicApi.crime.getRecording.key,
  topicApi.crime.listToDecide.key,
  api.incident.get.key,
] as const

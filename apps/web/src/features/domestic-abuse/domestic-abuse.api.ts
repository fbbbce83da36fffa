/** What the pages of domestic abuse read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesAbuse = [
  topicApi.domesticAbuse.get.key,
  topicApi.domesticAbuse.ofIncident.key,
  topicApi.domesticAbuse.ofCrime.key,
  topicApi.domesticAbuse.desk.key,
] as const

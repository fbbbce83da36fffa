/** What the pages of evaluation read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesEvaluation = [
  topicApi.intelligenceReview.getEvaluation.key,
  topicApi.intelligenceReview.listQueue.key,
  topicApi.intelligence.get.key,
] as const

/** What the pages of ASB cases read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesCase = [
  topicApi.asbCase.get.key,
  topicApi.asbCase.list.key,
  topicApi.asbCase.getRepeats.key,
  topicApi.asbCase.getReportRepeats.key,
] as const

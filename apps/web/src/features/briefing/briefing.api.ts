/** What the pages of briefings read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesBriefing = [
  topicApi.briefing.get.key,
  topicApi.briefing.list.key,
  topicApi.briefing.receipts.key,
  topicApi.briefing.itemReceipts.key,
] as const

/** What an act of a visit makes the pages read again. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesVisits = [
  topicApi.custodyVisitors.list.key,
  topicApi.custodyVisitors.get.key,
  topicApi.custodyVisitors.getDetainee.key,
] as const

/** What the pages of stop and search read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesStop = [topicApi.stopSearch.get.key, topicApi.stopSearch.list.key] as const

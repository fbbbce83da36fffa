/** What the pages of protection notices read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesNotice = [topicApi.protection.get.key, topicApi.protection.desk.key] as const

/** What the pages of the right to know read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesApplication = [topicApi.rightToKnow.get.key, topicApi.rightToKnow.desk.key] as const

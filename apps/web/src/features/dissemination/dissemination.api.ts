/** What the pages of what was given read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesGiven = [topicApi.dissemination.list.key, topicApi.dissemination.toTell.key] as const

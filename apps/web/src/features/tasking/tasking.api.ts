/** What the pages of tasking read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesTasking = [
  topicApi.tasking.getMeeting.key,
  topicApi.tasking.listMeetings.key,
  topicApi.tasking.listOwn.key,
  topicApi.tasking.getItem.key,
] as const

export const refreshesRegisters = [topicApi.tasking.getRegisters.key] as const

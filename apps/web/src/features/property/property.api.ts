/** What the pages of property read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesProperty = [
  topicApi.property.get.key,
  topicApi.property.getDesk.key,
  topicApi.property.getSource.key,
  topicApi.property.getPlace.key,
  topicApi.propertyCare.getPullList.key,
] as const

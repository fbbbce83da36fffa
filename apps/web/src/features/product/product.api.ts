/** What the pages of profiles read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesProduct = [
  topicApi.product.get.key,
  topicApi.product.list.key,
  topicApi.product.offers.key,
] as const

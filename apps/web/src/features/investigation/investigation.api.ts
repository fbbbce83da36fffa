/** What the pages of an investigation read again after an act. */
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesDesk = [
  topicApi.crime.get.key,
  topicApi.investigation.get.key,
  topicApi.investigation.getSeries.key,
  topicApi.investigation.listCrimes.key,
  topicApi.investigation.listActions.key,
] as const

/** What the pages of searches, property, samples and interviews read, and what an act makes the stay read again. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'

const minute = { refetchInterval: 60_000 }
const { custodyProcedures } = topicApi

export const useSearches = (recordId: string) =>
  useQuery({ ...custodyProcedures.getSearches.query({ params: { recordId } }), ...minute })
export const useProperty = (recordId: string) =>
  useQuery({ ...custodyProcedures.getProperty.query({ params: { recordId } }), ...minute })
export const useBiometrics = (recordId: string) =>
  useQuery({ ...custodyProcedures.getBiometrics.query({ params: { recordId } }), ...minute })
export const useInterviews = (recordId: string) =>
  useQuery({ ...custodyProcedures.getInterviews.query({ params: { recordId } }), ...minute })

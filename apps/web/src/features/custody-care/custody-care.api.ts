/** What the pages of care read, and what an act on them makes the record read again. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'

const everyMs = 60_000
const of = (recordId: string) => ({ params: { recordId } })

export const useRisk = (recordId: string) => useQuery(topicApi.custodyCare.getRisk.query(of(recordId)))

/** Read again each minute, so that what is due stays true. */
export const useCare = (recordId: string) =>
  useQuery({ ...topicApi.custodyCare.getCare.query(of(recordId)), refetchInterval: everyMs })

export const useMedication = (recordId: string) =>
  useQuery({ ...topicApi.custodyCare.getMedication.query(of(recordId)), refetchInterval: everyMs })

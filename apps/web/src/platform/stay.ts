/** What every page of a custody record reads, and what a change on one makes them read again. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from './topic-api.ts'

const everyMs = 60_000

/** The custody record, read again each minute so that the clock's own warnings stay true. */
export const useStay = (recordId: string) =>
  useQuery({ ...topicApi.custody.get.query({ params: { recordId } }), refetchInterval: everyMs })

/** How far each topic of the record is, and what it has left. */
export const useTopicStates = (recordId: string) =>
  useQuery({ ...topicApi.custodyTopics.list.query({ params: { recordId } }), refetchInterval: everyMs })

const { custodyCare, custodyLimits, custodyOutcome, custodyProcedures, custodyRights, custodyTopics } =
  topicApi

/**
 * What an act on a record makes the browser read again: every topic, as most of them show what another one asks (a charge
 * makes the child's page ask for the local authority, a solicitor who came is at the interview).
 */
export const refreshesStay = [
  topicApi.custody.get.key,
  topicApi.custody.board.key,
  custodyTopics.list.key,
  custodyRights.get.key,
  custodyCare.getRisk.key,
  custodyCare.getCare.key,
  custodyCare.getMedication.key,
  custodyProcedures.getSearches.key,
  custodyProcedures.getProperty.key,
  custodyProcedures.getBiometrics.key,
  custodyProcedures.getInterviews.key,
  custodyLimits.get.key,
  custodyOutcome.get.key,
] as const

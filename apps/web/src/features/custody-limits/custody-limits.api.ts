/** What the page of the limits reads, and what an act on it makes the pages of the stay read again. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../platform/api.ts'
import { refreshesStay } from '../../platform/stay.ts'

export const useLimits = (recordId: string) =>
  useQuery({ ...api.custodyLimits.get.query({ params: { recordId } }), refetchInterval: 60_000 })

export const refreshesLimits = [...refreshesStay, api.custodyLimits.get.key] as const

/** What the pages of voluntary attendance read and do. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import type { AskBody, AttendingActs, StepBody } from '../../platform/attending-panel.tsx'
import type { EntriesBody, RecordEntries } from '../../platform/rights-entry-form.tsx'

const everyMs = 60_000

export const useAttendance = (attendanceId: string) =>
  useQuery({
    ...topicApi.voluntaryAttendance.get.query({ params: { attendanceId } }),
    refetchInterval: everyMs,
  })

export const refreshesAttendance = [
  topicApi.voluntaryAttendance.get.key,
  topicApi.voluntaryAttendance.list.key,
] as const

export function useRecordEntries(attendanceId: string): RecordEntries {
  const act = useAct(topicApi.voluntaryAttendance.recordRights.mutation(), {
    refreshes: refreshesAttendance,
    said: 'Recorded',
  })
  return { ...act, run: (body: EntriesBody, onKept) => act.run({ params: { attendanceId }, body }, onKept) }
}

export function useAttendingActs(attendanceId: string): AttendingActs {
  const options = { refreshes: refreshesAttendance, said: 'Recorded' }
  const ask = useAct(topicApi.voluntaryAttendance.ask.mutation(), options)
  const step = useAct(topicApi.voluntaryAttendance.addStep.mutation(), { ...options, tellsErrors: true })
  return {
    ask: { ...ask, run: (body: AskBody, onKept) => ask.run({ params: { attendanceId }, body }, onKept) },
    step: {
      ...step,
      run: ({ requestId, body }: { requestId: string; body: StepBody }) =>
        step.run({ params: { attendanceId, requestId }, body }),
    },
  }
}

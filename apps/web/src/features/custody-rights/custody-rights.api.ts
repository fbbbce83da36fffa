/** What the pages on rights read and do. */
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import type { AskBody, AttendingActs, StepBody } from '../../platform/attending-panel.tsx'
import type { EntriesBody, RecordEntries } from '../../platform/rights-entry-form.tsx'
import { refreshesStay } from '../../platform/stay.ts'

const everyMs = 60_000

/** Read again each minute, so that waits stay true. */
export const useRights = (recordId: string) =>
  useQuery({ ...topicApi.custodyRights.get.query({ params: { recordId } }), refetchInterval: everyMs })

/** Makes entries on this stay. */
export function useRecordEntries(recordId: string): RecordEntries {
  const act = useAct(topicApi.custodyRights.record.mutation(), {
    refreshes: refreshesStay,
    said: 'Recorded, with an entry in the log',
  })
  return { ...act, run: (body: EntriesBody, onKept) => act.run({ params: { recordId }, body }, onKept) }
}

/** Asks people to come to this stay, and says what came of it. */
export function useAttendingActs(recordId: string): AttendingActs {
  const ask = useAct(topicApi.custodyRights.ask.mutation(), { refreshes: refreshesStay, said: 'Asked for' })
  const step = useAct(topicApi.custodyRights.addStep.mutation(), {
    refreshes: refreshesStay,
    said: 'Recorded',
    tellsErrors: true,
  })
  return {
    ask: { ...ask, run: (body: AskBody, onKept) => ask.run({ params: { recordId }, body }, onKept) },
    step: {
      ...step,
      run: ({ requestId, body }: { requestId: string; body: StepBody }) =>
        step.run({ params: { recordId, requestId }, body }),
    },
  }
}

import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { InterviewLine } from '@mips/contracts/custody-interviews'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { recordingCopies } from '@mips/domain/custody/procedure-codes'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'

type Interview = z.infer<typeof InterviewLine>
type Disposed = { copy: string; reference: string; to: string }

/** Where a copy of the recording went. */
export function DisposeForm({ stay, interview }: { stay: StayFacts; interview: Interview }) {
  const form = useActForm({
    schema: onForm(
      (values: Disposed) => ({
        step: 'DISPOSE',
        previousId: interview.id,
        at: instantOf(rightNow()),
        copies: [{ copy: values.copy, reference: given(values.reference), to: values.to }],
      }),
      custodyProcedures.routes.continueInterview.body,
    ),
    defaults: { copy: 'MASTER', reference: '', to: '' } as Disposed,
    act: useAct(topicApi.custodyProcedures.continueInterview.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId: stay.id, interviewId: interview.rootId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the copy">
      <ActChoice form={form} name="copy" label="Copy" list={recordingCopies} />
      <ActLine form={form} name="reference" label="Reference" need="optional" />
      <ActLine form={form} name="to" label="Where it went" />
    </ActFormFrame>
  )
}

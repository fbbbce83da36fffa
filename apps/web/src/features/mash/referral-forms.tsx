/** The forms of the hub: grade, share, receipt, answer, conference. */
import { mash } from '@mips/contracts/mash'
import type { ReferralPage } from '@mips/contracts/mash-parts'
import { mashDecisions, sharingBases } from '@mips/domain/safeguarding/mash'
import { consentStatuses, ragGrades } from '@mips/domain/safeguarding/reports'
import { sharingParts } from '@mips/domain/safeguarding/sharing-parts'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActChoice, ActLine, ActMany, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesMash } from './mash.api.ts'

type FormProps = { page: ReferralPage; close: () => void }

export function GradeForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { grade: string; words: string }) => ({ grade: given(values.grade), words: values.words }),
      mash.routes.gradeReferral.body,
    ),
    // The grade of the writer is carried in: the unit confirms it or chooses another.
    defaults: { grade: (page.grade ?? page.proposedGrade)?.code ?? '', words: '' },
    act: useAct(topicApi.mash.gradeReferral.mutation(), { refreshes: refreshesMash, said: 'Graded' }),
    toInput: (body) => ({ params: { reportId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the grade">
      <ActRadios form={form} name="grade" label="Grade at the hub" list={ragGrades} />
      <ActWords form={form} name="words" label="Why" />
    </ActFormFrame>
  )
}

type Share = {
  toWords: string
  basis: string
  purpose: string
  consent: string
  overrideReason: string
  parts: string[]
  receiptWords: string
}

export function ShareForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Share) => ({
        toWords: values.toWords,
        basis: given(values.basis),
        purpose: values.purpose,
        consent: values.consent === page.consent.code ? undefined : given(values.consent),
        overrideReason: given(values.overrideReason),
        parts: values.parts,
        receiptWords: given(values.receiptWords),
      }),
      mash.routes.share.body,
    ),
    defaults: {
      toWords: '',
      basis: '',
      purpose: '',
      consent: page.consent.code,
      overrideReason: '',
      parts: ['CIRCUMSTANCES', 'VOICE', 'SEEN', 'WORRIES', 'ACTION'],
      receiptWords: '',
    } as Share,
    act: useAct(topicApi.mash.share.mutation(), { refreshes: refreshesMash, said: 'Shared' }),
    toInput: (body) => ({ params: { reportId: page.id }, body }),
    onDone: close,
  })
  const consent = form.fields.watch('consent')
  return (
    <ActFormFrame form={form} submitWords="Share">
      <ActLine form={form} name="toWords" label="Who gets it" />
      <ActChoice form={form} name="basis" label="Ground in law" list={sharingBases} />
      <ActLine form={form} name="purpose" label="What for" />
      <ActChoice form={form} name="consent" label="Consent" list={consentStatuses} />
      {consent === 'OVERRIDDEN' ? (
        <ActWords form={form} name="overrideReason" label="Why without consent" limit={1000} />
      ) : null}
      <ActMany form={form} name="parts" label="What they get" list={sharingParts} />
      <ActLine
        form={form}
        name="receiptWords"
        label="Receipt: who took it, or their reference"
        need="optional"
      />
    </ActFormFrame>
  )
}

export function ReceiptForm({ page, sharingId }: { page: ReferralPage; sharingId: string }) {
  const form = useActForm({
    schema: mash.routes.keepReceipt.body,
    defaults: { words: '' },
    act: useAct(topicApi.mash.keepReceipt.mutation(), { refreshes: refreshesMash, said: 'Receipt kept' }),
    toInput: (body) => ({ params: { reportId: page.id, sharingId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the receipt">
      <ActLine form={form} name="words" label="Receipt: who took it, or their reference" />
    </ActFormFrame>
  )
}

export function AnswerForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { decision: string; words: string }) => ({
        decision: given(values.decision),
        words: values.words,
      }),
      mash.routes.keepAnswer.body,
    ),
    defaults: { decision: '', words: '' },
    act: useAct(topicApi.mash.keepAnswer.mutation(), { refreshes: refreshesMash, said: 'Answer kept' }),
    toInput: (body) => ({ params: { reportId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the answer">
      <ActChoice form={form} name="decision" label="They decided" list={mashDecisions} />
      <ActWords form={form} name="words" label="In their words" limit={4000} />
    </ActFormFrame>
  )
}

export function ConferenceForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { at: LocalDateTime; words: string }) => ({ at: instantOf(values.at), words: values.words }),
      mash.routes.keepConference.body,
    ),
    defaults: { at: rightNow(), words: '' },
    act: useAct(topicApi.mash.keepConference.mutation(), { refreshes: refreshesMash, said: 'Kept' }),
    toInput: (body) => ({ params: { reportId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the conference">
      <ActTime form={form} name="at" label="Held" />
      <ActWords form={form} name="words" label="What was decided" limit={4000} />
    </ActFormFrame>
  )
}

import { custodyLimits } from '@mips/contracts/custody-limits'
import type { LimitsPage } from '@mips/contracts/custody-limits'
import { detentionGrounds, reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { representationKinds } from '@mips/domain/custody/review-record'
import { Details } from '@mips/ui/details.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import {
  ActChoice,
  ActLate,
  ActLine,
  ActMany,
  ActRadios,
  ActTick,
  ActTime,
  ActWords,
} from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'

type Values = {
  doneAt: LocalDateTime
  method: string
  recordedBy: string
  isNotPracticable: boolean
  detainee: string
  detaineeWords: string
  solicitor: string
  solicitorWords: string
  appropriateAdult: string
  appropriateAdultWords: string
  refusedReason: string
  isRemindedOfAdvice: boolean
  grounds: string[]
  groundsText: string
  outcome: string
  isTold: boolean
  seniorOfficer: string
  isReferred: boolean
  notInvolved: boolean
  postponedReason: string
  lateReason: string
}

const bodyOf = (values: Values) => ({
  doneAt: instantOf(values.doneAt),
  method: given(values.method),
  ...(values.method === 'PHONE'
    ? {
        isAttendancePracticable: !values.isNotPracticable,
        isLiveLinkPracticable: !values.isNotPracticable,
        recordedBy: given(values.recordedBy),
      }
    : {}),
  detainee: given(values.detainee),
  detaineeWords: given(values.detaineeWords),
  solicitor: given(values.solicitor),
  solicitorWords: given(values.solicitorWords),
  appropriateAdult: given(values.appropriateAdult),
  appropriateAdultWords: given(values.appropriateAdultWords),
  refusedReason: given(values.refusedReason),
  isRemindedOfAdvice: values.isRemindedOfAdvice,
  grounds: values.grounds,
  groundsText: values.groundsText,
  outcome: given(values.outcome),
  toldAt: values.isTold ? instantOf(values.doneAt) : undefined,
  seniorOfficer: given(values.seniorOfficer),
  isReferred: values.isReferred,
  notInvolved: values.notInvolved,
  postponedReason: given(values.postponedReason),
  lateReason: given(values.lateReason),
})

/** Representations are made by the detainee alone while asleep. */
const supporters = representationKinds.filter(({ code }) => code !== 'ASLEEP' && code !== 'UNFIT')

/** A review in full; the grounds of the last one are carried in, or those that detention was authorised on. */
export function ReviewForm({
  page,
  authorisedFor,
  onDone,
}: {
  page: LimitsPage
  authorisedFor: string[]
  onDone: () => void
}) {
  const last = page.reviews.findLast(({ doneAt }) => doneAt !== null)
  const form = useActForm({
    schema: onForm(bodyOf, custodyLimits.routes.review.body),
    defaults: {
      doneAt: rightNow(),
      method: 'IN_PERSON',
      recordedBy: '',
      isNotPracticable: false,
      detainee: '',
      detaineeWords: '',
      solicitor: '',
      solicitorWords: '',
      appropriateAdult: '',
      appropriateAdultWords: '',
      refusedReason: '',
      isRemindedOfAdvice: false,
      grounds: last?.grounds.map(({ code }) => code) ?? (page.isCharged ? ['POST_CHARGE'] : authorisedFor),
      groundsText: '',
      outcome: 'CONTINUE',
      isTold: true,
      seniorOfficer: '',
      isReferred: false,
      notInvolved: false,
      postponedReason: '',
      lateReason: '',
    } as Values,
    draft: { key: `custody.review.full:${page.id}` },
    act: useAct(topicApi.custodyLimits.review.mutation(), {
      refreshes: refreshesStay,
      said: ({ left }) => (left.length === 0 ? 'Review recorded' : `Review recorded. ${left.join(' ')}`),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
    onDone,
  })
  const { watch } = form.fields
  const isPhone = watch('method') === 'PHONE'
  const detainee = watch('detainee')
  const doneAt = instantOf(watch('doneAt'))
  const isLate =
    doneAt !== undefined && page.clock.nextReviewDue !== null && doneAt > page.clock.nextReviewDue
  const grounds = detentionGrounds.filter(
    ({ phase }) => phase === 'ANY' || (phase === 'AFTER_CHARGE') === page.isCharged,
  )
  return (
    <ActFormFrame form={form} submitWords="Record the review">
      <ActRadios form={form} name="method" label="How" list={reviewMethods} />
      {isPhone ? (
        <>
          <ActTick
            form={form}
            name="isNotPracticable"
            label="Neither coming nor a live link was reasonably practicable"
          />
          <ActLine form={form} name="recordedBy" label="Who makes the entry at the station" />
        </>
      ) : null}
      <ActChoice form={form} name="detainee" label="Detainee" list={representationKinds} />
      {detainee === 'MADE' ? (
        <ActWords form={form} name="detaineeWords" label="What the detainee said" />
      ) : null}
      {detainee === 'UNFIT' ? (
        <ActWords form={form} name="refusedReason" label="Which condition or behaviour" limit={500} />
      ) : null}
      {page.hasSolicitor ? (
        <>
          <ActChoice form={form} name="solicitor" label="Solicitor" list={supporters} />
          <ActWords form={form} name="solicitorWords" label="What the solicitor said" need="optional" />
        </>
      ) : null}
      {page.needsAppropriateAdult ? (
        <>
          <ActChoice form={form} name="appropriateAdult" label="Appropriate adult" list={supporters} />
          <ActWords form={form} name="appropriateAdultWords" label="What the adult said" need="optional" />
        </>
      ) : null}
      <ActTick form={form} name="isRemindedOfAdvice" label="Reminded of free legal advice" />
      <ActRadios form={form} name="outcome" label="Outcome" list={reviewOutcomes} />
      <ActMany form={form} name="grounds" label="Grounds" list={grounds} />
      <ActWords form={form} name="groundsText" label="Why detention is still needed, or not" />
      <ActTime form={form} name="doneAt" label="When it was done" />
      <ActTick form={form} name="isTold" label="The person was told the decision then" />
      {isLate ? (
        <ActWords
          form={form}
          name="postponedReason"
          label="Why it was put off"
          hint="Without a reason it stands as late"
          limit={500}
        />
      ) : null}
      <ActLate form={form} time="doneAt" />
      <Details summary="A senior officer directs otherwise">
        <ActLine form={form} name="seniorOfficer" label="Which officer" need="optional" />
        <ActTick
          form={form}
          name="isReferred"
          label="Referred to the superintendent responsible for the station"
        />
      </Details>
      <ActTick form={form} name="notInvolved" label="I am not directly involved in this investigation" />
    </ActFormFrame>
  )
}

import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { OfficerRef } from '@mips/contracts/common'
import type { IdLine } from '@mips/contracts/custody-biometrics'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { biometricKinds } from '@mips/domain/custody/biometric-rules'
import {
  consentGivers,
  consents,
  drugTestResults,
  idOutcomes,
  idProcedureKinds,
  takingOutcomes,
} from '@mips/domain/custody/procedure-codes'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActLine, ActRadios, ActTick, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { authorityOf, OfficerField } from './procedure-parts.tsx'

type Taken = {
  kind: string
  outcome: string
  takenAt: LocalDateTime
  consent: string
  consentBy: string
  authority: OfficerRef[]
  isClinician: boolean
  isUrine: boolean
  isInferenceWarned: boolean
  isForceUsed: boolean
  trigger: string
  isAreaNotified: boolean
  isRefusalWarned: boolean
  result: string
  barcode: string
  reference: string
  isSpeculativeSearchTold: boolean
  note: string
  lateReason: string
}

/** What was taken: only what its own power asks is shown. */
export function TakingForm({
  stay,
  triggers,
  onDone,
}: {
  stay: StayFacts
  triggers: readonly { code: string; label: string }[]
  onDone: () => void
}) {
  const form = useActForm({
    schema: onForm(({ authority, takenAt, ...values }: Taken) => {
      const isTest = values.kind === 'DRUG_TEST'
      const isIntimate = values.kind === 'INTIMATE'
      return {
        kind: values.kind,
        outcome: values.outcome,
        takenAt: instantOf(takenAt),
        consent: isTest ? undefined : given(values.consent),
        consentBy: values.consent === 'WRITTEN' ? given(values.consentBy) : undefined,
        authority: authorityOf(authority),
        ...(isIntimate
          ? {
              isClinician: values.isClinician,
              isUrine: values.isUrine,
              isInferenceWarned: values.isInferenceWarned,
            }
          : {}),
        ...(isTest
          ? {
              trigger: given(values.trigger),
              isAreaNotified: values.isAreaNotified,
              isRefusalWarned: values.isRefusalWarned,
              result: given(values.result),
            }
          : {}),
        isForceUsed: values.isForceUsed,
        barcode: given(values.barcode),
        reference: given(values.reference),
        isSpeculativeSearchTold: values.isSpeculativeSearchTold,
        note: given(values.note),
        lateReason: given(values.lateReason),
      }
    }, custodyProcedures.routes.recordTaking.body),
    defaults: {
      kind: 'FINGERPRINTS',
      outcome: 'TAKEN',
      takenAt: rightNow(),
      consent: '',
      consentBy: stay.isChild ? 'BOTH' : 'PERSON',
      authority: [],
      isClinician: false,
      isUrine: false,
      isInferenceWarned: false,
      isForceUsed: false,
      trigger: '',
      isAreaNotified: false,
      isRefusalWarned: false,
      result: '',
      barcode: '',
      reference: '',
      isSpeculativeSearchTold: false,
      note: '',
      lateReason: '',
    } as Taken,
    act: useAct(topicApi.custodyProcedures.recordTaking.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  const kind = form.fields.watch('kind')
  const isSample = kind === 'NON_INTIMATE' || kind === 'INTIMATE'
  return (
    <ActFormFrame form={form} submitWords="Record it">
      <ActChoice form={form} name="kind" label="What" list={biometricKinds} />
      <ActRadios form={form} name="outcome" label="Outcome" list={takingOutcomes} />
      {kind === 'DRUG_TEST' ? (
        <>
          <ActChoice form={form} name="trigger" label="Trigger offence" list={triggers} need="optional" />
          <ActTick form={form} name="isAreaNotified" label="Testing is notified for this area" />
          <ActTick form={form} name="isRefusalWarned" label="Warned that a refusal is an offence" />
          <ActChoice form={form} name="result" label="Result" list={drugTestResults} need="optional" />
        </>
      ) : (
        <>
          <ActChoice form={form} name="consent" label="Consent" list={consents} need="optional" />
          {form.fields.watch('consent') === 'WRITTEN' ? (
            <ActRadios form={form} name="consentBy" label="Given by" list={consentGivers} />
          ) : null}
        </>
      )}
      {kind === 'INTIMATE' ? (
        <>
          <ActTick form={form} name="isClinician" label="Taken by a clinician" />
          <ActTick form={form} name="isUrine" label="It is urine" />
          <ActTick form={form} name="isInferenceWarned" label="Warned what a refusal may mean in court" />
        </>
      ) : null}
      {kind === 'INTIMATE' || kind === 'NON_INTIMATE' || kind === 'DRUG_TEST' ? (
        <OfficerField
          form={form}
          name="authority"
          label="Authority"
          hint="An inspector or above, where one is needed"
        />
      ) : null}
      {isSample ? <ActLine form={form} name="barcode" label="Barcode of the kit" need="optional" /> : null}
      <ActLine form={form} name="reference" label="Reference" need="optional" />
      <ActTick
        form={form}
        name="isSpeculativeSearchTold"
        label="Told that it may be searched against others"
      />
      <ActTick form={form} name="isForceUsed" label="Force was used" />
      <ActLine form={form} name="note" label="Note" need="optional" />
      <ActTime form={form} name="takenAt" label="When" />
      <ActLate form={form} time="takenAt" />
    </ActFormFrame>
  )
}

/** What this form does not ask stays as it was. */
const kept = (facts: z.infer<typeof IdLine>['facts'] | undefined) => {
  if (facts === undefined) return {}
  const { isVulnerable, objections, recordingRef, note } = facts
  return { isVulnerable, objections, recordingRef, note }
}

type Identified = {
  kind: string
  officer: OfficerRef[]
  noticeGivenAt: LocalDateTime
  consent: string
  consentBy: string
  adult: string
  solicitor: string
  witness: string
  imagesRef: string
  heldAt: LocalDateTime
  endedAt: LocalDateTime
  outcome: string
  why: string
  lateReason: string
}

/** An identification procedure: planned while it has no time, held and done afterwards; `before` is the row that it goes on from. */
export function IdProcedureForm({
  stay,
  before,
  onDone,
}: {
  stay: StayFacts
  before?: z.infer<typeof IdLine>
  onDone: () => void
}) {
  const facts = before?.facts
  const timeOf = (at: string | undefined) => (at === undefined ? todayAtNoTime() : fromInstant(at))
  const form = useActForm({
    schema: onForm(
      (values: Identified) => ({
        ...kept(facts),
        ...(before === undefined ? {} : { previousId: before.id, why: given(values.why) }),
        kind: values.kind,
        officerId: values.officer[0]?.id,
        noticeGivenAt: instantOf(values.noticeGivenAt),
        consent: given(values.consent),
        consentBy: values.consent === 'WRITTEN' ? values.consentBy : undefined,
        adult: given(values.adult),
        solicitor: given(values.solicitor),
        witness: given(values.witness),
        imagesRef: given(values.imagesRef),
        heldAt: instantOf(values.heldAt),
        endedAt: instantOf(values.endedAt),
        outcome: given(values.outcome),
        lateReason: given(values.lateReason),
      }),
      custodyProcedures.routes.saveIdProcedure.body,
    ),
    defaults: {
      kind: before?.kind ?? 'VIDEO',
      officer: facts?.officer === undefined ? [] : [facts.officer],
      noticeGivenAt: timeOf(facts?.noticeGivenAt),
      consent: facts?.consent ?? '',
      consentBy: facts?.consentBy ?? (stay.isChild ? 'BOTH' : 'PERSON'),
      adult: facts?.adult ?? '',
      solicitor: facts?.solicitor ?? '',
      witness: facts?.witness ?? '',
      imagesRef: facts?.imagesRef ?? '',
      heldAt: timeOf(facts?.heldAt),
      endedAt: timeOf(facts?.endedAt),
      outcome: facts?.outcome ?? '',
      why: '',
      lateReason: '',
    } as Identified,
    act: useAct(topicApi.custodyProcedures.saveIdProcedure.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Save the procedure">
      <ActChoice form={form} name="kind" label="Procedure" list={idProcedureKinds} />
      <OfficerField
        form={form}
        name="officer"
        label="Identification officer"
        hint="An inspector or above who is not involved"
      />
      <ActTime form={form} name="noticeGivenAt" label="Notice given" need="optional" />
      <ActChoice form={form} name="consent" label="Consent" list={consents} need="optional" />
      <ActLine form={form} name="adult" label="Appropriate adult there" need="optional" />
      <ActLine form={form} name="solicitor" label="Solicitor there" need="optional" />
      <ActLine form={form} name="witness" label="Witness" need="optional" />
      <ActLine form={form} name="imagesRef" label="Reference of the images" need="optional" />
      <ActTime form={form} name="heldAt" label="Held" need="optional" />
      <ActTime form={form} name="endedAt" label="Ended" need="optional" />
      <ActChoice form={form} name="outcome" label="Outcome" list={idOutcomes} need="optional" />
      {before?.state === 'DONE' ? <ActLine form={form} name="why" label="Why it is put right" /> : null}
      <ActLate form={form} time="heldAt" />
    </ActFormFrame>
  )
}

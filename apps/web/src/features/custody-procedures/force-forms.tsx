import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { OfficerRef } from '@mips/contracts/common'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { forceTactics } from '@mips/domain/custody/force-rules'
import { forcePhases, forceReasons } from '@mips/domain/custody/procedure-codes'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import {
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
import { fromInstant } from '@mips/ui/time-text.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { OfficerField } from './procedure-parts.tsx'

type Named = { phase: string; at: LocalDateTime; place: string; officers: OfficerRef[]; lateReason: string }

/** Who used force; the officers of the arrest are there already when force was used at it. */
export function NameForceForm({ stay, onDone }: { stay: StayFacts; onDone: () => void }) {
  const atArrest = stay.arrest?.isForceUsed === true
  const form = useActForm({
    schema: onForm(
      (values: Named) => ({
        phase: values.phase,
        at: instantOf(values.at),
        place: values.place,
        officerIds: values.officers.map(({ id }) => id),
        lateReason: given(values.lateReason),
      }),
      custodyProcedures.routes.nameForce.body,
    ),
    defaults: {
      phase: atArrest ? 'BEFORE' : 'IN',
      at: atArrest && stay.arrest !== null ? fromInstant(stay.arrest.arrestedAt) : rightNow(),
      place: atArrest ? (stay.arrest?.place ?? '') : '',
      officers: atArrest ? (stay.arrest?.officers ?? []) : [],
      lateReason: '',
    } as Named,
    act: useAct(topicApi.custodyProcedures.nameForce.mutation(), {
      refreshes: refreshesStay,
      said: 'Each officer has a form to give',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Record the use of force">
      <ActRadios form={form} name="phase" label="When" list={forcePhases} />
      <ActLine form={form} name="place" label="Where" />
      <OfficerField form={form} name="officers" label="Officers who used force" isMany />
      <ActTime form={form} name="at" label="Time" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}

type Given = {
  reasons: string[]
  tactics: string[]
  minutes: string
  worked: string
  isSubjectInjured: string
  isOfficerInjured: string
  isMedicalHelpOffered: boolean
  injuries: string
  bodyWornRef: string
  outcome: string
}

const yesNo = [
  { code: 'YES', label: 'Yes' },
  { code: 'NO', label: 'No' },
] as const
const saidYes = (answer: string): boolean | undefined => (answer === '' ? undefined : answer === 'YES')

/** The officer's own form: the tactics in their order, whether they worked, who was hurt, how it ended. */
export function ForceFormOwn({
  stay,
  formId,
  previousId,
  onDone,
}: {
  stay: StayFacts
  formId: string
  previousId: string
  onDone: () => void
}) {
  const form = useActForm({
    schema: onForm(
      (values: Given) => ({
        previousId,
        reasons: values.reasons,
        tactics: values.tactics.map((tactic) => ({
          tactic,
          isEffective: saidYes(values.worked),
          ...(forceTactics.some(({ code, takesTime }) => code === tactic && takesTime) &&
          values.minutes !== ''
            ? { minutes: Number(values.minutes) }
            : {}),
        })),
        isSubjectInjured: saidYes(values.isSubjectInjured),
        isOfficerInjured: saidYes(values.isOfficerInjured),
        isMedicalHelpOffered: values.isMedicalHelpOffered,
        injuries: given(values.injuries),
        bodyWornRef: given(values.bodyWornRef),
        outcome: given(values.outcome),
      }),
      custodyProcedures.routes.giveForceForm.body,
    ),
    defaults: {
      reasons: [],
      tactics: [],
      minutes: '',
      worked: '',
      isSubjectInjured: '',
      isOfficerInjured: '',
      isMedicalHelpOffered: false,
      injuries: '',
      bodyWornRef: '',
      outcome: '',
    } as Given,
    act: useAct(topicApi.custodyProcedures.giveForceForm.mutation(), {
      refreshes: refreshesStay,
      said: ({ problems }) =>
        problems.length === 0 ? 'Your form is given' : 'Kept; something is still missing',
    }),
    toInput: (body) => ({ params: { recordId: stay.id, formId }, body }),
    onDone,
  })
  const tactics = form.fields.watch('tactics')
  const isHurt = form.fields.watch('isSubjectInjured') === 'YES'
  return (
    <ActFormFrame form={form} submitWords="Give my form">
      <ActMany form={form} name="reasons" label="Why force was used" list={forceReasons} />
      <ActMany form={form} name="tactics" label="What was done" list={forceTactics} />
      {forceTactics.some(({ code, takesTime }) => takesTime && tactics.includes(code)) ? (
        <ActLine form={form} name="minutes" label="How many minutes the restraint lasted" />
      ) : null}
      <ActRadios form={form} name="worked" label="Did it work?" list={yesNo} />
      <ActRadios form={form} name="isSubjectInjured" label="Was the person injured?" list={yesNo} />
      {isHurt ? <ActTick form={form} name="isMedicalHelpOffered" label="Medical help was offered" /> : null}
      <ActRadios form={form} name="isOfficerInjured" label="Were you injured?" list={yesNo} />
      <ActLine form={form} name="injuries" label="Injuries" need="optional" />
      <ActLine form={form} name="bodyWornRef" label="Body-worn video reference" need="optional" />
      <ActWords form={form} name="outcome" label="How it ended" limit={1000} />
    </ActFormFrame>
  )
}

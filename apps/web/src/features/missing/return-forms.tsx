/** The forms after the return: the prevention interview, the return home interview, police protection. */
import { missing } from '@mips/contracts/missing'
import { returnSteps } from '@mips/domain/safeguarding/missing-words'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActLine, ActRadios, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesMissing } from './missing.api.ts'
import type { FormProps } from './search-forms.tsx'

const answers = [
  { code: 'yes', label: 'Yes' },
  { code: 'no', label: 'No' },
] as const
const answerOf = (value: string): boolean | undefined => (value === '' ? undefined : value === 'yes')

type Prevention = {
  at: LocalDateTime
  isInPerson: string
  isHarmAsked: boolean
  harm: string
  mayTellFamily: string
  isFamilyTold: boolean
  summary: string
}

export function PreventionForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Prevention) => ({
        at: instantOf(values.at),
        isInPerson: answerOf(values.isInPerson),
        isHarmAsked: values.isHarmAsked,
        harm: given(values.harm),
        mayTellFamily: answerOf(values.mayTellFamily),
        isFamilyTold: values.isFamilyTold,
        summary: values.summary,
      }),
      missing.routes.recordPrevention.body,
    ),
    defaults: {
      at: rightNow(),
      isInPerson: '',
      isHarmAsked: false,
      harm: '',
      mayTellFamily: '',
      isFamilyTold: false,
      summary: '',
    } as Prevention,
    act: useAct(topicApi.missing.recordPrevention.mutation(), {
      refreshes: refreshesMissing,
      said: 'Interview kept',
    }),
    toInput: (body) => ({ params: { episodeId: page.id }, body, version: page.version }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the interview">
      <ActTime form={form} name="at" label="When" />
      <ActRadios
        form={form}
        name="isInPerson"
        label="Seen in person"
        {...(page.isChild ? { hint: 'A child is seen in person' } : {})}
        list={answers}
      />
      <ActTick
        form={form}
        name="isHarmAsked"
        label="Asked whether they came to harm and whether a crime happened"
      />
      <ActWords form={form} name="harm" label="Harm or crime that they told of" need="optional" />
      {page.isChild ? null : (
        <ActRadios
          form={form}
          name="mayTellFamily"
          label="May the family be told where they are"
          list={answers}
        />
      )}
      <ActTick form={form} name="isFamilyTold" label="The family or carer was told" />
      <ActWords
        form={form}
        name="summary"
        label="What they told, and what would stop it happening again"
        limit={4000}
      />
    </ActFormFrame>
  )
}

type Return = { step: string; at: LocalDateTime; byWords: string; summary: string }

export function ReturnForm({ page, close }: FormProps) {
  const last = page.interviews.findLast(({ kind }) => kind === 'RETURN')
  const form = useActForm({
    schema: onForm(
      (values: Return) => ({
        step: given(values.step),
        at: instantOf(values.at),
        byWords: values.byWords,
        summary: given(values.summary),
      }),
      missing.routes.recordReturn.body,
    ),
    // Who offered it is carried over to the next step.
    defaults: { step: '', at: rightNow(), byWords: last?.byWords ?? '', summary: '' } as Return,
    act: useAct(topicApi.missing.recordReturn.mutation(), { refreshes: refreshesMissing, said: 'Kept' }),
    toInput: (body) => ({ params: { episodeId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep this step">
      <ActRadios
        form={form}
        name="step"
        label="Return home interview"
        hint="By somebody independent, within 72 hours of the return"
        list={returnSteps}
      />
      <ActTime form={form} name="at" label="When" />
      <ActLine form={form} name="byWords" label="Who offers or holds it" />
      <ActWords form={form} name="summary" label="What they share with us" need="optional" limit={4000} />
    </ActFormFrame>
  )
}

type Protect = {
  startedAt: LocalDateTime
  ground: string
  placeOfSafety: string
  designatedOfficer: string
  isAuthorityTold: boolean
  isChildTold: boolean
}

export function ProtectForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Protect) => ({
        ...values,
        startedAt: instantOf(values.startedAt),
        ground: given(values.ground),
        placeOfSafety: given(values.placeOfSafety),
        designatedOfficer: given(values.designatedOfficer),
      }),
      missing.routes.protect.body,
    ),
    defaults: {
      startedAt: rightNow(),
      ground: '',
      placeOfSafety: '',
      designatedOfficer: '',
      isAuthorityTold: false,
      isChildTold: false,
    } as Protect,
    act: useAct(topicApi.missing.protect.mutation(), {
      refreshes: refreshesMissing,
      said: 'Protection began',
    }),
    toInput: (body) => ({ params: { episodeId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Police protection begins">
      <ActTime form={form} name="startedAt" label="From" />
      <ActWords form={form} name="ground" label="Why the child would be harmed" />
      <ActLine form={form} name="placeOfSafety" label="Where the child is" need="optional" />
      <ActLine form={form} name="designatedOfficer" label="Designated officer (inspector)" need="optional" />
      <ActTick form={form} name="isAuthorityTold" label="The local authority was told" />
      <ActTick form={form} name="isChildTold" label="The child was told what is done and why" />
    </ActFormFrame>
  )
}

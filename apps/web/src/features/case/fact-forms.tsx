/** What is said of the whole case: the plea that is expected, how the officer is reached, the hearing, and what else the file has to hold. */
import { prosecutionCase } from '@mips/contracts/case'
import type { CasePage } from '@mips/contracts/case-parts'
import { anticipatedPleas } from '@mips/domain/case/case-file'
import { chargingTests } from '@mips/domain/case/charging'
import { ActChoice, ActDay, ActLine, ActRadios, ActTick } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { CourtBox } from '../../platform/court-box.tsx'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

type Props = { page: CasePage }
const { body } = prosecutionCase.routes.change
const useChange = (said: string) =>
  useAct(topicApi.prosecutionCase.change.mutation(), { refreshes: refreshesCase, said })
const on = ({ id, version }: CasePage) => ({ params: { caseId: id }, version })

export function PleaForm({ page }: Props) {
  const form = useActForm({
    schema: onForm(
      ({ anticipatedPlea }: { anticipatedPlea: string }) => ({ anticipatedPlea: given(anticipatedPlea) }),
      body,
    ),
    defaults: { anticipatedPlea: page.facts.anticipatedPlea ?? '' },
    act: useChange('Plea kept'),
    toInput: (facts) => ({ ...on(page), body: facts }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the plea">
      <ActRadios form={form} name="anticipatedPlea" label="Which plea is expected?" list={anticipatedPleas} />
    </ActFormFrame>
  )
}

export function ContactForm({ page }: Props) {
  const form = useActForm({
    schema: onForm(({ officerContact }: { officerContact: string }) => ({ officerContact }), body),
    defaults: { officerContact: page.officerContact ?? '' },
    act: useChange('Contact kept'),
    toInput: (facts) => ({ ...on(page), body: facts }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the contact">
      <ActLine
        form={form}
        name="officerContact"
        label="How the officer in the case is reached"
        hint="Carried into the next case of this officer"
      />
    </ActFormFrame>
  )
}

type HearingValues = { courtCode: string; day: string; time: string }

export function HearingForm({ page }: Props) {
  const form = useActForm({
    schema: onForm((hearing: HearingValues) => ({ hearing }), body),
    defaults: {
      courtCode: page.hearing?.courtCode ?? '',
      day: page.hearing?.day ?? '',
      time: page.hearing?.time ?? '10:00',
    } as HearingValues,
    act: useChange('Hearing kept'),
    toInput: (facts) => ({ ...on(page), body: facts }),
  })
  const error = form.errorOf('hearing.courtCode' as never)
  return (
    <ActFormFrame form={form} submitWords="Keep the hearing">
      <CourtBox
        label="Court of the hearing"
        name="courtCode"
        {...(error === undefined ? {} : { error })}
        onChoose={(code) => form.fields.setValue('courtCode', code)}
      />
      <div className="mips-row--fields">
        <ActDay form={form} name="day" label="Day" />
        <ActLine form={form} name="time" label="Time" />
      </div>
    </ActFormFrame>
  )
}

type TestValues = {
  test: string
  isRemandSought: boolean
  isDisclosureComplex: boolean
  hasForensicEvidence: boolean
  isConfiscationConsidered: boolean
  isLongSentenceLikely: boolean
}

export function TestsForm({ page }: Props) {
  const { facts } = page
  const form = useActForm({
    schema: onForm(
      ({ test, ...ticks }: TestValues) => ({
        ...ticks,
        ...(given(test) === undefined ? {} : { decision: { ...(facts.decision ?? {}), test } }),
      }),
      body,
    ),
    defaults: {
      test: facts.decision?.test ?? '',
      isRemandSought: facts.isRemandSought ?? false,
      isDisclosureComplex: facts.isDisclosureComplex ?? false,
      hasForensicEvidence: facts.hasForensicEvidence ?? false,
      isConfiscationConsidered: facts.isConfiscationConsidered ?? false,
      isLongSentenceLikely: facts.isLongSentenceLikely ?? false,
    } as TestValues,
    act: useChange('Kept'),
    toInput: (changed) => ({ ...on(page), body: changed }),
  })
  return (
    <ActFormFrame form={form} submitWords="Keep">
      <ActChoice form={form} name="test" label="On which test was it charged?" list={chargingTests} />
      <ActTick form={form} name="isRemandSought" label="A remand is sought" />
      <ActTick form={form} name="hasForensicEvidence" label="There is forensic evidence" />
      <ActTick form={form} name="isDisclosureComplex" label="Disclosure is complex" />
      <ActTick form={form} name="isConfiscationConsidered" label="Confiscation is considered" />
      <ActTick
        form={form}
        name="isLongSentenceLikely"
        label="A sentence above what magistrates may give is likely"
      />
    </ActFormFrame>
  )
}

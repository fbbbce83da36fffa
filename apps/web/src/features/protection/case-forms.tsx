/** The case for a notice, the decision of a senior officer, and service. */
import { protection } from '@mips/contracts/protection'
import type { NoticePage } from '@mips/contracts/protection'
import { noticeConditions, serviceMethods } from '@mips/domain/safeguarding/notice-words'
import { Card } from '@mips/ui/card.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActLine, ActMany, ActRadios, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesNotice } from './protection.api.ts'

type Page = { page: NoticePage }

type CaseValues = {
  usedViolence: boolean
  isAbusive: boolean
  necessity: string
  isViewAsked: boolean
  victimView: string
  representations: string
  conditions: string[]
  conditionWords: string
}

/** Saved in any state; what is missing is asked when a senior officer gives the notice. */
export function CaseForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      ({ conditions, conditionWords, ...values }: CaseValues) => ({
        ...values,
        conditions: conditions.map((code) => ({
          code,
          ...(code === 'OTHER' || code === 'DISTANCE' ? { words: conditionWords } : {}),
        })),
      }),
      protection.routes.write.body,
    ),
    defaults: {
      usedViolence: page.usedViolence ?? false,
      isAbusive: page.isAbusive ?? false,
      necessity: page.necessity ?? '',
      isViewAsked: page.isViewAsked ?? false,
      victimView: page.victimView ?? '',
      representations: page.representations ?? '',
      conditions: page.conditions.map(({ code }) => code),
      conditionWords: page.conditions.find(({ words }) => words !== null)?.words ?? '',
    } as CaseValues,
    act: useAct(topicApi.protection.write.mutation(), { refreshes: refreshesNotice, said: 'Saved' }),
    toInput: (body) => ({ params: { noticeId: page.id }, body, version: page.version }),
  })
  const chosen = form.fields.watch('conditions')
  return (
    <ActFormFrame form={form} submitWords="Save the case">
      <ActTick form={form} name="usedViolence" label="Violence was used or threatened" />
      <ActTick form={form} name="isAbusive" label="There was other abuse" />
      <ActWords form={form} name="necessity" label="Why it is necessary to protect the person" limit={4000} />
      <ActMany form={form} name="conditions" label="Conditions" list={noticeConditions} />
      {chosen.includes('OTHER') || chosen.includes('DISTANCE') ? (
        <ActLine form={form} name="conditionWords" label="The condition in words" />
      ) : null}
      <ActTick
        form={form}
        name="isViewAsked"
        label="The person protected was asked; their refusal does not stop it"
      />
      <ActWords form={form} name="victimView" label="What they say" need="optional" limit={4000} />
      <ActWords
        form={form}
        name="representations"
        label="What the person whom it is for says to it"
        need="optional"
        limit={4000}
      />
    </ActFormFrame>
  )
}

type DecideValues = { answer: string; words: string; isAreaCommenced: boolean }

export function DecideForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: DecideValues) => ({ ...values, answer: given(values.answer) }),
      protection.routes.decide.body,
    ),
    defaults: { answer: '', words: '', isAreaCommenced: false } as DecideValues,
    act: useAct(topicApi.protection.decide.mutation(), { refreshes: refreshesNotice, said: 'Decided' }),
    toInput: (body) => ({ params: { noticeId: page.id }, body, version: page.version }),
  })
  return (
    <Card title="Your decision">
      <ActFormFrame form={form} submitWords="Decide on the notice">
        <Radios
          name="answer"
          legend="The notice"
          registration={form.fields.register('answer')}
          options={[
            { value: 'GIVEN', label: 'Give it' },
            { value: 'REFUSED', label: 'Refuse it' },
          ]}
          error={form.errorOf('answer') === undefined ? undefined : 'Choose'}
        />
        {page.kind.code === 'DAPN' ? (
          <ActTick form={form} name="isAreaCommenced" label="This notice is in force in the area" />
        ) : null}
        <ActWords form={form} name="words" label="Why" limit={4000} />
      </ActFormFrame>
    </Card>
  )
}

type ServeValues = { servedAt: LocalDateTime; method: string; isExplained: boolean; words: string }

export function ServeForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: ServeValues) => ({
        servedAt: instantOf(values.servedAt),
        method: given(values.method),
        isExplained: values.isExplained,
        words: given(values.words),
      }),
      protection.routes.serve.body,
    ),
    defaults: { servedAt: rightNow(), method: 'IN_PERSON', isExplained: false, words: '' } as ServeValues,
    act: useAct(topicApi.protection.serve.mutation(), { refreshes: refreshesNotice, said: 'Served' }),
    toInput: (body) => ({ params: { noticeId: page.id }, body, version: page.version }),
  })
  return (
    <Card title="Service">
      <p>The court hears the application within 48 counted hours from here.</p>
      <ActFormFrame form={form} submitWords="It was served">
        <ActTime form={form} name="servedAt" label="When it was served" />
        <ActRadios form={form} name="method" label="How" list={serviceMethods} />
        <ActTick form={form} name="isExplained" label="It was explained, and what a breach means" />
        <ActWords form={form} name="words" label="What was said" need="optional" />
      </ActFormFrame>
    </Card>
  )
}

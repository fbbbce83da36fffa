/** The forms of the registers: a control strategy, a requirement, an answer to one, and its end. */
import type { OfficerRef } from '@mips/contracts/common'
import { tasking } from '@mips/contracts/tasking'
import type { RequirementView } from '@mips/contracts/tasking-parts'
import { requirementClosings } from '@mips/domain/intelligence/tasking-meeting'
import { addMonths } from '@mips/domain/time/day'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { ActChoice, ActDay, ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesRegisters } from './tasking.api.ts'

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

type Strategy = { from: string; until: string; themes: string }

export function StrategyForm() {
  const today = rightNow().date
  const form = useActForm({
    schema: onForm(
      (values: Strategy) => ({ ...values, themes: linesOf(values.themes) }),
      tasking.routes.makeStrategy.body,
    ),
    defaults: { from: today, until: addMonths(today, 6), themes: '' } as Strategy,
    act: useAct(topicApi.tasking.makeStrategy.mutation(), { refreshes: refreshesRegisters, said: 'Kept' }),
    toInput: (body) => ({ body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the control strategy">
      <div className="mips-row--fields">
        <ActDay form={form} name="from" label="First day" />
        <ActDay form={form} name="until" label="Last day" />
      </div>
      <ActWords form={form} name="themes" label="Priorities" hint="One on each line" rows={4} />
    </ActFormFrame>
  )
}

export function EndStrategyForm({ strategyId, until }: { strategyId: string; until: string }) {
  const form = useActForm({
    schema: onForm((values: { until: string }) => values, tasking.routes.endStrategy.body),
    defaults: { until },
    act: useAct(topicApi.tasking.endStrategy.mutation(), { refreshes: refreshesRegisters, said: 'Kept' }),
    toInput: (body) => ({ params: { strategyId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="End it on this day">
      <ActDay form={form} name="until" label="Last day" />
    </ActFormFrame>
  )
}

type Requirement = { question: string; theme: string; ownerId: OfficerRef[]; expires: string }

export function RequirementForm({ themes }: { themes: readonly string[] }) {
  // A new set of boxes for each question: the owner of the last one is not left standing in it.
  const [round, setRound] = useState(0)
  return <OneRequirement key={round} themes={themes} onDone={() => setRound(round + 1)} />
}

function OneRequirement({ themes, onDone }: { themes: readonly string[]; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(
      ({ ownerId, ...values }: Requirement) => ({
        ...values,
        theme: given(values.theme) ?? '',
        expires: given(values.expires),
        ownerId: ownerId[0]?.id,
      }),
      tasking.routes.makeRequirement.body,
    ),
    defaults: { question: '', theme: themes[0] ?? '', ownerId: [], expires: '' } as Requirement,
    act: useAct(topicApi.tasking.makeRequirement.mutation(), {
      refreshes: refreshesRegisters,
      said: 'Kept',
    }),
    toInput: (body) => ({ body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Ask it">
      <ActWords form={form} name="question" label="Question" limit={500} />
      <ActChoice
        form={form}
        name="theme"
        label="Priority"
        list={themes.map((theme) => ({ code: theme, label: theme }))}
      />
      <Controller
        control={form.fields.control}
        name="ownerId"
        render={({ field }) => (
          <OfficersBox
            label="Owner"
            name="ownerId"
            {...(form.errorOf('ownerId') === undefined ? {} : { error: 'Name one owner' })}
            chosen={field.value}
            onChange={(officers) => field.onChange(officers.slice(-1))}
          />
        )}
      />
      <ActDay form={form} name="expires" label="Last day" hint="Without one: six months" need="optional" />
    </ActFormFrame>
  )
}

export function CloseRequirementForm({ requirement }: { requirement: RequirementView }) {
  const form = useActForm({
    schema: onForm(
      (values: { closedAs: string; reason: string }) => ({ ...values, closedAs: given(values.closedAs) }),
      tasking.routes.closeRequirement.body,
    ),
    defaults: { closedAs: requirement.answers.length > 0 ? 'ANSWERED' : 'WITHDRAWN', reason: '' },
    act: useAct(topicApi.tasking.closeRequirement.mutation(), {
      refreshes: refreshesRegisters,
      said: 'Closed',
    }),
    toInput: (body) => ({ params: { requirementId: requirement.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Close it">
      <ActRadios form={form} name="closedAs" label="How it ends" list={requirementClosings} />
      <ActLine form={form} name="reason" label="Why" />
    </ActFormFrame>
  )
}

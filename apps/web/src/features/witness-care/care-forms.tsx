/** The forms of witness care, each adding one step for one witness. */
import { witnessCare } from '@mips/contracts/witness-care'
import { measureStates, warningAnswers, witnessNeeds } from '@mips/domain/case/witness-care'
import { contactWays } from '@mips/domain/investigation/victim-contact'
import { specialMeasures } from '@mips/domain/investigation/victim-needs'
import { Button } from '@mips/ui/button.tsx'
import type { DefaultValues, FieldValues } from 'react-hook-form'
import { useFieldArray } from 'react-hook-form'
import {
  ActChoice,
  ActDay,
  ActLine,
  ActMany,
  ActRadios,
  ActTick,
  ActWords,
} from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'

type Of = { caseId: string; personId: string }
type Props = { of: Of }

const refreshes = [
  topicApi.witnessCare.get.key,
  topicApi.witnessCare.due.key,
  topicApi.prosecutionCase.get.key,
] as const

/** A form of one kind of step; emptied once it is kept. */
function useStep<V extends FieldValues>(of: Of, defaults: V, toBody: (values: V) => unknown) {
  const kind = (toBody(defaults) as { kind: string }).kind
  return useActForm({
    schema: onForm(toBody, witnessCare.routes.addStep.body),
    defaults: defaults as unknown as DefaultValues<V>,
    draft: { key: `witnessCare.${kind}:${of.caseId}:${of.personId}` },
    act: useAct(topicApi.witnessCare.addStep.mutation(), { refreshes, said: 'Kept' }),
    toInput: (body) => ({ params: of, body }),
    again: true,
  })
}

const said = (name: string, value: string) => (given(value) === undefined ? {} : { [name]: value })

export function WarnForm({ of, hearingOn }: Props & { hearingOn: string }) {
  const form = useStep(of, { way: '', through: '' }, ({ way, through }) => ({
    kind: 'WARNED',
    hearingOn,
    way,
    ...said('through', through),
  }))
  return (
    <ActFormFrame form={form} submitWords="Keep the warning">
      <ActChoice form={form} name="way" label="How they were warned" list={contactWays} />
      <ActLine
        form={form}
        name="through"
        label="Through whom"
        hint="Only where the witness was told through somebody"
      />
    </ActFormFrame>
  )
}

export function AnswerForm({ of, hearingOn }: Props & { hearingOn: string }) {
  const form = useStep(of, { answer: '', words: '' }, ({ answer, words }) => ({
    kind: 'ANSWERED',
    hearingOn,
    answer,
    ...said('words', words),
  }))
  return (
    <ActFormFrame form={form} submitWords="Keep the answer">
      <ActRadios form={form} name="answer" label="What they answered" list={warningAnswers} />
      <ActWords form={form} name="words" label="In their words" limit={500} />
    </ActFormFrame>
  )
}

type Span = { from: string; to: string; why: string }
type DatesValues = { from: string; to: string; avoid: Span[] }

export function DatesForm({ of }: Props) {
  const form = useStep<DatesValues>(of, { from: '', to: '', avoid: [] }, ({ from, to, avoid }) => ({
    kind: 'DATES',
    from,
    to,
    avoid: avoid.map((span) => ({
      from: span.from,
      to: given(span.to) ?? span.from,
      ...said('why', span.why),
    })),
  }))
  const rows = useFieldArray({ control: form.fields.control, name: 'avoid' })
  return (
    <ActFormFrame form={form} submitWords="Keep the dates">
      <div className="mips-row--fields">
        <ActDay form={form} name="from" label="Known from" />
        <ActDay form={form} name="to" label="Known until" />
      </div>
      {rows.fields.map((row, index) => (
        <fieldset key={row.id} className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">To avoid ({index + 1})</legend>
          <div className="mips-row--fields">
            <ActDay form={form} name={`avoid.${index}.from`} label="From" />
            <ActDay form={form} name={`avoid.${index}.to`} label="To, where it is more than a day" />
            <ActLine form={form} name={`avoid.${index}.why`} label="Why" />
          </div>
          <Button look="quiet" size="small" onClick={() => rows.remove(index)}>
            Take out<span className="govuk-visually-hidden">: number {index + 1}</span>
          </Button>
        </fieldset>
      ))}
      <Button
        look="secondary"
        size="small"
        icon="plus"
        onClick={() => rows.append({ from: '', to: '', why: '' })}
      >
        Add days to avoid
      </Button>
    </ActFormFrame>
  )
}

export function NeedsForm({ of }: Props) {
  const form = useStep(of, { needs: [] as string[], words: '' }, ({ needs, words }) => ({
    kind: 'NEEDS',
    needs,
    ...said('words', words),
  }))
  return (
    <ActFormFrame form={form} submitWords="Keep the needs">
      <ActMany form={form} name="needs" label="What they need" list={witnessNeeds} />
      <ActWords form={form} name="words" label="In words; write None where there is nothing" limit={1000} />
    </ActFormFrame>
  )
}

export function MeasureForm({ of }: Props) {
  const form = useStep(of, { measure: '', state: '', words: '' }, ({ measure, state, words }) => ({
    kind: 'MEASURE',
    measure,
    state,
    ...said('words', words),
  }))
  return (
    <ActFormFrame form={form} submitWords="Keep the measure">
      <ActChoice form={form} name="measure" label="Measure" list={specialMeasures} />
      <ActChoice form={form} name="state" label="Where it stands" list={measureStates} />
      <ActWords
        form={form}
        name="words"
        label="Why"
        hint="In the words of the witness, where they ask for it"
        limit={1000}
      />
    </ActFormFrame>
  )
}

export function WishForm({ of }: Props) {
  const form = useStep(of, { isNoContact: true, words: '' }, ({ isNoContact, words }) => ({
    kind: 'WISH',
    isNoContact,
    words,
  }))
  return (
    <ActFormFrame form={form} submitWords="Keep the wish">
      <ActTick form={form} name="isNoContact" label="Does not want to be contacted" />
      <ActWords form={form} name="words" label="Their wish, in their words" limit={500} />
    </ActFormFrame>
  )
}

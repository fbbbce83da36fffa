/** The copy that others will read, made beside the original: its words, why each part was taken out, its marking and its readers. */
import type { EvaluatedParagraph, EvaluationPage } from '@mips/contracts/intelligence-review-replies'
import { intelligenceReview } from '@mips/contracts/intelligence-review'
import { protectiveMarkings } from '@mips/domain/codes/information'
import { removalReasons } from '@mips/domain/intelligence/sanitise'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useDeferredValue, useMemo } from 'react'
import { useAct } from '../../platform/act.ts'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesEvaluation } from './evaluation.api.ts'
import { GroupChoice } from './group-choice.tsx'
import { markBoth, reasonsInOrder, type Removal, removalsOf } from './marked-text.ts'
import { RawPane } from './raw-pane.tsx'

type Props = { report: EvaluationPage; paragraph: EvaluatedParagraph }

type Values = {
  text: string
  isLeftOut: boolean
  leftOutReason: string
  marking: string
  markingReason: string
  couldHaveKnown: string
  said: Removal[]
  restrictToGroupIds: string[]
}

const opening = ({ raw, rawMarking, text }: EvaluatedParagraph): Values => ({
  text: text?.text ?? raw,
  isLeftOut: text?.isLeftOut ?? false,
  leftOutReason: text?.leftOutReason ?? '',
  marking: text?.marking ?? rawMarking,
  markingReason: text?.markingReason ?? '',
  couldHaveKnown: text === null || text.couldHaveKnown === null ? '' : String(text.couldHaveKnown),
  said:
    text === null
      ? []
      : removalsOf(markBoth(raw, text.text).raw, []).map(({ part }, place) => ({
          part,
          code: text.removalReasons[place] ?? '',
        })),
  restrictToGroupIds: text?.restrictToGroupIds ?? [],
})

const bodyOf = (raw: string, values: Values) => ({
  text: values.isLeftOut ? '' : values.text,
  isLeftOut: values.isLeftOut,
  leftOutReason: values.isLeftOut ? given(values.leftOutReason) : undefined,
  marking: values.marking,
  markingReason: values.marking === 'OFFICIAL' ? undefined : given(values.markingReason),
  couldHaveKnown: values.couldHaveKnown.trim() === '' ? undefined : Number(values.couldHaveKnown),
  removalReasons: values.isLeftOut
    ? []
    : reasonsInOrder(removalsOf(markBoth(raw, values.text).raw, values.said)),
  restrictToGroupIds: values.restrictToGroupIds,
})

/** Original and copy side by side; what is taken out is marked while it is typed. */
export function CopyDesk({ report, paragraph }: Props) {
  const { id, number, raw } = paragraph
  const form = useActForm({
    schema: onForm((values: Values) => bodyOf(raw, values), intelligenceReview.routes.sanitise.body),
    defaults: opening(paragraph),
    draft: { key: `intelligence.copy:${report.id}:${id}` },
    act: useAct(topicApi.intelligenceReview.sanitise.mutation(), {
      refreshes: refreshesEvaluation,
      said: `Copy of paragraph ${number} kept`,
    }),
    toInput: (body) => ({ params: { reportId: report.id, paragraphId: id }, body, version: report.version }),
  }) as unknown as ActForm<Values>
  const { text, said, isLeftOut } = form.fields.watch()
  const typed = useDeferredValue(isLeftOut ? raw : text)
  const marked = useMemo(() => markBoth(raw, typed), [raw, typed])
  const removals = removalsOf(marked.raw, said)
  return (
    <div className="mips-columns">
      <RawPane paragraph={paragraph} parts={marked.raw} removals={removals} />
      <div className="mips-pane">
        <h3 className="govuk-heading-s">As others will read it</h3>
        <ActFormFrame form={form} submitWords={`Keep the copy of paragraph ${number}`}>
          <Checkbox {...form.fields.register('isLeftOut')} label="Give nothing of it out" />
          {isLeftOut ? (
            <ActWords form={form} name="leftOutReason" label="Why nothing is given out" limit={500} />
          ) : (
            <>
              <Textarea
                {...form.fields.register('text')}
                label={`Copy of paragraph ${number}`}
                hint="Take out what points to the source or to people who need not be known. Add nothing"
                error={form.errorOf('text')}
                limit={10_000}
                rows={8}
              />
              <Reasons form={form} removals={removals} />
            </>
          )}
          <About form={form} />
        </ActFormFrame>
      </div>
    </div>
  )
}

/** Why each part was taken out. */
function Reasons({ form, removals }: { form: ActForm<Values>; removals: readonly Removal[] }) {
  const put = (part: string, code: string) =>
    form.fields.setValue(
      'said',
      [...form.fields.getValues('said').filter((one) => one.part !== part), { part, code }],
      { shouldDirty: true },
    )
  return removals.map(({ part, code }, place) => (
    <Select
      key={`${place}${part}`}
      name={`removal-${place}`}
      label={`Why “${part.length > 60 ? `${part.slice(0, 60)}…` : part}” was taken out`}
      placeholder="Choose"
      options={choicesOf(removalReasons)}
      value={code}
      onChange={({ target }) => put(part, target.value)}
    />
  ))
}

/** How many could have known it, how the copy is marked, and who may hold it. */
function About({ form }: { form: ActForm<Values> }) {
  return (
    <>
      <TextInput
        {...form.fields.register('couldHaveKnown')}
        label="How many people could have known it?"
        hint="With one, whoever reads it knows the source"
        error={form.errorOf('couldHaveKnown')}
        inputMode="numeric"
        width={5}
      />
      <Radios
        name="marking"
        legend="Marking of the copy"
        legendSize="s"
        inline
        registration={form.fields.register('marking')}
        error={form.errorOf('marking')}
        options={protectiveMarkings
          .filter(({ canBeStored }) => canBeStored)
          .map(({ code, label }) => ({ value: code, label }))}
      />
      {form.fields.watch('marking') === 'OFFICIAL' ? null : (
        <ActWords form={form} name="markingReason" label="What makes it sensitive?" limit={500} />
      )}
      <GroupChoice
        form={form}
        name="restrictToGroupIds"
        legend="Only for"
        hint="Without a group, whoever may read the report"
      />
    </>
  )
}

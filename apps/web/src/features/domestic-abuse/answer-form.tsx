/** The topics of the tool: one tap each, words where they matter; kept as it goes, also with no network, and saved in any state. */
import { AbuseAnswers, type AbuseAssessmentPage } from '@mips/contracts/domestic-abuse-parts'
import { keptAnswers } from '@mips/domain/safeguarding/abuse-words'
import { Card } from '@mips/ui/card.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, type ActForm, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesAbuse } from './domestic-abuse.api.ts'

type Answer = { answer: string; words: string }
type Values = {
  topics: Record<string, Answer>
  seenAlone: '' | 'yes' | 'no'
  databasesSearched: boolean
  interpreter: string
  answeredBy: string
  weapons: string
}

/** Only what was answered is sent: what is left is asked again when the risk is graded. */
const toBody = (values: Values): unknown => ({
  answers: Object.entries(values.topics).flatMap(([topic, { answer, words }]) =>
    answer === '' ? [] : [{ topic, answer, words }],
  ),
  ...(values.seenAlone === '' ? {} : { seenAlone: values.seenAlone === 'yes' }),
  databasesSearched: values.databasesSearched,
  interpreter: values.interpreter,
  answeredBy: values.answeredBy,
  weapons: values.weapons,
})

const saidOf = (seen: boolean | null): Values['seenAlone'] => {
  if (seen === null) return ''
  return seen ? 'yes' : 'no'
}

export function AnswerForm({ page }: { page: AbuseAssessmentPage }) {
  const form: ActForm<Values> = useActForm({
    schema: onForm(toBody, AbuseAnswers),
    defaults: {
      topics: Object.fromEntries(
        page.topics.map(({ code, answer, words }) => [
          code,
          { answer: answer?.code ?? '', words: words ?? '' },
        ]),
      ),
      seenAlone: saidOf(page.seenAlone),
      databasesSearched: page.databasesSearched ?? false,
      interpreter: page.interpreter ?? '',
      answeredBy: page.answeredBy ?? '',
      weapons: page.weapons ?? '',
    } as Values,
    draft: { key: `abuse.answers:${page.id}` },
    act: useAct(topicApi.domesticAbuse.save.mutation(), { refreshes: refreshesAbuse, said: 'Answers saved' }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body }),
  })
  const topics = form.fields.watch('topics')
  const answered = Object.values(topics).filter(({ answer }) => answer !== '').length
  return (
    <Card title="The questions">
      <p>
        {page.toolVersion === null
          ? 'Put every topic in the words that your force uses; one tap each.'
          : `${page.tool.label}, version ${page.toolVersion} of your force: put every question as it stands.`}{' '}
        {answered} of {page.topics.length} answered. What is answered is kept as you go.
      </p>
      <ActFormFrame form={form} submitWords="Save the answers">
        {page.topics.map(({ code, label, isGrave }) => (
          <Topic key={code} form={form} code={code} label={label} isGrave={isGrave} />
        ))}
        <Radios
          name="seenAlone"
          legend="Was the victim seen alone?"
          inline
          registration={form.fields.register('seenAlone')}
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <ActTick form={form} name="databasesSearched" label="Earlier records of both people were searched" />
        <ActWords form={form} name="weapons" label="Weapons" need="optional" />
        <ActLine form={form} name="answeredBy" label="Who answered, where not the victim" need="optional" />
        <ActLine form={form} name="interpreter" label="Interpreter" need="optional" />
      </ActFormFrame>
    </Card>
  )
}

type TopicProps = { form: ActForm<Values>; code: string; label: string; isGrave: boolean }

function Topic({ form, code, label, isGrave }: TopicProps) {
  const { register, watch } = form.fields
  const answer = watch(`topics.${code}.answer`)
  const isWordy = answer === 'YES' || answer === 'NOT_ASKED'
  return (
    <div>
      <Radios
        name={`topics.${code}.answer`}
        legend={label}
        legendSize="s"
        {...(isGrave ? { hint: 'A grave sign' } : {})}
        inline
        registration={register(`topics.${code}.answer`)}
        options={choicesOf(keptAnswers)}
      />
      {isWordy ? (
        <TextInput
          {...register(`topics.${code}.words`)}
          label={
            answer === 'YES'
              ? `In their words: ${label.toLowerCase()}`
              : `Why not asked: ${label.toLowerCase()}`
          }
          need="optional"
        />
      ) : null}
    </div>
  )
}

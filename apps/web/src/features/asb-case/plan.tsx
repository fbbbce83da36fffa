/** The problem-solving plan: actions of partners and of the police, each with its receipt and its result. */
import { asbCase } from '@mips/contracts/asb-case'
import type { AsbActionLine, AsbCasePage } from '@mips/contracts/asb-case-parts'
import { asbPartners, asbTools } from '@mips/domain/safeguarding/asb-case'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDate, formatDateTimeZone } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'
import { Sendings } from './sendings.tsx'

type Page = { page: AsbCasePage }

export function Plan({ page }: Page) {
  return (
    <Card id="plan" title="Plan">
      {page.actions.length === 0 ? <p>Nothing is planned yet.</p> : null}
      {page.actions.map((action) => (
        <Action key={action.id} page={page} action={action} />
      ))}
      {page.may.keep.allowed ? (
        <Details summary="Add an action">
          <AddAction page={page} />
        </Details>
      ) : null}
    </Card>
  )
}

function stateOf(action: AsbActionLine): {
  tone: 'good' | 'neutral' | 'bad' | 'caution' | 'info'
  words: string
} {
  if (action.withdrawnAt !== null) return { tone: 'neutral', words: 'Taken back' }
  if (action.doneAt !== null)
    return action.sentAt !== null && action.receiptAt === null
      ? { tone: 'caution', words: 'Done, no receipt' }
      : { tone: 'good', words: 'Done' }
  if (action.isOverdue) return { tone: 'bad', words: 'Overdue' }
  if (action.receiptAt !== null) return { tone: 'info', words: 'The partner has it' }
  return action.sentAt === null
    ? { tone: 'neutral', words: 'Planned' }
    : { tone: 'caution', words: 'Sent, no receipt yet' }
}

/** Ends with one full stop, whoever typed it. */
const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

function Action({ page, action }: Page & { action: AsbActionLine }) {
  const { tone, words } = stateOf(action)
  return (
    <section aria-label={`${action.partner.label}: ${action.tool.label}`}>
      <h3 className="govuk-heading-s">
        {action.partner.label}: {action.tool.label} <Tag tone={tone}>{words}</Tag>
      </h3>
      <p>
        {[
          action.words,
          action.dueOn === null ? null : `By ${formatDate(action.dueOn)}`,
          action.receiptAt === null
            ? null
            : `Received ${formatDateTimeZone(action.receiptAt)}: ${action.receiptWords ?? ''}`,
          action.result,
          action.reviewId === null ? null : 'Recommended by the case review',
        ]
          .filter((part) => part !== null)
          .map(sentence)
          .join(' ')}
      </p>
      <Sendings page={page} action={action} />
      {page.may.keep.allowed && action.steps.length > 0 ? (
        <Details
          key={action.steps.length}
          summary={
            <>
              What came of it<span className="govuk-visually-hidden">: {action.words}</span>
            </>
          }
        >
          <StepForm page={page} action={action} />
        </Details>
      ) : null}
    </section>
  )
}

function StepForm({ page, action }: Page & { action: AsbActionLine }) {
  const form = useActForm({
    schema: onForm(
      (values: { step: string; words: string }) => ({ step: values.step, words: given(values.words) }),
      asbCase.routes.stepAction.body,
    ),
    defaults: { step: action.steps[0]?.code ?? '', words: '' },
    act: useAct(topicApi.asbCase.stepAction.mutation(), { refreshes: refreshesCase, said: 'Recorded' }),
    toInput: (body) => ({ params: { caseId: page.id, actionId: action.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the step">
      <Select
        {...form.fields.register('step')}
        label="What happened"
        options={choicesOf(action.steps)}
        error={form.errorOf('step')}
      />
      <TextInput
        {...form.fields.register('words')}
        label="In words"
        hint="Their reference, the result, or why it was taken back"
        error={form.errorOf('words')}
      />
    </ActFormFrame>
  )
}

function AddAction({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { partner: string; tool: string; words: string; dueOn: string; isSent: boolean }) => ({
        partner: values.partner,
        tool: values.tool,
        words: values.words,
        dueOn: given(values.dueOn),
        isSent: values.isSent,
      }),
      asbCase.routes.addAction.body,
    ),
    defaults: { partner: '', tool: '', words: '', dueOn: '', isSent: false },
    act: useAct(topicApi.asbCase.addAction.mutation(), {
      refreshes: refreshesCase,
      said: 'Added to the plan',
    }),
    toInput: (body) => ({ params: { caseId: page.id }, body }),
    again: true,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Add to the plan">
      <Select
        {...register('partner')}
        label="Who does it"
        placeholder="Choose"
        options={choicesOf(asbPartners)}
        error={form.errorOf('partner')}
      />
      <Select
        {...register('tool')}
        label="What kind"
        placeholder="Choose"
        options={choicesOf(asbTools)}
        error={form.errorOf('tool')}
      />
      <Textarea {...register('words')} label="What is to be done" rows={2} error={form.errorOf('words')} />
      <TextInput
        {...register('dueOn')}
        type="date"
        label="By when"
        need="optional"
        error={form.errorOf('dueOn')}
      />
      <Checkbox {...register('isSent')} label="Sent to the partner now" error={form.errorOf('isSent')} />
    </ActFormFrame>
  )
}

/** What comes to a crime after it is recorded: a victim or witness, the registrar's confirmation, and another force that takes it over. */
import { crime } from '@mips/contracts/crime'
import type { CrimePage } from '@mips/contracts/crime-parts'
import { crimeParts } from '@mips/domain/investigation/crime-words'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCrime } from './crime.api.ts'

type Page = { page: CrimePage }

export function AddPerson({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { personId: string; role: string }) => ({
        personId: given(values.personId),
        role: given(values.role),
      }),
      crime.routes.addPerson.body,
    ),
    defaults: { personId: '', role: 'VICTIM' },
    act: useAct(topicApi.crime.addPerson.mutation(), { refreshes: refreshesCrime, said: 'Person added' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  return (
    <Details summary="Add a victim or a witness">
      <ActFormFrame form={form} submitWords="Add the person">
        <Radios
          name="role"
          legend="Their part"
          inline
          registration={form.fields.register('role')}
          options={choicesOf(crimeParts)}
          error={form.errorOf('role')}
        />
        <PersonBox
          label="Person"
          name="personId"
          error={form.errorOf('personId') === undefined ? undefined : 'Choose the person'}
          onChoose={(id) => form.fields.setValue('personId', id ?? '')}
        />
      </ActFormFrame>
    </Details>
  )
}

/** The registrar's look at the recording of rape or homicide; its task is done with it. */
export function Confirm({ page }: Page) {
  const form = useActForm({
    schema: crime.routes.confirm.body,
    defaults: { words: '' },
    act: useAct(topicApi.crime.confirm.mutation(), {
      refreshes: refreshesCrime,
      said: 'Recording confirmed',
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  return (
    <Details summary="Confirm the recording">
      <ActFormFrame form={form} submitWords="Confirm the recording">
        <Textarea
          {...form.fields.register('words')}
          label="What was looked at"
          error={form.errorOf('words')}
        />
      </ActFormFrame>
    </Details>
  )
}

export function OfferTransfer({ page }: Page) {
  const form = useActForm({
    schema: crime.routes.offerTransfer.body,
    defaults: { otherForce: '', words: '' },
    act: useAct(topicApi.crime.offerTransfer.mutation(), {
      refreshes: refreshesCrime,
      said: 'Crime offered',
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  const { register } = form.fields
  return (
    <Details summary="Offer it to another force">
      <p>The crime counts here until the other force has accepted it.</p>
      <ActFormFrame form={form} submitWords="Offer the crime">
        <TextInput {...register('otherForce')} label="Force" error={form.errorOf('otherForce')} />
        <Textarea {...register('words')} label="Why it is theirs" error={form.errorOf('words')} />
      </ActFormFrame>
    </Details>
  )
}

export function AnswerTransfer({ page, changeId }: Page & { changeId: string }) {
  const form = useActForm({
    schema: onForm(
      (values: { answer: string; reference: string; words: string }) => ({
        answer: values.answer,
        reference: given(values.reference),
        words: values.words,
      }),
      crime.routes.answerTransfer.body,
    ),
    defaults: { answer: 'ACCEPTED', reference: '', words: '' },
    act: useAct(topicApi.crime.answerTransfer.mutation(), {
      refreshes: refreshesCrime,
      said: 'Answer recorded',
    }),
    toInput: (body) => ({ params: { crimeId: page.id, changeId }, body, version: page.version }),
  })
  const { register, watch } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the answer">
      <Radios
        name="answer"
        legend="What the other force answered"
        registration={register('answer')}
        options={[
          { value: 'ACCEPTED', label: 'Accepted: the crime is theirs' },
          { value: 'REFUSED', label: 'Refused: the crime stays ours' },
          { value: 'DISPUTED', label: 'In dispute: the registrars decide' },
        ]}
        error={form.errorOf('answer')}
      />
      {watch('answer') === 'ACCEPTED' ? (
        <TextInput {...register('reference')} label="Their reference" error={form.errorOf('reference')} />
      ) : null}
      <Textarea {...register('words')} label="What was said" error={form.errorOf('words')} />
    </ActFormFrame>
  )
}

/** Letters to the owner: written with what is known carried in, printed, sent, and what was answered. */
import { propertyCare } from '@mips/contracts/property-care'
import type { LetterLine } from '@mips/contracts/property-care-replies'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { letterKinds, letterWays, ownerAnswers } from '@mips/domain/property/owner-letters'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

type Page = { page: ExhibitPage }

export function LettersCard({ page }: Page) {
  if (page.letters.length === 0 && !page.may.register.allowed) return null
  return (
    <Card title="Letters to the owner">
      {page.letters.length === 0 ? <p>No letter was written.</p> : null}
      {page.letters.map((letter) => (
        <Letter key={letter.id} page={page} letter={letter} />
      ))}
      {page.may.register.allowed ? <Write page={page} /> : null}
    </Card>
  )
}

const stateOf = (letter: LetterLine) => {
  if (letter.answer !== null) return letter.answer.label
  if (letter.isOverdue) return 'No answer'
  return letter.sentAt === null ? 'Not sent' : 'Sent'
}

function Letter({ page, letter }: Page & { letter: LetterLine }) {
  const by = letter.writtenBy === null ? '' : ` by ${formatOfficer(letter.writtenBy)}`
  return (
    <section aria-label={letter.kind.label}>
      <p>
        <strong>{letter.kind.label}</strong>{' '}
        <Tag tone={letter.isOverdue ? 'bad' : 'info'}>{stateOf(letter)}</Tag>
        <br />
        To {letter.owner?.name ?? 'the owner'}, {letter.address}. Written{by},{' '}
        {formatDateTimeZone(letter.writtenAt)}.
        {letter.sentAt === null
          ? ''
          : ` Sent ${(letter.sentHow ?? '').toLowerCase()}, ${formatDateTimeZone(letter.sentAt)}; answer by ${formatDate(letter.answerBy)}.`}
        {letter.answerWords === null ? '' : ` ${letter.answerWords}`}
      </p>
      <LetterPaper page={page} letter={letter} />
      {letter.answer === null && page.may.register.allowed ? <Step page={page} letter={letter} /> : null}
    </section>
  )
}

function LetterPaper({ page, letter }: Page & { letter: LetterLine }) {
  const [file, setFile] = useState<string>()
  const print = useAct(topicApi.propertyCare.printLetter.mutation(), { tellsErrors: true })
  const make = async () => {
    const paper = await print.run({ params: { exhibitId: page.id, letterId: letter.id }, body: {} })
    if (paper instanceof Blob) setFile(URL.createObjectURL(paper))
  }
  if (file !== undefined)
    return (
      <p>
        <a className="govuk-link" href={file} target="_blank" rel="noreferrer">
          Open the letter (PDF)
        </a>
      </p>
    )
  return (
    <Button look="secondary" isBusy={print.isBusy} onClick={() => void make()}>
      Make the letter
    </Button>
  )
}

function Step({ page, letter }: Page & { letter: LetterLine }) {
  const isSent = letter.sentAt !== null
  const form = useActForm({
    schema: onForm(
      (values: { how: string; answer: string; words: string }) =>
        isSent
          ? { step: 'ANSWERED', answer: given(values.answer), words: given(values.words) }
          : { step: 'SENT', how: given(values.how) },
      propertyCare.routes.recordLetter.body,
    ),
    defaults: { how: 'POST', answer: 'WANTS_BACK', words: '' },
    act: useAct(topicApi.propertyCare.recordLetter.mutation(), {
      refreshes: refreshesProperty,
      said: 'Kept',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id, letterId: letter.id }, body }),
  })
  const { register } = form.fields
  return (
    <Details summary={isSent ? 'The owner answered' : 'It was sent'}>
      <ActFormFrame form={form} submitWords={isSent ? 'Keep the answer' : 'Keep that it was sent'}>
        {isSent ? (
          <>
            <Select
              {...register('answer')}
              label="What the owner says"
              options={choicesOf(ownerAnswers)}
              error={form.errorOf('answer')}
            />
            <TextInput {...register('words')} label="In their words" need="optional" />
          </>
        ) : (
          <Select
            {...register('how')}
            label="How it was sent"
            options={choicesOf(letterWays)}
            error={form.errorOf('how')}
          />
        )}
      </ActFormFrame>
    </Details>
  )
}

function Write({ page }: Page) {
  const authorised = page.disposals.find(({ state }) => state === 'AUTHORISED')
  const owner = authorised?.owner ?? page.person
  const form = useActForm({
    schema: onForm(
      (values: { kind: string; address: string; collectFrom: string; words: string }) => ({
        kind: values.kind,
        address: values.address,
        collectFrom: values.kind === 'COLLECT' ? given(values.collectFrom) : undefined,
        words: given(values.words),
        ownerId: owner?.personRecordId ?? undefined,
      }),
      propertyCare.routes.writeLetter.body,
    ),
    defaults: {
      kind: authorised?.decision.code === 'RETURN' ? 'COLLECT' : 'CLAIM',
      address: page.letters.at(-1)?.address ?? '',
      collectFrom: page.holder.kind === 'PLACE' ? page.holder.label : '',
      words: '',
    },
    draft: { key: `property.letter:${page.id}` },
    act: useAct(topicApi.propertyCare.writeLetter.mutation(), {
      refreshes: refreshesProperty,
      said: 'Letter written',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id }, body }),
    again: true,
  })
  const { register, watch } = form.fields
  return (
    <Details summary="Write to the owner">
      <p>Owner: {owner?.name ?? 'not known; add from whom it came under “What it is”'}.</p>
      <ActFormFrame form={form} submitWords="Write the letter">
        <Select
          {...register('kind')}
          label="What it says"
          options={choicesOf(letterKinds)}
          error={form.errorOf('kind')}
        />
        <Textarea
          {...register('address')}
          label="Address or email"
          rows={2}
          error={form.errorOf('address')}
        />
        {watch('kind') === 'COLLECT' ? (
          <TextInput
            {...register('collectFrom')}
            label="Where it can be collected"
            error={form.errorOf('collectFrom')}
          />
        ) : null}
        <Textarea
          {...register('words')}
          label="Something else"
          need="optional"
          rows={2}
          error={form.errorOf('words')}
        />
      </ActFormFrame>
    </Details>
  )
}

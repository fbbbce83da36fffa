/** One entry of rights on a screen: its time, its answer and words, or the new one that puts an old one right. */
import { entriesBody, type RightsLine } from '@mips/contracts/rights-replies'
import { languageLabel, noticeLanguages } from '@mips/domain/custody/notices/notice'
import type { RightsEntryKind } from '@mips/domain/custody/rights-entries'
import { minutesBetween } from '@mips/domain/time/instant'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import type { z } from 'zod'
import { Controller } from 'react-hook-form'
import type { Act } from './act.ts'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { given, instantOf, onForm, rightNow } from './form-times.ts'
import { answersOf, entryFields } from './rights-forms.ts'
import { serverNow } from './server-clock.ts'

export type EntriesBody = z.input<ReturnType<typeof entriesBody>>
export type RecordEntries = Act<unknown, EntriesBody>

type Values = {
  happenedAt: LocalDateTime
  answer: string
  language: string
  person: string
  relation: string
  reason: string
  isSo: boolean
  lateReason: string
}

const schema = entriesBody(['rights', 'adult', 'child', 'attender'])
const lateAfterMinutes = 30

export type EntryFormProps = {
  kind: RightsEntryKind
  act: RecordEntries
  submitWords: string
  /** The request that this answers. */
  aboutId?: string
  /** The entry that this puts right. */
  corrects?: RightsLine
  /** What is known already. */
  known?: Partial<Pick<Values, 'answer' | 'language' | 'person' | 'relation'>>
  onDone?: () => void
}

export function EntryForm({ kind, act, submitWords, aboutId, corrects, known, onDone }: EntryFormProps) {
  const fields = entryFields[kind]
  const body = (values: Values) => ({
    entries: [
      {
        kind,
        happenedAt: instantOf(values.happenedAt),
        answer: fields.answer === undefined ? undefined : given(values.answer),
        language: fields.language === undefined ? undefined : given(values.language),
        person: given(values.person),
        relation: given(values.relation),
        reason: given(values.reason),
        isSo: fields.isSo === undefined ? undefined : values.isSo,
        aboutId,
        correctsId: corrects?.id,
      },
    ],
    lateReason: given(values.lateReason),
  })
  const form = useActForm({
    schema: onForm(body, schema),
    defaults: {
      happenedAt: corrects === undefined ? rightNow() : fromInstant(corrects.happenedAt),
      answer: corrects?.answer ?? known?.answer ?? '',
      language: corrects?.language ?? known?.language ?? '',
      person: corrects?.person ?? known?.person ?? '',
      relation: corrects?.relation ?? known?.relation ?? '',
      reason: corrects?.reason ?? '',
      isSo: corrects?.isSo ?? false,
      lateReason: '',
    } as Values,
    act,
    toInput: (made) => made as EntriesBody,
    again: true,
    ...(onDone === undefined ? {} : { onDone }),
  })
  const { control, register, watch } = form.fields
  const now = serverNow().toISOString()
  const at = instantOf(watch('happenedAt'))
  const isLate = at !== undefined && (minutesBetween(at, now) ?? 0) > lateAfterMinutes
  const errorOf = (field: keyof Values) =>
    form.errorOf(field) ?? form.errorOf(`entries.0.${field}` as keyof Values)
  const id = `${kind}-${corrects?.id ?? aboutId ?? 'new'}`
  return (
    <ActFormFrame form={form} submitWords={submitWords}>
      {fields.answer === undefined ? null : (
        <Radios
          id={`${id}-answer`}
          name="answer"
          legend={fields.answer}
          options={answersOf(kind)}
          registration={register('answer')}
          error={errorOf('answer')}
          inline={answersOf(kind).length < 4}
        />
      )}
      {fields.language === undefined ? null : (
        <Language kind={kind} id={id} error={errorOf('language')} registration={register('language')} />
      )}
      {(['person', 'relation', 'reason'] as const).map((name) =>
        fields[name] === undefined ? null : (
          <TextInput
            key={name}
            {...register(name)}
            id={`${id}-${name}`}
            label={fields[name]}
            error={errorOf(name)}
          />
        ),
      )}
      {fields.isSo === undefined ? null : (
        <Checkbox {...register('isSo')} id={`${id}-isSo`} label={fields.isSo} />
      )}
      <Controller
        control={control}
        name="happenedAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            id={`${id}-at`}
            legend="When"
            expects="past"
            now={now}
            error={errorOf('happenedAt')}
          />
        )}
      />
      {isLate || errorOf('lateReason') !== undefined ? (
        <TextInput
          {...register('lateReason')}
          id={`${id}-late`}
          label="Why is this entered late?"
          error={errorOf('lateReason')}
        />
      ) : null}
    </ActFormFrame>
  )
}

type LanguageProps = {
  kind: RightsEntryKind
  id: string
  error: string | undefined
  registration: ReturnType<ReturnType<typeof useActForm>['fields']['register']>
}

/** A notice is in a language that is carried; an interpreter may speak any. */
function Language({ kind, id, error, registration }: LanguageProps) {
  if (kind !== 'NOTICE_GIVEN')
    return <TextInput {...registration} id={`${id}-language`} label="Language" error={error} />
  return (
    <Select
      {...registration}
      id={`${id}-language`}
      label="Language of the notice"
      placeholder="Choose"
      options={noticeOptions}
      error={error}
    />
  )
}

/** Every language that a notice is carried in, as it is called here and by its speakers. */
export const noticeOptions = noticeLanguages.map(({ code, label, ownName }) => ({
  value: code,
  label: label === ownName ? label : `${label} (${ownName})`,
}))

export const languageWords = languageLabel

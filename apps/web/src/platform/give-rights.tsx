/** The rights given in one go, as they are at the desk: one time, one save, an entry for each thing that was answered. */
import { entriesBody, type RightsLine } from '@mips/contracts/rights-replies'
import type { RightsEntryKind } from '@mips/domain/custody/rights-entries'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { ActLate } from './act-fields.tsx'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { given, instantOf, onForm, rightNow } from './form-times.ts'
import { type EntriesBody, noticeOptions, type RecordEntries } from './rights-entry-form.tsx'
import { answersOf } from './rights-forms.ts'
import { serverNow } from './server-clock.ts'

type Values = {
  happenedAt: LocalDateTime
  isTold: boolean
  isCautioned: boolean
  language: string
  notice: string
  codes: string
  solicitor: string
  noSolicitor: string
  inform: string
  informWho: string
  interpreter: string
  interpreterLanguage: string
  consulate: string
  country: string
  adult: string
  signed: string
  notSigned: string
  lateReason: string
}

const schema = entriesBody(['rights', 'adult', 'attender'])

export type GiveRightsProps = {
  act: RecordEntries
  entries: readonly RightsLine[]
  /** What is known: the language of the notice, and the nationality. */
  language: string | null
  nationality: string | null
  isChild: boolean
  isAttender?: boolean
  /** The risk assessment has said already whether an adult is needed. */
  isAdultDecided?: boolean
}

export function GiveRights({
  act,
  entries,
  language,
  nationality,
  isChild,
  isAttender,
  isAdultDecided,
}: GiveRightsProps) {
  const has = (kind: RightsEntryKind) =>
    entries.some((line) => line.kind === kind && line.correctedById === null)
  const form = useActForm({
    schema: onForm((values: Values) => bodyOf(values, isAttender === true), schema),
    defaults: {
      happenedAt: rightNow(),
      isTold: !has('GROUNDS_TOLD'),
      isCautioned: isAttender === true && !has('CAUTIONED'),
      language: language ?? 'en',
      notice: has('NOTICE_GIVEN') ? '' : 'WRITTEN',
      codes: '',
      solicitor: '',
      noSolicitor: '',
      inform: '',
      informWho: '',
      interpreter: '',
      interpreterLanguage: '',
      consulate: '',
      country: nationality ?? '',
      adult: '',
      signed: '',
      notSigned: '',
      lateReason: '',
    } as Values,
    act,
    toInput: (made) => made as EntriesBody,
    again: true,
  })
  const { control, register } = form.fields
  const now = serverNow().toISOString()
  const radios = (
    name: keyof Values & string,
    kind: RightsEntryKind,
    legend: string,
    reveal?: Record<string, ReturnType<typeof TextInput>>,
  ) =>
    has(kind) ? null : (
      <Radios
        name={name}
        legend={legend}
        inline={reveal === undefined}
        registration={register(name)}
        options={answersOf(kind).map((option) => ({ ...option, reveal: reveal?.[option.value] }))}
      />
    )
  return (
    <ActFormFrame form={form} submitWords="Record the rights">
      <Controller
        control={control}
        name="happenedAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="Given"
            expects="past"
            now={now}
            error={form.errorOf('happenedAt') ?? form.errorOf('entries.0.happenedAt' as keyof Values)}
          />
        )}
      />
      <ActLate form={form} time="happenedAt" />
      {isAttender ? <Checkbox {...register('isCautioned')} id="isCautioned" label="Cautioned" /> : null}
      <Checkbox
        {...register('isTold')}
        id="isTold"
        label={isAttender ? 'Told the offence' : 'Told the offence and why they are held'}
      />
      <div className="mips-row mips-row--fields">
        <Select
          {...register('language')}
          label="Notice of rights in"
          options={noticeOptions}
          error={form.errorOf('language')}
        />
        <Select
          {...register('notice')}
          label="How it was given"
          options={[{ value: '', label: 'Not given now' }, ...answersOf('NOTICE_GIVEN')]}
        />
      </div>
      {radios('solicitor', 'LEGAL_ADVICE', 'Wants a solicitor (free and independent)', {
        NO: <TextInput {...register('noSolicitor')} label="The reason given" />,
      })}
      {radios('inform', 'INFORM', 'Wants somebody told', {
        YES: <TextInput {...register('informWho')} label="Who is to be told" />,
      })}
      {radios('codes', 'CODES_OFFERED', 'Wants to read the Codes of Practice')}
      {radios('interpreter', 'INTERPRETER', 'Needs an interpreter', {
        YES: (
          <TextInput
            {...register('interpreterLanguage')}
            label="Language"
            error={form.errorOf('interpreterLanguage')}
          />
        ),
      })}
      {has('CONSULATE') ? null : (
        <Radios
          name="consulate"
          legend="Not British: wants the consulate told"
          need="optional"
          inline
          registration={register('consulate')}
          options={answersOf('CONSULATE')}
        />
      )}
      {isChild || isAdultDecided || has('ADULT_NEED') ? null : (
        <Select
          {...register('adult')}
          label="Appropriate adult"
          placeholder="Choose"
          options={answersOf('ADULT_NEED').filter(({ value }) => value !== 'AGE')}
        />
      )}
      {radios('signed', 'SIGNED', 'Signed for the notice', {
        NO: <TextInput {...register('notSigned')} label="Why not" />,
      })}
    </ActFormFrame>
  )
}

/** An entry for each thing that was answered; what was not asked is left out and stays on the list. */
function bodyOf(values: Values, isAttender: boolean) {
  const happenedAt = instantOf(values.happenedAt)
  const entry = (kind: RightsEntryKind, isGiven: boolean, more: object = {}) =>
    isGiven ? [{ kind, happenedAt, ...more }] : []
  return {
    entries: [
      ...entry('CAUTIONED', isAttender && values.isCautioned),
      ...entry('GROUNDS_TOLD', values.isTold),
      ...entry('NOTICE_GIVEN', values.notice !== '', { answer: values.notice, language: values.language }),
      ...entry('LEGAL_ADVICE', Boolean(values.solicitor), {
        answer: values.solicitor,
        reason: values.solicitor === 'NO' ? given(values.noSolicitor) : undefined,
      }),
      ...entry('INFORM', Boolean(values.inform), {
        answer: values.inform,
        person: values.inform === 'YES' ? given(values.informWho) : undefined,
      }),
      ...entry('CODES_OFFERED', Boolean(values.codes), { answer: values.codes }),
      ...entry('INTERPRETER', Boolean(values.interpreter), {
        answer: values.interpreter,
        language: values.interpreter === 'YES' ? given(values.interpreterLanguage) : undefined,
      }),
      ...entry('CONSULATE', Boolean(values.consulate), {
        answer: values.consulate,
        person: given(values.country),
      }),
      ...entry('ADULT_NEED', Boolean(values.adult), { answer: values.adult }),
      ...entry('SIGNED', Boolean(values.signed), {
        answer: values.signed,
        reason: values.signed === 'NO' ? given(values.notSigned) : undefined,
      }),
    ],
    lateReason: given(values.lateReason),
  }
}

import { PersonTerms, sexCodes, type PeopleSearchReply } from '@mips/contracts/nominal-terms'
import { codeOf, text } from '@mips/contracts/common'
import { identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useRef } from 'react'
import { Controller } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'

/** The contract's terms with one identifier in two boxes. */
const CriteriaSchema = PersonTerms.omit({ identifiers: true, name: true }).extend({
  identifierType: codeOf(identifierTypes).optional(),
  identifierValue: text(60).optional(),
})
export type Criteria = z.output<typeof CriteriaSchema>
type Fields = z.input<typeof CriteriaSchema>

const empty: Fields = {
  surname: '',
  forename: '',
  middle: '',
  dob: '',
  phone: '',
  vrm: '',
  postcode: '',
  address: '',
  identifierValue: '',
}

/** Only what was answered is sent. */
export function answered<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], ''> } {
  // Leaving keys out cannot change the types of those that stay.
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined),
  ) as { [K in keyof T]?: Exclude<T[K], ''> }
}

/** The call for what was typed. */
export function toTerms({
  identifierType,
  identifierValue,
  ...terms
}: Criteria): z.input<typeof PersonTerms> {
  return {
    ...answered(terms),
    ...(identifierType !== undefined && identifierValue
      ? { identifiers: [{ type: identifierType, value: identifierValue }] }
      : {}),
  }
}

/** Any of name, birth, identifier, telephone, vehicle or address finds a person. */
export function CriteriaForm({
  start,
  onAsk,
  onFound,
}: {
  start: Partial<Criteria>
  /** Told as the search leaves, before any answer. */
  onAsk: (criteria: Criteria) => void
  onFound: (reply: PeopleSearchReply, criteria: Criteria) => void
}) {
  const act = useAct(api.nominal.searchPeople.mutation())
  const asked = useRef<Criteria>({})
  const form = useActForm<
    typeof CriteriaSchema,
    Fields,
    PeopleSearchReply,
    { body: z.input<typeof PersonTerms> }
  >({
    schema: CriteriaSchema,
    defaults: { ...empty, ...start },
    act,
    toInput: (criteria) => {
      asked.current = criteria
      onAsk(criteria)
      return { body: toTerms(criteria) }
    },
    onDone: (reply) => onFound(reply, asked.current),
  })
  const { register, control } = form.fields
  const field = (name: keyof Fields) => ({ ...register(name), error: form.errorOf(name) })
  return (
    <ActFormFrame form={form} submitWords="Search" busyWords="Searching…">
      <div className="mips-row mips-row--fields">
        <TextInput {...field('surname')} label="Surname" width={20} autoComplete="off" />
        <TextInput {...field('forename')} label="Forename" width={20} autoComplete="off" />
        <TextInput {...field('middle')} label="Middle names" width={20} autoComplete="off" />
      </div>
      <div className="mips-row mips-row--fields">
        <Controller
          control={control}
          name="dob"
          render={({ field: { ref: _ref, value, ...rest } }) => (
            <DateInput
              {...rest}
              value={value ?? ''}
              legend="Date of birth"
              hint="Day, month and year, or the year alone"
              error={form.errorOf('dob')}
            />
          )}
        />
        <TextInput
          {...register('ageYears', { valueAsNumber: true })}
          error={form.errorOf('ageYears')}
          label="or age"
          width={3}
          inputMode="numeric"
        />
        <Select
          {...register('sex', { setValueAs: (value: string) => value || undefined })}
          error={form.errorOf('sex')}
          label="Sex"
          placeholder="Any"
          options={sexCodes.map((code) => ({
            value: code,
            label: sexes.find((row) => row.code === code)?.label ?? code,
          }))}
        />
      </div>
      <Details summary="Search by identifier, telephone, vehicle or address">
        <div className="mips-row mips-row--fields">
          <Select
            {...register('identifierType', { setValueAs: (value: string) => value || undefined })}
            error={form.errorOf('identifierType')}
            label="Identifier"
            placeholder="None"
            options={identifierTypes.map(({ code, label }) => ({ value: code, label }))}
          />
          <TextInput {...field('identifierValue')} label="Number" width={20} autoComplete="off" />
        </div>
        <div className="mips-row mips-row--fields">
          <TextInput {...field('phone')} label="Telephone" width={20} inputMode="tel" autoComplete="off" />
          <TextInput {...field('vrm')} label="Registration mark" width={10} autoComplete="off" />
        </div>
        <div className="mips-row mips-row--fields">
          <TextInput {...field('address')} label="Address" width={30} autoComplete="off" />
          <TextInput {...field('postcode')} label="Postcode" width={10} autoComplete="off" />
        </div>
      </Details>
    </ActFormFrame>
  )
}

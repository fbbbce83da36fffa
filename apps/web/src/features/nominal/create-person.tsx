import { NewPerson, type CreateNominal } from '@mips/contracts/nominal'
import type { IncidentPage } from '@mips/contracts/incident'
import type { PeopleSearchReply } from '@mips/contracts/nominal-terms'
import { codeOf, text } from '@mips/contracts/common'
import { selfDefinedEthnicities, observedEthnicities } from '@mips/domain/codes/ethnicity'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { Button } from '@mips/ui/button.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useEffect, useRef, useState } from 'react'
import { Controller } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { choicesOf } from '../../platform/codes.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { answered, type Criteria } from './criteria-form.tsx'

/** The contract's new person with one alias and one identifier in boxes of their own. */
const NewPersonForm = z.object({
  person: NewPerson.omit({ aliases: true, identifiers: true, address: true }),
  aliasForename: text(100).optional(),
  aliasSurname: text(100).optional(),
  identifierType: codeOf(identifierTypes).optional(),
  identifierValue: text(60).optional(),
  livesHere: z.boolean().optional(),
})
type Fields = z.input<typeof NewPersonForm>
type Typed = z.output<typeof NewPersonForm>
type Created = Awaited<ReturnType<typeof api.nominal.create.fetch>>

type Props = {
  search: PeopleSearchReply
  criteria: Criteria
  /** Likely matches that were neither looked at nor dismissed. */
  remaining: number
  incident: IncidentPage | undefined
  onCreated: (nominalId: string) => Promise<void>
}

/** Beneath the results and only there: a person is created from a search, with its criteria carried over. */
export function CreatePerson(props: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const { remaining } = props
  if (remaining > 0) {
    return (
      <Inset>
        {remaining === 1 ? 'One likely match is' : `${remaining} likely matches are`} still to be looked at,
        or dismissed with a reason, before a new person can be created.
      </Inset>
    )
  }
  if (!isOpen) {
    return (
      <p className="mips-no-print">
        <Button look="secondary" onClick={() => setIsOpen(true)}>
          {props.search.hits.length === 0 ? 'Create this person' : 'None of these: create a new person'}
        </Button>
      </p>
    )
  }
  return <CreateForm {...props} />
}

function CreateForm({ search, criteria, incident, onCreated }: Props) {
  const place = incident?.location ?? null
  const heading = useRef<HTMLHeadingElement>(null)
  // The form is told to screen readers and stands in sight; its fields are already filled.
  useEffect(() => heading.current?.focus(), [])
  const form = useActForm<typeof NewPersonForm, Fields, Created, { body: z.input<typeof CreateNominal> }>({
    schema: NewPersonForm,
    defaults: defaultsOf(criteria, place !== null),
    act: useAct(api.nominal.create.mutation(), {
      said: (made) => `${made.displayName} created as ${made.reference ?? 'a new nominal'}`,
    }),
    draft: { key: `nominal.create:${incident?.id ?? 'none'}` },
    toInput: (typed) => ({ body: bodyOf(typed, search.searchId, incident) }),
    onDone: (made) => onCreated(made.id),
  })
  const { register, control } = form.fields
  const field = (name: Parameters<typeof register>[0]) => ({
    ...register(name),
    error: form.errorOf(name),
    autoComplete: 'off',
  })
  const choice = (name: Parameters<typeof register>[0]) => ({
    ...register(name, { setValueAs: (value: string) => value || undefined }),
    error: form.errorOf(name),
    placeholder: 'Not asked',
  })
  return (
    <section aria-labelledby="create" className="mips-stack">
      <h2 id="create" ref={heading} tabIndex={-1} className="govuk-heading-m">
        Create a new person
      </h2>
      <p className="mips-muted">
        What you searched for is carried over. Add what is known; the rest can follow.
      </p>
      <ActFormFrame
        form={form}
        submitWords={incident === undefined ? 'Create person' : 'Create person and add to the incident'}
        busyWords="Creating…"
      >
        <div className="mips-row mips-row--fields">
          <TextInput {...field('person.surname')} label="Surname" width={20} />
          <TextInput {...field('person.forename')} label="Forename" width={20} />
          <TextInput {...field('person.middle')} label="Middle names" width={20} />
        </div>
        <div className="mips-row mips-row--fields">
          <Controller
            control={control}
            name="person.dob"
            render={({ field: { ref: _ref, value, ...rest } }) => (
              <DateInput
                {...rest}
                value={value ?? ''}
                legend="Date of birth"
                hint="Or the year alone"
                error={form.errorOf('person.dob')}
              />
            )}
          />
          <TextInput
            {...register('person.ageYears', { valueAsNumber: true })}
            error={form.errorOf('person.ageYears')}
            label="or age"
            width={3}
            inputMode="numeric"
          />
          <Select {...choice('person.sex')} label="Sex" options={choicesOf(sexes)} />
        </div>
        <div className="mips-row mips-row--fields">
          <Select
            {...choice('person.ethnicitySelf')}
            label="Ethnicity, as they say"
            options={choicesOf(selfDefinedEthnicities)}
          />
          <Select
            {...choice('person.ethnicityObserved')}
            label="Ethnicity, as you see"
            options={choicesOf(observedEthnicities)}
          />
          <TextInput {...field('person.phone')} label="Telephone" width={20} inputMode="tel" />
        </div>
        {place === null ? null : (
          <Checkbox
            {...register('livesHere')}
            label={`Lives at ${place.address}`}
            hint={
              <>
                The place of the incident. <Gazetteer place={place} />
              </>
            }
          />
        )}
        <Details summary="Other names, identifier, occupation, language">
          <div className="mips-row mips-row--fields">
            <TextInput {...field('aliasSurname')} label="Also known as: surname" width={20} />
            <TextInput {...field('aliasForename')} label="Also known as: forename" width={20} />
          </div>
          <div className="mips-row mips-row--fields">
            <Select
              {...choice('identifierType')}
              placeholder="None"
              label="Identifier"
              options={choicesOf(identifierTypes)}
            />
            <TextInput {...field('identifierValue')} label="Number" width={20} />
          </div>
          <div className="mips-row mips-row--fields">
            <TextInput {...field('person.occupation')} label="Occupation" width={20} />
            <TextInput {...field('person.language')} label="First language" width={20} />
            <TextInput {...field('person.placeOfBirth')} label="Place of birth" width={20} />
          </div>
          <Checkbox {...register('person.isUnidentified')} label="The person has not been identified" />
        </Details>
      </ActFormFrame>
    </section>
  )
}

const defaultsOf = (criteria: Criteria, hasPlace: boolean): Fields => ({
  person: {
    surname: criteria.surname ?? '',
    forename: criteria.forename ?? '',
    middle: criteria.middle ?? '',
    dob: criteria.dob ?? '',
    ageYears: criteria.ageYears,
    sex: criteria.sex,
    phone: criteria.phone ?? '',
    occupation: '',
    language: '',
    placeOfBirth: '',
    isUnidentified: false,
  },
  aliasForename: '',
  aliasSurname: '',
  identifierType: criteria.identifierType,
  identifierValue: criteria.identifierValue ?? '',
  ...(hasPlace ? { livesHere: false } : {}),
})

/** Every fact says how it came: typed once, in the search or here; the address is carried over from the incident. */
function bodyOf(
  typed: Typed,
  searchId: string,
  incident: IncidentPage | undefined,
): z.input<typeof CreateNominal> {
  const { isUnidentified, ...facts } = typed.person
  const person = answered(facts)
  const typedFacts = Object.fromEntries(
    Object.keys(person).map((name) => [
      `person.${name}`,
      { how: name === 'sex' || name.startsWith('ethnicity') ? ('chosen' as const) : ('typed' as const) },
    ]),
  )
  const { aliasForename, aliasSurname, identifierType, identifierValue } = typed
  const livesAt = typed.livesHere === true ? incident?.location?.id : undefined
  return {
    searchId,
    person: {
      ...person,
      isUnidentified,
      ...(aliasForename || aliasSurname
        ? {
            aliases: [
              { kind: 'ALIAS' as const, ...answered({ forename: aliasForename, surname: aliasSurname }) },
            ],
          }
        : {}),
      ...(identifierType !== undefined && identifierValue
        ? { identifiers: [{ type: identifierType, value: identifierValue }] }
        : {}),
      ...(livesAt === undefined ? {} : { address: { locationId: livesAt } }),
    },
    ...(incident === undefined ? {} : { sourceId: incident.id }),
    origins: {
      ...typedFacts,
      ...(livesAt === undefined || incident === undefined
        ? {}
        : { 'person.address': { how: 'carried' as const, fromId: incident.id, fromField: 'location' } }),
    },
  }
}

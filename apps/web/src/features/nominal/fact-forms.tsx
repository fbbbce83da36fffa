import { nominal as contract } from '@mips/contracts/nominal'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { personLocationRoles } from '@mips/domain/codes/link-roles'
import { nameKinds } from '@mips/domain/codes/people'
import { identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { choicesOf } from '../../platform/codes.ts'
import { PlaceBox } from '../../platform/place-box.tsx'
import { answered } from './criteria-form.tsx'

type Props = { nominal: GoldenNominal; onDone: () => void }
const refreshes = [api.nominal.get.key, api.nominal.getTimeline.key]
const typed = (...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, { how: 'typed' as const }]))

const aliasBody = contract.routes.addAlias.body
type AliasBody = z.input<typeof aliasBody>

/** Another name by which the person is known. */
export function AliasForm({ nominal, onDone }: Props) {
  const form = useActForm<
    typeof aliasBody,
    AliasBody,
    unknown,
    { params: { nominalId: string }; body: AliasBody; version: number }
  >({
    schema: aliasBody,
    defaults: { kind: 'ALIAS', surname: '', forename: '', middle: '' },
    act: useAct(api.nominal.addAlias.mutation(), { refreshes, said: 'Name added' }),
    toInput: ({ kind, ...name }) => ({
      params: { nominalId: nominal.id },
      body: { kind, ...answered(name), origins: typed(...Object.keys(answered(name))) },
      version: nominal.version,
    }),
    onDone,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Add name">
      <Select
        {...register('kind')}
        label="Kind of name"
        options={nameKinds
          .filter(({ code }) => code !== 'PRIMARY')
          .map(({ code, label }) => ({ value: code, label }))}
        error={form.errorOf('kind')}
      />
      <TextInput
        {...register('surname')}
        label="Surname"
        error={form.errorOf('surname')}
        autoComplete="off"
      />
      <TextInput
        {...register('forename')}
        label="Forename or single name"
        error={form.errorOf('forename')}
        autoComplete="off"
      />
    </ActFormFrame>
  )
}

const identifierBody = contract.routes.addIdentifier.body
type IdentifierBody = z.input<typeof identifierBody>

/** An identifier; one that fails its check is kept as it was typed and marked. */
export function IdentifierForm({ nominal, onDone }: Props) {
  type Reply = { isValid?: boolean | undefined; problem?: string | null | undefined }
  const said = (reply: Reply) =>
    reply.isValid === false
      ? `Kept as typed, but it fails its check: ${reply.problem ?? ''}`
      : 'Identifier added'
  const form = useActForm<
    typeof identifierBody,
    IdentifierBody,
    unknown,
    { params: { nominalId: string }; body: IdentifierBody; version: number }
  >({
    schema: identifierBody,
    defaults: { type: 'PNC', value: '' },
    act: useAct(api.nominal.addIdentifier.mutation(), { refreshes, said }),
    toInput: ({ type, value }) => ({
      params: { nominalId: nominal.id },
      body: { type, value, origins: typed('value') },
      version: nominal.version,
    }),
    onDone,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Add identifier">
      <Select
        {...register('type')}
        label="Kind"
        options={choicesOf(identifierTypes)}
        error={form.errorOf('type')}
      />
      <TextInput
        {...register('value')}
        label="Number"
        error={form.errorOf('value')}
        autoComplete="off"
        width={20}
      />
    </ActFormFrame>
  )
}

const phoneBody = contract.routes.addPhone.body
type PhoneBody = z.input<typeof phoneBody>

/** A telephone of the person. */
export function PhoneForm({ nominal, onDone }: Props) {
  const form = useActForm<
    typeof phoneBody,
    PhoneBody,
    unknown,
    { params: { nominalId: string }; body: PhoneBody; version: number }
  >({
    schema: phoneBody,
    defaults: { phone: '' },
    act: useAct(api.nominal.addPhone.mutation(), { refreshes, said: 'Telephone added' }),
    toInput: ({ phone }) => ({
      params: { nominalId: nominal.id },
      body: { phone, origins: typed('phone') },
      version: nominal.version,
    }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Add telephone">
      <TextInput
        {...form.fields.register('phone')}
        label="Telephone number"
        inputMode="tel"
        error={form.errorOf('phone')}
        autoComplete="off"
        width={20}
      />
    </ActFormFrame>
  )
}

const addressBody = contract.routes.addAddress.body
type AddressBody = { locationId: string; role: string; since: string }

/** A place where the person lives, works or is often seen; the place is chosen from those on record. */
export function AddressForm({ nominal, onDone }: Props) {
  const act = useAct(api.nominal.addAddress.mutation(), { refreshes, said: 'Address added' })
  const form = useActForm<typeof addressBody, AddressBody, unknown, Parameters<typeof act.run>[0]>({
    schema: addressBody,
    defaults: { locationId: '', role: 'LIVES', since: '' },
    act,
    toInput: ({ locationId, role, since }) => ({
      params: { nominalId: nominal.id },
      body: {
        locationId,
        role,
        ...(since === undefined ? {} : { since }),
        origins: {
          locationId: { how: 'chosen' },
          role: { how: 'chosen' },
          ...(since === undefined ? {} : typed('since')),
        },
      },
      version: nominal.version,
    }),
    onDone,
  })
  const { register, control, setValue } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Add address">
      <PlaceBox
        label="Place"
        name="locationId"
        hint="Part of the address or the postcode"
        error={form.errorOf('locationId')}
        onChoose={(place) => setValue('locationId', place?.id ?? '', { shouldValidate: place !== null })}
      />
      <Select
        {...register('role')}
        label="How they are connected with it"
        options={choicesOf(personLocationRoles)}
        error={form.errorOf('role')}
      />
      <Controller
        control={control}
        name="since"
        render={({ field: { ref: _ref, ...field } }) => (
          <DateInput {...field} legend="Since" hint="Today when left empty" error={form.errorOf('since')} />
        )}
      />
    </ActFormFrame>
  )
}

/** The fields of an object by its kind, for making one and for correcting one. */
import { NewObject } from '@mips/contracts/pole-objects'
import { deviceTypes, documentTypes, drugClasses, drugUnits } from '@mips/domain/codes/object-details'
import { weaponTypes, type ObjectKind } from '@mips/domain/codes/objects'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { Path } from 'react-hook-form'
import type { ActForm } from './act-form.tsx'
import { choicesOf } from './codes.ts'

type FieldSpec = {
  name: string
  label: string
  as?: 'number' | 'check' | 'long' | readonly { code: string; label: string }[]
  hint?: string
  isNeeded?: boolean
}

const description: FieldSpec = { name: 'description', label: 'Description', as: 'long' }
const serial: FieldSpec = { name: 'serialNumber', label: 'Serial number' }
const make: FieldSpec = { name: 'make', label: 'Make' }
const model: FieldSpec = { name: 'model', label: 'Model' }
const currencies = [
  { code: 'GBP', label: 'Pounds' },
  { code: 'EUR', label: 'Euros' },
  { code: 'USD', label: 'US dollars' },
  { code: 'OTHER', label: 'Other' },
]

const specs: Record<ObjectKind, readonly FieldSpec[]> = {
  VEHICLE: [
    { name: 'vrm', label: 'Registration mark', hint: 'Such as AB12 CDE' },
    make,
    model,
    { name: 'colour', label: 'Colour' },
    { name: 'year', label: 'Year', as: 'number' },
    { name: 'vin', label: 'VIN', hint: '17 letters and digits' },
    description,
  ],
  PHONE: [
    { name: 'number', label: 'Telephone number', isNeeded: true },
    { name: 'network', label: 'Network' },
    description,
  ],
  DEVICE: [
    { name: 'deviceType', label: 'Kind of device', as: deviceTypes, isNeeded: true },
    { name: 'imei', label: 'IMEI', hint: 'Dial *#06# to see it' },
    serial,
    make,
    model,
    description,
  ],
  ACCOUNT: [
    { name: 'service', label: 'Service', isNeeded: true },
    { name: 'handle', label: 'Account name' },
    { name: 'email', label: 'Email address' },
    description,
  ],
  DOCUMENT: [
    { name: 'documentType', label: 'Kind of document', as: documentTypes, isNeeded: true },
    { name: 'number', label: 'Number', isNeeded: true },
    { name: 'issuer', label: 'Issued by' },
    { name: 'nameShown', label: 'Name shown on it' },
    description,
  ],
  WEAPON: [
    { name: 'weaponType', label: 'Kind of weapon', as: weaponTypes, isNeeded: true },
    { ...description, isNeeded: true },
    make,
    serial,
  ],
  CASH: [
    { name: 'currency', label: 'Currency', as: currencies, isNeeded: true },
    { name: 'amount', label: 'Amount', as: 'number', isNeeded: true },
    { name: 'isCounted', label: 'It was counted', as: 'check' },
    description,
  ],
  DRUG: [
    { name: 'substance', label: 'Substance', isNeeded: true },
    { name: 'drugClass', label: 'Class', as: drugClasses, isNeeded: true },
    { name: 'quantity', label: 'Quantity', as: 'number' },
    { name: 'unit', label: 'Unit', as: drugUnits },
    { name: 'isConfirmed', label: 'Confirmed by a test', as: 'check' },
    description,
  ],
  OTHER: [{ name: 'name', label: 'What it is', isNeeded: true }, serial, description],
}

/** The values of the form: the kind, and what was given of its fields. */
export type ObjectValues = { fields: Record<string, unknown>; reason?: string }

/** What a form of the kind opens with: the fields on record, an empty box for every other. */
export const objectDefaults = (
  kind: ObjectKind,
  known: Record<string, unknown> = {},
): ObjectValues['fields'] => ({
  kind,
  ...Object.fromEntries(
    specs[kind].map(({ name, as }) => [name, known[name] ?? (as === 'check' ? false : '')]),
  ),
})

/** The fields without the boxes that were left empty, and how each came: typed, chosen, or unchanged from the record. */
export function sentObject(fields: ObjectValues['fields'], known: Record<string, unknown> = {}) {
  const given = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined && !Number.isNaN(value)),
  )
  const origins = Object.fromEntries(
    Object.entries(given)
      .filter(([name, value]) => name !== 'kind' && known[name] !== value)
      .map(([name]) => [
        `fields.${name}`,
        {
          how: typeof given[name] === 'string' && !isChosen(name) ? ('typed' as const) : ('chosen' as const),
        },
      ]),
  )
  return { fields: NewObject.shape.fields.parse(given), origins }
}

const chosenFields = new Set(
  Object.values(specs).flatMap((list) => list.filter(({ as }) => Array.isArray(as)).map(({ name }) => name)),
)
const isChosen = (name: string) => chosenFields.has(name)

/** The boxes of one kind. */
export function ObjectFields({ form, kind }: { form: ActForm<ObjectValues>; kind: ObjectKind }) {
  return specs[kind].map((spec) => <ObjectField key={spec.name} form={form} spec={spec} />)
}

function ObjectField({ form, spec }: { form: ActForm<ObjectValues>; spec: FieldSpec }) {
  const name: Path<ObjectValues> = `fields.${spec.name}`
  const { register } = form.fields
  const shared = {
    label: spec.label,
    hint: spec.hint,
    error: form.errorOf(name),
    need: spec.isNeeded ? undefined : ('optional' as const),
  }
  switch (spec.as) {
    case undefined:
      return <TextInput {...register(name)} {...shared} />
    case 'long':
      return <Textarea {...register(name)} {...shared} rows={3} />
    case 'number':
      return (
        <TextInput {...register(name, { valueAsNumber: true })} {...shared} inputMode="decimal" width={10} />
      )
    case 'check':
      return <Checkbox {...register(name)} label={spec.label} />
    default:
      return <Select {...register(name)} {...shared} placeholder="Choose" options={choicesOf(spec.as)} />
  }
}

/** What each kind of item asks besides: cash counted, weights, made safe, IMEI, registration. */
import type { ExhibitDetails } from '@mips/contracts/property-parts'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { FieldValues, Path } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { given } from '../../platform/form-times.ts'

/** As they are typed: pounds and grams. */
export type DetailValues = {
  cash: string
  gross: string
  net: string
  madeSafeBy: string
  isTubed: boolean
  imei: string
  isNetworkOff: boolean
  registration: string
}

export const noDetails: DetailValues = {
  cash: '',
  gross: '',
  net: '',
  madeSafeBy: '',
  isTubed: false,
  imei: '',
  isNetworkOff: false,
  registration: '',
}

/** Pounds as pence, grams as milligrams; what is no number stays so that the schema refuses it. */
const scaled = (typed: string, by: number): number | undefined =>
  given(typed) === undefined ? undefined : Math.round(Number(typed.replace(/[£,\s]/g, '')) * by)

export const detailsOf = (values: DetailValues): ExhibitDetails => ({
  cashCounted: scaled(values.cash, 100),
  grossWeight: scaled(values.gross, 1000),
  netWeight: scaled(values.net, 1000),
  madeSafeBy: given(values.madeSafeBy),
  isTubed: values.isTubed || undefined,
  imei: given(values.imei),
  isNetworkOff: values.isNetworkOff || undefined,
  registration: given(values.registration),
})

const written = (value: number | undefined, by: number): string =>
  value === undefined ? '' : String(value / by)

export const typedDetails = (details: ExhibitDetails): DetailValues => ({
  cash: written(details.cashCounted, 100),
  gross: written(details.grossWeight, 1000),
  net: written(details.netWeight, 1000),
  madeSafeBy: details.madeSafeBy ?? '',
  isTubed: details.isTubed ?? false,
  imei: details.imei ?? '',
  isNetworkOff: details.isNetworkOff ?? false,
  registration: details.registration ?? '',
})

export function KindFields<V extends FieldValues & { details: DetailValues }>(props: {
  kind: string
  form: ActForm<V>
}) {
  const { kind, form } = props
  const field = (name: keyof DetailValues) => form.fields.register(`details.${name}` as Path<V>)
  const errorOf = (name: keyof ExhibitDetails) => form.errorOf(`details.${name}` as Path<V>)
  switch (kind) {
    case 'CASH':
      return (
        <TextInput
          {...field('cash')}
          label="Cash counted"
          prefix="£"
          inputMode="decimal"
          width={10}
          error={errorOf('cashCounted')}
        />
      )
    case 'DRUG':
      return (
        <>
          <TextInput
            {...field('gross')}
            label="Weight with the bag"
            suffix="g"
            inputMode="decimal"
            width={5}
            error={errorOf('grossWeight')}
          />
          <TextInput
            {...field('net')}
            label="Weight without the bag"
            need="optional"
            suffix="g"
            inputMode="decimal"
            width={5}
            error={errorOf('netWeight')}
          />
        </>
      )
    case 'FIREARM':
      return <TextInput {...field('madeSafeBy')} label="Who made it safe" error={errorOf('madeSafeBy')} />
    case 'KNIFE':
      return <Checkbox {...field('isTubed')} label="It is in a knife tube" />
    case 'DIGITAL':
      return (
        <>
          <TextInput
            {...field('imei')}
            label="IMEI or serial number"
            hint="Or that it cannot be read"
            error={errorOf('imei')}
          />
          <Checkbox {...field('isNetworkOff')} label="It is off the network" />
        </>
      )
    case 'VEHICLE':
      return (
        <TextInput
          {...field('registration')}
          label="Registration number"
          width={10}
          error={errorOf('registration')}
        />
      )
    default:
      return null
  }
}

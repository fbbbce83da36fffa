import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { given } from '../../platform/form-times.ts'

/** What the rules on cells ask when somebody is moved. */
export type CellValues = {
  cellReason: string
  jointRisk: string
  womanInCharge: string
  isCellChecked: boolean
  isCctvTold: boolean
}

/** The form for the cell, the risk and the level. */
export type CareValues = CellValues & {
  cell: string
  riskLevel: string
  observationLevel: string
  reason: string
}

export const noCellWords: CellValues = {
  cellReason: '',
  jointRisk: '',
  womanInCharge: '',
  isCellChecked: false,
  isCctvTold: false,
}

export const cellWordsOf = (values: CellValues) => ({
  cellReason: given(values.cellReason),
  jointRisk: given(values.jointRisk),
  womanInCharge: given(values.womanInCharge),
  isCellChecked: values.isCellChecked,
  isCctvTold: values.isCctvTold,
})

/** Shown once a cell is typed; what is left open stands in the log as still to do. */
export function CellFields({ form, isChild }: { form: ActForm<CareValues>; isChild: boolean }) {
  const { register } = form.fields
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">For the move</legend>
      <Checkbox {...register('isCellChecked')} label="The cell was checked before" />
      <Checkbox {...register('isCctvTold')} label="The person was told of the CCTV, where there is some" />
      {isChild ? (
        <TextInput
          {...register('womanInCharge')}
          label="Woman in whose care a girl is"
          need="optional"
          error={form.errorOf('womanInCharge')}
        />
      ) : null}
      <TextInput
        {...register('cellReason')}
        label={isChild ? 'Why a cell, and why this one' : 'Why this cell, against a warning'}
        need="optional"
        error={form.errorOf('cellReason')}
      />
      <TextInput
        {...register('jointRisk')}
        label="Joint risk of all in the cell"
        hint="Only where two share; the custody officer's word"
        need="optional"
        error={form.errorOf('jointRisk')}
      />
    </fieldset>
  )
}

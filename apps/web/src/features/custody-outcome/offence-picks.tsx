/** Which offences an act is about: those that have no end yet, all ticked at first. */
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Controller, type FieldValues, type Path } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'

export const openOffences = (page: OutcomePage) => page.offences.filter(({ chargeId }) => chargeId === null)

/** What the form opens with: the offences that nothing was decided on. */
export const undecided = (page: OutcomePage): string[] =>
  openOffences(page).flatMap(({ id, disposal }) => (disposal === null ? [id] : []))

export function OffencePicks<V extends FieldValues>({
  form,
  name,
  page,
}: {
  form: ActForm<V>
  name: Path<V>
  page: OutcomePage
}) {
  return (
    <Controller
      control={form.fields.control}
      name={name}
      render={({ field }) => (
        <Checkboxes
          {...field}
          legend="Offences"
          options={openOffences(page).map(({ id, title, disposal }) => ({
            value: id,
            label: title,
            ...(disposal === null ? {} : { hint: `now: ${disposal.label.toLowerCase()}` }),
          }))}
          error={form.errorOf(name)}
        />
      )}
    />
  )
}

import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { Link } from '@mips/ui/link.tsx'
import type { ReactNode } from 'react'
import type { FieldValues, Path } from 'react-hook-form'
import { ActLine, ActTick } from '../../platform/act-fields.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { given } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'

/** What a form of the door says about property, medication and forms on force. */
export type Settled = {
  isPropertySettled: boolean
  propertyHeldReason: string
  propertyNotSignedReason: string
  isMedicationReturned: boolean
  medicationReason: string
  forceReason: string
}

export const unsettled: Settled = {
  isPropertySettled: false,
  propertyHeldReason: '',
  propertyNotSignedReason: '',
  isMedicationReturned: false,
  medicationReason: '',
  forceReason: '',
}

export const settledOf = (values: Settled) => ({
  isPropertySettled: values.isPropertySettled,
  propertyHeldReason: given(values.propertyHeldReason),
  propertyNotSignedReason: given(values.propertyNotSignedReason),
  isMedicationReturned: values.isMedicationReturned,
  medicationReason: given(values.medicationReason),
  forceReason: given(values.forceReason),
})

/** Asks only for what the suite still holds or owes, each with the page on which it is settled. */
export function SettledFields<V extends FieldValues & Settled>({
  form,
  page,
}: {
  form: ActForm<V>
  page: OutcomePage
}) {
  const { door, id } = page
  const name = (field: keyof Settled) => field as Path<V>
  return (
    <>
      {door.propertyHeld.length > 0 ? (
        <>
          <Owed words="The suite still holds:" items={door.propertyHeld}>
            <Link href={paths.custodyProperty(id)}>Give the property back</Link>
          </Owed>
          <ActLine form={form} name={name('propertyHeldReason')} label="Or why it stays" need="optional" />
        </>
      ) : null}
      {door.isPropertyUnlisted ? (
        <ActTick
          form={form}
          name={name('isPropertySettled')}
          label="The property in the log is given back or accounted for"
        />
      ) : null}
      {door.hasGivenBack && !door.isPropertySigned ? (
        <ActLine
          form={form}
          name={name('propertyNotSignedReason')}
          label="Why property is not signed for"
          need="optional"
        />
      ) : null}
      {door.medicationHeld.length > 0 ? (
        <ActTick
          form={form}
          name={name('isMedicationReturned')}
          label={`Medication goes with the person: ${door.medicationHeld.join(', ')}`}
        />
      ) : null}
      {door.medicationDue.length > 0 ? (
        <Owed words="A dose is due:" items={door.medicationDue}>
          <Link href={paths.custodyMedication(id)}>Record the dose</Link>
        </Owed>
      ) : null}
      {door.medicationHeld.length + door.medicationDue.length > 0 ? (
        <ActLine
          form={form}
          name={name('medicationReason')}
          label="Or why medication is not given or returned"
          need="optional"
        />
      ) : null}
      {door.forceFormsOwed.length > 0 ? (
        <>
          <Owed words="The form on the use of force is owed by:" items={door.forceFormsOwed}>
            <Link href={paths.custodySearches(id)}>Searches and force</Link>
          </Owed>
          <ActLine
            form={form}
            name={name('forceReason')}
            label="Or why it is not waited for"
            need="optional"
          />
        </>
      ) : null}
    </>
  )
}

function Owed({ words, items, children }: { words: string; items: readonly string[]; children: ReactNode }) {
  return (
    <>
      <p className="govuk-!-margin-bottom-1">{words}</p>
      <ul className="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
        <li>{children}</li>
      </ul>
    </>
  )
}

import type { LocationBrief } from '@mips/contracts/pole-locations'
import { Button } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { paths } from '../../platform/paths.ts'
import { PlaceBox } from '../../platform/place-box.tsx'
import type { ArrestValues } from './arrest.form.ts'

/** The place of the incident, carried in; another one only when it is asked for. */
export function ArrestPlace({
  form,
  location,
}: {
  form: ActForm<ArrestValues>
  location: LocationBrief | null
}) {
  const { register, setValue, watch } = form.fields
  const isElsewhere = watch('isElsewhere')
  if (!isElsewhere && location !== null) {
    return (
      <div className="mips-row">
        <p>
          <strong>Where:</strong> <Link href={paths.location(location.id)}>{location.address}</Link>{' '}
          <span className="mips-muted">carried over from the incident</span>
        </p>
        <Button look="link" onClick={() => setValue('isElsewhere', true, { shouldDirty: true })}>
          Change<span className="govuk-visually-hidden"> where the arrest was made</span>
        </Button>
      </div>
    )
  }
  return (
    <>
      <PlaceBox
        label="Where"
        name="locationId"
        hint="Any part of the address or the postcode"
        error={form.errorOf('locationId')}
        onChoose={(place) => setValue('locationId', place?.id ?? '', { shouldDirty: true })}
      />
      <Textarea
        {...register('placeText')}
        label="Or the place in words"
        hint="When it has no address, such as the footpath behind the shops"
        rows={2}
        limit={300}
        need="optional"
        error={form.errorOf('placeText')}
      />
      {location === null ? null : (
        <Button look="link" onClick={() => setValue('isElsewhere', false, { shouldDirty: true })}>
          Back to {location.address}
        </Button>
      )}
    </>
  )
}

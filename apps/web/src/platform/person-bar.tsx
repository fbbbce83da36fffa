/** Who a form or record is about: photograph, name, birth and warnings, in sight while the page scrolls. */
import type { LinkedPerson } from '@mips/contracts/pole-replies'
import { IdentityBar, type IdentityBarProps } from '@mips/ui/identity-bar.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { ageOn, formatDate } from './format.ts'
import { paths } from './paths.ts'
import { usePhotoUrl } from './person-photo.tsx'
import { serverNow } from './server-clock.ts'
import { asWarnings } from './warnings.ts'

export type PersonBarProps = Pick<IdentityBarProps, 'actions' | 'identifiers' | 'isStatic'> & {
  person: Pick<LinkedPerson, 'nominalId' | 'name' | 'dob' | 'reference' | 'photograph'> & {
    markers: Parameters<typeof asWarnings>[0]
  }
  /** What stands for the person's reference, such as the custody number. */
  reference?: string
}

/** The bar of a person on a page of something else; the name leads to the Golden Nominal. */
export function PersonBar({ person, reference, ...rest }: PersonBarProps) {
  const src = usePhotoUrl(person.photograph)
  const today = serverNow().toISOString()
  return (
    <IdentityBar
      {...rest}
      name={person.name}
      reference={reference ?? person.reference ?? 'No reference'}
      dateOfBirth={person.dob === null ? undefined : formatDate(person.dob)}
      age={ageOn(person.dob, today.slice(0, 10))}
      photo={{ src }}
      headingLevel={2}
      href={paths.nominal(person.nominalId)}
      warnings={
        <WarningStrip
          markers={asWarnings(person.markers)}
          about={person.name}
          checked={{ date: formatDate(today) }}
        />
      }
    />
  )
}

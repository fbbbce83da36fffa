import type { LinkedPerson } from '@mips/contracts/pole-replies'
import { IdentityBar } from '@mips/ui/identity-bar.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { formatDate } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { usePhotoUrl } from '../../platform/person-photo.tsx'
import { asWarnings } from '../../platform/warnings.ts'

type Subject = LinkedPerson & { ageYears: number | null }

/** Who the report is about, in sight while it is written and read. */
export function SubjectBar({ person, checkedAt }: { person: Subject; checkedAt: string }) {
  const src = usePhotoUrl(person.photograph)
  return (
    <IdentityBar
      name={person.name}
      photo={{ src }}
      dateOfBirth={person.dob === null ? undefined : formatDate(person.dob)}
      age={person.ageYears ?? undefined}
      reference={person.reference ?? ''}
      href={paths.nominal(person.nominalId)}
      headingLevel={2}
      warnings={
        <WarningStrip
          markers={asWarnings(person.markers)}
          about={person.name}
          checked={{ date: checkedAt }}
        />
      }
    />
  )
}

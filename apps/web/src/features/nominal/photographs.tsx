import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { PersonPhoto } from '../../platform/person-photo.tsx'
import { Section } from './fact-sections.tsx'

/** Photographs, the latest first, each with the day on which it was taken. */
export function Photographs({ nominal }: { nominal: GoldenNominal }) {
  return (
    <Section id="photographs" title="Photographs">
      {nominal.photographs.length === 0 ? <p className="mips-muted">No photographs</p> : null}
      <div className="mips-row">
        {nominal.photographs.slice(0, 12).map((photo) => (
          <PersonPhoto
            key={photo.id}
            photograph={photo}
            name={nominal.displayName}
            takenOn={photo.takenOn}
            size="medium"
          />
        ))}
      </div>
    </Section>
  )
}

import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { formatDate } from '../../platform/format.ts'
import { PersonPhoto } from '../../platform/person-photo.tsx'
import { Section } from './fact-sections.tsx'

const mostShown = 12

/** Photographs, the latest first, each with the day on which it was taken and where it comes from. */
export function Photographs({ nominal }: { nominal: GoldenNominal }) {
  const { photographs } = nominal
  return (
    <Section id="photographs" title="Photographs">
      {photographs.length === 0 ? <p className="mips-muted">No photographs</p> : null}
      <ol className="mips-photographs">
        {photographs.slice(0, mostShown).map((photo) => (
          <li key={photo.id}>
            <PersonPhoto
              photograph={photo}
              name={nominal.displayName}
              takenOn={photo.takenOn}
              size="medium"
            />
            <p className="mips-small">
              {photo.caption === null ? null : <>{photo.caption}. </>}
              <span className="mips-muted">
                {photo.sourceText === null ? 'Source not recorded' : photo.sourceText}, added{' '}
                {formatDate(photo.addedAt)}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {photographs.length > mostShown ? (
        <p className="mips-muted">{photographs.length - mostShown} earlier ones are not shown.</p>
      ) : null}
    </Section>
  )
}

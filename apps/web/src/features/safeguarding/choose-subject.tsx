import type { PreparedVulnerability } from '@mips/contracts/safeguarding-replies'
import { LinkButton } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { LinkedPersonLine } from '../../platform/linked-person.tsx'
import { paths } from '../../platform/paths.ts'

/** The people of the incident, the youngest first; who is not on it is searched for and added there. */
export function ChooseSubject({ known, checkedAt }: { known: PreparedVulnerability; checkedAt: string }) {
  const { incident, people } = known
  const add = paths.searchPerson({ incidentId: incident.id, role: 'HOUSEHOLD' })
  if (people.length === 0) {
    return (
      <EmptyState
        title="Nobody is on this incident yet"
        actions={<LinkButton href={add}>Search for the person</LinkButton>}
      >
        <p>A report is about somebody of the incident. Add them there first.</p>
      </EmptyState>
    )
  }
  const youngestFirst = [...people].sort((a, b) => (a.ageYears ?? 0) - (b.ageYears ?? 0))
  return (
    <section className="mips-stack" aria-labelledby="who">
      <h2 id="who" className="govuk-heading-m">
        Who is the report about?
      </h2>
      {youngestFirst.map((person) => (
        <LinkedPersonLine
          key={person.linkId}
          person={person}
          fact="role in this incident"
          checkedAt={checkedAt}
          actions={
            <LinkButton
              href={paths.raiseVulnerability(incident.id, person.personRecordId)}
              look="secondary"
              size="small"
            >
              Report on {person.name}
            </LinkButton>
          }
        />
      ))}
      <p>
        <LinkButton href={add} look="quiet" icon="search">
          Somebody else: search and add them to the incident
        </LinkButton>
      </p>
    </section>
  )
}

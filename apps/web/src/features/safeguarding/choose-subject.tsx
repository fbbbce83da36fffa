import type { PreparedVulnerability } from '@mips/contracts/safeguarding-replies'
import { LinkButton } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { LinkedPersonLine } from '../../platform/linked-person.tsx'
import { pathOfRecord, paths } from '../../platform/paths.ts'

/** The people of the record, the youngest first; who is not on it is added there first. */
export function ChooseSubject({ known, checkedAt }: { known: PreparedVulnerability; checkedAt: string }) {
  const { event, people } = known
  const isIncident = event.kind === 'Incident'
  const add = isIncident
    ? paths.searchPerson({ incidentId: event.id, role: 'HOUSEHOLD' })
    : (pathOfRecord(event) ?? paths.home())
  if (people.length === 0) {
    return (
      <EmptyState
        title="Nobody is on this record yet"
        actions={
          <LinkButton href={add}>{isIncident ? 'Search for the person' : 'Open the record'}</LinkButton>
        }
      >
        <p>A report is about somebody of the record. Add them there first.</p>
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
          fact="role in this record"
          checkedAt={checkedAt}
          actions={
            <LinkButton
              href={paths.raiseVulnerability(event.id, person.personRecordId)}
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
          {isIncident
            ? 'Somebody else: search and add them to the incident'
            : 'Somebody else: add them to the record first'}
        </LinkButton>
      </p>
    </section>
  )
}

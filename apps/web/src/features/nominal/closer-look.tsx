import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../platform/api.ts'
import { formatDate } from '../../platform/format.ts'
import { PersonPhoto } from '../../platform/person-photo.tsx'
import { Shown } from '../../platform/problem.tsx'

/** What tells a person from a namesake, without leaving the search. */
export function CloserLook({ nominalId }: { nominalId: string }) {
  const query = useQuery(api.nominal.get.query({ params: { nominalId } }))
  return (
    <Shown query={query} words="Opening the record…">
      {(found) => (
        <div className="mips-row">
          <PersonPhoto
            photograph={found.photograph}
            name={found.displayName}
            takenOn={found.photographs[0]?.takenOn}
            size="large"
          />
          <SummaryList
            withoutBorders
            rows={[
              { key: 'Name', value: found.displayName },
              {
                key: 'Also recorded as',
                value:
                  [
                    ...new Set([
                      ...found.names.map((name) => name.words),
                      ...found.alsoRecordedAs.map((other) => other.words),
                    ]),
                  ]
                    .filter((words) => words !== found.displayName)
                    .join('; ') || 'nothing else',
              },
              { key: 'Born', value: found.facts.dob?.words ?? 'not known' },
              { key: 'Sex', value: found.facts.sex?.words ?? 'not known' },
              {
                key: 'Identifiers',
                value:
                  found.identifiers.map((held) => `${held.label} ${held.value}`).join('; ') ||
                  'none recorded',
              },
              {
                key: 'Addresses',
                value:
                  found.addresses
                    .slice(0, 5)
                    .map(
                      (held) =>
                        `${held.address} (${held.roleLabel.toLowerCase()}${held.validFrom === null ? '' : ` since ${formatDate(held.validFrom)}`})`,
                    )
                    .join('; ') || 'none recorded',
              },
              {
                key: 'Phones and vehicles',
                value:
                  found.objects
                    .slice(0, 5)
                    .map((held) => held.label)
                    .join('; ') || 'none recorded',
              },
              {
                key: 'Associates',
                value:
                  found.associates
                    .slice(0, 5)
                    .map((other) => other.displayName)
                    .join('; ') || 'none recorded',
              },
            ]}
          />
        </div>
      )}
    </Shown>
  )
}

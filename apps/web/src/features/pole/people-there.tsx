import type { LinkedPerson } from '@mips/contracts/pole-replies'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { LinkedPersonLine } from '../../platform/linked-person.tsx'

/** The people linked to a place or thing, those of now first; the earlier ones are kept behind a line. */
export function PeopleThere({
  people,
  checkedAt,
  title = 'People known here',
}: {
  people: readonly LinkedPerson[]
  checkedAt: string
  title?: string
}) {
  const now = people.filter((person) => person.endedAt === null)
  const before = people.filter((person) => person.endedAt !== null)
  return (
    <Card title={title}>
      {now.length === 0 ? (
        <p className="mips-muted">Nobody on MiPS is linked here now.</p>
      ) : (
        <PersonList people={now} checkedAt={checkedAt} />
      )}
      {before.length === 0 ? null : (
        <Details summary={`${before.length} before`}>
          <PersonList people={before} checkedAt={checkedAt} />
        </Details>
      )}
    </Card>
  )
}

const PersonList = ({ people, checkedAt }: { people: readonly LinkedPerson[]; checkedAt: string }) => (
  <ul className="mips-hits">
    {people.map((person) => (
      <li key={person.linkId}>
        <LinkedPersonLine person={person} fact={person.roleLabel} checkedAt={checkedAt} />
      </li>
    ))}
  </ul>
)

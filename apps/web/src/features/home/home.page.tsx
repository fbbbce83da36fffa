import { Card } from '@mips/ui/card.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Can } from '../../platform/can.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { useSession } from '../../platform/session.tsx'

export function HomePage() {
  usePageTitle('Home')
  const { user, roles } = useSession()
  return (
    <div className="mips-stack">
      <PageHeading
        caption={roles.map(({ label }) => label).join(', ')}
      >{`${user.rank} ${user.displayName}`}</PageHeading>
      <Card title="Begin">
        <div className="mips-button-group">
          <Can do="pole.record.search">
            <LinkButton href={paths.search()} look="secondary" icon="search">
              Search
            </LinkButton>
          </Can>
          <Can do="incident.event.open">
            <LinkButton href={paths.newIncident()} look="secondary" icon="event">
              Open an incident
            </LinkButton>
          </Can>
          <Can do="custody.record.read">
            <LinkButton href={paths.custodyBoard()} look="secondary" icon="custody">
              Custody board
            </LinkButton>
          </Can>
        </div>
      </Card>
    </div>
  )
}

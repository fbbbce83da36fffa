import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Can } from '../../platform/can.tsx'
import { paths } from '../../platform/paths.ts'

/** Where a shift begins, for what this user may do. */
export function Begin() {
  return (
    <Card title="Begin">
      <div className="mips-button-group">
        <Can do="incident.event.open">
          <LinkButton href={paths.newIncident()} icon="plus">
            Open an incident
          </LinkButton>
        </Can>
        <Can do="pole.record.search">
          <LinkButton href={paths.search()} look="secondary" icon="search">
            Search
          </LinkButton>
        </Can>
        <Can do="custody.record.read">
          <LinkButton href={paths.custodyBoard()} look="secondary" icon="custody">
            Custody board
          </LinkButton>
        </Can>
        <Can do="intelligence.entry.submit">
          <LinkButton href={paths.newIntelligence()} look="secondary" icon="reports">
            Intelligence entry
          </LinkButton>
        </Can>
        <Can do="audit.entry.read">
          <LinkButton href={paths.audit()} look="secondary" icon="audit">
            Audit
          </LinkButton>
        </Can>
      </div>
    </Card>
  )
}

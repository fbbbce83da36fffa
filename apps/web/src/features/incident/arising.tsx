import type { IncidentPage } from '@mips/contracts/incident'
import { Card } from '@mips/ui/card.tsx'
import { LinkedEvents } from '../../platform/linked-events.tsx'

/** Arrests, custody and reports that came out of this incident. */
export const Arising = ({ incident }: { incident: IncidentPage }) => (
  <Card title="Came out of this">
    <LinkedEvents
      events={incident.arising}
      caption="Arrests and reports from this incident"
      empty="No arrest or report yet."
    />
  </Card>
)

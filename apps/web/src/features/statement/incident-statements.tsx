/** The way from an incident to the statements that were taken about it. */
import type { IncidentPage } from '@mips/contracts/incident'
import { LinkButton } from '@mips/ui/button.tsx'
import { Can } from '../../platform/can.tsx'
import { paths } from '../../platform/paths.ts'

export const IncidentStatements = ({ incident }: { incident: IncidentPage }) => (
  <Can do="statement.record.read">
    <p className="mips-no-print">
      <LinkButton look="secondary" size="small" href={paths.statements(incident.id)}>
        Statements
      </LinkButton>
    </p>
  </Can>
)

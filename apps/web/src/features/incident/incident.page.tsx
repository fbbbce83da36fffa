import type { IncidentPage as Incident } from '@mips/contracts/incident'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { ChangedSince } from '../../platform/changed-since.tsx'
import { IncidentSlot } from '../../platform/event-slots.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { RetentionDetails } from '../../platform/retention-details.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { Arising } from './arising.tsx'
import { IncidentHead } from './incident-head.tsx'
import { IncidentLog } from './incident-log.tsx'
import { Methods } from './methods.tsx'
import { Objects } from './objects.tsx'
import { Officers } from './officers.tsx'
import { KnownHere, People } from './people.tsx'
import { Scene } from './scene.tsx'

/** An incident: what an officer needs at the door comes first, on a phone as on a desk. */
export function IncidentPage() {
  usePageTitle('Incident')
  const { incidentId } = useParams({ from: '/incidents/$incidentId' })
  usePurposeFrom(incidentId, 'INCIDENT')
  const incident = useQuery(api.incident.get.query({ params: { incidentId } }))
  return (
    <Shown query={incident} words="Opening the incident…" headingLevel={1}>
      {(found) => (
        <IncidentView
          incident={found}
          checkedAt={formatDateTime(new Date(incident.dataUpdatedAt).toISOString())}
        />
      )}
    </Shown>
  )
}

function IncidentView({ incident, checkedAt }: { incident: Incident; checkedAt: string }) {
  return (
    <div className="mips-stack">
      <IncidentHead incident={incident} checkedAt={checkedAt} />
      <ChangedSince key={incident.id} record={{ id: incident.id, kind: 'Incident' }} />
      <div className="mips-columns mips-columns--main-aside">
        <div className="mips-stack">
          <Scene incident={incident} />
          <IncidentSlot incident={incident} />
          <People incident={incident} checkedAt={checkedAt} />
          <KnownHere incident={incident} checkedAt={checkedAt} />
          <Objects incident={incident} />
          <Methods incident={incident} />
        </div>
        <div className="mips-stack">
          <Officers incident={incident} />
          <Arising incident={incident} />
          <IncidentLog incident={incident} />
          <RetentionDetails recordId={incident.id} />
        </div>
      </div>
    </div>
  )
}

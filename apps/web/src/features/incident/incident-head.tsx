import type { IncidentPage } from '@mips/contracts/incident'
import { incidentStatuses } from '@mips/domain/codes/incidents'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { ChildrenHere } from '../../platform/children-here.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { TaskingLink } from '../../platform/tasking-link.tsx'
import { WatchLink } from '../../platform/watch-link.tsx'
import { asWarnings } from '../../platform/warnings.ts'
import { GradeTag } from './grade-tag.tsx'
import { Regrade } from './regrade.tsx'
import { incidentKeys } from './refreshes.ts'

type Props = { incident: IncidentPage; checkedAt: string }

/** Title, grade, state, the warnings of the place, and the acts. */
export function IncidentHead({ incident, checkedAt }: Props) {
  const { location } = incident
  return (
    <>
      <PageHeading caption={`Incident ${incident.reference ?? ''}`}>{incident.title}</PageHeading>
      <p className="mips-row">
        <GradeTag grade={incident.grade} label={incident.gradeLabel} />
        <Tag>{incidentStatuses.find(({ code }) => code === incident.status)?.label ?? incident.status}</Tag>
        <span>opened {formatDateTime(incident.openedAt)}</span>
        {incident.arrivedAt === null ? null : <span>arrived {formatDateTime(incident.arrivedAt)}</span>}
        {incident.closedAt === null ? null : (
          <span>
            closed {formatDateTime(incident.closedAt)}: {incident.closingCodeLabel}
          </span>
        )}
      </p>
      {location === null ? null : (
        <WarningStrip
          markers={asWarnings(location.markers)}
          about={location.address}
          checked={{ date: checkedAt }}
        />
      )}
      <ChildrenHere eventId={incident.id} />
      <Acts incident={incident} />
    </>
  )
}

function Acts({ incident }: { incident: IncidentPage }) {
  const { may, status } = incident
  const arrive = useAct(api.incident.arrive.mutation(), {
    refreshes: incidentKeys,
    said: 'Arrival recorded',
    tellsErrors: true,
  })
  const mayArrive = may.update && incident.arrivedAt === null && status !== 'closed'
  return (
    <div className="mips-button-group mips-no-print">
      {mayArrive ? (
        <Button
          isBusy={arrive.isBusy}
          onClick={() =>
            void arrive.run({ params: { incidentId: incident.id }, body: {}, version: incident.version })
          }
        >
          At the scene now
        </Button>
      ) : null}
      <LinkButton look="secondary" href={paths.recordCrime(incident.id)}>
        Is it a crime?
      </LinkButton>
      {may.recordArrest ? (
        <LinkButton look="secondary" href={paths.recordArrest(incident.id)}>
          Record an arrest
        </LinkButton>
      ) : null}
      {may.recordArrest ? (
        <LinkButton look="secondary" href={paths.openAttendance(incident.id)}>
          Voluntary attendance
        </LinkButton>
      ) : null}
      {may.raiseReport ? (
        <>
          <LinkButton look="secondary" href={paths.raiseVulnerability(incident.id)}>
            Vulnerable-person report
          </LinkButton>
          <LinkButton look="secondary" href={paths.incidentAbuse(incident.id)}>
            Domestic abuse risk
          </LinkButton>
          <LinkButton look="secondary" href={paths.raiseAsb(incident.id)}>
            Anti-social behaviour
          </LinkButton>
          <LinkButton look="secondary" href={paths.reportMissing(incident.id)}>
            Missing person
          </LinkButton>
        </>
      ) : null}
      {may.update && status !== 'closed' ? <Regrade incident={incident} /> : null}
      {may.close || status === 'closed' ? (
        <LinkButton look="secondary" href={paths.closeIncident(incident.id)}>
          {status === 'closed' ? 'How it closed' : 'Close incident'}
        </LinkButton>
      ) : null}
      <LinkButton look="quiet" href={paths.chart(incident.id)}>
        Link chart
      </LinkButton>
      <WatchLink recordId={incident.id} />
      <TaskingLink recordId={incident.id} />
      {may.seeHistory ? (
        <LinkButton look="quiet" icon="audit" href={paths.history(incident.id)}>
          Every change
        </LinkButton>
      ) : null}
    </div>
  )
}

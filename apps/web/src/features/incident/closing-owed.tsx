/** What an incident still owes before it closes, each with its rule and the way to where it is put right. */
import type { ClosingPage } from '@mips/contracts/incident-closing'
import type { Permission } from '@mips/domain/access/permissions'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { paths } from '../../platform/paths.ts'
import { holdsPermission, useSession } from '../../platform/session.tsx'

type Way = { label: string; path: (incidentId: string) => string; needs: Permission }

const ways: Record<string, Way> = {
  decision: { label: 'Decide whether it is a crime', path: paths.recordCrime, needs: 'incident.event.read' },
  children: {
    label: 'Decide for the children',
    path: paths.childrenAt,
    needs: 'safeguarding.report.read',
  },
  riskAssessment: {
    label: 'Domestic abuse risk',
    path: paths.incidentAbuse,
    needs: 'safeguarding.report.read',
  },
}

/** The way that a field of a rule leads to, or who goes it; nothing for what the form itself asks. */
export function WayTo({ field, incidentId }: { field: unknown; incidentId: string }) {
  const way = typeof field === 'string' ? ways[field] : undefined
  const session = useSession()
  if (way === undefined) return null
  return holdsPermission(session, way.needs) ? (
    <Link href={way.path(incidentId)}>{way.label}</Link>
  ) : (
    <>An officer who was there does this.</>
  )
}

export function Owed({ page }: { page: ClosingPage }) {
  if (page.owed.length === 0) return null
  return (
    <Card title="Still owed before it closes" tone="bad">
      <ul className="govuk-list govuk-list--bullet">
        {page.owed.map(({ rule, message, field }) => (
          <li key={rule}>
            {rule}: {message} <WayTo field={field} incidentId={page.incident.id} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

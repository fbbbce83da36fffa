import type { ApiError } from '@mips/client/api-error'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'

/** The way to the report that was made before, when a second one was refused. */
export function AlreadyRaised({
  refusal,
  pathOf,
}: {
  refusal: ApiError | undefined
  pathOf: (reportId: string) => string
}) {
  const reportId = refusal?.code === 'already_done' ? refusal.facts.reportId : undefined
  if (typeof reportId !== 'string') return null
  return (
    <NotificationBanner title="There is such a report already">
      <p>
        <Link href={pathOf(reportId)}>Open the report that was made before</Link>. What you typed stays here
        as a draft.
      </p>
    </NotificationBanner>
  )
}

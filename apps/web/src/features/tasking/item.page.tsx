/** One item for whoever is to do it: what was decided, where, and recording what came of it. */
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { TaskingCard } from './item-card.tsx'
import { ResultForm } from './result-form.tsx'

export function TaskingItemPage() {
  usePageTitle('Tasking')
  const { itemId } = useParams({ from: '/tasking/items/$itemId' })
  const found = useQuery({ ...topicApi.tasking.getItem.query({ params: { itemId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Opening the tasking…" headingLevel={1}>
        {(line) => (
          <>
            <PageHeading caption="Tasking" actions={<Link href={paths.ownTasking()}>My tasking</Link>}>
              {line.meeting.title}
            </PageHeading>
            <p className="mips-muted">Meeting of {formatDateTime(line.meeting.heldAt)}</p>
            <Can do="tasking.meeting.read">
              <p>
                <Link href={paths.taskingMeeting(line.meetingId)}>The meeting</Link>
              </p>
            </Can>
            <h2 className="govuk-heading-m">What was decided</h2>
            <TaskingCard line={line} />
            {line.may.result ? (
              <Card title="What came of it">
                <ResultForm line={line} />
              </Card>
            ) : null}
          </>
        )}
      </Shown>
    </div>
  )
}

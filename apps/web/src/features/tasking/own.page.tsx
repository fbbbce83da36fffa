/** Own tasking: what the reader is to do, soonest first, and what they proposed. */
import type { TaskingLine } from '@mips/contracts/tasking-parts'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { TaskingCard } from './item-card.tsx'
import { TaskingNav } from './tasking-nav.tsx'

export function OwnTaskingPage() {
  usePageTitle('My tasking')
  const own = useQuery({ ...topicApi.tasking.listOwn.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading>My tasking</PageHeading>
      <TaskingNav current={paths.ownTasking()} />
      <Shown query={own} words="Looking up your tasking…" headingLevel={2}>
        {({ toDo, proposed }) => (
          <>
            <Lines
              title="To do"
              link="Record what came of it"
              lines={toDo}
              empty="No meeting gave you anything to do."
            />
            <Lines
              title="What I proposed"
              link="Open"
              lines={proposed}
              empty="You proposed nothing yet: open a record and choose “Propose for tasking”."
            />
          </>
        )}
      </Shown>
    </div>
  )
}

type LinesProps = { title: string; link: string; lines: readonly TaskingLine[]; empty: string }

function Lines({ title, link, lines, empty }: LinesProps) {
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      {lines.length === 0 ? <p>{empty}</p> : null}
      {lines.map((line) => (
        <TaskingCard key={line.id} line={line}>
          <p>
            <Link href={paths.taskingItem(line.id)}>
              {link}
              <span className="govuk-visually-hidden"> {line.record.title}</span>
            </Link>
          </p>
        </TaskingCard>
      ))}
    </>
  )
}

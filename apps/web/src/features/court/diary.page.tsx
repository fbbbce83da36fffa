/** The diary of hearings: by day and court, with who is needed there and does not know it yet. */
import type { DiaryLine } from '@mips/contracts/court-parts'
import { addDays } from '@mips/domain/time/day'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDate } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { HearingTable } from './hearing-table.tsx'

const week = 7

export function DiaryPage() {
  usePageTitle('Hearings')
  const { from, court } = useSearch({ from: '/hearings' })
  const navigate = useNavigate()
  const found = useQuery({
    ...topicApi.court.diary.query({
      query: {
        ...(from === undefined ? {} : { from }),
        ...(court === undefined ? {} : { courtCode: court }),
      },
    }),
    staleTime: 0,
  })
  return (
    <div className="mips-stack">
      <PageHeading
        actions={
          <Can do="case.progress.record">
            <Link href={paths.courtResults()}>Results that wait</Link>
          </Can>
        }
      >
        Hearings
      </PageHeading>
      <Shown query={found} words="Reading the diary…" headingLevel={2}>
        {(diary) => (
          <>
            <div className="mips-row">
              <Link href={paths.hearings(addDays(diary.from, -week), court)}>Earlier</Link>
              <strong>
                {formatDate(diary.from)} to {formatDate(diary.to)}
              </strong>
              <Link href={paths.hearings(addDays(diary.from, week), court)}>Later</Link>
            </div>
            <Select
              label="Court"
              name="court"
              value={court ?? ''}
              placeholder="All courts"
              options={diary.courts.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(event) =>
                void navigate({
                  to: '/hearings',
                  search: {
                    ...(from === undefined ? {} : { from }),
                    ...(event.target.value === '' ? {} : { court: event.target.value }),
                  },
                })
              }
            />
            <Days hearings={diary.hearings} />
            {diary.hasMore ? <p className="mips-muted">There are more: choose a court.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}

function Days({ hearings }: { hearings: readonly DiaryLine[] }) {
  const places = [...new Set(hearings.map(({ day, court }) => `${day} ${court.code}`))]
  if (places.length === 0) return <p>No case that you may see is heard in this week.</p>
  return places.map((place) => {
    const own = hearings.filter(({ day, court }) => `${day} ${court.code}` === place)
    const [first] = own
    return first === undefined ? null : (
      <section key={place}>
        <h2 className="govuk-heading-m">
          {formatDate(first.day)}, {first.court.name} <Tag tone="info">{own.length}</Tag>
        </h2>
        <HearingTable caption={`${formatDate(first.day)}, ${first.court.name}`} hearings={own} />
      </section>
    )
  })
}

import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { IdentityNav } from './identity-nav.tsx'

/** What happened to the people whom the user follows. */
export function FollowedPage() {
  usePageTitle('People you follow')
  const query = useQuery({ ...topicApi.identityCase.listFollowed.query(), staleTime: 0 })
  const unfollow = useAct(topicApi.identityCase.unfollow.mutation(), {
    refreshes: [topicApi.identityCase.listFollowed.key],
    said: 'You no longer follow this person',
    tellsErrors: true,
  })
  return (
    <div className="mips-stack">
      <PageHeading>People you follow</PageHeading>
      <IdentityNav current={paths.followed()} />
      <Shown query={query} words="Reading the news…">
        {({ followed }) =>
          followed.length === 0 ? (
            <EmptyState title="You follow nobody">
              <p>Choose “Follow this person” under “Identity” on somebody’s page to be told what changes.</p>
            </EmptyState>
          ) : (
            followed.map((one) => (
              <Card
                key={one.nominalId}
                title={
                  <>
                    <Link href={paths.nominal(one.nominalId)}>{one.displayName}</Link>{' '}
                    <span className="mips-muted">{one.reference}</span>
                  </>
                }
                actions={
                  <Button
                    look="secondary"
                    size="small"
                    isBusy={unfollow.isBusy}
                    onClick={() => void unfollow.run({ params: { nominalId: one.nominalId } })}
                    aria-label={`Stop following ${one.displayName}`}
                  >
                    Stop following
                  </Button>
                }
              >
                <p className="mips-muted mips-small">
                  Followed since {formatDate(one.since)}
                  {one.until === null ? '' : ` until ${formatDate(one.until)}`}
                </p>
                {one.news.length === 0 ? (
                  <p>Nothing has happened since.</p>
                ) : (
                  <ol className="mips-lines">
                    {one.news.map((news) => (
                      <li key={`${news.at} ${news.words}`} className="mips-lines__item">
                        <span>
                          {news.words}{' '}
                          <span className="mips-muted">
                            {formatDateTime(news.at)}
                            {news.by === null ? '' : `, ${news.by}`}
                          </span>
                        </span>
                      </li>
                    ))}
                  </ol>
                )}
              </Card>
            ))
          )
        }
      </Shown>
    </div>
  )
}

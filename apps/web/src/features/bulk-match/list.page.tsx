/** One list: what its columns mean, how far it is looked for, and its rows. */
import type { MatchList } from '@mips/contracts/bulk-match-parts'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatDateTime, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ListColumns } from './list-columns.tsx'
import { ListProgress } from './list-progress.tsx'
import { ListRows } from './list-rows.tsx'
import './bulk-match.scss'

export function ListPage() {
  usePageTitle('List')
  const { listId } = useParams({ from: '/lists/$listId' })
  const found = useQuery({ ...topicApi.bulkMatch.get.query({ params: { listId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Opening the list…">
        {(list) => (
          <>
            <PageHeading caption="List" actions={<Link href={paths.matchLists()}>My lists</Link>}>
              {list.title}
            </PageHeading>
            {list.note === null ? null : <NotificationBanner tone="caution" title={list.note} />}
            <Facts list={list} />
            <Body list={list} />
          </>
        )}
      </Shown>
    </div>
  )
}

function Body({ list }: { list: MatchList }) {
  if (list.state === 'ERASED')
    return <p>What was read of this file is erased. Send the file again to hold it against the store.</p>
  const columns = <ListColumns key={`${list.id} ${list.state === 'MAPPING'}`} list={list} />
  if (list.state === 'MAPPING')
    return (
      <Card title="What do the columns mean?">
        <p>
          {list.isRemembered
            ? 'As it was said for an earlier file with the same header: put right what is different.'
            : 'This was guessed from the header and the cells: put right what is wrong.'}
        </p>
        {columns}
      </Card>
    )
  return (
    <>
      <ListProgress list={list} />
      {list.counts.linked > 0 ? null : (
        <Details summary="Change what the columns mean">
          {list.counts.decided === 0 ? null : (
            <p>{`Every row is looked for anew: ${list.counts.decided === 1 ? 'one decision that you made is' : `${list.counts.decided} decisions that you made are`} taken away.`}</p>
          )}
          {columns}
        </Details>
      )}
      <ListRows list={list} />
    </>
  )
}

function Facts({ list }: { list: MatchList }) {
  const { source } = list
  const path = source === null ? undefined : pathOfRecord(source)
  const end = useAct(topicApi.bulkMatch.end.mutation(), {
    refreshes: [topicApi.bulkMatch.get.key, topicApi.bulkMatch.rows.key, topicApi.bulkMatch.list.key],
    said: 'What was read of the file is erased',
    tellsErrors: true,
  })
  return (
    <>
      <SummaryList
        columns={2}
        rows={[
          { key: 'File', value: list.fileName },
          { key: 'Sent', value: formatDateTime(list.uploadedAt) },
          { key: 'Why', value: `${list.reason} (${list.purposeLabel})` },
          { key: 'Rows are erased on', value: formatDate(list.eraseOn) },
          ...(source === null
            ? []
            : [
                {
                  key: 'Comes from',
                  value:
                    path === undefined ? (
                      formatRecord(source)
                    ) : (
                      <Link href={path}>{formatRecord(source)}</Link>
                    ),
                },
              ]),
        ]}
      />
      {list.state === 'ERASED' ? null : (
        <ButtonGroup>
          <Button
            look="quiet"
            size="small"
            isBusy={end.isBusy}
            onClick={() => void end.run({ params: { listId: list.id } })}
          >
            Erase the rows now
          </Button>
        </ButtonGroup>
      )}
    </>
  )
}

import { stationName } from '@mips/domain/custody/station-name'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { PageBar } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Can, useCan } from '../../platform/can.tsx'
import { formatTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { Board } from './board.tsx'
import { useBoard, useWaiting } from './board.api.ts'
import { BoardTools } from './board-tools.tsx'
import { useLiveBoard, useLiveState } from './live.ts'
import { WaitingList } from './waiting-list.tsx'
import '../../platform/custody.scss'
import './live-board.scss'

/** The whiteboard of the suite: who is held, what is due next, who waits to be booked in. */
export function BoardPage() {
  usePageTitle('Custody board')
  const { station, wall } = useSearch({ from: '/custody' })
  const navigate = useNavigate({ from: '/custody' })
  useLiveBoard()
  const live = useLiveState()
  const board = useBoard(station)
  const waiting = useWaiting(station)
  const mayOpen = useCan('custody.record.open')
  const isWall = wall === '1'
  // A reading that failed or waits for the connection leaves the last one in sight, and says how old it is.
  const isRead =
    board.isFetchedAfterMount &&
    !board.isRefetchError &&
    board.failureCount === 0 &&
    board.fetchStatus !== 'paused'
  // The stream has a moment to open; after that its silence shows.
  const isLive = isRead && (live.isLive || live.since === undefined)
  const stations = board.data?.stations ?? []
  const suite =
    stations.find(({ code }) => code === station) ?? (stations.length === 1 ? stations[0] : undefined)
  return (
    <div className={isWall ? 'mips-board-page mips-board-page--wall' : 'mips-board-page'}>
      <PageHeading
        actions={
          <>
            {isWall ? null : (
              <>
                <LinkButton look="secondary" href={paths.custodySuites()}>
                  Suites
                </LinkButton>
                <LinkButton look="secondary" href={paths.cells(station)}>
                  Cells
                </LinkButton>
                <LinkButton look="secondary" href={paths.bailDiary()}>
                  Bail diary
                </LinkButton>
                <Can do="custody.visit.read">
                  <LinkButton look="secondary" href={paths.custodyVisits(station)}>
                    Visits
                  </LinkButton>
                </Can>
                <Can do="custody.figures.read">
                  <LinkButton
                    look="secondary"
                    href={paths.custodyFigures(station === undefined ? {} : { station })}
                  >
                    Figures
                  </LinkButton>
                </Can>
              </>
            )}
            {mayOpen && !isWall ? (
              <LinkButton look="secondary" href={paths.answerBail()}>
                Answer bail
              </LinkButton>
            ) : null}
            <LinkButton
              look="secondary"
              href={
                isWall ? '/custody' : `/custody?wall=1${station === undefined ? '' : `&station=${station}`}`
              }
            >
              {isWall ? 'Leave wall' : 'Wall'}
            </LinkButton>
            <Button look="secondary" onClick={() => window.print()}>
              Print
            </Button>
          </>
        }
      >
        Custody board
      </PageHeading>
      {board.data !== undefined && !isLive ? (
        <PageBar tone="bad">
          Not live since{' '}
          {formatTime(new Date(isRead ? (live.since ?? 0) : board.dataUpdatedAt).toISOString())}. What you see
          was read at {formatTime(new Date(board.dataUpdatedAt).toISOString())}; it is tried again every 15
          seconds. <a href={paths.custodyKept()}>Open the copy kept here</a>
        </PageBar>
      ) : null}
      <div className="mips-board-page__tools mips-no-print">
        <Select
          name="station"
          label="Suite"
          value={station ?? ''}
          onChange={(event) =>
            void navigate({ search: (now) => ({ ...now, station: event.target.value || undefined }) })
          }
          options={[
            { value: '', label: 'All suites' },
            ...stations.map(({ code, name, held }) => ({
              value: code,
              label: `${stationName(name)} (${held})`,
            })),
          ]}
        />
      </div>
      {suite === undefined || isWall ? null : (
        <BoardTools suite={{ code: suite.code, name: stationName(suite.name) }} />
      )}
      {waiting.data === undefined || waiting.data.arrests.length === 0 || isWall ? null : (
        <WaitingList arrests={waiting.data.arrests} />
      )}
      <Shown query={board} words="Reading the board…">
        {({ lines, serverTime }) => (
          <Board lines={lines} serverTime={serverTime} isWall={isWall} isLive={isLive} />
        )}
      </Shown>
    </div>
  )
}

import { ApiError } from '@mips/client/api-error'
import { LinkButton } from '@mips/ui/button.tsx'
import { PageBar } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { errorWords } from '../../platform/error-text.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { useBoard } from './board.api.ts'
import { useKeeper } from './keep-copy.ts'
import { dismissEntry, keepEntry, type NewEntry } from './kept.ts'
import { useLiveBoard } from './live.ts'
import { RoundCells, type RoundMark } from './round-cells.tsx'
import './live-board.scss'

const retryMs = 5000

/** A round over the cells, by one press each: on a tablet at the doors. */
export function RoundPage() {
  usePageTitle('Round')
  const { station } = useSearch({ from: '/custody/round' })
  useLiveBoard()
  const board = useBoard(station)
  return (
    <>
      <PageHeading
        caption="Custody"
        actions={
          <LinkButton look="secondary" href={paths.custodyBoard()}>
            Board
          </LinkButton>
        }
      >
        Round
      </PageHeading>
      <Shown query={board} words="Reading the board…">
        {({ lines }) => (
          <Round
            stays={[...lines]
              .sort((a, b) => (a.cell ?? '~').localeCompare(b.cell ?? '~', 'en-GB', { numeric: true }))
              .map((line) => ({
                id: line.id,
                personName: line.personName,
                cell: line.cell,
                observationLevel: line.observationLevel,
                visitDue: line.clock.due.find(({ what }) => what === 'VISIT' || what === 'ROUSE')?.at,
              }))}
          />
        )}
      </Shown>
    </>
  )
}

function Round({ stays }: { stays: Parameters<typeof RoundCells>[0]['stays'] }) {
  // The round itself is the task: nobody is asked why at a cell door.
  usePurposeFrom(stays[0]?.id ?? '', 'ARREST_CUSTODY')
  const now = useServerNow().toISOString()
  const { marks, waiting, enter } = useEntering()
  return (
    <>
      {waiting > 0 ? (
        <PageBar tone="caution">
          {waiting === 1 ? '1 entry is' : `${waiting} entries are`} not sent yet: sent again by itself. Leave
          this page open.
        </PageBar>
      ) : null}
      <RoundCells stays={stays} now={now} marks={marks} onEnter={(entry) => void enter(entry)} />
    </>
  )
}

/** Sends each entry as it is made, under its own key until it has arrived. */
function useEntering() {
  const cache = useQueryClient()
  const { data: keeper } = useKeeper()
  const [marks, setMarks] = useState<ReadonlyMap<string, RoundMark>>(new Map())
  const [waiting, setWaiting] = useState<readonly NewEntry[]>([])
  const mark = (entry: NewEntry, words: string, isBad = false) =>
    setMarks((before) =>
      new Map(before).set(entry.recordId, { kind: entry.kind, at: entry.happenedAt, words, isBad }),
    )

  async function send(entry: NewEntry): Promise<void> {
    try {
      const { results } = await topicApi.custodyBoard.recordRound.fetch({ body: { entries: [entry] } })
      const [result] = results
      if (result?.outcome === 'refused') mark(entry, `Not entered. ${result.reason ?? ''}`, true)
      else mark(entry, 'Entered')
      await dismissEntry(entry.key).catch(() => undefined)
      setWaiting((before) => before.filter(({ key }) => key !== entry.key))
      await cache.invalidateQueries({ queryKey: topicApi.custody.board.key })
    } catch (error) {
      if (error instanceof ApiError && error.code !== 'offline' && error.status < 500) {
        mark(entry, `Not entered. ${errorWords(error).title}`, true)
        setWaiting((before) => before.filter(({ key }) => key !== entry.key))
        return
      }
      mark(entry, 'Not sent yet')
      setWaiting((before) => (before.some(({ key }) => key === entry.key) ? before : [...before, entry]))
    }
  }
  const latest = useRef({ send, waiting })
  latest.current = { send, waiting }
  useEffect(() => {
    const timer = setInterval(() => {
      for (const entry of latest.current.waiting) void latest.current.send(entry)
    }, retryMs)
    return () => clearInterval(timer)
  }, [])
  return {
    marks,
    waiting: waiting.length,
    enter: async (entry: NewEntry) => {
      mark(entry, 'Sending')
      // On the disk first, where a copy is kept: a closed tab loses nothing.
      if (keeper) await keepEntry(keeper, entry).catch(() => undefined)
      await send(entry)
    },
  }
}

/** How far a list is looked for: step after step while the page is open, stopped and gone on with, every row counted. */
import type { ApiError } from '@mips/client/api-error'
import type { MatchList } from '@mips/contracts/bulk-match-parts'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readAgain, useAct } from '../../platform/act.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { Problem } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function ListProgress({ list }: { list: MatchList }) {
  const { counts, state } = list
  const refreshes = [topicApi.bulkMatch.get.key, topicApi.bulkMatch.rows.key]
  const stop = useAct(topicApi.bulkMatch.stop.mutation(), { refreshes, tellsErrors: true })
  const resume = useAct(topicApi.bulkMatch.resume.mutation(), { refreshes, tellsErrors: true })
  const { problem, tryAgain } = useSteps(list)
  const input = { params: { listId: list.id } }
  const toLook = counts.looked + counts.waiting
  return (
    <Card title={state === 'DONE' ? 'Every row was looked for' : 'Looking for the rows'}>
      {state === 'DONE' ? null : (
        <>
          <label className="govuk-visually-hidden" htmlFor="progress">
            Rows looked for
          </label>
          <progress id="progress" max={toLook} value={counts.looked} className="mips-list-progress" />
        </>
      )}
      <p role="status">{`${counts.looked.toLocaleString('en-GB')} of ${toLook.toLocaleString('en-GB')} rows looked for.`}</p>
      <p className="mips-muted mips-small">{addsUp(counts)}</p>
      {problem === undefined ? null : <Problem error={problem} />}
      <ButtonGroup>
        {problem === undefined ? null : <Button onClick={tryAgain}>Try again</Button>}
        {state === 'RUNNING' ? (
          <Button look="secondary" isBusy={stop.isBusy} onClick={() => void stop.run(input)}>
            Stop
          </Button>
        ) : null}
        {state === 'STOPPED' ? (
          <Button isBusy={resume.isBusy} onClick={() => void resume.run(input)}>
            Go on
          </Button>
        ) : null}
        <PaperButton
          paper="Matched list"
          form="CSV"
          print={(recipient) => topicApi.bulkMatch.export.fetch({ ...input, body: { recipient } })}
        />
      </ButtonGroup>
    </Card>
  )
}

const addsUp = (counts: MatchList['counts']): string =>
  [
    `Of ${counts.inFile} rows of the file: ${counts.header} header, ${counts.blank} empty, ${counts.unreadable} that could not be read, ${counts.waiting} waiting, ${counts.looked} looked for`,
    `of those ${counts.strong} with a match that is almost certain, ${counts.probable} probable, ${counts.possible} possible, ${counts.nothing} without any`,
  ].join('; ') + '.'

/** Sends one step after another while rows wait; leaving the page leaves the rest for the next opening. */
function useSteps({ id, state }: MatchList): { problem: ApiError | undefined; tryAgain: () => void } {
  const cache = useQueryClient()
  const [problem, setProblem] = useState<ApiError>()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (state !== 'RUNNING') return undefined
    let isLeft = false
    const run = async () => {
      while (!isLeft) {
        const step = await topicApi.bulkMatch.look.fetch({ params: { listId: id } })
        await cache.invalidateQueries({ queryKey: topicApi.bulkMatch.get.key })
        if (step.state !== 'RUNNING') break
      }
      // The rows may be read for the first time at this moment, as they stood before.
      await readAgain(cache, topicApi.bulkMatch.rows.key)
    }
    run().catch((refusal: ApiError) => {
      // Stopped in another window, or while a step was under way: the page says so by its state.
      if (refusal.code === 'not_in_state')
        void cache.invalidateQueries({ queryKey: topicApi.bulkMatch.get.key })
      else setProblem(refusal)
    })
    return () => {
      isLeft = true
    }
  }, [cache, id, state, tries])
  const tryAgain = () => {
    setProblem(undefined)
    setTries((before) => before + 1)
  }
  return { problem: state === 'RUNNING' ? problem : undefined, tryAgain }
}

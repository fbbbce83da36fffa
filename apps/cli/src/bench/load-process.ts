/** The load loop in a process of its own, so that asking does not take time from answering. */
import { fork } from 'node:child_process'
import { runLoad, type LoadJob, type LoadResult } from './load-loop.ts'

/** The hidden command under which this program starts itself again. */
export const loadCommand = 'bench-load'

export type LoadProcess = { run: (job: LoadJob) => Promise<LoadResult>; stop: () => void }

/** Starts the process; each job is answered before the next is sent. */
export function startLoadProcess(): LoadProcess {
  const child = fork(process.argv[1] ?? '', [loadCommand], { execArgv: process.execArgv })
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const failed = (code: number | null) =>
          reject(new Error(`The load process ended (${code ?? 'killed'}).`))
        child.once('exit', failed)
        child.once('message', (result) => {
          child.off('exit', failed)
          resolve(result as LoadResult)
        })
        child.send(job)
      }),
    stop: () => void child.kill(),
  }
}

/** The other side: answers jobs until the parent goes. */
export function answerJobs(): void {
  process.on('message', (job: LoadJob) => {
    runLoad(job).then(
      (result) => process.send?.(result),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  })
  process.on('disconnect', () => process.exit(0))
}

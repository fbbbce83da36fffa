/** What a command says: lines, a progress bar on a terminal, and tables. */
import { SingleBar } from 'cli-progress'

/** Prints one line. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`)

export type Progress = {
  /** So many steps more are done. */
  advance(steps: number, doing?: string): void
  finish(): void
}

/** A bar on a terminal; elsewhere a plain line for each tenth of the way. */
export function startProgress(what: string, total: number): Progress {
  return process.stdout.isTTY ? barOf(what, total) : linesOf(what, total)
}

/** Progress that is not shown, for tests. */
export const silent: Progress = { advance: () => undefined, finish: () => undefined }

function barOf(what: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${what} [{bar}] {percentage} % {value}/{total} {doing}`,
    hideCursor: true,
  })
  bar.start(total, 0, { doing: '' })
  return {
    advance: (steps, doing) => bar.increment(steps, { doing: doing ?? '' }),
    finish: () => {
      bar.update(bar.getTotal(), { doing: '' })
      bar.stop()
    },
  }
}

function linesOf(what: string, total: number): Progress {
  let done = 0
  let told = 0
  return {
    advance: (steps, doing) => {
      done += steps
      const tenth = Math.floor((10 * done) / Math.max(1, total))
      if (tenth <= told) return
      told = tenth
      print(
        `${what}: ${Math.min(100, tenth * 10)} % (${done} of ${total})${doing === undefined ? '' : ` ${doing}`}`,
      )
    },
    finish: () => undefined,
  }
}

/** Rows under a heading, the columns as wide as their widest cell; numbers stand to the right. */
export function table(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const all = [heading, ...rows]
  const widths = heading.map((_, column) => Math.max(...all.map((row) => String(row[column] ?? '').length)))
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [line(heading), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

import type { BoardLine } from '@mips/contracts/custody-replies'
import { Button } from '@mips/ui/button.tsx'
import { Icon } from '@mips/ui/icon.tsx'
import { useRef, useState } from 'react'
import { useCan } from '../../platform/can.tsx'
import { useKeys } from '../../platform/keys.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { BoardTable } from './board-table.tsx'
import { QuickEntry, type QuickKind } from '../../platform/quick-entry.tsx'

type BoardProps = { lines: readonly BoardLine[]; serverTime: string; isWall: boolean; isLive: boolean }
type Entry = { kind: QuickKind; ids: string[] }

/** The rows of the board with its keys: j and k walk, Enter opens, x chooses, c, m and n make an entry. */
export function Board({ lines, serverTime, isWall, isLive }: BoardProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [entry, setEntry] = useState<Entry>()
  const table = useRef<HTMLDivElement>(null)
  const mayLog = useCan('custody.log.add')
  const now = useServerNow(5_000).toISOString()
  const shownNow = now < serverTime ? serverTime : now

  const links = () => [...(table.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  const currentId = () =>
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.line : undefined
  const step = (by: 1 | -1) => {
    const all = links()
    const at = all.findIndex((link) => link === document.activeElement)
    all[at === -1 && by === 1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
  }
  const toggle = (id: string) =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  // The chosen ones that are still on the board, else the one that the focus stands on.
  const targets = () => {
    const held = lines.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
    const current = currentId()
    if (held.length > 0) return held
    return current === undefined ? [] : [current]
  }
  const begin = (kind: QuickKind, ids = targets()) => {
    if (mayLog && ids.length > 0) setEntry({ kind, ids })
  }
  useKeys([
    { keys: 'j', does: 'Next detainee', run: () => step(1) },
    { keys: 'k', does: 'Previous detainee', run: () => step(-1) },
    {
      keys: 'x',
      does: 'Choose or leave out the detainee',
      run: () => void (currentId() !== undefined && toggle(currentId() ?? '')),
    },
    { keys: 'c', does: 'Record a check of the detainee, or of those chosen', run: () => begin('VISIT') },
    { keys: 'm', does: 'Record a meal', run: () => begin('MEAL') },
    { keys: 'n', does: 'Write a note', run: () => begin('NOTE') },
  ])

  const overdue = lines.filter((line) => line.clock.due.some((due) => due.at < shownNow)).length
  const soon = lines.filter((line) =>
    line.clock.due.some(
      (due) => due.at >= shownNow && Date.parse(due.at) - Date.parse(shownNow) <= 15 * 60_000,
    ),
  ).length
  const held = lines.filter(({ id }) => chosen.has(id))
  return (
    <div ref={table}>
      <p className="mips-board__sum" role="status">
        <span>{lines.length} held</span>
        <span className="mips-board__count mips-board__count--overdue">
          <Icon name="square" /> {overdue} overdue
        </span>
        <span className="mips-board__count mips-board__count--soon">
          <Icon name="triangle" /> {soon} due in 15 minutes
        </span>
        <span>
          <Icon name="circle" /> {isLive ? 'Live' : 'Not live'}
        </span>
      </p>
      {mayLog && held.length > 0 ? (
        <div className="mips-board__chosen" role="group" aria-label="Those chosen">
          <span>{held.length} chosen</span>
          <Button look="secondary" size="small" onClick={() => begin('VISIT')}>
            Check
          </Button>
          <Button look="secondary" size="small" onClick={() => begin('MEAL')}>
            Meal
          </Button>
          <Button look="secondary" size="small" onClick={() => begin('NOTE')}>
            Note
          </Button>
          <Button look="link" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        </div>
      ) : null}
      <BoardTable
        lines={lines}
        now={shownNow}
        isWall={isWall}
        chosen={chosen}
        onToggle={mayLog ? toggle : undefined}
        onCheck={mayLog ? (id) => begin('VISIT', [id]) : undefined}
      />
      {entry === undefined ? null : (
        <QuickEntry
          kind={entry.kind}
          lines={lines.filter(({ id }) => entry.ids.includes(id))}
          onClose={(isDone) => {
            setEntry(undefined)
            if (isDone) setChosen(new Set())
          }}
        />
      )}
    </div>
  )
}

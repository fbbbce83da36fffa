/** The list of results: arrows or j and k move through it, Enter opens, and the place is kept on return. */
import { useRef } from 'react'
import { goTo } from '../../platform/go-to.ts'
import { useKeys } from '../../platform/keys.tsx'
import type { Line } from './result-lines.tsx'

type Group = { id: string; label: string; count: number; lines: Line[]; hint?: string }

const lastOpened = new Map<string, string>()

/** Groups under headings with their counts; one list for the keys. */
export function ResultList({ groups }: { groups: readonly Group[] }) {
  const list = useRef<HTMLDivElement>(null)
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  const step = (by: number) => {
    const all = items()
    const now = all.findIndex((item) => item.contains(document.activeElement))
    const next = now === -1 ? startAt(all) : Math.min(all.length - 1, Math.max(0, now + by))
    all[next]?.focus()
  }
  useKeys([
    { keys: 'ArrowDown', does: 'Next result', run: () => step(1) },
    { keys: 'ArrowUp', does: 'Previous result', run: () => step(-1) },
    { keys: 'j', does: 'Next result', run: () => step(1) },
    { keys: 'k', does: 'Previous result', run: () => step(-1) },
  ])
  return (
    <div ref={list} className="mips-stack">
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`}>
          <h2 id={`group-${group.id}`} className="govuk-heading-m">
            {group.label} <span className="mips-muted">{group.count}</span>
          </h2>
          {group.hint === undefined ? null : <p className="mips-muted">{group.hint}</p>}
          <ol className="mips-hits">
            {group.lines.map((line) => (
              <ResultItem key={line.id} line={line} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** Back on the list, the keys begin where it was left. */
function startAt(all: HTMLElement[]): number {
  const left = all.findIndex((item) => item.dataset.line === lastOpened.get(location.search))
  return Math.max(0, left)
}

function ResultItem({ line }: { line: Line }) {
  return (
    // The item takes the focus for the arrow keys only; its link is what a pointer or a screen reader uses.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      data-line={line.id}
      tabIndex={-1}
      onClickCapture={() => lastOpened.set(location.search, line.id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget || line.href === undefined) return
        lastOpened.set(location.search, line.id)
        goTo(line.href)
      }}
    >
      {line.content}
    </li>
  )
}

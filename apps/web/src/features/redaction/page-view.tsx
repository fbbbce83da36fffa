/** A page as it is seen, word by word: walked by arrows, marked by Enter, and by the pointer. */
import type { RedactionPage } from '@mips/contracts/redaction'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { useFileUrl } from '../../platform/files.ts'
import { answerOf, type Marks, type Range } from './marks.ts'

export type Chosen = { from: number; to: number }

type Props = {
  ids: { recordId: string; redactionId: string }
  page: RedactionPage
  marks: Marks
  chosen: Chosen
  choose: (chosen: Chosen) => void
  /** Takes out what is chosen, or takes it back. */
  onTake?: (() => void) | undefined
  onTakeBack?: (() => void) | undefined
  /** Shows what is taken out as it will go out. */
  isBurnt: boolean
}

export function PageView({ ids, page, marks, chosen, choose, onTake, onTakeBack, isBurnt }: Props) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const picture = useFileUrl(
    page.hasPicture ? topicApi.redaction.picture.query({ params: { ...ids, page: page.number } }) : undefined,
  )
  const last = page.words.length - 1
  const shown = useRef(chosen.to)
  useEffect(() => {
    if (shown.current === chosen.to) return
    shown.current = chosen.to
    box.current?.querySelector(`[data-word="${chosen.to}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen.to])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key]
    if (step !== undefined) {
      const to = Math.max(0, Math.min(last, chosen.to + step))
      choose(event.shiftKey ? { from: chosen.from, to } : { from: to, to })
    } else if (event.key === 'Enter' && onTake !== undefined) onTake()
    else if ((event.key === 'Delete' || event.key === 'Backspace') && onTakeBack !== undefined) onTakeBack()
    else return
    event.preventDefault()
  }
  const share = (value: number, whole: number) => `${(value / whole) * 100}%`
  return (
    <div
      ref={box}
      className="mips-redaction-page"
      style={{ aspectRatio: `${page.width} / ${page.height}` }}
      role="listbox"
      aria-multiselectable
      aria-label={`Words of page ${page.number}`}
      aria-activedescendant={last < 0 ? undefined : `${id}-${chosen.to}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {picture === undefined ? null : <img className="mips-redaction-picture" src={picture} alt="" />}
      {page.words.map((word, index) => (
        // The box takes the keys for all of its words, as a list does.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <span
          key={index}
          id={`${id}-${index}`}
          data-word={index}
          role="option"
          tabIndex={-1}
          aria-selected={isTaken(marks, page.number, index)}
          aria-label={isBurnt && isTaken(marks, page.number, index) ? 'Taken out' : undefined}
          className={classOf(page, marks, chosen, index, isBurnt)}
          style={{
            left: share(word.x, page.width),
            top: share(word.y, page.height),
            width: share(word.width, page.width),
            height: share(word.height, page.height),
            fontSize: `${(word.height / 1.05 / page.width) * 100}cqw`,
          }}
          onClick={(event) =>
            choose(event.shiftKey ? { from: chosen.from, to: index } : { from: index, to: index })
          }
        >
          {isBurnt && isTaken(marks, page.number, index) ? '' : word.text}
        </span>
      ))}
      {marks.marks.map((mark, index) =>
        mark.kind === 'AREA' && mark.page === page.number ? (
          <span
            key={`area-${index}`}
            className={isBurnt ? 'mips-redaction-area mips-redaction-area--burnt' : 'mips-redaction-area'}
            style={{
              left: share(mark.x, page.width),
              top: share(mark.y, page.height),
              width: share(mark.width, page.width),
              height: share(mark.height, page.height),
            }}
          />
        ) : null,
      )}
    </div>
  )
}

const isTaken = ({ marks }: Marks, page: number, word: number): boolean =>
  marks.some((mark) => mark.kind === 'WORDS' && mark.page === page && mark.from <= word && mark.to >= word)

const inOrder = ({ from, to }: Chosen): Chosen => ({ from: Math.min(from, to), to: Math.max(from, to) })

function classOf(page: RedactionPage, marks: Marks, chosen: Chosen, index: number, isBurnt: boolean): string {
  const names = ['mips-redaction-word']
  const range = inOrder(chosen)
  if (index >= range.from && index <= range.to) names.push('mips-redaction-word--chosen')
  if (isTaken(marks, page.number, index))
    names.push(isBurnt ? 'mips-redaction-word--burnt' : 'mips-redaction-word--taken')
  const open = page.suggestions.some(
    ({ from, to }) =>
      index >= from && index <= to && answerOf(marks, { page: page.number, from, to }) === 'OPEN',
  )
  if (open) names.push('mips-redaction-word--suggested')
  return names.join(' ')
}

/** What is chosen, as a range of the page. */
export const rangeOf = (page: number, chosen: Chosen): Range => ({ page, ...inOrder(chosen) })

import { Button } from '@mips/ui/button.tsx'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { coloursOf, draw, fitted, nodeAt, zoomed, type Scene, type View } from './canvas-draw.ts'
import type { Spot } from './chart-layout.ts'
import type { ChartPartProps } from './chart-picture.tsx'
import type { Spots } from './use-layout.ts'

/** A chart of many records: dragged, zoomed, and pressed to open a record; arrows, + and - and 0 do the same. */
export function ChartCanvas({ rootId, drawn, opened, onToggle, spots }: ChartPartProps & { spots: Spots }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [chosenId, setChosenId] = useState<string>()
  const scene: Scene = { drawn, spots, rootId, opened: new Set(opened), chosenId }
  const board = useBoard(canvas, scene)
  const label = `Link chart of ${drawn.nodes.length} records and ${drawn.links.length} links; the list after it says the same`
  return (
    <div className="mips-stack">
      <div className="mips-row mips-no-print">
        <Button size="small" look="secondary" onClick={() => board.zoom(1.4)}>
          Nearer
        </Button>
        <Button size="small" look="secondary" onClick={() => board.zoom(1 / 1.4)}>
          Farther
        </Button>
        <Button size="small" look="secondary" onClick={board.fit}>
          Show all
        </Button>
        <span className="mips-muted">Drag to move; with the keyboard: arrows, + and −, 0 for all.</span>
      </div>
      {/* The picture is moved by the keyboard as well, so it takes the focus. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
      <div
        className="mips-chart"
        role="group"
        aria-label="The chart"
        tabIndex={0}
        onKeyDown={board.onKeyDown}
      >
        {/* eslint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
        <canvas
          ref={canvas}
          role="img"
          aria-label={label}
          onPointerDown={board.onPointerDown}
          onPointerMove={board.onPointerMove}
          onPointerCancel={board.onPointerCancel}
          onPointerUp={(event) => {
            const id = board.onPointerUp(event)
            setChosenId(id)
            if (id !== undefined) onToggle(id)
          }}
        />
      </div>
    </div>
  )
}

const keys: Record<string, Spot> = {
  ArrowLeft: { x: -80, y: 0 },
  ArrowRight: { x: 80, y: 0 },
  ArrowUp: { x: 0, y: -80 },
  ArrowDown: { x: 0, y: 80 },
}

/** Keeps the view outside React: a frame of panning draws the canvas and nothing else. */
function useBoard(canvas: React.RefObject<HTMLCanvasElement | null>, scene: Scene) {
  const view = useRef<View | undefined>(undefined)
  const latest = useRef(scene)
  const waiting = useRef(0)
  const drag = useRef<{ from: Spot; last: Spot } | undefined>(undefined)

  const drawSoon = () => {
    waiting.current ||= requestAnimationFrame(() => {
      waiting.current = 0
      const at = canvas.current
      if (at !== null) view.current = drawOn(at, latest.current, view.current)
    })
  }
  useEffect(() => {
    // Laid out anew, all of it is shown.
    if (latest.current.spots !== scene.spots) view.current = undefined
    latest.current = scene
    drawSoon()
  })
  useEffect(() => {
    const at = canvas.current
    if (at === null) return undefined
    const watch = new ResizeObserver(drawSoon)
    watch.observe(at)
    return () => watch.disconnect()
    // The canvas stays the same for as long as it is there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const change = (next: View) => {
    view.current = next
    drawSoon()
  }
  const zoom = (by: number) => {
    const at = canvas.current
    if (at === null || view.current === undefined) return
    change(zoomed(view.current, by, { x: at.clientWidth / 2, y: at.clientHeight / 2 }))
  }
  const move = ({ x, y }: Spot) => {
    const { current } = view
    if (current === undefined) return
    change({ ...current, x: current.x + x / current.scale, y: current.y + y / current.scale })
  }
  const fit = () => {
    view.current = undefined
    drawSoon()
  }
  return {
    zoom,
    fit,
    onKeyDown: (event: KeyboardEvent) => {
      // With these the keys are the browser's: its own zoom, and the page before.
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const step = keys[event.key]
      if (step !== undefined) move(step)
      else if (event.key === '+' || event.key === '=') zoom(1.4)
      else if (event.key === '-') zoom(1 / 1.4)
      else if (event.key === '0') fit()
      else return
      event.preventDefault()
    },
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      const at = pointOf(event)
      drag.current = { from: at, last: at }
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      if (drag.current === undefined) return
      const at = pointOf(event)
      move({ x: drag.current.last.x - at.x, y: drag.current.last.y - at.y })
      drag.current.last = at
    },
    onPointerCancel: () => {
      drag.current = undefined
    },
    /** The record that was pressed, when nothing was dragged. */
    onPointerUp: (event: PointerEvent<HTMLCanvasElement>): string | undefined => {
      const at = pointOf(event)
      const { current } = drag
      drag.current = undefined
      const isPressed = current !== undefined && Math.hypot(at.x - current.from.x, at.y - current.from.y) < 5
      return isPressed && view.current !== undefined
        ? nodeAt(latest.current, view.current, at)?.id
        : undefined
    },
  }
}

const pointOf = ({ nativeEvent }: PointerEvent): Spot => ({ x: nativeEvent.offsetX, y: nativeEvent.offsetY })

/** Draws at the size that the canvas has on the page, and answers the view that was drawn: all when there was none. */
function drawOn(canvas: HTMLCanvasElement, scene: Scene, before: View | undefined): View {
  const density = Math.min(2, window.devicePixelRatio)
  const size = { width: canvas.clientWidth, height: canvas.clientHeight }
  const view = before ?? fitted(scene.spots, size)
  const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)]
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const to = canvas.getContext('2d', { alpha: false })
  if (to !== null) draw(to, scene, view, { ...size, density, colour: coloursOf(canvas) })
  return view
}

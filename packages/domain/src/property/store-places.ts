/** Stores and their shelves: what stands against closing one, and against putting something into one that is closed (PX-27). */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'

/** PX-27: a place is closed when nothing lies in it, and a store when its shelves are closed as well. */
export function closingProblems(place: {
  items: number
  shelves: readonly { label: string; items: number; isClosed: boolean }[]
}): RuleProblem[] {
  const { problems, block } = problemList()
  const lies = (items: number) => `${items} ${items === 1 ? 'exhibit lies' : 'exhibits lie'}`
  const full = place.shelves.filter(({ items }) => items > 0)
  const open = place.shelves.filter(({ isClosed }) => !isClosed)
  block(
    place.items > 0,
    'PX-27',
    `${lies(place.items)} here: move what lies here before the place is closed.`,
    'isClosed',
  )
  block(
    full.length > 0,
    'PX-27',
    `Something lies on ${full.map(({ label }) => label).join(', ')}: move it before the store is closed.`,
    'isClosed',
  )
  block(
    full.length === 0 && open.length > 0,
    'PX-27',
    `Close its shelves first: ${open.map(({ label }) => label).join(', ')}.`,
    'isClosed',
  )
  return problems
}

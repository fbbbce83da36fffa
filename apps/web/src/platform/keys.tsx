/** The keys of the page: one listener, a list that `?` shows, and silence inside fields. */
import { KeyboardHelp } from '@mips/ui/keyboard-help.tsx'
import { useEffect, useRef, useState } from 'react'
import { sessionGate } from './session-gate.ts'

export type KeyAct = {
  /** `/`, `?`, `j`, `g h` (one after the other), `ctrl+l`, `alt+ArrowDown`, `Escape`. */
  keys: string
  does: string
  /** The heading in the help, such as "This page". */
  group?: string
  run: (event: KeyboardEvent) => void
}

const acts = new Set<KeyAct>()
const sequenceMs = 1500
let hasLetterKeys = true

/** Switches the keys without Ctrl or Alt off or on, as the user prefers. */
export function setLetterKeys(isOn: boolean): void {
  hasLetterKeys = isOn
}

let pending: { key: string; at: number } | undefined

/** Adds keys for as long as the component stands: `useKeys([{ keys: 'c', does: 'Record a check', run: openCheck }])`. */
export function useKeys(list: readonly KeyAct[]): void {
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  const shape = JSON.stringify(list.map(({ keys, does, group }) => [keys, does, group]))
  useEffect(() => {
    const mine = latest.current.map((act, index) => ({
      ...act,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }))
    for (const act of mine) acts.add(act)
    return () => mine.forEach((act) => acts.delete(act))
  }, [shape])
}

/** How a press is written: modifiers in one order, then the key. */
export function nameOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${key}`
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role=textbox], [role=menu], [role=listbox]') !== null)

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || sessionGate.question() !== undefined || event.isComposing) return
  const name = nameOfKey(event)
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey
  // Single letters belong to the field that is being typed in.
  if (!hasModifier && (!hasLetterKeys || isTyping(event.target))) return
  const whole =
    pending !== undefined && Date.now() - pending.at < sequenceMs ? `${pending.key} ${name}` : name
  pending = undefined
  const list = [...acts].reverse()
  const act = list.find(({ keys }) => keys === whole) ?? list.find(({ keys }) => keys === name)
  if (act !== undefined) {
    event.preventDefault()
    return act.run(event)
  }
  if (list.some(({ keys }) => keys.startsWith(`${name} `))) pending = { key: name, at: Date.now() }
}

/** The listener and the help; stands once in the app. */
export function Keys() {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  useKeys([{ keys: '?', does: 'Show these keys', group: 'Everywhere', run: () => setIsOpen(true) }])
  return (
    <KeyboardHelp
      isOpen={isOpen}
      onClose={() => setIsOpen(false)}
      groups={isOpen ? groupsOf([...acts]) : []}
    />
  )
}

/** `ctrl+l` as Ctrl+L. */
function writeKey(key: string): string {
  const parts = key.split('+')
  return parts.map((part) => written[part] ?? (parts.length > 1 ? part.toUpperCase() : part)).join('+')
}

const written: Record<string, string> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
}

function groupsOf(list: readonly KeyAct[]) {
  const groups = new Map<string, { keys: string[]; does: string }[]>()
  for (const { keys, does, group = 'This page' } of list) {
    const shown = keys.split(' ').map((key) => writeKey(key))
    groups.set(group, [...(groups.get(group) ?? []), { keys: shown, does }])
  }
  return [...groups].map(([title, keys]) => ({ title, keys }))
}

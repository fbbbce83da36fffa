import { useEffect, useState, useSyncExternalStore } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { createToastQueue } from './toast-queue.ts'
import type { Toast } from './toast-queue.ts'

const queue = createToastQueue()
const shownForMs = 10_000

/** Says in passing that something was done, with a way to take it back for ten seconds. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  return queue.add(toast)
}

/** Takes a toast away before its time. */
export function hideToast(id: number): void {
  queue.remove(id)
}

/** Where toasts appear; one in the whole app. They are read out politely, and wait while pointed at or focused. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(queue.subscribe, queue.list)
  return (
    <div className="mips-toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const [isHeld, setIsHeld] = useState(false)

  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => queue.remove(toast.id), shownForMs)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id])

  return (
    <div
      className={classNames('mips-toast', toast.tone && `mips-toast--${toast.tone}`)}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className="mips-toast__message">{toast.message}</span>
      {toast.action ? (
        <button
          type="button"
          className="mips-toast__action"
          onClick={() => {
            toast.action?.onAction()
            queue.remove(toast.id)
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
      <button type="button" className="mips-icon-button" onClick={() => queue.remove(toast.id)}>
        <Icon name="cross" />
        <span className="govuk-visually-hidden">Close this message</span>
      </button>
    </div>
  )
}

import { useContext, useEffect, useRef } from 'react'
import { ComboBoxStateContext } from 'react-aria-components/ComboBox'

/**
 * Keeps an open list when the page scrolls: it lies on the page and moves with its box. React Aria would close it, and a
 * page scrolls by itself while a phone's keyboard slides in or an arrow reaches a line, so that a quick typist was left
 * with a full box and no list.
 */
export function KeepOpenOnScroll() {
  const isOpen = useContext(ComboBoxStateContext)?.isOpen ?? false
  const open = useRef(isOpen)
  open.current = isOpen

  useEffect(() => {
    // Listens before React Aria does, which begins when the list opens.
    const stop = (event: Event) => {
      if (open.current && event.target instanceof Document) event.stopImmediatePropagation()
    }
    window.addEventListener('scroll', stop, true)
    return () => window.removeEventListener('scroll', stop, true)
  }, [])

  return null
}

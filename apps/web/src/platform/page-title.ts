/** The title of the tab: reference and kind, never a name, because titles are seen over shoulders and kept in histories. */
import { useEffect } from 'react'

/** Sets the title of the tab while the page stands. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · MiPS`
  }, [title])
}

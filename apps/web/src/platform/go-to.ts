/** Goes to a page by its path, from `paths`. */
import { createBrowserHistory } from '@tanstack/react-router'

/** The history of the tab, which the router of the app listens to. */
export const tabHistory = createBrowserHistory()

/** Goes to a page: `goTo(paths.incident(id))`; `replace` leaves no way back to this one. */
export function goTo(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) tabHistory.replace(path)
  else tabHistory.push(path)
}

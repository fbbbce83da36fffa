/** Goes to a page by its path. A file of its own, because the router knows the shell that calls this. */
export function goTo(path: string): void {
  void import('./router.tsx').then(({ router }) => router.history.push(path))
}

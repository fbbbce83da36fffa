/** Asks the browser to keep the program itself, so that it opens with no network; nothing of any record is kept by it. */
export async function keepShell(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/sw.js', { scope: '/' })
  await Promise.race([navigator.serviceWorker.ready, tooLong()])
}

const mostMs = 30_000

/** A browser that refuses to keep the program never becomes ready and never says so. */
const tooLong = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('This browser does not keep the program.')), mostMs)
  })

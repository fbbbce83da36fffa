// Keeps the program of the browser, page and parts, so that it opens with no network. It never touches /api: no record is kept here.
const PARTS = __PARTS__
const CACHE = 'mips-shell-__VERSION__'
const PAGE = '/'
const PATIENCE_MS = 5000

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) =>
        cache.addAll(
          [PAGE, '/favicon.svg', ...PARTS].map((part) => new Request(part, { cache: 'no-cache' })),
        ),
      ),
  )
})

// A newer program waits until the pages of the older one are closed, so that no page loses its parts.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('mips-shell-') && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  )
})

const kept = (key) => caches.open(CACHE).then((cache) => cache.match(key))

/** The page as the server has it now; the kept one when there is no answer in time, or a gateway answers for the server. */
async function page(request) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(request, { signal: patience.signal })
    if (answer.status < 500) return answer
    return (await kept(PAGE)) ?? answer
  } catch {
    return (await kept(PAGE)) ?? Response.error()
  } finally {
    clearTimeout(timer)
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/'))
    return
  if (request.mode === 'navigate') return event.respondWith(page(request))
  if (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg')
    event.respondWith(kept(url.pathname).then((found) => found ?? fetch(request)))
})

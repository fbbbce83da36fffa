/** The root of the pages; features hang theirs on it, the app gives it its frame. Nobody passes it who is not signed in. */
import { ApiError } from '@mips/client/api-error'
import { createRootRoute, redirect } from '@tanstack/react-router'
import { paths } from './paths.ts'
import { loadSession } from './session.tsx'

export const rootRoute = createRootRoute({
  beforeLoad: async ({ location }) => {
    if (location.pathname === paths.signIn() || location.pathname === paths.custodyKept()) return
    const session = await loadSession().catch((error: unknown) => {
      // No answer at all: what this computer keeps of the suite opens without the server.
      if (
        error instanceof ApiError &&
        error.code === 'offline' &&
        location.pathname.startsWith(paths.custodyBoard())
      )
        throw redirect({ href: paths.custodyKept() })
      if (!(error instanceof ApiError) || error.code !== 'not_signed_in') throw error
      throw redirect({ href: paths.signIn(location.href) })
    })
    if (session.mustChangePassword && location.pathname !== paths.password())
      throw redirect({ href: paths.password() })
  },
})

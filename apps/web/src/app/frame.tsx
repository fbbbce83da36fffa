import { Outlet, useRouterState } from '@tanstack/react-router'
import { paths } from '../platform/paths.ts'
import { SignedInShell } from './shell.tsx'

/** The sign-in page and the kept copy stand alone; every other page stands in the shell. */
export function Frame() {
  const pathname = useRouterState({
    select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname,
  })
  if (pathname === paths.signIn() || pathname === paths.custodyKept()) return <Outlet />
  return (
    <SignedInShell pathname={pathname}>
      <Outlet />
    </SignedInShell>
  )
}

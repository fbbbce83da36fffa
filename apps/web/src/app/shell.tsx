import { AppShell } from '@mips/ui/app-shell.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { SaveState } from '@mips/ui/save-state.tsx'
import { showTime } from '@mips/ui/time-text.ts'
import { ToastRegion } from '@mips/ui/toast.tsx'
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { useCan } from '../platform/can.tsx'
import { formatOfficer } from '../platform/format.ts'
import { flushDrafts, hasUnsaved, useSaveStanding } from '../platform/draft-store.ts'
import { IdleWarning } from '../platform/idle.tsx'
import { Keys, useKeys } from '../platform/keys.tsx'
import { useLook } from '../platform/look.ts'
import { paths } from '../platform/paths.ts'
import { PoolBar } from '../platform/pool-bar.tsx'
import { PurposeDialog } from '../platform/purpose.tsx'
import { SessionCover, useIsCovered } from '../platform/cover.tsx'
import { useServerNow } from '../platform/server-clock.ts'
import { holdsPermission, useSession } from '../platform/session.tsx'
import { useIsOnline } from '../platform/online.ts'
import { globalKeys } from './global-keys.ts'
import { HeaderSearch } from './header-search.tsx'
import { navFor } from './nav.ts'
import { Palette } from './palette.tsx'
import { UserMenu } from './user-menu.tsx'

const AlarmBanner = lazy(() =>
  import('../features/custody-board/alarm-banner.tsx').then((module) => ({ default: module.AlarmBanner })),
)

/** The frame of every page for signed-in users: header, rail, cover, warnings, keys. */
export function SignedInShell({ pathname, children }: { pathname: string; children: ReactNode }) {
  const session = useSession()
  const isCovered = useIsCovered()
  useLook()
  const [isPalette, setIsPalette] = useState(false)
  useKeys(globalKeys(session, () => setIsPalette(true)))
  useFocusOnNewPage(pathname)
  useDraftsOnLeaving()
  const isDemo = session.environment !== 'live'

  return (
    <>
      <div style={isCovered ? { visibility: 'hidden' } : undefined} inert={isCovered}>
        <AppShell
          marking="OFFICIAL-SENSITIVE"
          demo={isDemo ? 'Demonstration data' : undefined}
          brand={{ name: session.forceName, href: paths.home() }}
          nav={navFor(session, pathname)}
          search={
            session.mustChangePassword || !holdsPermission(session, 'pole.record.search') ? undefined : (
              <HeaderSearch />
            )
          }
          saveState={<PageSaveState />}
          clock={<TimeOfDay />}
          userMenu={<UserMenu />}
          banner={<Banner idleMinutes={session.idleMinutes} />}
          isWide={pathname === paths.custodyBoard()}
          printLine={<PrintLine who={formatOfficer(session.user)} />}
        >
          {children}
        </AppShell>
        {session.mustChangePassword ? null : (
          <Palette isOpen={isPalette} onClose={() => setIsPalette(false)} />
        )}
        <PurposeDialog />
        <Keys />
        <ToastRegion />
      </div>
      <SessionCover />
    </>
  )
}

function PageSaveState() {
  const standing = useSaveStanding()
  return standing === undefined ? null : <SaveState {...standing} />
}

function TimeOfDay() {
  const now = useServerNow()
  return (
    <time className="mips-nowrap" dateTime={now.toISOString()}>
      {showTime(now)}
    </time>
  )
}

function PrintLine({ who }: { who: string }) {
  const now = useServerNow(30_000)
  return `Printed by ${who}, ${now.toLocaleDateString('en-GB', { timeZone: 'Europe/London' })} ${showTime(now)}`
}

function Banner({ idleMinutes }: { idleMinutes: number }) {
  const online = useIsOnline()
  // Whoever may not see custody does not load what watches it.
  const maySeeCustody = useCan('custody.record.read')
  return (
    <>
      <IdleWarning idleMinutes={idleMinutes} />
      <PoolBar />
      <Suspense fallback={null}>{maySeeCustody ? <AlarmBanner /> : null}</Suspense>
      {online.isOnline ? null : (
        <NotificationBanner title="No connection">
          No connection{online.since === undefined ? '' : ` since ${online.since}`}. You can keep typing: it
          is sent when the connection is back.
        </NotificationBanner>
      )}
    </>
  )
}

/** What is typed is sent when the tab is hidden, and the browser asks before it closes a tab that holds more. */
function useDraftsOnLeaving(): void {
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') void flushDrafts()
    }
    const onUnload = (event: BeforeUnloadEvent) => {
      if (hasUnsaved()) event.preventDefault()
    }
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('beforeunload', onUnload)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('beforeunload', onUnload)
    }
  }, [])
}

/** After a change of page the focus stands at the new page, so that keys and screen readers begin there. */
function useFocusOnNewPage(pathname: string): void {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const active = document.activeElement
    // A field of the new page that asked for the focus keeps it.
    if (active !== null && active.closest('main') !== null) return
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}

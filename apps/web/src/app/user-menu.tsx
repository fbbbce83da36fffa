import { Menu } from '@mips/ui/menu.tsx'
import { useState } from 'react'
import { formatNumber, formatOfficer } from '../platform/format.ts'
import { changeLook, densities, readDensity, readTheme, themes } from '../platform/look.ts'
import { paths } from '../platform/paths.ts'
import { ChangePurposeDialog, purposeWords, usePurpose } from '../platform/purpose.tsx'
import { lockScreen, signOut } from '../platform/sign-out.ts'
import { useSession } from '../platform/session.tsx'
import { goTo } from '../platform/go-to.ts'

/** Behind the user's number: lock, purpose, look, password, the ways out. */
export function UserMenu() {
  const { user, preferences } = useSession()
  const purpose = usePurpose()
  const [isAsking, setIsAsking] = useState(false)
  const theme = readTheme(preferences)
  const density = readDensity(preferences)
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? themes[0]
  const nextDensity = densities[(densities.indexOf(density) + 1) % densities.length] ?? densities[0]

  return (
    <>
      <Menu
        look="quiet"
        size="small"
        label={formatNumber(user)}
        ariaLabel={`${formatOfficer(user)}: your menu`}
        acts={[
          {
            id: 'lock',
            label: 'Lock the screen',
            icon: 'lock',
            keys: 'Ctrl+L',
            onAction: () => void lockScreen(),
          },
          {
            id: 'purpose',
            label:
              purpose === undefined
                ? 'Say why you are looking'
                : `Looking for: ${purposeWords(purpose.code)}`,
            onAction: () => setIsAsking(true),
          },
          {
            id: 'theme',
            label: `Theme: ${theme.label.toLowerCase()}, change to ${nextTheme.label.toLowerCase()}`,
            onAction: () => void changeLook({ theme: nextTheme.value }),
          },
          {
            id: 'density',
            label: `Rows: ${density.label.toLowerCase()}, change to ${nextDensity.label.toLowerCase()}`,
            onAction: () => void changeLook({ density: nextDensity.value }),
          },
          { id: 'account', label: 'Your account', onAction: () => goTo(paths.account()) },
          { id: 'sign-out', label: 'Sign out', onAction: () => void signOut() },
          {
            id: 'everywhere',
            label: 'Sign out everywhere',
            isDangerous: true,
            onAction: () => void signOut(true),
          },
        ]}
      />
      <ChangePurposeDialog isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </>
  )
}

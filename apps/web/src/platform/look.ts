/** Theme, density and letter keys: kept with the user on the server, so that they follow to every desk. */
import type { CurrentSession, Preferences } from '@mips/contracts/session'
import { showToast } from '@mips/ui/toast.tsx'
import { useEffect } from 'react'
import { api, queryClient } from './api.ts'
import { errorWords } from './error-text.ts'
import { setLetterKeys } from './keys.tsx'
import { sessionQuery, useSession } from './session.tsx'

export const themes = [
  { value: 'system', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
export const densities = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
] as const
export const letterKeys = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const

type Kept = CurrentSession['preferences']

export const readTheme = (kept: Kept) => themes.find(({ value }) => value === kept.theme) ?? themes[0]
export const readDensity = (kept: Kept) =>
  densities.find(({ value }) => value === kept.density) ?? densities[0]
export const readLetterKeys = (kept: Kept) =>
  letterKeys.find(({ value }) => value === kept.letterKeys) ?? letterKeys[0]

/** Puts the user's preferences on the page. */
export function useLook(): void {
  const { preferences } = useSession()
  const theme = readTheme(preferences).value
  const density = readDensity(preferences).value
  const letters = readLetterKeys(preferences).value
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.dataset.density = density
    setLetterKeys(letters === 'on')
  }, [theme, density, letters])
}

/** Changes the look at once and keeps it; says so when it could not be kept. */
export async function changeLook(change: Preferences): Promise<void> {
  // An answer that is on its way still tells the old look.
  await queryClient.cancelQueries({ queryKey: sessionQuery.queryKey })
  const before = queryClient.getQueryData(sessionQuery.queryKey)
  if (before === undefined) return
  const kept = { ...before.preferences, ...change }
  queryClient.setQueryData(sessionQuery.queryKey, { ...before, preferences: kept })
  const body = {
    theme: readTheme(kept).value,
    density: readDensity(kept).value,
    letterKeys: readLetterKeys(kept).value,
  }
  try {
    await api.session.savePreferences.fetch({ body })
  } catch (error) {
    showToast({ message: `The look holds on this page only. ${errorWords(error).title}.`, tone: 'caution' })
  }
}

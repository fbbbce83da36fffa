/** Theme and density: kept with the user on the server, so that they follow to every desk. */
import { showToast } from '@mips/ui/toast.tsx'
import { useEffect } from 'react'
import { api, queryClient } from './api.ts'
import { errorWords } from './error-text.ts'
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
export type Theme = (typeof themes)[number]['value']
export type Density = (typeof densities)[number]['value']

/** Puts the user's theme and density on the page. */
export function useLook(): void {
  const { preferences } = useSession()
  useEffect(() => {
    document.documentElement.dataset.theme = preferences.theme ?? 'system'
    document.documentElement.dataset.density = preferences.density ?? 'comfortable'
  }, [preferences.theme, preferences.density])
}

/** Changes the look at once and keeps it; says so when it could not be kept. */
export async function changeLook(look: { theme?: Theme; density?: Density }): Promise<void> {
  const before = queryClient.getQueryData(sessionQuery.queryKey)
  if (before === undefined) return
  const preferences = { ...before.preferences, ...look }
  queryClient.setQueryData(sessionQuery.queryKey, { ...before, preferences })
  try {
    await api.session.savePreferences.fetch({
      body: { theme: asTheme(preferences.theme), density: asDensity(preferences.density) },
    })
  } catch (error) {
    showToast({ message: `The look holds on this page only. ${errorWords(error).title}.`, tone: 'caution' })
  }
}

const asTheme = (value: string | undefined) => themes.find((theme) => theme.value === value)?.value
const asDensity = (value: string | undefined) => densities.find((density) => density.value === value)?.value

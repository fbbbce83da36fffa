/** Gives test people passwords and signs them in as a browser would. */
import { hashPassword } from '../../platform/auth/password.ts'
import type { World } from '../../testing/world.ts'

export const goodPassword = 'kettle moss lantern oboe'

/** Gives the user a password of their own. */
export async function givePassword(world: World, userId: string, password = goodPassword): Promise<void> {
  await world.admin.query(
    'UPDATE app_user SET password_hash = $2, must_change_password = false, password_expires_at = NULL WHERE id = $1',
    [userId, await hashPassword(password, world.platform.config.argonMemoryKib)],
  )
}

/** The cookies that an answer sets, as a browser would send them back, joined to those it had. */
export function cookiesAfter(response: { cookies: { name: string; value: string }[] }, before = ''): string {
  const jar = new Map(
    before
      .split('; ')
      .filter((part) => part !== '')
      .map((part): [string, string] => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
  for (const cookie of response.cookies) {
    if (cookie.value === '') jar.delete(cookie.name)
    else jar.set(cookie.name, cookie.value)
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

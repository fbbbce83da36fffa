import { session } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { cookiesAfter, givePassword, goodPassword } from './session.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const signIn = (staffNumber: string, password: string, cookie = '') =>
  world.call(
    undefined,
    session,
    'signIn',
    { body: { staffNumber, password } },
    { purpose: false, headers: { cookie } },
  )
const withCookie = (actor: Actor, cookie: string): Actor => ({ ...actor, cookie })
const liveSessions = async (userId: string) =>
  (
    await world.admin.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM app_session WHERE user_id = $1 AND ended_at IS NULL',
      [userId],
    )
  ).rows[0]?.n
const attempts = async (staffNumber: string) =>
  (
    await world.admin.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM sign_in_attempt WHERE staff_number = $1 AND NOT succeeded',
      [staffNumber],
    )
  ).rows[0]?.n

async function colleague(password = goodPassword): Promise<Actor> {
  const made = await world.actor('RESPONSE_OFFICER')
  await givePassword(world, made.id, password)
  return made
}

describe('session.signIn', () => {
  it('answers an unknown number and a wrong password in the same words, and counts both', async () => {
    const known = await colleague()
    const wrong = await signIn(known.staffNumber, 'not the password at all')
    const unknown = await signIn('ZZ99999', 'not the password at all')
    expect(wrong.statusCode).toBe(401)
    expect(withoutId(unknown.json())).toEqual(withoutId(wrong.json()))
    expect(unknown.cookies).toEqual(wrong.cookies)
    expect([await attempts(known.staffNumber), await attempts('ZZ99999')]).toEqual([1, 1])
    expect(await world.auditOf(String(wrong.headers['x-request-id']))).toMatchObject([
      { outcome: 'refused', reason: 'sign_in_failed', actor_id: null, action: 'session.signIn' },
    ])
  })

  it('does the same work for an unknown number as for a known one', async () => {
    const took = async (staffNumber: string) => {
      const start = performance.now()
      await signIn(staffNumber, 'not the password at all')
      return performance.now() - start
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 12; round += 1) {
      known.push(await took((await colleague()).staffNumber))
      unknown.push(await took(`ZY${round}`))
    }
    const median = (times: number[]) => [...times].sort((a, b) => a - b)[6] ?? 0
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5)
    expect(median(unknown) / median(known)).toBeLessThan(2)
  })

  it('refuses a leaver in the words of a wrong password', async () => {
    const leaver = await colleague()
    await world.admin.query("UPDATE app_user SET status = 'left' WHERE id = $1", [leaver.id])
    expect((await signIn(leaver.staffNumber, goodPassword)).json()).toMatchObject({
      error: { code: 'sign_in_failed' },
    })
    expect(await liveSessions(leaver.id)).toBe(0)
  })

  it('signs in with the number in any form, under a fresh token, and the entry names who became known', async () => {
    const known = await colleague()
    const response = await signIn(` ${known.staffNumber.toLowerCase()} `, goodPassword)
    expect(response.json()).toEqual({ mustChangePassword: false, displayName: known.displayName })
    const cookies = cookiesAfter(response)
    expect(cookies).not.toContain(known.cookie)
    const current = await world.ok(withCookie(known, cookies), session, 'getCurrent', {})
    expect(current).toMatchObject({
      user: { staffNumber: known.staffNumber },
      locked: false,
      roles: [{ code: 'RESPONSE_OFFICER', label: 'Response officer' }],
      idleMinutes: 15,
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { outcome: 'ok', actor_id: known.id },
    ])
    expect(response.cookies.find((cookie) => cookie.name === '__Host-mips')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/',
    })
  })

  it('cannot be used to lock a colleague out: fifty wrong tries from unknown devices leave the known device alone', async () => {
    const known = await colleague()
    const device =
      cookiesAfter(await signIn(known.staffNumber, goodPassword))
        .split('; ')
        .find((part) => part.startsWith('mips-device=')) ?? ''
    expect(device).not.toBe('')
    const statuses: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const tries = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          signIn(
            known.staffNumber,
            `wrong password ${round} ${index}`,
            `mips-device=attacker${round}${index}`,
          ),
        ),
      )
      statuses.push(...tries.map((response) => response.statusCode))
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(await attempts(known.staffNumber)).toBe(5)
    const stranger = await signIn(known.staffNumber, goodPassword)
    expect(stranger.statusCode).toBe(429)
    expect(stranger.json().error.facts.retryAfterSeconds).toBeGreaterThan(600)
    expect((await signIn(known.staffNumber, goodPassword, device)).statusCode).toBe(200)
  })

  it('holds a known device to its own ten wrong tries', async () => {
    const known = await colleague()
    const device =
      cookiesAfter(await signIn(known.staffNumber, goodPassword))
        .split('; ')
        .find((part) => part.startsWith('mips-device=')) ?? ''
    for (let round = 0; round < 10; round += 1)
      expect((await signIn(known.staffNumber, `wrong password ${round}`, device)).statusCode).toBe(401)
    expect((await signIn(known.staffNumber, goodPassword, device)).statusCode).toBe(429)
    await world.admin.query(
      "UPDATE sign_in_attempt SET at = at - interval '16 minutes' WHERE staff_number = $1",
      [known.staffNumber],
    )
    expect((await signIn(known.staffNumber, goodPassword, device)).statusCode).toBe(200)
  })

  it('ends the oldest of three sessions, and the one that the same browser held', async () => {
    const known = await colleague()
    await world.admin.query('UPDATE app_session SET ended_at = now() WHERE user_id = $1', [known.id])
    const first = cookiesAfter(await signIn(known.staffNumber, goodPassword))
    const second = cookiesAfter(await signIn(known.staffNumber, goodPassword))
    const third = cookiesAfter(await signIn(known.staffNumber, goodPassword))
    expect((await world.call(withCookie(known, first), session, 'getCurrent', {})).statusCode).toBe(401)
    expect((await world.call(withCookie(known, second), session, 'getCurrent', {})).statusCode).toBe(200)
    const again = cookiesAfter(await signIn(known.staffNumber, goodPassword, third), third)
    expect((await world.call(withCookie(known, third), session, 'getCurrent', {})).statusCode).toBe(401)
    expect((await world.call(withCookie(known, second), session, 'getCurrent', {})).statusCode).toBe(200)
    expect((await world.call(withCookie(known, again), session, 'getCurrent', {})).statusCode).toBe(200)
    expect(await liveSessions(known.id)).toBe(2)
  })

  it('takes an activation code once, and then asks for a password before anything else', async () => {
    const joiner = await colleague('one-time-code-1')
    await world.admin.query(
      "UPDATE app_user SET must_change_password = true, password_expires_at = now() + interval '1 day' WHERE id = $1",
      [joiner.id],
    )
    const response = await signIn(joiner.staffNumber, 'one-time-code-1')
    expect(response.json()).toMatchObject({ mustChangePassword: true })
    const cookie = cookiesAfter(response)
    const device = cookie.split('; ').find((part) => part.startsWith('mips-device=')) ?? ''
    expect((await signIn(joiner.staffNumber, 'one-time-code-1', device)).statusCode).toBe(401)
    const changed = await world.call(withCookie(joiner, cookie), session, 'changePassword', {
      body: { new: goodPassword },
    })
    expect(changed.statusCode).toBe(200)
    expect(
      (await world.ok(withCookie(joiner, cookiesAfter(changed, cookie)), session, 'getCurrent', {}))
        .mustChangePassword,
    ).toBe(false)
    expect((await signIn(joiner.staffNumber, goodPassword, device)).statusCode).toBe(200)
  })

  it('does not take an activation code that is past its time', async () => {
    const joiner = await colleague('one-time-code-2')
    await world.admin.query(
      "UPDATE app_user SET must_change_password = true, password_expires_at = now() - interval '1 minute' WHERE id = $1",
      [joiner.id],
    )
    expect((await signIn(joiner.staffNumber, 'one-time-code-2')).statusCode).toBe(401)
  })
})

describe('the life of a session', () => {
  it('ends at once for a leaver', async () => {
    const leaver = await world.actor('DETECTIVE')
    await world.ok(leaver, session, 'getCurrent', {})
    await world.admin.query("UPDATE app_user SET status = 'left' WHERE id = $1", [leaver.id])
    expect((await world.call(leaver, session, 'getCurrent', {})).statusCode).toBe(401)
    await world.admin.query("UPDATE app_user SET status = 'active' WHERE id = $1", [leaver.id])
    expect((await world.call(leaver, session, 'getCurrent', {})).statusCode).toBe(401)
  })

  it('ends at its absolute time, however busy it is', async () => {
    const officer = await world.actor('DETECTIVE')
    await world.admin.query("UPDATE app_session SET expires_at = now() - interval '1 second' WHERE id = $1", [
      officer.sessionId,
    ])
    expect((await world.call(officer, session, 'getCurrent', {})).statusCode).toBe(401)
  })

  it('locks after the idle minutes, keeps the unsaved work, and opens again with the password under a new token', async () => {
    const officer = await colleague()
    await world.ok(officer, session, 'saveDraft', {
      params: { key: 'incident:open' },
      body: { content: { summary: 'half a sent' } },
    })
    await world.admin.query(
      "UPDATE app_session SET last_seen_at = now() - interval '16 minutes' WHERE id = $1",
      [officer.sessionId],
    )
    expect(
      (await world.call(officer, session, 'getDraft', { params: { key: 'incident:open' } })).json(),
    ).toMatchObject({ error: { code: 'session_locked' } })
    // Nothing but the password takes a lock off, and what the lock did must outlive the refusal.
    expect((await world.ok(officer, session, 'getCurrent', {})).locked).toBe(true)
    expect((await world.call(officer, session, 'unlock', { body: { password: 'no' } })).json()).toMatchObject(
      { error: { code: 'wrong_password' } },
    )
    const opened = await world.call(officer, session, 'unlock', { body: { password: goodPassword } })
    expect(opened.statusCode).toBe(200)
    expect((await world.call(officer, session, 'getCurrent', {})).statusCode).toBe(401)
    const back = withCookie(officer, cookiesAfter(opened))
    expect(
      (await world.ok(back, session, 'getDraft', { params: { key: 'incident:open' } })).draft?.content,
    ).toEqual({ summary: 'half a sent' })
  })

  it('can be locked by hand, and then answers nothing but who it is', async () => {
    const officer = await world.actor('DETECTIVE')
    await world.ok(officer, session, 'lock', {})
    expect((await world.call(officer, session, 'listSessions', {})).json()).toMatchObject({
      error: { code: 'session_locked' },
    })
    expect((await world.ok(officer, session, 'signOut', {})).done).toBe(true)
    expect((await world.call(officer, session, 'getCurrent', {})).statusCode).toBe(401)
  })

  it('ends everywhere at once', async () => {
    const officer = await colleague()
    const other = cookiesAfter(await signIn(officer.staffNumber, goodPassword))
    const { sessions } = await world.ok(officer, session, 'listSessions', {})
    expect(sessions.map((row) => row.isThis)).toEqual([false, true])
    const response = await world.call(officer, session, 'signOutEverywhere', {})
    expect(response.headers['clear-site-data']).toContain('storage')
    expect(await liveSessions(officer.id)).toBe(0)
    expect((await world.call(withCookie(officer, other), session, 'getCurrent', {})).statusCode).toBe(401)
  })

  it('lets a user end another of their own sessions, and never a colleague’s', async () => {
    const officer = await world.actor('DETECTIVE')
    const stranger = await world.actor('DETECTIVE')
    await world.ok(officer, session, 'endSession', { params: { sessionId: stranger.sessionId } })
    expect(await liveSessions(stranger.id)).toBe(1)
  })
})

describe('session.changePassword', () => {
  let officer: Actor
  beforeEach(async () => {
    officer = await colleague()
  })

  it('refuses a wrong present password and changes nothing', async () => {
    const response = await world.call(officer, session, 'changePassword', {
      body: { current: 'not it', new: 'thirteen owls in a biscuit tin' },
    })
    expect(response.json()).toMatchObject({ error: { code: 'wrong_password' } })
    expect((await signIn(officer.staffNumber, goodPassword)).statusCode).toBe(200)
  })

  it.each(['short', 'passwordpassword', `${'kettle moss '}testperson lamp`, goodPassword])(
    'refuses %s with the reason beside the field',
    async (weak) => {
      const response = await world.call(officer, session, 'changePassword', {
        body: { current: goodPassword, new: weak },
      })
      expect(response.statusCode).toBe(422)
      expect(response.json()).toMatchObject({
        error: { code: 'weak_password', fields: [{ path: 'new', message: expect.stringMatching(/\.$/) }] },
      })
    },
  )

  it('takes a good one, ends every other session, and keeps neither password nor a fast hash of it', async () => {
    const other = cookiesAfter(await signIn(officer.staffNumber, goodPassword))
    const response = await world.call(
      officer,
      session,
      'changePassword',
      { body: { current: goodPassword, new: 'thirteen owls in a biscuit tin' } },
      { key: 'a-repeat-key-0001' },
    )
    expect(response.statusCode).toBe(200)
    expect((await world.call(withCookie(officer, other), session, 'getCurrent', {})).statusCode).toBe(401)
    expect(
      (await world.call(withCookie(officer, cookiesAfter(response)), session, 'getCurrent', {})).statusCode,
    ).toBe(200)
    const kept = await world.admin.query('SELECT 1 FROM idempotency_key WHERE user_id = $1', [officer.id])
    expect(kept.rowCount).toBe(0)
    const payloads = await world.admin.query("SELECT 1 FROM audit.payload WHERE body::text LIKE '%owls%'")
    expect(payloads.rowCount).toBe(0)
  })
})

describe('drafts', () => {
  it('are seen by their writer only', async () => {
    const writer = await world.actor('DETECTIVE')
    const other = await world.actor('DETECTIVE')
    await world.ok(writer, session, 'saveDraft', {
      params: { key: 'arrest:new' },
      body: { content: { grounds: 'seen running' } },
    })
    expect((await world.ok(other, session, 'getDraft', { params: { key: 'arrest:new' } })).draft).toBeNull()
    expect((await world.ok(other, session, 'listDrafts', {})).drafts).toEqual([])
    await world.ok(other, session, 'discardDraft', { params: { key: 'arrest:new' } })
    expect((await world.ok(writer, session, 'listDrafts', {})).drafts).toMatchObject([
      { key: 'arrest:new', formVersion: 1 },
    ])
    await world.ok(writer, session, 'discardDraft', { params: { key: 'arrest:new' } })
    expect((await world.ok(writer, session, 'getDraft', { params: { key: 'arrest:new' } })).draft).toBeNull()
  })

  it('keeps one of the longest intelligence report', async () => {
    const writer = await world.actor('DETECTIVE')
    const content = { paragraphs: Array.from({ length: 30 }, () => ({ text: 'x'.repeat(10_000) })) }
    const at = { params: { key: 'intelligence.submit:none' } }
    await world.ok(writer, session, 'saveDraft', { ...at, body: { content } })
    expect((await world.ok(writer, session, 'getDraft', at)).draft?.content).toEqual(content)
  })

  it('refuses one that is too large', async () => {
    const writer = await world.actor('DETECTIVE')
    const response = await world.call(writer, session, 'saveDraft', {
      params: { key: 'arrest:new' },
      body: { content: { grounds: 'x'.repeat(710_000) } },
    })
    expect(response.statusCode).toBe(400)
  })
})

describe('session.savePreferences', () => {
  it('keeps what is not named', async () => {
    const officer = await world.actor('DETECTIVE')
    await world.ok(officer, session, 'savePreferences', { body: { theme: 'dark' } })
    await world.ok(officer, session, 'savePreferences', { body: { density: 'compact' } })
    expect((await world.ok(officer, session, 'getCurrent', {})).preferences).toEqual({
      theme: 'dark',
      density: 'compact',
    })
  })
})

const withoutId = (body: { error: { requestId: string } }) => ({
  ...body,
  error: { ...body.error, requestId: '' },
})

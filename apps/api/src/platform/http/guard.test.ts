import { defineContract } from '@mips/contracts/contract'
import { createPool, createPrisma } from '@mips/database/client'
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../../app.ts'
import { readConfig } from '../config.ts'
import { createPlatform } from '../platform.ts'
import { guardRoutes } from './guard.ts'
import { implement, type Module } from './module.ts'

// Nothing here reaches a database: an app that does not boot asks nothing of it.
const nowhere = 'postgresql://nobody@127.0.0.1:1/none'
const platform = () =>
  createPlatform({
    config: readConfig({
      MIPS_APP_DATABASE_URL: nowhere,
      MIPS_ENVIRONMENT: 'test',
      MIPS_LOG_LEVEL: 'silent',
    }),
    prisma: createPrisma(nowhere),
    pool: createPool(nowhere),
  })

const whole = {
  method: 'GET',
  path: '/lamps',
  permission: 'session.own.use',
  audit: 'consultation',
  purpose: { none: 'A test' },
  subject: { kind: 'none', why: 'A test' },
  reply: z.object({ lit: z.boolean() }),
} as const
const lamps = (route: object): Module => ({
  contract: { name: 'lamps', routes: { light: route as typeof whole } },
  handlers: { light: () => Promise.resolve({ lit: true }) },
})

describe('the guard', () => {
  it('lets no route on the server that has neither a contract nor a reason to be open', async () => {
    const app = fastify()
    guardRoutes(app)
    expect(() => app.get('/secret', () => 'everything')).toThrow('Route GET /secret has no contract')
    expect(() =>
      app.get('/live', { config: { openBecause: 'Tells a supervisor that the process turns.' } }, () => 'ok'),
    ).not.toThrow()
    await app.close()
  })

  it('stands first in the app: a plugin that brings a route of its own does not boot', async () => {
    const app = await buildApp(platform(), [])
    await expect(
      app.register(async (inner) => {
        inner.get('/back-door', () => 'open')
      }),
    ).rejects.toThrow('has no contract')
  })

  it.each(['permission', 'audit', 'purpose', 'subject', 'reply'] as const)(
    'does not boot with a route without %s',
    async (part) => {
      const { [part]: _taken, ...rest } = whole
      await expect(buildApp(platform(), [lamps(rest)])).rejects.toThrow(/Route lamps\.light has no/)
    },
  )

  it('does not boot with a route without a handler, or two routes in one place', async () => {
    const { contract } = lamps(whole)
    await expect(buildApp(platform(), [{ contract, handlers: {} }])).rejects.toThrow(
      'Route lamps.light has no handler',
    )
    await expect(buildApp(platform(), [lamps(whole), lamps(whole)])).rejects.toThrow(
      'Two routes share GET /lamps',
    )
  })

  it('gives no GET a HEAD that would run its handler', async () => {
    const app = await buildApp(platform(), [
      implement(defineContract('lamps', { light: whole }))({ light: () => Promise.resolve({ lit: true }) }),
    ])
    expect(app.hasRoute({ method: 'GET', url: '/api/lamps' })).toBe(true)
    expect(app.hasRoute({ method: 'HEAD', url: '/api/lamps' })).toBe(false)
    await app.close()
  })
})

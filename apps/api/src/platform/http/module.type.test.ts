import { compileSnippets } from '@mips/contracts/testing/compile-snippets'
import { describe, expect, it } from 'vitest'

const start = `
import { z } from 'zod'
import { defineContract } from '@mips/contracts/contract'
import { fixturesOf } from '../../testing/fixtures.ts'
import { findOffences } from '../../modules/reference/reference.repository.ts'
import { implement } from './module.ts'
const rule = { audit: 'consultation', purpose: 'required', subject: { kind: 'none', why: 'a lamp is no record' }, reply: z.object({ lit: z.boolean() }) } as const
const lamps = defineContract('lamps', {
  light: { method: 'POST', path: '/lamps', permission: 'session.own.use', body: z.strictObject({ watts: z.number() }), ...rule },
  look: { method: 'GET', path: '/lamps', permission: { open: 'a lamp is seen by all' }, ...rule },
})
`
const handlers = (text: string) => `${start}\nexport const lampsModule = implement(lamps)({ ${text} })`
const fixtures = (text: string) => `${start}\nexport const lampsFixtures = fixturesOf(lamps)({ ${text} })`

const light = 'light: async (ctx, { body }) => ({ lit: body.watts > 0 && ctx.who.locked })'
const look = 'look: async () => ({ lit: true })'
const lightFixture = "light: { as: 'DETECTIVE', prepare: async () => ({ input: { body: { watts: 40 } } }) }"
const lookFixture = 'look: { as: undefined, prepare: async () => ({ input: {} }) }'

const errors = compileSnippets('apps/api/src/platform/http', {
  whole: handlers(`${light}, ${look}`),
  missingHandler: handlers(light),
  extraHandler: handlers(`${light}, ${look}, smash: async () => ({ lit: false })`),
  wrongReply: handlers(`${light}, look: async () => ({ lit: 'yes' })`),
  replyForgotten: handlers(`${light}, look: async () => undefined`),
  inputNotInTheContract: handlers(`light: async (_ctx, { body }) => ({ lit: body.colour }), ${look}`),
  whoOnAnOpenRoute: handlers(`${light}, look: async (ctx) => ({ lit: ctx.who.locked })`),
  queryWithoutTransaction: handlers(
    `${light}, look: async () => ({ lit: (await findOffences('theft')).length > 0 })`,
  ),
  queryInTransaction: handlers(
    `${light}, look: async (ctx) => ({ lit: (await findOffences(ctx.tx, 'theft')).length > 0 })`,
  ),
  wholeFixtures: fixtures(`${lightFixture}, ${lookFixture}`),
  missingFixture: fixtures(lightFixture),
  fixtureOfNoRoute: fixtures(`${lightFixture}, ${lookFixture}, smash: ${lookFixture.slice(6)}`),
  fixtureWithWrongInput: fixtures(
    `light: { as: 'DETECTIVE', prepare: async () => ({ input: { body: { watts: 'many' } } }) }, ${lookFixture}`,
  ),
  fixtureAsNobodyKnown: fixtures(`${lightFixture.replace('DETECTIVE', 'WIZARD')}, ${lookFixture}`),
})

describe('a module', () => {
  it('compiles when every route has its handler and its fixture', () => {
    expect([errors.whole, errors.queryInTransaction, errors.wholeFixtures]).toEqual([[], [], []])
  })

  it.each([
    'missingHandler',
    'extraHandler',
    'wrongReply',
    'replyForgotten',
    'inputNotInTheContract',
    'whoOnAnOpenRoute',
    'queryWithoutTransaction',
  ] as const)('does not compile with %s', (name) => {
    expect(errors[name]).not.toEqual([])
  })

  it.each(['missingFixture', 'fixtureOfNoRoute', 'fixtureWithWrongInput', 'fixtureAsNobodyKnown'] as const)(
    'does not compile with %s',
    (name) => {
      expect(errors[name]).not.toEqual([])
    },
  )

  it('says which handler is missing and which has no route', () => {
    expect(errors.missingHandler.join()).toContain('look')
    expect(errors.extraHandler.join()).toContain('smash')
    expect(errors.missingFixture.join()).toContain('look')
  })
})

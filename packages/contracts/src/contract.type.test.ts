import { describe, expect, it } from 'vitest'
import { compileSnippets } from './testing/compile-snippets.ts'

const parts = {
  method: "method: 'GET'",
  path: "path: '/lamps'",
  permission: "permission: 'session.own.use'",
  audit: "audit: 'consultation'",
  purpose: "purpose: 'required'",
  subject: "subject: { kind: 'none', why: 'a lamp is no record' }",
  reply: 'reply: z.object({ lit: z.boolean() })',
}
const contractWith = (routeParts: string[]) => `
import { z } from 'zod'
import { defineContract } from './contract.ts'
export const lamps = defineContract('lamps', { light: { ${routeParts.join(', ')} } })
`
const without = (part: keyof typeof parts) =>
  contractWith(
    Object.entries(parts)
      .filter(([name]) => name !== part)
      .map(([, text]) => text),
  )
const withInstead = (part: keyof typeof parts, text: string) =>
  contractWith(Object.entries(parts).map(([name, known]) => (name === part ? text : known)))

const errors = compileSnippets('packages/contracts/src', {
  whole: contractWith(Object.values(parts)),
  withoutMethod: without('method'),
  withoutPath: without('path'),
  withoutPermission: without('permission'),
  withoutAudit: without('audit'),
  withoutPurpose: without('purpose'),
  withoutSubject: without('subject'),
  withoutReply: without('reply'),
  inventedPermission: withInstead('permission', "permission: 'session.own.abuse'"),
  inventedVerb: withInstead('audit', "audit: 'peek'"),
  purposeLeftOpen: withInstead('purpose', "purpose: 'optional'"),
  purposeWithoutWords: withInstead('purpose', 'purpose: { none: true }'),
  subjectWithoutWords: withInstead('subject', "subject: { kind: 'none' }"),
  openWithoutWords: withInstead('permission', 'permission: { open: true }'),
  bareRelativePath: withInstead('path', "path: 'lamps'"),
})

describe('a contract', () => {
  it('compiles when it is whole', () => expect(errors.whole).toEqual([]))

  it.each([
    ['withoutMethod', 'method'],
    ['withoutPath', 'path'],
    ['withoutPermission', 'permission'],
    ['withoutAudit', 'audit'],
    ['withoutPurpose', 'purpose'],
    ['withoutSubject', 'subject'],
    ['withoutReply', 'reply'],
  ] as const)('does not compile %s', (name, part) => {
    expect(errors[name].join('\n')).toMatch(new RegExp(`'${part}'.* missing|missing.*\\b${part}\\b`))
  })

  it.each([
    'inventedPermission',
    'inventedVerb',
    'purposeLeftOpen',
    'purposeWithoutWords',
    'subjectWithoutWords',
    'openWithoutWords',
    'bareRelativePath',
  ] as const)('does not compile with %s', (name) => {
    expect(errors[name]).not.toEqual([])
  })
})

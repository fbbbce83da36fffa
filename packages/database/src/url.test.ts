import { describe, expect, it } from 'vitest'
import { databaseOf, quoteIdentifier, quoteLiteral, withDatabase, withRole } from './url.ts'

describe('database addresses', () => {
  const url = 'postgres://postgres:secret@127.0.0.1:5432/mips?sslmode=require'

  it('without a database are refused', () => {
    expect(() => databaseOf('postgres://127.0.0.1:5432')).toThrow('names no database')
  })

  it('keep their options when the database or the role changes', () => {
    expect(withDatabase(url, 'other')).toBe('postgres://postgres:secret@127.0.0.1:5432/other?sslmode=require')
    expect(withRole(url, 'mips_app', 'p@ss/word')).toBe(
      'postgres://mips_app:p%40ss%2Fword@127.0.0.1:5432/mips?sslmode=require',
    )
    expect(databaseOf(url)).toBe('mips')
  })
})

describe('quoting', () => {
  it('keeps a name or a text from ending early', () => {
    expect(quoteIdentifier('a"; DROP')).toBe('"a""; DROP"')
    expect(quoteLiteral("a'; DROP")).toBe("'a''; DROP'")
    expect(quoteLiteral("\\'")).toBe(" E'\\\\'''")
    expect(() => quoteLiteral('\0')).toThrow('null byte')
  })
})

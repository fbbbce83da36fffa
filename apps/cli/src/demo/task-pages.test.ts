/** Every page that a task of the server opens is a page of the browser: a task whose page was renamed leads nowhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../..')
const textsOf = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
const pathsIn = (texts: readonly string[], what: RegExp): string[] =>
  texts.flatMap((text) => [...text.matchAll(what)].map(([, path = '']) => path))

const pages = pathsIn(textsOf('apps/web/src', /routes\.tsx?$/), /path: '(\/[^']*)'/g)
const page = (path: string) => path.replace(/[#?].*$/, '').split('/')
const isPage = (path: string) =>
  pages.some((one) => {
    const parts = one.split('/')
    const asked = page(path)
    return (
      parts.length === asked.length &&
      parts.every(
        (part, place) => part === asked[place] || (part.startsWith('$') && asked[place]?.startsWith('${')),
      )
    )
  })

describe('tasks', () => {
  it.each(['apps/api/src/modules', 'apps/cli/src/demo'])('of %s open pages that there are', (folder) => {
    const texts = textsOf(folder, /\.ts$/).filter((text) => text.includes('opensAt'))
    const opened = pathsIn(texts, /[`'](\/[a-z][\w${}./#?=&-]*)[`']/g)
    expect(opened.length).toBeGreaterThan(3)
    expect(opened.filter((path) => !isPage(path))).toEqual([])
  })
})

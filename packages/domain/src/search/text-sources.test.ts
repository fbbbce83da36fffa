/** What free text is searched for in. */
import { expect, it } from 'vitest'
import { fieldOfSource, sourcesOf, textFields, textSources } from './text-sources.ts'

it('counts every source by a filter, and every filter counts one', () => {
  expect(new Set(textSources.map(({ code }) => fieldOfSource(code)))).toEqual(
    new Set(textFields.map(({ code }) => code)),
  )
  expect(fieldOfSource('unknown')).toBeNull()
})

it('opens the papers of an investigation to those who may see how it goes, and nothing more', () => {
  const closed = sourcesOf(['incident.event.read'])
  expect(closed).not.toContain('action')
  expect(sourcesOf(['investigation.desk.read']).filter((code) => !closed.includes(code))).toEqual([
    'action',
    'decision',
  ])
})

it('opens documents to those who may see documents', () => {
  expect(sourcesOf(['incident.event.read'])).not.toContain('document')
  expect(sourcesOf(['pole.document.read'])).toContain('document')
})

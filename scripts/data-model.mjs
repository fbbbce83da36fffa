// `node scripts/data-model.mjs`: draws the picture of the data model from prisma/models; `--check` fails when the picture is old.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { complain, root } from './lib/run.mjs'

const picture = path.join(root, 'docs/data-model.svg')

const titles = {
  record: 'Record: one row for every record, and what hangs on any',
  people: 'People',
  places: 'Places',
  objects: 'Objects',
  events: 'Events',
  'custody-care': 'Custody: risk, care, checks and medication',
  'custody-rights': 'Custody: rights and those who attend',
  'custody-procedures': 'Custody: searches, force, property, samples and interviews',
  'custody-limits': 'Custody: reviews, extensions and warrants',
  'custody-outcome': 'Custody: charge, bail and release',
  'voluntary-attendance': 'Voluntary attendance',
  statement: 'Statements and the care of witnesses',
  'court-order': 'Orders of courts',
  access: 'Users, roles and access lists',
  search: 'Search projections',
  reference: 'Standing data and imports',
}

/** The tables of one file: name, sentence and columns. */
function tablesOf(file) {
  const text = readFileSync(path.join(root, 'prisma/models', file), 'utf8')
  return [...text.matchAll(/((?:\/\/\/[^\n]*\n)*)model (\w+) \{([\s\S]*?)\n\}/g)].map(
    ([, doc, name, body]) => ({
      name: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
      doc: doc.replaceAll('///', '').trim(),
      columns: body
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^[a-z]\w* /.test(line))
        .map((line) => {
          const [field, type] = line.split(/\s+/)
          return { name: /@map\("(\w+)"\)/.exec(line)?.[1] ?? field, type, isKey: line.includes('@id') }
        }),
    }),
  )
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const [width, gap, line, perRow] = [300, 24, 16, 4]

function box(table, x, y) {
  const height = 44 + table.columns.length * line
  const rows = table.columns.map((column, index) => {
    const at = y + 56 + index * line
    return `<text x="${x + 12}" y="${at}" class="${column.isKey ? 'key' : 'column'}">${escape(column.name)}</text><text x="${x + width - 12}" y="${at}" class="type" text-anchor="end">${escape(column.type)}</text>`
  })
  return {
    height: height + 12,
    svg: `<g><title>${escape(table.doc)}</title><rect x="${x}" y="${y}" width="${width}" height="${height + 8}" rx="4" class="box"/><rect x="${x}" y="${y}" width="${width}" height="32" rx="4" class="head"/><text x="${x + 12}" y="${y + 21}" class="name">${escape(table.name)}</text>${rows.join('')}</g>`,
  }
}

function draw() {
  const parts = []
  let y = gap
  const files = readdirSync(path.join(root, 'prisma/models')).sort((a, b) => order(a) - order(b))
  for (const file of files) {
    const group = file.replace('.prisma', '')
    parts.push(`<text x="${gap}" y="${y + 22}" class="group">${escape(titles[group] ?? group)}</text>`)
    y += 40
    const tables = tablesOf(file)
    for (let index = 0; index < tables.length; index += perRow) {
      const boxes = tables
        .slice(index, index + perRow)
        .map((table, column) => box(table, gap + column * (width + gap), y))
      parts.push(...boxes.map(({ svg }) => svg))
      y += Math.max(...boxes.map(({ height }) => height)) + gap
    }
  }
  const total = gap + perRow * (width + gap)
  const style =
    'text{font:12px system-ui,sans-serif;fill:#1b2733}.group{font-size:20px;font-weight:700}.name{fill:#fff;font-weight:700;font-size:13px}.key{font-weight:700}.type{fill:#5a6b7b}.box{fill:#fff;stroke:#8a99a8}.head{fill:#12355b}'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${y}" width="${total}" height="${y}" role="img" aria-label="The tables of MiPS"><style>${style}</style><rect width="100%" height="100%" fill="#f4f6f8"/>${parts.join('\n')}</svg>\n`
}

const order = (file) =>
  ['record', 'people', 'places', 'objects', 'events', 'access', 'search', 'reference'].indexOf(
    file.replace('.prisma', ''),
  )

const now = draw()
if (process.argv.includes('--check')) {
  if (readFileSync(picture, 'utf8') !== now) {
    complain('docs/data-model.svg is older than prisma/models: run node scripts/data-model.mjs')
    process.exitCode = 1
  }
} else writeFileSync(picture, now)

/** Reads a public test set for linking: what its columns are, and which records are one person. */
import type { CodeColumn } from '@mips/domain/linkage/code-field'
import type { LinkageRecord, LinkageSchema } from '@mips/domain/linkage/link-records'
import { parse } from 'csv-parse/sync'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type LabelledRecord = LinkageRecord & { truth: string }

export type DataSet = {
  name: string
  left: LabelledRecord[]
  /** Undefined when the list is linked with itself. */
  right: LabelledRecord[] | undefined
  schema: LinkageSchema
  /** Columns that were not understood and are not used. */
  unused: string[]
}

/** Every set in a folder: `dataset4a.csv` and `dataset4b.csv` are two lists of one set, any other file is a set. */
export function readDataSets(folder: string): DataSet[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .sort()
  if (files.length === 0) throw new Error(`There is no .csv file in ${folder}.`)
  const sets: DataSet[] = []
  for (const file of files) {
    const stem = file.slice(0, -'.csv'.length)
    if (stem.endsWith('b') && files.includes(`${stem.slice(0, -1)}a.csv`)) continue
    const other = stem.endsWith('a') ? `${stem.slice(0, -1)}b.csv` : ''
    const isTwo = files.includes(other)
    const left = readRecords(path.join(folder, file))
    const right = isTwo ? readRecords(path.join(folder, other)) : undefined
    const columns = Object.keys(left[0]?.values ?? {})
    sets.push({ name: isTwo ? stem.slice(0, -1) : stem, left, right, ...schemaOf(columns) })
  }
  return sets
}

/** The label: a column of clusters where there is one, else the number in `rec-17-org` and `rec-17-dup-0`. */
export function readRecords(file: string): LabelledRecord[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), {
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  })
  return rows.map((row, index) => {
    const label = LABELS.find((name) => row[name] !== undefined)
    const id = row.rec_id ?? row.unique_id ?? row.id ?? String(index)
    const truth = label === undefined ? (/^rec-(\d+)-/.exec(id)?.[1] ?? '') : (row[label] ?? '')
    if (truth === '')
      throw new Error(`${path.basename(file)} does not say which records are one person (row ${index + 1}).`)
    const values = Object.entries(row).filter(([name]) => !LABELS.includes(name) && !IDS.includes(name))
    return { id, truth, values: Object.fromEntries(values) }
  })
}

const LABELS = ['cluster', 'cluster_id', 'entity_id', 'true_id', 'person_id']
const IDS = ['rec_id', 'unique_id', 'id', 'source_dataset']

const FORENAMES = ['given_name', 'first_name', 'forename', 'firstname', 'fname']
const SURNAMES = ['surname', 'last_name', 'family_name', 'lastname', 'lname']
const DATES = ['date_of_birth', 'dob', 'birth_date', 'dateofbirth', 'birthdate']
const CODES: readonly (readonly [RegExp, CodeColumn['kind'], string])[] = [
  [
    /^(soc_sec_id|national_id|nino|ssn|nhs_number|passport|pnc|cro|email|phone(_number)?)$/,
    'identifier',
    'national id',
  ],
  [/^(postcode|post_code|zip|zipcode|postcode_fake)$/, 'postcode', 'postcode'],
  [/^(street_number|house_number|building_number)$/, 'number', 'house number'],
  [/^(suburb|city|town|birth_place|street|street_name|address|occupation)$/, 'place', 'place'],
  [/^(state|county|sex|gender)$/, 'category', 'category'],
]

/** What each column is, by its name. */
export function schemaOf(columns: readonly string[]): { schema: LinkageSchema; unused: string[] } {
  const used = new Set<string>()
  const first = (names: readonly string[]) => {
    const found = names.find((name) => columns.includes(name))
    if (found !== undefined) used.add(found)
    return found
  }
  const [forename, surname] = [first(FORENAMES), first(SURNAMES)]
  const [one, two] = [first(['address_1', 'address1']), first(['address_2', 'address2'])]
  const date = first(DATES)
  const codes = columns.flatMap((column): CodeColumn[] => {
    const known = CODES.find(([pattern]) => pattern.test(column))
    if (known === undefined) return []
    used.add(column)
    return [{ column, kind: known[1], words: known[2] === 'category' ? column : known[2] }]
  })
  return {
    schema: {
      ...(forename !== undefined && surname !== undefined ? { names: [forename, surname] } : {}),
      ...(one !== undefined && two !== undefined ? { lines: [one, two] } : {}),
      dates: date === undefined ? [] : [date],
      codes,
    },
    unused: columns.filter((column) => !used.has(column)),
  }
}

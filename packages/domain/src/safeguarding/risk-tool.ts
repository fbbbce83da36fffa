/** A force's own risk tool: its questions, the words of its grades and its thresholds, read from a file and compared (DA-6). */
import { type DaGrade, daGrades } from './da-tools.ts'

export interface ToolTopic {
  code: string
  /** The words in which the force puts it. */
  label: string
  /** A sign that judgement weighs above any count. */
  isGrave: boolean
}

/** `bands`: how many yes answers make a medium and a high risk; null where a count means nothing. */
export interface RiskTool {
  topics: readonly ToolTopic[]
  bands: { medium: number; high: number } | null
  grades: readonly { code: DaGrade; label: string }[]
}

export type ReadTool = { ok: true; tool: RiskTool } | { ok: false; problems: string[] }

const mostTopics = 60
const mostLetters = 500
const isCode = (text: string) => /^[A-Z][A-Z0-9_]{1,39}$/.test(text)
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Reads a tool out of JSON: `{ "topics": [{ "code", "words", "isGrave" }], "bands": { "medium", "high" }, "grades": { "STANDARD": … } }`. */
export function readToolFile(text: string): ReadTool {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return { ok: false, problems: ['It is no JSON: look for a missing comma or quotation mark.'] }
  }
  if (typeof told !== 'object' || told === null || Array.isArray(told))
    return { ok: false, problems: ['It must be one object with topics, bands and grades.'] }
  const { topics, bands, grades } = told as Record<string, unknown>
  const read = readTopics(topics)
  const thresholds = readBands(bands, read.topics.length)
  const named = readGrades(grades)
  const problems = [...read.problems, ...thresholds.problems, ...named.problems]
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 20) }
  return { ok: true, tool: { topics: read.topics, bands: thresholds.bands, grades: named.grades } }
}

function readTopics(value: unknown): { topics: ToolTopic[]; problems: string[] } {
  if (!Array.isArray(value) || value.length === 0) return { topics: [], problems: ['It holds no topics.'] }
  if (value.length > mostTopics) return { topics: [], problems: [`It holds more than ${mostTopics} topics.`] }
  const seen = new Set<string>()
  const topics: ToolTopic[] = []
  const problems: string[] = []
  for (const [place, row] of (value as unknown[]).entries()) {
    const { code, words, isGrave } = (typeof row === 'object' && row !== null ? row : {}) as Record<
      string,
      unknown
    >
    const [name, label] = [wordsOf(code), wordsOf(words)]
    const at = `Topic ${place + 1}`
    if (!isCode(name)) problems.push(`${at}: the code is of capital letters, digits and _, at most 40.`)
    else if (seen.has(name)) problems.push(`${at}: ${name} stands there twice.`)
    if (label === '' || label.length > mostLetters)
      problems.push(`${at}: it needs words, at most ${mostLetters} letters.`)
    seen.add(name)
    topics.push({ code: name, label, isGrave: isGrave === true })
  }
  return { topics, problems }
}

function readBands(value: unknown, topics: number): { bands: RiskTool['bands']; problems: string[] } {
  if (value === undefined || value === null) return { bands: null, problems: [] }
  const { medium, high } = (typeof value === 'object' ? value : {}) as Record<string, unknown>
  const isCount = (one: unknown): one is number => Number.isInteger(one) && (one as number) > 0
  if (!isCount(medium) || !isCount(high))
    return { bands: null, problems: ['The bands need two whole numbers: medium and high.'] }
  const bands = { medium, high }
  if (medium >= high) return { bands, problems: ['The band of high begins above the band of medium.'] }
  return high > topics
    ? { bands, problems: [`High begins at ${high}, and there are ${topics} topics.`] }
    : { bands, problems: [] }
}

/** The three grades keep their codes, as rules and desks read them; a force may give them its own words. */
function readGrades(value: unknown): { grades: RiskTool['grades']; problems: string[] } {
  const own = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const strange = Object.keys(own).filter((code) => !daGrades.some((grade) => grade.code === code))
  const grades = daGrades.map(({ code, label }) => ({ code, label: wordsOf(own[code]) || label }))
  const problems = strange.map(
    (code) => `${code} is no grade: ${daGrades.map((grade) => grade.code).join(', ')}.`,
  )
  return {
    grades,
    problems: grades.some(({ label }) => label.length > mostLetters)
      ? [...problems, `The words of a grade have at most ${mostLetters} letters.`]
      : problems,
  }
}

/** What a version changes against the one before. */
export interface ToolDifferences {
  added: string[]
  left: string[]
  reworded: { code: string; was: string; is: string }[]
  graver: string[]
  lessGrave: string[]
  thresholds: { was: string; is: string } | null
}

const bandsInWords = (bands: RiskTool['bands']): string =>
  bands === null ? 'no count' : `medium from ${bands.medium}, high from ${bands.high}`

export function toolDifferences(before: RiskTool | undefined, after: RiskTool): ToolDifferences {
  const was = new Map((before?.topics ?? []).map((topic) => [topic.code, topic]))
  const is = new Map(after.topics.map((topic) => [topic.code, topic]))
  const both = after.topics.flatMap((topic) => {
    const old = was.get(topic.code)
    return old === undefined ? [] : [{ old, topic }]
  })
  const [old, now] = [bandsInWords(before?.bands ?? null), bandsInWords(after.bands)]
  return {
    added: after.topics.filter(({ code }) => !was.has(code)).map(({ code, label }) => `${code} ${label}`),
    left: [...was.values()].filter(({ code }) => !is.has(code)).map(({ code, label }) => `${code} ${label}`),
    reworded: both
      .filter((pair) => pair.old.label !== pair.topic.label)
      .map((pair) => ({ code: pair.topic.code, was: pair.old.label, is: pair.topic.label })),
    graver: both.filter((pair) => pair.topic.isGrave && !pair.old.isGrave).map((pair) => pair.topic.code),
    lessGrave: both.filter((pair) => !pair.topic.isGrave && pair.old.isGrave).map((pair) => pair.topic.code),
    thresholds: old === now ? null : { was: before === undefined ? 'none' : old, is: now },
  }
}

/** The approved version of a tool that stands on a day (YYYY-MM-DD), the newest of those that have begun. */
export const standingTool = <
  Version extends { tool: string; version: number; status: string; validFrom: string },
>(
  versions: readonly Version[],
  tool: string,
  day: string,
): Version | undefined =>
  versions
    .filter((row) => row.tool === tool && row.status === 'APPROVED' && row.validFrom <= day)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.version - b.version)
    .at(-1)

// Checks an audit log of MiPS, or the proof of one entry, without MiPS: plain Node, nothing else. README.md says what it proves.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

// The parts of an entry, in the order in which they are sealed; the last one is there only where a reason was given.
const PARTS =
  `id xid at db_user era writer writer_seq request_id session_id device address actor_id actor_system
  on_behalf_of roles unit_code action act outcome reason purpose_code purpose_source purpose_ref subject_kind subject_id
  subject_version acl_id result_ids result_count terms_commit change_commit recipient reason_commit`.split(
    /\s+/,
  )
const COMMITS = { terms: 'terms_commit', change: 'change_commit', reason: 'reason_commit' }
const findings = []
const find = (where, words) => findings.push(`${where}: ${words}`)
const linesOf = (text) => text.split('\n').filter((line) => line !== '')

// --- hashes and the tree (RFC 6962) ---
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const hashLeaf = (text) => sha256(Buffer.from([0]), Buffer.from(text, 'utf8'))
const hashNode = (left, right) => sha256(Buffer.from([1]), left, right)

/** The right edge of the tree: its full parts, largest first; each new leaf joins parts of equal size. */
function addLeaf(edge, leaf) {
  let part = { size: 1, hash: leaf }
  while (edge.at(-1)?.size === part.size)
    part = { size: part.size * 2, hash: hashNode(edge.pop().hash, part.hash) }
  edge.push(part)
}
const rootOf = (edge) =>
  edge.length === 0
    ? sha256()
    : edge.map(({ hash }) => hash).reduceRight((right, left) => hashNode(left, right))

/** Walks from the root down to the leaf, and back up by the hashes of the proof, of which the last is nearest the root. */
function rootByProof(leaf, index, from, to, proof) {
  if (to - from === 1 && proof.length === 0) return leaf
  let split = 1
  while (split * 2 < to - from) split *= 2
  const [beside, rest] = [proof.at(-1), proof.slice(0, -1)]
  const fits = beside !== undefined && to - from > 1 && index >= from && index < to
  if (!fits) throw new Error('the proof does not fit')
  if (index < from + split) return hashNode(rootByProof(leaf, index, from, from + split, rest), beside)
  return hashNode(beside, rootByProof(leaf, index, from + split, to, rest))
}

// --- keys and signed heads (c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature) ---
function readKey(words) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(words) ?? []
  const bytes = Buffer.from(encoded ?? '', 'base64')
  if (bytes.length !== 33) throw new Error(`This is not a key: ${words}`)
  const key = { name, kind: bytes[0], raw: bytes.subarray(1) }
  if (idOf(key, name) !== id) throw new Error(`The number of the key ${name} does not fit it.`)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.raw.toString('base64url') }
  return Object.assign(key, { object: createPublicKey({ key: jwk, format: 'jwk' }) })
}
const idOf = (key, name) => sha256(`${name}\n`, Buffer.from([key.kind]), key.raw).toString('hex', 0, 4)

function readNote(words) {
  const end = words.lastIndexOf('\n\n')
  const signatures = linesOf(words.slice(end + 2)).map((line) => {
    const [, name, encoded] = line.split(' ')
    const bytes = Buffer.from(encoded ?? '', 'base64')
    return { name, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) }
  })
  return { text: words.slice(0, end + 1), signatures }
}

/** The head of a note: its origin must be that of the log, or of a later era of it, and the log must have signed it. */
function openHead(words, log) {
  const { text, signatures } = readNote(words)
  const [origin, size, root] = text.split('\n')
  const era = origin === log.name ? 1 : Number(/\/era\/(\d+)$/.exec(origin)?.[1])
  if (origin !== (era === 1 ? log.name : `${log.name}/era/${era}`)) return undefined
  const own = signatures.filter(({ name, id }) => name === origin && id === idOf(log, origin))
  const isSigned = own.some(({ bytes }) => verify(null, Buffer.from(text), log.object, bytes))
  return isSigned ? { era, size: Number(size), root, text, signatures } : undefined
}

/** The witnesses whose cosignature over the head holds. */
const cosignersOf = ({ text, signatures }, witnesses) =>
  witnesses.filter((witness) =>
    signatures.some(({ name, id, bytes }) => {
      if (name !== witness.name || id !== idOf(witness, name) || bytes.length !== 72) return false
      const said = `cosignature/v1\ntime ${bytes.readBigUInt64BE()}\n${text}`
      return verify(null, Buffer.from(said), witness.object, bytes.subarray(8))
    }),
  )

// --- entries: a row as the database writes it, e.g. (12,"a, ""b""",,x) ---
function readEntry(text) {
  const values = [...text.slice(1, -1).matchAll(/(?:^|,)(?:"((?:[^"\\]|\\.|"")*)"|([^,]*))/g)]
  const plain = values.map(([, quoted, bare]) => quoted?.replace(/\\(.)|"(")/g, '$1$2') ?? bare)
  if (plain.length < PARTS.length - 1 || plain.length > PARTS.length)
    throw new Error('an entry has other parts')
  return Object.fromEntries(PARTS.map((name, at) => [name, plain[at] ?? '']))
}

/** What was typed and changed must be what the entry committed to: sha256(salt, body). */
function checkPayloads(entry, payloads, where) {
  for (const { kind, salt, body } of payloads) {
    const commit = entry[COMMITS[kind]]
    if (commit === '' && kind === 'reason') continue
    if (commit !== `\\x${sha256(Buffer.from(salt, 'hex'), Buffer.from(body, 'utf8')).toString('hex')}`)
      find(where, `its ${kind} are not what it committed to`)
  }
}

// --- the whole log ---
const state = { size: 0, edge: [], times: [], heads: [], copies: [], roots: new Map(), writers: new Map() }

async function checkLog(file, { log, witnesses, need, told, within }) {
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const read = JSON.parse(line)
    const [kind] = Object.keys(read)
    if (kind in takers) takers[kind](read, log)
  }
  const cosigned = state.heads.filter((head) => cosignersOf(head, witnesses).length >= need).at(-1)
  const first = need === 0 ? state.size : (cosigned?.size ?? 0)
  const late = state.times.slice(first, state.size).filter((at) => at < state.exported - within)
  if (late.length > 0) find('witnesses', `${late.length} entries are under no head that ${need} cosigned`)
  checkTold(told, log)
  console.log(`${state.times.length} entries, ${state.times.length - state.size} of them not sealed yet.`)
  console.log(`${state.heads.length} signed heads; ${need} witnesses cosigned one over ${first} entries.`)
  for (const { text } of state.copies) console.log(text)
}

function takeEntry({ entry: text, payloads = [] }) {
  const entry = readEntry(text)
  const where = `entry ${entry.id}`
  addLeaf(state.edge, hashLeaf(text))
  state.times.push(Number(entry.at))
  const order = [entry.era, entry.xid, entry.id].map(BigInt)
  const at = order.findIndex((value, index) => value !== state.last?.[index])
  if (state.last !== undefined && !(order[at] > state.last[at])) find(where, 'it is out of order')
  state.last = order
  if (Number(entry.at) < (state.latest ?? 0) - 3600) find(where, 'its time is an hour before the last')
  state.latest = Math.max(state.latest ?? 0, Number(entry.at))
  const writer = state.writers.get(entry.writer) ?? { numbers: new Set(), isPerson: false }
  if (writer.numbers.has(entry.writer_seq)) find(where, `its number ${entry.writer_seq} is there twice`)
  writer.numbers.add(entry.writer_seq)
  writer.isPerson ||= entry.actor_system === '' && Number(entry.at) < state.exported - 60
  state.writers.set(entry.writer, writer)
  checkPayloads(entry, payloads, where)
}

function takeHead({ head: words }, log) {
  const size = state.times.length
  const root = rootOf(state.edge).toString('base64')
  Object.assign(state, { size }).roots.set(size, root)
  const head = openHead(words, log)
  if (!head) return find(`head over ${size} entries`, 'the log did not sign it')
  if (head.size !== size) return find(`head over ${head.size} entries`, `it stands after ${size} entries`)
  if (head.root === root) state.heads.push(head)
  else find(`head over ${size} entries`, 'an entry was changed, removed, added or moved')
}

function takeRecovery({ recovery: words }, log) {
  const head = openHead(words, log)
  const [, from, to] = /\nfrom (\d+) .*\nto (\d+) /.exec(head?.text ?? '') ?? []
  if (from === undefined) return find('recovery', 'its statement is not signed by the log')
  state.copies.push({ text: head.text, era: head.era, from: Number(from), to: Number(to) })
}

const takeFormat = ({ at }) => (state.exported = Date.parse(at) / 1000)
/** What is done with each line of the file, by its first word. */
const takers = { format: takeFormat, entry: takeEntry, head: takeHead, recovery: takeRecovery }

/** Holds the log to what the witness file was told: every head, and how many entries each process wrote. */
function checkTold(lines, log) {
  const writers = new Map()
  const eras = new Set([1, ...state.copies.map(({ era }) => era)])
  for (const { era } of state.heads) if (!eras.has(era)) find(`era ${era}`, 'it has no statement')
  for (const line of lines) {
    if (line.kind === 'recovery') writers.clear()
    if (line.kind === 'writer') {
      const known = writers.get(line.writer) ?? { voids: new Set() }
      for (const number of line.voids) known.voids.add(number)
      if (Date.parse(line.at) / 1000 < state.exported - 30) known.highest = Number(line.highest)
      writers.set(line.writer, known)
    }
    const head = line.kind === 'head' ? openHead(line.note, log) : undefined
    const isLost = ({ era, from, to }) => era === head.era + 1 && head.size > to && head.size <= from
    if (head === undefined || state.copies.some(isLost)) continue
    if (state.roots.get(head.size) !== head.root)
      find('witness file', `its head over ${head.size} entries is not of this log`)
  }
  for (const [writer, { highest = 0, voids }] of writers)
    for (let number = 1; number <= highest; number += 1) {
      const isThere = state.writers.get(writer)?.numbers.has(`${number}`) || voids.has(`${number}`)
      if (!isThere) find(`process ${writer}`, `its entry ${number} is gone`)
    }
  const known = new Set(lines.flatMap(({ writer = [] }) => writer))
  if (known.size === 0) return
  for (const [writer, { isPerson }] of state.writers)
    if (isPerson && !known.has(writer)) find(`process ${writer}`, 'it never told the witness of itself')
}

// --- the proof of one entry (c2sp.org/tlog-proof) ---
function checkProof(file, { log, witnesses, need }) {
  const words = readFileSync(file, 'utf8')
  const [, extra, index, hashes, note] =
    /^c2sp\.org\/tlog-proof@v1\nextra (\S+)\nindex (\d+)\n((?:[^\n]+\n)*)\n([^]*)$/.exec(words) ?? []
  if (note === undefined) throw new Error('This is not a proof.')
  const { entry: text, payloads } = JSON.parse(Buffer.from(extra, 'base64').toString('utf8'))
  const head = openHead(note, log)
  if (head === undefined) return find('head', 'the log did not sign it')
  const proof = linesOf(hashes).map((hash) => Buffer.from(hash, 'base64'))
  if (rootByProof(hashLeaf(text), Number(index), 0, head.size, proof).toString('base64') !== head.root)
    find('entry', 'it is not in the tree of the head')
  const cosigners = cosignersOf(head, witnesses).map(({ name }) => name)
  if (cosigners.length < need) find('witnesses', `${cosigners.length} cosigned the head, ${need} are needed`)
  const entry = readEntry(text)
  checkPayloads(entry, payloads, 'entry')
  entry.at = new Date(Number(entry.at) * 1000).toISOString()
  for (const [name, value] of Object.entries(entry))
    if (value !== '') console.log(`${name.padEnd(16)} ${value}`)
  for (const { kind, body } of payloads) console.log(`${kind.padEnd(16)} ${body}`)
  console.log(`Leaf ${index} of ${head.size}; cosigned by ${cosigners.join(', ') || 'nobody'}.`)
}

// --- what was asked ---
const [what, file, ...rest] = process.argv.slice(2)
/** What a witness holds: the lines of a witness file, or one head as a witness answers it. */
const toldOf = (text) =>
  text.startsWith('{')
    ? linesOf(text).flatMap((line) => (line.endsWith('}') ? JSON.parse(line) : []))
    : [{ kind: 'head', note: text }]
const given = (name) => rest.flatMap((word, at) => (word === `--${name}` ? rest[at + 1] : []))
try {
  if (!['log', 'proof'].includes(what) || given('log').length !== 1)
    throw new Error('See README.md for what to give.')
  const known = given('witness').map(readKey)
  const told = given('told').flatMap((name) => toldOf(readFileSync(name, 'utf8')))
  const asked = {
    log: readKey(given('log')[0]),
    // One key under two names is one witness.
    witnesses: [...new Map(known.map((key) => [key.raw.toString('hex'), key])).values()],
    told,
    need: Number(given('need')[0] ?? known.length),
    within: Number(given('within')[0] ?? 60),
  }
  await (what === 'log' ? checkLog(file, asked) : checkProof(file, asked))
} catch (error) {
  find(file ?? 'check.mjs', error.message)
}
for (const finding of findings) console.log(finding)
console.log(findings.length === 0 ? 'Whole: nothing was found.' : `${findings.length} findings.`)
process.exitCode = findings.length === 0 ? 0 : 1

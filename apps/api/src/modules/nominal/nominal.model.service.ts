/** The weights that this force matches people by: the fixed ones, or its own from a signed file that is checked at the start. */
import { modelText, readModelFile, type ModelFile } from '@mips/domain/linkage/model-file'
import { FIXED_MODEL, type MatchModel } from '@mips/domain/nominal/match-weights'
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where the model file is, and where the force's key for it is kept. */
export const modelFileOf = ({ dataDir }: { dataDir: string }): string =>
  path.join(dataDir, 'matching', 'model.json')
const keyFolderOf = ({ dataDir }: { dataDir: string }): string => path.join(dataDir, 'matching-key')

let active: MatchModel = FIXED_MODEL
let setAside: string | undefined

/** A file of this force that another version of MiPS wrote: rightly signed, and not to be read by this one. */
export class OutdatedModel extends Error {}

/** The weights in use. */
export const matchModel = (): MatchModel => active

/** Takes weights into use, once, when the server or a command starts. */
export function useMatchModel(model: MatchModel): void {
  active = model
}

/** Why the force's own model is not in use though it has one, in plain words; undefined when all is well. */
export const modelSetAside = (): string | undefined => setAside

/**
 * Takes the force's own model into use when one was trained. One that another version of MiPS wrote is set aside, so
 * that an upgrade starts: people are matched by the fixed weights, and `modelSetAside` says so until it is trained
 * again. Throws as `loadModelFile` does when the origin of the file is in doubt.
 */
export function useModelFile(config: { dataDir: string }): void {
  try {
    setAside = undefined
    useMatchModel(loadModelFile(config)?.model ?? FIXED_MODEL)
  } catch (error) {
    if (!(error instanceof OutdatedModel)) throw error
    setAside = error.message
    useMatchModel(FIXED_MODEL)
  }
}

/** Signs a model file with the force's Ed25519 key, which is made on first use, and puts it in place. */
export function keepModelFile(config: { dataDir: string }, file: ModelFile): void {
  const signature = sign(null, Buffer.from(modelText(file)), privateKeyIn(keyFolderOf(config))).toString(
    'base64',
  )
  const target = modelFileOf(config)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(`${target}.new`, `${JSON.stringify({ ...file, signature }, null, 2)}\n`)
  renameSync(`${target}.new`, target)
}

/**
 * The model file of this force, its signature checked; undefined when none was trained. Throws `OutdatedModel` for a
 * signed file of another version, and in plain words when it was changed, was signed by another key, or cannot be read: a server must not start on weights of unknown origin.
 */
export function loadModelFile(config: { dataDir: string }): ModelFile | undefined {
  const target = modelFileOf(config)
  if (!existsSync(target)) return undefined
  try {
    const { signature, ...rest } = JSON.parse(readFileSync(target, 'utf8')) as Record<string, unknown>
    const key = publicKeyIn(keyFolderOf(config))
    if (key === undefined) throw new Error(`the key to check it with is not in ${keyFolderOf(config)}`)
    if (typeof signature !== 'string') throw new Error('it is not signed')
    if (!verify(null, Buffer.from(modelText(rest as ModelFile)), key, Buffer.from(signature, 'base64')))
      throw new Error('its signature does not fit: it was changed, or signed by another key')
    return readOfThisVersion(rest)
  } catch (error) {
    if (error instanceof OutdatedModel) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The matching model ${target} is refused: ${why}. Train it again with \`npm run mips -- matching train\`, or remove the file to match by the fixed weights.`,
    )
  }
}

function readOfThisVersion(rest: Record<string, unknown>): ModelFile {
  try {
    return readModelFile(rest)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new OutdatedModel(
      `The weights that this force trained are not used, because another version of MiPS wrote their file: ${why}. People are matched by the fixed weights until it is trained again with \`npm run mips -- matching train\`.`,
    )
  }
}

function privateKeyIn(folder: string): KeyObject {
  const file = path.join(folder, 'matching.pem')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const made = generateKeyPairSync('ed25519')
    writeFileSync(file, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    writeFileSync(
      path.join(folder, 'matching.pub.pem'),
      made.publicKey.export({ type: 'spki', format: 'pem' }),
    )
    chmodSync(file, 0o600)
  }
  return createPrivateKey(readFileSync(file))
}

function publicKeyIn(folder: string): KeyObject | undefined {
  const file = path.join(folder, 'matching.pub.pem')
  return existsSync(file) ? createPublicKey(readFileSync(file)) : undefined
}

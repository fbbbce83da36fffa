/** How a copy is kept on this computer so that only its owner's password opens it; anybody may add to it, nobody else may read. */

/** PBKDF2 with SHA-256, as often as is asked of new systems in 2026. */
const rounds = 600_000
const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/** What lies on the disk of a person's key pair: the half that locks in the open, the half that opens under the password. */
export type KeyBox = {
  salt: Uint8Array<ArrayBuffer>
  iv: Uint8Array<ArrayBuffer>
  wrapped: ArrayBuffer
  publicKey: ArrayBuffer
}

/** Something locked: a fresh AES key for each, itself locked by the public half. */
export type Sealed = { key: ArrayBuffer; iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length))

/** The key that a password makes; it never leaves the browser's crypto. */
async function passwordKey(password: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(password.normalize('NFC'))
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

/** Makes a key pair and locks its private half under the password. */
export async function makeKeyBox(password: string): Promise<KeyBox> {
  const pair = await crypto.subtle.generateKey(
    { ...rsa, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['encrypt', 'decrypt'],
  )
  const [salt, iv] = [random(16), random(12)]
  const wrapped = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, await passwordKey(password, salt), {
    name: 'AES-GCM',
    iv,
  })
  return { salt, iv, wrapped, publicKey: await crypto.subtle.exportKey('spki', pair.publicKey) }
}

/** The half that opens, not to be taken out of the browser; undefined for another password. */
export async function openKeyBox(box: KeyBox, password: string): Promise<CryptoKey | undefined> {
  try {
    const key = await passwordKey(password, box.salt)
    const how = { name: 'AES-GCM', iv: box.iv }
    return await crypto.subtle.unwrapKey('pkcs8', box.wrapped, key, how, rsa, false, ['decrypt'])
  } catch {
    // What does not open under this password is all that there is to know.
    return undefined
  }
}

/** Locks a value; needs no password. */
export async function seal(publicKey: ArrayBuffer, value: unknown): Promise<Sealed> {
  const lock = await crypto.subtle.importKey('spki', publicKey, rsa, false, ['encrypt'])
  const raw = random(32)
  const iv = random(12)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  )
  return { key: await crypto.subtle.encrypt(rsa, lock, raw), iv, bytes }
}

/** What was locked; throws when it was changed or is of another key. */
export async function unseal(privateKey: CryptoKey, sealed: Sealed): Promise<unknown> {
  const raw = await crypto.subtle.decrypt(rsa, privateKey, sealed.key)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.bytes)
  return JSON.parse(new TextDecoder().decode(bytes))
}

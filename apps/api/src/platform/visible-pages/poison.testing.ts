/** A file with a secret planted where a reader does not see it, or where an officer takes it out. */
import type { PageArea } from './pages.ts'

export type Poison = {
  kind: string
  bytes: Buffer
  secret: string
  /** Words that are seen, and that must come through. */
  seen: string[]
  /** Whether the secret is seen and is taken out by its word. */
  isTaken?: boolean
  /** Areas of the first page that are taken out. */
  areas?: PageArea[]
}

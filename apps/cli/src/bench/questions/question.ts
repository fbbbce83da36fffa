/** A question of the set: what an officer types, and by which fact of the store its answer is known without any search. */
import type { FactName } from './facts.ts'

/** Groups of the answer of the one box; `written` is what was recorded of events and what was written in them. */
export type AnswerGroup = 'people' | 'places' | 'objects' | 'written' | 'texts'

/** What of a described person a witness says, in the form for descriptions. */
export type Said = 'sex' | 'height' | 'build' | 'hair' | 'hairStyle' | 'facialHair' | 'eyes' | 'mark' | 'age'

type Common = {
  /** As it is counted: `name heard on the radio`, `half a plate`. */
  kind: string
  fact: FactName
  /** What the fact is asked with. */
  of?: readonly string[]
  /** Which of the rows of the fact, from 0; where there are fewer it goes on from the first. */
  nth?: number
  /** Asked instead where chance put nothing of the kind into this demonstration. */
  or?: Question
}

/** `{slot}` in a text stands for what the fact says of its record, so that the same question suits every demonstration. */
export type Question =
  | (Common & { ask: 'box'; text: string; in: AnswerGroup })
  | (Common & { ask: 'description'; says: readonly Said[] })
  | (Common & { ask: 'looks'; text: string })
  | (Common & { ask: 'method' })
  | (Common & { ask: 'near'; metres: number })

/** A text for the one box that says how somebody looks, where and when. */
export const looks = (text: string, fact: FactName, of: readonly string[] = [], nth = 0): Question => ({
  ask: 'looks',
  kind: 'description typed into the box',
  text,
  fact,
  of,
  nth,
})

/** A text for the one box. */
export const box = (
  kind: string,
  inGroup: AnswerGroup,
  text: string,
  fact: FactName,
  of: readonly string[] = [],
  nth = 0,
): Question & { ask: 'box' } => ({ ask: 'box', kind, in: inGroup, text, fact, of, nth })

/** A question that calls wait at until a person has answered it: the password of a locked screen, the purpose of a look. */
import { useSyncExternalStore } from 'react'

export type Gate<Question, Answer> = {
  /** Puts the question, or joins those who wait for the same; resolves when it is answered. */
  wait: (question: Question) => Promise<Answer>
  /** Lets everybody who waits go on with the answer. */
  open: (answer: Answer) => void
  /** The question that stands, for the component that asks it. */
  useQuestion: () => Question | undefined
  question: () => Question | undefined
}

/** Makes a gate with no question standing. */
export function createGate<Question, Answer>(): Gate<Question, Answer> {
  let standing: Question | undefined
  let waiting: ((answer: Answer) => void)[] = []
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const question = () => standing
  return {
    question,
    wait(asked) {
      const answer = new Promise<Answer>((resolve) => waiting.push(resolve))
      if (standing === undefined) {
        standing = asked
        tell()
      }
      return answer
    },
    open(answer) {
      const going = waiting
      waiting = []
      standing = undefined
      tell()
      for (const go of going) go(answer)
    },
    useQuestion: () => useSyncExternalStore(subscribe, question),
  }
}

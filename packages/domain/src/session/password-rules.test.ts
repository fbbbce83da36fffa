import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordProblems } from './password-rules.ts'

const context = {
  forceName: 'Wessex Constabulary',
  staffNumber: 'WX40417',
  displayName: 'Imogen Farthingale',
}

describe('a new password', () => {
  it.each([
    ['tooshort', 'Use 15 characters'],
    ['fourteen chars', 'Use 15 characters'],
    ['x'.repeat(129), '128 characters or fewer'],
    ['passwordpassword', 'lists that attackers use'],
    ['Password12345678', 'lists that attackers use'],
    ['P@ssw0rd2026!!!!', 'lists that attackers use'],
    ['qwertyuiopasdfghjkl', 'lists that attackers use'],
    ['1234567890123456', 'lists that attackers use'],
    ['aaaaaaaaaaaaaaaaaaa', 'lists that attackers use'],
    ['zyxwvutsrqponmlkj', 'lists that attackers use'],
    ['1qaz2wsx3edc4rfv', 'lists that attackers use'],
    ['Summer2026Summer2026', 'lists that attackers use'],
    ['liverpoolfootball1', 'lists that attackers use'],
    ['blubberblubberblub', 'lists that attackers use'],
    ['correct horse battery staple', 'phrase is on the lists'],
    ['To be or not to be, that is the question', 'phrase is on the lists'],
    ['kettle farthingale moss', 'your own name'],
    ['kettle moss wx40417 lamp', 'your staff number'],
    ['moss lamp wessex kettle', 'the name of the force'],
  ])('%s is refused', (password, words) => {
    expect(passwordProblems(password, context).join(' ')).toContain(words)
  })

  it.each([
    'kettle moss lantern oboe',
    'the badger mends a violin',
    'Üben macht den Meister, oder?',
    'чайник мох фонарь гобой',
    'vLq9-tTz2-wPk6-rHd4',
    'summer monkey lent my umbrella stand',
  ])('%s is taken, without rules of composition', (password) => {
    expect(passwordProblems(password, context)).toEqual([])
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) =>
        Array.isArray(passwordProblems(typed, context)),
      ),
    )
  })
})

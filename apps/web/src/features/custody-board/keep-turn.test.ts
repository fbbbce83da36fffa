/** Sending and renewing fail each for itself, and the officer is told why and how many entries wait. */
import { ApiError } from '@mips/client/api-error'
import { describe, expect, it } from 'vitest'
import { keepTurn, type TurnParts } from './keep-turn.ts'

const fails = (error: unknown) => () => Promise.reject(error as Error)
const named = (name: string) => Object.assign(new Error('DOM'), { name })

/** A turn whose steps are counted. */
async function turn(more: Partial<TurnParts> = {}) {
  let renewed = 0
  const state = await keepTurn({
    keepProgram: undefined,
    send: () => Promise.resolve(),
    renew: () => {
      renewed += 1
      return Promise.resolve()
    },
    lines: () => Promise.resolve([]),
    ...more,
  })
  return { ...state, renewed }
}

describe('a turn of the copy', () => {
  it('is silent when all is well', async () => {
    expect(await turn()).toEqual({ waiting: 0, refused: [], troubles: [], renewed: 1 })
  })

  it('renews the copy although sending fails, and says that with the reason and what waits', async () => {
    const state = await turn({
      send: fails(new ApiError('forbidden', { status: 403 })),
      lines: () => Promise.resolve([{}, {}, { refused: 'The stay has ended.' }]),
    })
    expect(state).toEqual({
      renewed: 1,
      waiting: 2,
      refused: ['The stay has ended.'],
      troubles: ['Entries that wait could not be sent: you do not have the right for this'],
    })
  })

  it('says that the program itself is not kept, and renews the copy all the same', async () => {
    const state = await turn({ keepProgram: fails(new Error('This browser does not keep the program.')) })
    expect(state).toMatchObject({
      renewed: 1,
      troubles: ['This page would not open without a network: This browser does not keep the program.'],
    })
  })

  it('sends although the copy cannot be renewed, and says that the disk is full', async () => {
    let sent = 0
    const state = await turn({
      send: () => {
        sent += 1
        return Promise.resolve()
      },
      renew: fails(named('QuotaExceededError')),
    })
    expect(sent).toBe(1)
    expect(state.troubles).toEqual([
      'The locked copy was not renewed: this computer has no room left. Make room, or enter on another computer',
    ])
  })

  it('makes no fuss of a missing network or of a session that has ended', async () => {
    for (const code of ['offline', 'not_signed_in'] as const) {
      const error = new ApiError(code, { status: 0 })
      expect((await turn({ send: fails(error), renew: fails(error) })).troubles).toEqual([])
    }
  })

  it('counts what waits where nobody has opened the copy, and says when it cannot be read', async () => {
    expect(await turn({ send: undefined, lines: () => Promise.resolve([{}]) })).toMatchObject({
      waiting: 1,
      troubles: [],
    })
    expect((await turn({ lines: fails(named('InvalidStateError')) })).troubles).toEqual([
      'The locked copy on this computer cannot be read',
    ])
  })
})

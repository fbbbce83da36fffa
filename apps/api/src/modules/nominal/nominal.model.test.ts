/** The model file: signed, checked, and refused when anything is wrong with it. */
import { MODEL_FORMAT, type ModelFile } from '@mips/domain/linkage/model-file'
import { FIXED_MODEL } from '@mips/domain/nominal/match-weights'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  keepModelFile,
  loadModelFile,
  matchModel,
  modelFileOf,
  modelSetAside,
  useMatchModel,
  useModelFile,
} from './nominal.model.service.ts'

const trained: ModelFile = {
  format: MODEL_FORMAT,
  model: { ...FIXED_MODEL, version: 'trained for a test', surnameDifferent: -4.2 },
  trainedAt: '2026-09-07T10:00:00.000Z',
  data: { fingerprint: 'ab'.repeat(32), people: 900, pairs: 120, randomPairs: 1000 },
  training: { rounds: 4, matches: 31.5, pseudoMatches: 200 },
  control: { fixed: { best: 0.98, at: 0.9 }, trained: { best: 0.98, at: 0.91 } },
}

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'mips-model-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const edit = (change: (text: string) => string) => {
  const file = modelFileOf({ dataDir })
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

describe('a model file is refused', () => {
  it('when one weight was changed after signing', () => {
    keepModelFile({ dataDir }, trained)
    edit((text) => text.replace('"surnameDifferent": -4.2', '"surnameDifferent": -1.2'))
    expect(() => loadModelFile({ dataDir })).toThrow(/signature does not fit/)
  })

  it('when it was signed by another force', () => {
    keepModelFile({ dataDir }, trained)
    const theirs = readFileSync(modelFileOf({ dataDir }))
    rmSync(path.join(dataDir, 'matching-key'), { recursive: true })
    keepModelFile({ dataDir }, trained)
    writeFileSync(modelFileOf({ dataDir }), theirs)
    expect(() => loadModelFile({ dataDir })).toThrow(/signed by another key/)
  })

  it('when it is not signed, or no JSON, or the key is gone', () => {
    keepModelFile({ dataDir }, trained)
    edit((text) => text.replace(/,\s*"signature": "[^"]*"/, ''))
    expect(() => loadModelFile({ dataDir })).toThrow(/not signed/)
    edit(() => '{ half a file')
    expect(() => loadModelFile({ dataDir })).toThrow(/is refused/)
    keepModelFile({ dataDir }, trained)
    rmSync(path.join(dataDir, 'matching-key'), { recursive: true })
    expect(() => loadModelFile({ dataDir })).toThrow(/key to check it with/)
  })

  it('when it changes a guard, though rightly signed', () => {
    const guards = { ...FIXED_MODEL.guards, nameAndDobAloneMost: 40 }
    keepModelFile({ dataDir }, { ...trained, model: { ...trained.model, guards } })
    expect(() => loadModelFile({ dataDir })).toThrow(/changes guards/)
  })

  it('at the start too, when anybody but this force may have written it', () => {
    keepModelFile({ dataDir }, trained)
    edit((text) => text.replace('-4.2', '-4.3'))
    expect(() => useModelFile({ dataDir })).toThrow(/signature does not fit/)
    expect(matchModel()).toBe(FIXED_MODEL)
  })

  it('says what can be done about it', () => {
    keepModelFile({ dataDir }, trained)
    edit((text) => text.replace('-4.2', '-4.3'))
    expect(() => loadModelFile({ dataDir })).toThrow(/matching train|remove the file/)
  })
})

describe('a model file of another version is set aside', () => {
  const { forenameDifferent: _gone, ...weightsBefore } = FIXED_MODEL
  const older = { ...trained, model: { ...weightsBefore, version: 'trained before' } } as unknown as ModelFile

  it('so that the start goes on with the fixed weights, and it is said why and what to do', () => {
    useMatchModel(trained.model)
    keepModelFile({ dataDir }, older)
    useModelFile({ dataDir })
    expect(matchModel()).toBe(FIXED_MODEL)
    expect(modelSetAside()).toMatch(/forenameDifferent is missing.*fixed weights.*matching train/)
  })

  it('and no longer once it was trained again', () => {
    keepModelFile({ dataDir }, older)
    useModelFile({ dataDir })
    keepModelFile({ dataDir }, trained)
    useModelFile({ dataDir })
    expect(modelSetAside()).toBeUndefined()
    expect(matchModel()).toEqual(trained.model)
    useMatchModel(FIXED_MODEL)
  })
})

describe('a model file is kept', () => {
  it('and read back as it was signed', () => {
    keepModelFile({ dataDir }, trained)
    expect(loadModelFile({ dataDir })).toEqual(trained)
    expect(existsSync(`${modelFileOf({ dataDir })}.new`)).toBe(false)
  })

  it('and without one nothing is loaded', () => {
    expect(loadModelFile({ dataDir })).toBeUndefined()
  })

  it('and taken into use by whoever compares people; without one the fixed weights stay', () => {
    useModelFile({ dataDir })
    expect(matchModel()).toBe(FIXED_MODEL)
    keepModelFile({ dataDir }, trained)
    useModelFile({ dataDir })
    expect(matchModel()).toEqual(trained.model)
    useMatchModel(FIXED_MODEL)
  })
})

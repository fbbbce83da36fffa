/** `mips matching train | show`: the weights by which this force matches people. */
import {
  keepModelFile,
  loadModelFile,
  modelFileOf,
} from '@mips/api/src/modules/nominal/nominal.model.service.ts'
import type { ModelFile } from '@mips/domain/linkage/model-file'
import { FIXED_MODEL, type MatchModel } from '@mips/domain/nominal/match-weights'
import type { Command } from 'commander'
import { trainOnStore } from '../matching/train.ts'
import { readSettings } from '../platform/settings.ts'
import { print, startProgress, table } from '../platform/terminal.ts'

/** Adds both commands. */
export function addMatching(program: Command): void {
  const group = program.command('matching').description('the weights by which people are matched')
  group
    .command('train')
    .description('estimate the weights from the pairs of this store, and keep them in a signed file')
    .option('--people <n>', 'how many people are compared with all others', '4000')
    .option('--seed <n>', 'another seed samples other people', '1')
    .action(async ({ people, seed }: { people: string; seed: string }) => {
      const { adminUrl, dataDir } = readSettings()
      const { file, refused } = await trainOnStore({
        adminUrl,
        people: Number(people),
        seed: Number(seed),
        now: new Date(),
        progress: (total) => startProgress('mips  Training', total),
      })
      describe(file)
      if (refused !== undefined) throw new Error(refused)
      keepModelFile({ dataDir }, file)
      print(`mips  Kept in ${modelFileOf({ dataDir })}; it is used from the next start of the server.`)
    })
  group
    .command('show')
    .description('the weights in use: from the signed file, or the fixed ones')
    .action(() => {
      const { dataDir } = readSettings()
      const file = loadModelFile({ dataDir })
      if (file === undefined)
        print(`mips  No model was trained: the fixed weights are used (${FIXED_MODEL.version}).`)
      else describe(file)
    })
}

function describe({ model, trainedAt, data, training, control }: ModelFile): void {
  const say = ({ best, at }: { best: number; at: number }) =>
    `${best.toFixed(4)} best, ${at.toFixed(4)} at "possible"`
  print(`mips  ${model.version}, trained ${trainedAt} on ${data.pairs} pairs of ${data.people} people`)
  print(
    `mips  ${data.randomPairs} random pairs, ${training.rounds} rounds, ${training.matches} matches, anchor ${training.pseudoMatches}`,
  )
  print(`mips  Data ${data.fingerprint}`)
  print(`mips  F1 on the control set: fixed ${say(control.fixed)}; trained ${say(control.trained)}`)
  print(table(['field', 'level', 'fixed', 'trained'], changesOf(model)).replaceAll(/^/gm, '  '))
}

/** Weights in bits; of names the chance m, from which the weight of each name is reckoned by its frequency. */
function changesOf(model: MatchModel): string[][] {
  const rows: string[][] = []
  const add = (field: string, level: string, fixed: number, trained: number, unit: string) => {
    if (fixed !== trained)
      rows.push([field, level, `${fixed.toFixed(2)}${unit}`, `${trained.toFixed(2)}${unit}`])
  }
  for (const field of ['surname', 'forename'] as const)
    for (const [level, fixed] of Object.entries(FIXED_MODEL[field])) {
      const trained = (model[field] as Record<string, { m: number }>)[level]?.m ?? fixed.m
      add(field, level, 100 * fixed.m, 100 * trained, ' %')
    }
  add('surname', 'different', FIXED_MODEL.surnameDifferent, model.surnameDifferent, ' bits')
  add('forename', 'different', FIXED_MODEL.forenameDifferent, model.forenameDifferent, ' bits')
  for (const field of ['middle', 'dob', 'sex', 'postcode'] as const)
    for (const [level, fixed] of Object.entries(FIXED_MODEL[field]))
      add(field, level, fixed, (model[field] as Record<string, number>)[level] ?? fixed, ' bits')
  return rows
}

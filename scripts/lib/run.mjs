// Starts child processes and tells the terminal what is going on.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Prints one line. */
export const print = (line) => process.stdout.write(`${line}\n`)

/** Prints one line about what went wrong. */
export const complain = (line) => process.stderr.write(`${line}\n`)

/** Says one line about the progress of the work. */
export const say = (line) => print(`mips  ${line}`)

/** Stops the work with words that a person can act on. */
export function giveUp(...lines) {
  throw new Error(lines.join('\nmips  '))
}

/** Runs a command of ours to its end; a failure is told in words and ends the program with 1. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    complain(`mips  ${process.env.MIPS_DEBUG ? error.stack : error.message}`)
    process.exit(1)
  }
}

const children = new Set()

/** Ends the programs that are running on our behalf. */
export function endChildren() {
  for (const child of children) child.kill('SIGTERM')
}

/**
 * Runs a program to its end.
 * @returns {Promise<{ code: number, output: string }>} output is empty unless `capture` is set
 */
export function run(command, args, { cwd = root, env = {}, capture = false, quiet = false, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture || quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    children.add(child)
    if (child.pid !== undefined) onStart?.(child.pid)
    child.on('error', reject)
    child.on('close', (code) => {
      children.delete(child)
      if (quiet && code !== 0) process.stderr.write(output)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Runs a program and throws, with its name, when it fails. */
export async function must(command, args, options) {
  const done = await run(command, args, options)
  if (done.code !== 0)
    throw new Error(`${path.basename(command)} ${args.join(' ')} failed (exit ${done.code}).`)
  return done
}

/** Runs a JavaScript program of an installed package with this Node. */
export const node = (args, options) => run(process.execPath, args, options)
export const mustNode = (args, options) => must(process.execPath, args, options)

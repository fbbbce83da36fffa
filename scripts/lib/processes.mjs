// One MiPS at a time in one data folder: who runs, and the end of what a killed run left behind.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { giveUp, say } from './run.mjs'

/**
 * Takes the data folder for this process, or says who has it.
 * @returns {{ remember: (children: number[]) => void, release: () => void }}
 */
export async function takeFolder(dataDir) {
  const file = path.join(dataDir, 'running.json')
  const earlier = readEarlier(file)
  if (earlier !== undefined && isNodeProcess(earlier.pid) && earlier.pid !== process.pid) {
    giveUp(
      `MiPS is already running in ${dataDir} (process ${earlier.pid}).`,
      'Stop it with Ctrl-C in its own window, or use another folder: MIPS_DATA_DIR=.data2 PORT=8081 npm start',
    )
  }
  for (const child of earlier?.children ?? []) await endStray(child)
  const remember = (children) => writeFileSync(file, JSON.stringify({ pid: process.pid, children }))
  mkdirSync(dataDir, { recursive: true })
  remember([])
  return { remember, release: () => rmSync(file, { force: true }) }
}

/** Stops with a clear message when another program listens on the port. */
export async function checkPort(port, host) {
  const taken = await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
  if (taken === undefined) return
  const why = taken === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${taken})`
  giveUp(
    `Port ${port} ${why}.`,
    `Stop that program, or start MiPS on another port: PORT=${port + 1} npm start`,
  )
}

/** True while a process lives. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Asks a process to end, and ends it when it does not within the time. */
export async function end(pid, withinMs = 15_000) {
  for (const [signal, patience] of [
    ['SIGTERM', withinMs],
    ['SIGKILL', 5_000],
  ]) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = performance.now() + patience
    while (performance.now() < deadline) {
      if (!isAlive(pid)) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}

async function endStray(pid) {
  if (!isNodeProcess(pid)) return
  say('Ending a server that an earlier run left behind.')
  await end(pid)
}

/** A process id is used again by the system: only a live Node program can be one of ours. */
function isNodeProcess(pid) {
  if (!isAlive(pid)) return false
  const commandLine = `/proc/${pid}/cmdline`
  if (!existsSync(commandLine)) return process.platform !== 'linux'
  const words = readFileSync(commandLine, 'utf8')
  return ['start.mjs', 'dev.mjs', 'main.js', 'mips.js', 'vite.js', 'tsx'].some((name) => words.includes(name))
}

function readEarlier(file) {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** The routes of the pole module. */
import { pole } from '@mips/contracts'
import { AppError } from '../../platform/errors.ts'
import type { Module } from '../../platform/http/module.ts'

const notReady = () => Promise.reject(new AppError('not_ready'))

export const poleModule: Module = { contract: pole, handlers: Object.fromEntries(Object.keys(pole.routes).map((name) => [name, notReady])) }

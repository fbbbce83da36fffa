/** Lays out a large chart beside the page, so that the page answers meanwhile. */
import { layOutMany, type Pairs } from './force-layout.ts'

export type LayoutAsked = { number: number; count: number; pairs: Pairs }
export type LayoutAnswer = { number: number; spots: Float64Array }

addEventListener('message', ({ data }: MessageEvent<LayoutAsked>) => {
  const spots = layOutMany(data.count, data.pairs)
  const answer: LayoutAnswer = { number: data.number, spots }
  postMessage(answer, { transfer: [spots.buffer] })
})

/** How much harm makes an investigation one of high risk, which is reviewed more often (RW-2). */

/** Half of grave harm is enough for the shorter cycle of reviews. */
export const isHighRisk = (harm: number, graveHarm: number): boolean => harm * 2 >= graveHarm
